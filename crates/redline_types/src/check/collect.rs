//! The package block: an object for each declaration at top level (spec:
//! Declarations and scope, Method declarations).

use std::sync::atomic::AtomicBool;

use redline_base::{Name, Span};
use redline_names::receiver_base;
use redline_syntax::{Decl, DeclId, FuncDecl, IdentId, Spec, SpecId, ValueSpec};
use rustc_hash::FxHashMap;

use super::entry::{ConstDecl, VarDecl};
use super::package::{Import, Package};
use super::{Context, Entry, EntryId, EntryKind};
use crate::error::ErrorCode;
use crate::source::is_blank;
use crate::{Declared, Method, Object, ObjectId, ObjectKind, VarKind};

impl Package<'_> {
    /// Collects the declarations of all files.
    pub(crate) fn collect(&mut self) {
        for file in 0..self.source.files.len() {
            self.collect_imports(file);
            for &decl in self.source.files[file].tree.decls() {
                self.collect_decl(file, decl);
            }
        }
        self.associate_methods();
        let member = |(&name, &entry): (&Name, &EntryId)| (name, self[entry].object);
        let members: FxHashMap<Name, ObjectId> = self.by_name.iter().map(member).collect();
        self.store[self.source.package].set_members(members);
    }

    fn collect_imports(&mut self, file: usize) {
        let resolution = self.source.files[file].resolution;
        let imports =
            resolution.imports().iter().map(|import| self.import_of(file, import)).collect();
        self.imports.push(imports);
    }

    fn import_of(&self, file: usize, import: &redline_names::Import) -> Import {
        let source = &self.source.files[file];
        let package = match import.path.as_str() {
            "unsafe" => Some(self.store.unsafe_package()),
            "C" => None,
            path => (self.source.imports)(path),
        };
        let Spec::Import(spec) = source.tree[import.spec] else {
            unreachable!("an import comes from an import spec");
        };
        let (name, span) = match spec.name {
            Some(ident) => (source.tree[ident].name, source.tree[ident].span),
            None => (self.imported_name(package, &import.path), source.tree.span(spec.path)),
        };
        let kind = package.map_or(ObjectKind::Package(self.source.package), ObjectKind::Package);
        let object = self.add_object(kind, name, file, span);
        if let Some(ident) = spec.name {
            self.records[file].set_declared(ident, object);
        }
        Import { package, object, used: AtomicBool::new(false) }
    }

    /// The name of a package that the file does not name itself.
    fn imported_name(&self, package: Option<crate::PackageId>, path: &str) -> Name {
        match package {
            Some(package) => self.store[package].name,
            None => self.store.names().intern(path.rsplit('/').next().unwrap_or(path)),
        }
    }

    fn add_object(&self, kind: ObjectKind, name: Name, file: usize, span: Span) -> ObjectId {
        let file = u32::try_from(file).expect("a package has fewer than u32::MAX files");
        let declared = Declared { file, offset: span.start };
        self.store.add_object(Object::new(kind, name, Some(self.source.package), Some(declared)))
    }

    fn collect_decl(&mut self, file: usize, decl: DeclId) {
        let tree = self.source.files[file].tree;
        match &tree[decl] {
            Decl::Func(func) => self.collect_func(file, decl, func),
            Decl::Const(_) => self.collect_consts(file, decl),
            Decl::Type(_) | Decl::Var(_) => {
                for spec in tree.specs_of(decl) {
                    self.collect_spec(file, spec);
                }
            }
            Decl::Import(_) | Decl::Bad => {}
        }
    }

    /// A spec without type and values repeats those of the last one that has values.
    fn collect_consts(&mut self, file: usize, decl: DeclId) {
        let tree = self.source.files[file].tree;
        let mut last: Option<ValueSpec> = None;
        for (iota, spec) in (0..).zip(tree.specs_of(decl)) {
            let Spec::Value(value) = tree[spec] else { continue };
            let inherited = value.ty.is_none() && value.values.is_empty();
            if !inherited {
                last = Some(value);
            }
            let written = last.unwrap_or(value);
            let values = tree.list(written.values);
            for (index, ident) in tree.idents_of(value.names).enumerate() {
                let value = values.get(index).copied();
                let decl = ConstDecl { ty: written.ty, value, iota, inherited };
                self.declare(file, ident, ObjectKind::Const, EntryKind::Const(decl));
            }
        }
    }

    /// Each declaration of constants or variables has as many values as names.
    pub(crate) fn check_arities(&self) {
        for file in 0..self.source.files.len() {
            let mut context = Context::new(self, file);
            let tree = context.tree;
            for &decl in tree.decls() {
                let is_const = matches!(tree[decl], Decl::Const(_));
                let mut last = None;
                for spec in tree.specs_of(decl) {
                    let Spec::Value(spec) = tree[spec] else { continue };
                    if spec.ty.is_some() || !spec.values.is_empty() {
                        last = Some(spec);
                    }
                    let written = last.filter(|_| is_const).unwrap_or(spec);
                    context.check_arity(&spec, &written, is_const);
                }
            }
        }
    }

    fn collect_spec(&mut self, file: usize, spec: SpecId) {
        let tree = self.source.files[file].tree;
        match tree[spec] {
            Spec::Type(ty) => {
                let kind = if ty.alias { ObjectKind::Alias } else { ObjectKind::Type };
                self.declare(file, ty.name, kind, EntryKind::Type(spec));
            }
            Spec::Value(value) => {
                for (index, ident) in tree.idents_of(value.names).enumerate() {
                    let kind = EntryKind::Var(VarDecl { spec, index });
                    self.declare(file, ident, ObjectKind::Var(VarKind::Package), kind);
                }
            }
            Spec::Import(_) => {}
        }
    }

    fn collect_func(&mut self, file: usize, decl: DeclId, func: &FuncDecl) {
        if func.receiver.is_none() {
            self.declare(file, func.name, ObjectKind::Func, EntryKind::Func(decl));
            return;
        }
        let kind = ObjectKind::Method(self.store.add_method(Method::default()));
        self.add_declaration(file, func.name, kind, EntryKind::Method(decl));
    }

    /// Adds an object and, unless it is `_` or `init`, puts it into the package block.
    fn declare(&mut self, file: usize, ident: IdentId, object: ObjectKind, kind: EntryKind) {
        let id = self.add_declaration(file, ident, object, kind);
        let names = self.store.names();
        let declared = self.source.files[file].tree[ident];
        let is_init = object == ObjectKind::Func && names.text(declared.name) == "init";
        if is_blank(names, declared.name) || is_init {
            return;
        }
        if self.by_name.contains_key(&declared.name) {
            let message = format!("{} redeclared in this block", names.text(declared.name));
            return self.error(file, declared.span, ErrorCode::DuplicateDecl, message);
        }
        self.by_name.insert(declared.name, id);
    }

    fn add_declaration(
        &mut self,
        file: usize,
        ident: IdentId,
        object: ObjectKind,
        kind: EntryKind,
    ) -> EntryId {
        let declared = self.source.files[file].tree[ident];
        let object = self.add_object(object, declared.name, file, declared.span);
        self.records[file].set_declared(ident, object);
        let id = self.add_entry(Entry { object, file, kind });
        self.by_ident[file].insert(ident, id);
        id
    }

    /// Finds the type that each method belongs to.
    fn associate_methods(&mut self) {
        let mut methods: FxHashMap<EntryId, Vec<EntryId>> = FxHashMap::default();
        let mut by_name: FxHashMap<Name, Vec<EntryId>> = FxHashMap::default();
        for (index, entry) in self.entries.iter().enumerate() {
            let EntryKind::Method(decl) = entry.kind else { continue };
            by_name.entry(self.store[entry.object].name).or_default().push(EntryId::new(index));
            if let Some(base) = self.base_type(entry.file, decl) {
                methods.entry(base).or_default().push(EntryId::new(index));
            }
        }
        self.methods = methods;
        self.methods_by_name = by_name;
    }

    /// The type that a receiver names, through aliases.
    fn base_type(&self, file: usize, decl: DeclId) -> Option<EntryId> {
        let tree = self.source.files[file].tree;
        let Decl::Func(func) = &tree[decl] else { return None };
        let mut name = receiver_base(tree, func)?;
        // An alias of an alias of …: a cycle ends where each has been met.
        for _ in 0..=self.entries.len() {
            let &entry = self.by_name.get(&name)?;
            let EntryKind::Type(spec) = self[entry].kind else { return None };
            let tree = self.source.files[self[entry].file].tree;
            let Spec::Type(ty) = tree[spec] else { return None };
            if !ty.alias {
                return Some(entry);
            }
            name = redline_names::base_type_name(tree, ty.ty)?;
        }
        None
    }
}
