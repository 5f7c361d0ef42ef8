//! What the functions of a package share while they are lowered.

use redline_base::{Name, Span};
use redline_names::Resolution;
use redline_syntax::Tree;
use redline_types::{CheckedPackage, PackageSource, Param, Records, Store, Type, TypeId};
use rustc_hash::FxHashMap;

use super::{Escapes, Lowering};
use crate::verify::mentions_unknown;
use crate::{Function, FunctionId, FunctionKind, PackageIr, UnknownReason};

/// Lowers the functions of a package, and its initialization. What does not type-check
/// is unknown in them ([`UnknownReason::IllTyped`]), with as little around it as can be.
pub fn lower_package(
    store: &Store,
    source: PackageSource<'_>,
    checked: &CheckedPackage,
) -> PackageIr {
    lower_files(store, source, checked, &|_| true)
}

/// As [`lower_package`], for some of the files, by their index: what only others have is
/// as if another package had it.
pub fn lower_files(
    store: &Store,
    source: PackageSource<'_>,
    checked: &CheckedPackage,
    is_wanted: &dyn Fn(usize) -> bool,
) -> PackageIr {
    let files: Vec<usize> = (0..source.files.len()).filter(|&file| is_wanted(file)).collect();
    let mut package = Package {
        store,
        source,
        checked,
        files,
        functions: Vec::new(),
        doubtful: Vec::new(),
        unknown: FxHashMap::default(),
        pointers: FxHashMap::default(),
        nothing: store.intern(Type::Tuple([].into())),
        blank: store.names().intern("_"),
    };
    for index in package.files.clone() {
        package.lower_file(index);
    }
    package.lower_initialization();
    let mut ir = PackageIr { functions: package.functions };
    let all = (0..ir.functions.len()).map(FunctionId::new);
    let doubtful = if checked.errors.is_empty() { package.doubtful } else { all.collect() };
    for function in doubtful {
        ir.forget_ill_typed(store, function);
    }
    ir
}

/// What the functions of a package share while they are lowered.
pub(crate) struct Package<'a> {
    pub(crate) store: &'a Store,
    pub(crate) source: PackageSource<'a>,
    pub(crate) checked: &'a CheckedPackage,
    /// The files that are lowered, in order.
    pub(crate) files: Vec<usize>,
    functions: Vec<Function>,
    /// Functions in which something has a type that is not known.
    pub(crate) doubtful: Vec<FunctionId>,
    /// Whether a part of a type is not known, of the types that were asked for.
    unknown: FxHashMap<TypeId, bool>,
    pointers: FxHashMap<TypeId, TypeId>,
    /// The type of what has no value: an empty tuple.
    pub(crate) nothing: TypeId,
    blank: Name,
}

/// A file of the package, as the lowering of its functions sees it.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) index: usize,
    pub(crate) tree: &'a Tree,
    pub(crate) records: &'a Records,
    pub(crate) resolution: &'a Resolution,
    /// N of its language version, Go 1.N.
    pub(crate) language: u32,
}

impl<'a> Package<'a> {
    /// A file of the package.
    pub(crate) fn file(&self, index: usize) -> File<'a> {
        let source = &self.source.files[index];
        File {
            index,
            tree: source.tree,
            records: &self.checked.records[index],
            resolution: source.resolution,
            language: source.language,
        }
    }

    fn lower_file(&mut self, index: usize) {
        let file = self.file(index);
        for (id, decl) in file.tree.func_decls() {
            let Some(object) = file.records.declared(decl.name) else { continue };
            let function = self.reserve(FunctionKind::Declared(object), file, file.tree.span(id));
            self.functions[function.index()].signature = self.store.type_of(object);
            if let Some(body) = decl.body {
                let root = redline_syntax::Node::Decl(id);
                let escapes = Escapes::of(self.store, file, root, file.tree.span(id));
                let lowering = Lowering::new(self, file, function, &escapes);
                lowering.declared(decl, body);
            }
        }
    }

    /// A function whose body is not known yet.
    pub(crate) fn reserve(&mut self, kind: FunctionKind, file: File<'_>, span: Span) -> FunctionId {
        self.functions.push(Function {
            kind,
            signature: redline_types::Basic::Invalid.id(),
            free_vars: [].into(),
            file: file.index,
            span,
            body: Err(UnknownReason::NoBody),
        });
        FunctionId::new(self.functions.len() - 1)
    }

    /// The function with this id.
    pub(crate) fn function(&mut self, id: FunctionId) -> &mut Function {
        &mut self.functions[id.index()]
    }

    /// The type of addresses of variables of a type.
    pub(crate) fn pointer(&mut self, ty: TypeId) -> TypeId {
        let store = self.store;
        *self.pointers.entry(ty).or_insert_with(|| store.intern(Type::Pointer(ty)))
    }

    /// The type of several results.
    pub(crate) fn tuple(&self, types: &[TypeId]) -> TypeId {
        let params = types.iter().map(|&ty| Param { name: None, ty }).collect();
        self.store.intern(Type::Tuple(params))
    }

    /// Whether a part of a type is not known.
    pub(crate) fn mentions_unknown(&mut self, ty: TypeId) -> bool {
        let store = self.store;
        *self.unknown.entry(ty).or_insert_with(|| mentions_unknown(store, ty))
    }

    /// Whether a name is `_`.
    pub(crate) fn is_blank(&self, name: Name) -> bool {
        name == self.blank
    }
}
