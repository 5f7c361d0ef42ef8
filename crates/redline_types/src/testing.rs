//! Declarations for tests: from Go text to a store, without checking anything.

use std::collections::BTreeMap;

use redline_base::{Interner, Name};
use redline_names::Predeclared;
use redline_syntax::{self as syntax, Expr, ExprId, FieldListId, Spec, TokenKind, Tree};

use crate::{
    Alias, ChanDir, Interface, Method, Named, Object, ObjectId, ObjectKind, Package, PackageId,
    Param, Receiver, Signature, Store, Struct, Term, Type, TypeId, TypeParamId, VarKind,
    instantiate,
};

/// Packages that were read from text.
pub(crate) struct Reader {
    pub(crate) store: Store,
    packages: BTreeMap<String, Scope>,
}

/// The objects of a package by name.
type Scope = BTreeMap<Name, ObjectId>;

impl Reader {
    pub(crate) fn new() -> Self {
        Self { store: Store::new(Interner::new()), packages: BTreeMap::new() }
    }

    /// Reads a package; it may refer to those that were read before.
    pub(crate) fn package(&mut self, path: &str, declarations: &str) {
        let source = format!("package {path}\n{declarations}");
        let tree = self.parse(&source);
        let name = self.store.names().intern(path);
        let package = self.store.add_package(Package::new(path, name));
        let mut file = self.file(&tree, &source, package);
        file.declare();
        file.define();
        let scope = file.scope;
        self.packages.insert(path.into(), scope);
    }

    fn parse(&self, source: &str) -> Tree {
        let parsed = syntax::parse(source.as_bytes(), self.store.names());
        assert!(parsed.errors.is_empty(), "{:?} in\n{source}", parsed.errors);
        parsed.tree
    }

    fn file<'a>(&'a self, tree: &'a Tree, source: &'a str, package: PackageId) -> File<'a> {
        let scope = self.packages.get(&*self.store[package].path).cloned().unwrap_or_default();
        File {
            reader: self,
            tree,
            source,
            package,
            scope,
            type_params: Vec::new(),
            open: Vec::new(),
        }
    }

    fn package_id(&self, path: &str) -> PackageId {
        let object = self.packages[path].values().next().expect("a package declares something");
        self.store[*object].package.expect("what is declared belongs to a package")
    }

    /// The type that is written in package `p`.
    pub(crate) fn ty(&self, text: &str) -> TypeId {
        let source = format!("package p\nvar _ {text}\n");
        let (tree, source) = match syntax::parse(source.as_bytes(), self.store.names()) {
            parsed if parsed.errors.is_empty() => (parsed.tree, source),
            _ => {
                let source = format!("package p\nvar _ = {text}\n");
                (self.parse(&source), source)
            }
        };
        let mut file = self.file(&tree, &source, self.package_id("p"));
        let spec = tree.specs_of(tree.decls()[0]).next().expect("one spec is written");
        let Spec::Value(value) = tree[spec] else { panic!("{text} is no value") };
        let expr = value.ty.unwrap_or_else(|| tree.list(value.values)[0]);
        let ty = file.ty(expr);
        file.close();
        ty
    }

    /// The constraint that is written: what is no interface gets one around it.
    pub(crate) fn constraint(&self, text: &str) -> TypeId {
        let source = format!("package p\nfunc _[_ {text}]() {{}}\n");
        let tree = self.parse(&source);
        let mut file = self.file(&tree, &source, self.package_id("p"));
        let (_, func) = tree.func_decls().next().expect("one function is written");
        let list = tree[func.ty].type_params.expect("it has a type parameter");
        let params = file.declare_type_params(list);
        file.close();
        self.store[params[0]].constraint().expect("it was read")
    }

    /// The function and the arguments of a call.
    pub(crate) fn call(&self, text: &str) -> Call {
        self.call_within(None, text)
    }

    /// The same in a function that has the type parameters of another one.
    pub(crate) fn call_within(&self, function: Option<&str>, text: &str) -> Call {
        let source = format!("package p\nvar _ = {text}\n");
        let tree = self.parse(&source);
        let mut file = self.file(&tree, &source, self.package_id("p"));
        if let Some(function) = function {
            let Type::Signature(outer) = &self.store[self.call(function).function.ty] else {
                panic!("{function} is no function");
            };
            for &param in &outer.type_params {
                let name = self.store[self.store[param].object].name;
                file.type_params.push((name, self.store.intern(Type::TypeParam(param))));
            }
        }
        let spec = tree.specs_of(tree.decls()[0]).next().expect("one spec is written");
        let Spec::Value(value) = tree[spec] else { panic!("{text} is no value") };
        let call = match tree[tree.list(value.values)[0]] {
            Expr::Call { callee, args, .. } => {
                let args = tree.list(args).iter().map(|&arg| file.operand(arg)).collect();
                Call { function: file.operand(callee), args }
            }
            _ => Call { function: file.operand(tree.list(value.values)[0]), args: Vec::new() },
        };
        file.close();
        call
    }
}

pub(crate) struct Call {
    pub(crate) function: Operand,
    pub(crate) args: Vec<Operand>,
}

pub(crate) struct Operand {
    pub(crate) ty: TypeId,
    pub(crate) type_args: Vec<TypeId>,
    pub(crate) text: String,
}

struct File<'a> {
    reader: &'a Reader,
    tree: &'a Tree,
    source: &'a str,
    package: PackageId,
    scope: Scope,
    /// The type parameters that can be used, the innermost last.
    type_params: Vec<(Name, TypeId)>,
    /// Constraints that need an interface around them if they are none.
    open: Vec<(TypeParamId, TypeId)>,
}

impl<'a> File<'a> {
    fn store(&self) -> &'a Store {
        &self.reader.store
    }

    fn text(&self, expr: ExprId) -> String {
        let span = self.tree.span(expr);
        self.source[span.start as usize..span.end as usize].to_owned()
    }

    fn object(&self, kind: ObjectKind, name: Name) -> ObjectId {
        self.store().add_object(Object::new(kind, name, Some(self.package), None))
    }

    fn specs(&self) -> Vec<Spec> {
        let tree = self.tree;
        tree.decls().iter().flat_map(|&decl| tree.specs_of(decl)).map(|spec| tree[spec]).collect()
    }

    fn declare(&mut self) {
        let store = self.store();
        for spec in self.specs() {
            let Spec::Type(spec) = spec else { continue };
            let name = self.tree[spec.name].name;
            let kind = if spec.alias { ObjectKind::Alias } else { ObjectKind::Type };
            let object = self.object(kind, name);
            let ty = if spec.alias {
                Type::Alias(store.add_alias(object))
            } else {
                Type::Named(store.add_named(object))
            };
            store[object].set_type(store.intern(ty));
            self.scope.insert(name, object);
        }
    }

    fn define(&mut self) {
        let store = self.store();
        let mut targets = Vec::new();
        for spec in self.specs() {
            let Spec::Type(spec) = spec else { continue };
            let object = self.scope[&self.tree[spec.name].name];
            let outer = self.type_params.len();
            let params = spec.type_params.map(|list| self.declare_type_params(list));
            let params: Box<[TypeParamId]> = params.unwrap_or_default().into();
            let target = self.ty(spec.ty);
            match store[store.type_of(object)] {
                Type::Alias(id) => define_alias(&store[id], params, target),
                Type::Named(id) => {
                    store[id].set_type_params(params);
                    targets.push((id, target));
                }
                _ => unreachable!("types are declared as one or the other"),
            }
            self.type_params.truncate(outer);
        }
        // A chain of definitions is as long as there are types at most.
        for _ in 0..targets.len() {
            for &(id, target) in &targets {
                define_named(store, &store[id], target);
            }
        }
        self.close();
        self.functions();
        self.variables();
        self.close();
    }

    /// Puts interfaces around constraints that are none.
    fn close(&mut self) {
        let store = self.store();
        for (param, ty) in std::mem::take(&mut self.open) {
            store[param].set_constraint(match store[store.underlying(ty)] {
                Type::Interface(_) => ty,
                _ => self.implicit(ty),
            });
        }
    }

    fn implicit(&self, ty: TypeId) -> TypeId {
        let interface = Interface::new([].into(), [ty].into(), true);
        self.store().intern(Type::Interface(self.store().add_interface(interface)))
    }

    fn variables(&mut self) {
        for spec in self.specs() {
            let Spec::Value(spec) = spec else { continue };
            let Some(ty) = spec.ty else { continue };
            let ty = self.ty(ty);
            for name in self.tree.idents_of(spec.names) {
                let name = self.tree[name].name;
                let object = self.object(ObjectKind::Var(VarKind::Package), name);
                self.store()[object].set_type(ty);
                self.scope.insert(name, object);
            }
        }
    }

    fn functions(&mut self) {
        let store = self.store();
        let mut methods: BTreeMap<TypeId, Vec<ObjectId>> = BTreeMap::new();
        for (_, &func) in self.tree.func_decls() {
            let outer = self.type_params.len();
            let name = self.tree[func.name].name;
            let receiver = func.receiver.map(|list| self.receiver(list));
            let ty = self.signature(func.ty);
            self.type_params.truncate(outer);
            let object = match receiver {
                None => self.object(ObjectKind::Func, name),
                Some((base, receiver)) => {
                    let method = store.add_method(Method::default());
                    store[method].set_receiver(receiver);
                    let object = self.object(ObjectKind::Method(method), name);
                    methods.entry(base).or_default().push(object);
                    object
                }
            };
            store[object].set_type(ty);
            if func.receiver.is_none() {
                self.scope.insert(name, object);
            }
        }
        for (base, methods) in methods {
            let Type::Named(id) = store[base] else { panic!("a receiver is a defined type") };
            store[id].set_methods(methods.into());
        }
    }

    /// The generic type behind a receiver, and the receiver.
    fn receiver(&mut self, list: FieldListId) -> (TypeId, Receiver) {
        let field = self.tree.fields_of(list).next().expect("a receiver is one field");
        let ty = self.tree[field].ty.expect("a receiver has a type");
        let (base, is_pointer) = match self.tree[ty] {
            Expr::Star(base) => (base, true),
            _ => (ty, false),
        };
        let (base, names) = match self.tree[base] {
            Expr::Index { base, index } => (base, vec![index]),
            Expr::IndexList { base, indices } => (base, self.tree.list(indices).to_vec()),
            _ => (base, Vec::new()),
        };
        let base = self.ty(base);
        let type_params: Box<[TypeParamId]> = names
            .iter()
            .enumerate()
            .map(|(index, &name)| self.receiver_param(name, index))
            .collect();
        let receiver = Receiver { ty: base, name: None, type_params, is_pointer };
        (base, receiver)
    }

    fn receiver_param(&mut self, name: ExprId, index: usize) -> TypeParamId {
        let Expr::Ident(name) = self.tree[name] else { panic!("a type parameter is a name") };
        let any = self.store().predeclared_type(Predeclared::Any);
        let param = self.type_param(name, index);
        self.store()[param].set_constraint(any);
        param
    }

    fn type_param(&mut self, name: Name, index: usize) -> TypeParamId {
        let store = self.store();
        let object = self.object(ObjectKind::Type, name);
        let index = u32::try_from(index).expect("there are few type parameters");
        let param = store.add_type_param(object, index);
        let ty = store.intern(Type::TypeParam(param));
        store[object].set_type(ty);
        self.type_params.push((name, ty));
        param
    }

    fn declare_type_params(&mut self, list: FieldListId) -> Vec<TypeParamId> {
        let tree = self.tree;
        let mut params = Vec::new();
        let mut fields = Vec::new();
        for field in tree.fields_of(list) {
            let from = params.len();
            for name in tree.idents_of(tree[field].names) {
                params.push(self.type_param(tree[name].name, params.len()));
            }
            fields.push((field, from..params.len()));
        }
        for (field, own) in fields {
            let expr = tree[field].ty.expect("a type parameter has a constraint");
            let ty = self.ty(expr);
            let is_element = matches!(self.store()[ty], Type::Union(_));
            let ty = if is_element { self.implicit(ty) } else { ty };
            self.open.extend(params[own].iter().map(|&param| (param, ty)));
        }
        params
    }

    fn ty(&mut self, expr: ExprId) -> TypeId {
        let (store, tree) = (self.store(), self.tree);
        let ty = match tree[expr] {
            Expr::Ident(name) => return self.named(name),
            Expr::Paren(inner) => return self.ty(inner),
            Expr::Selector { base, name } => {
                let object = self.reader.packages[&self.text(base)][&name];
                return store.type_of(object);
            }
            Expr::Index { base, index } => {
                let args = [self.ty(index)];
                return self.instance(base, &args);
            }
            Expr::IndexList { base, indices } => {
                let args: Vec<_> = tree.list(indices).iter().map(|&arg| self.ty(arg)).collect();
                return self.instance(base, &args);
            }
            Expr::Star(base) => Type::Pointer(self.ty(base)),
            Expr::SliceType(element) => Type::Slice(self.ty(element)),
            Expr::ArrayType { len, element } => {
                Type::Array { len: self.text(len).parse().ok(), element: self.ty(element) }
            }
            Expr::MapType { key, value } => Type::Map { key: self.ty(key), value: self.ty(value) },
            Expr::ChanType { dir, element } => {
                let dir = match dir {
                    syntax::ChanDir::Both => ChanDir::Both,
                    syntax::ChanDir::Send => ChanDir::Send,
                    syntax::ChanDir::Receive => ChanDir::Receive,
                };
                Type::Chan { dir, element: self.ty(element) }
            }
            Expr::FuncType(id) => return self.signature(id),
            Expr::StructType(list) => self.structure(list),
            Expr::InterfaceType(list) => self.interface(list),
            Expr::Unary { op: syntax::UnaryOp::Tilde, .. }
            | Expr::Binary { op: TokenKind::Or, .. } => {
                let mut terms = Vec::new();
                self.terms(expr, &mut terms);
                Type::Union(terms.into())
            }
            other => panic!("{other:?} is no type: {}", self.text(expr)),
        };
        store.intern(ty)
    }

    fn terms(&mut self, expr: ExprId, terms: &mut Vec<Term>) {
        match self.tree[expr] {
            Expr::Binary { op: TokenKind::Or, left, right } => {
                self.terms(left, terms);
                self.terms(right, terms);
            }
            Expr::Unary { op: syntax::UnaryOp::Tilde, operand } => {
                terms.push(Term { tilde: true, ty: self.ty(operand) });
            }
            _ => terms.push(Term { tilde: false, ty: self.ty(expr) }),
        }
    }

    fn named(&self, name: Name) -> TypeId {
        let store = self.store();
        let param = self.type_params.iter().rev().find(|(other, _)| *other == name);
        let object = self.scope.get(&name);
        param
            .map(|&(_, ty)| ty)
            .or_else(|| object.map(|&object| store.type_of(object)))
            .or_else(|| predeclared_type(store, name))
            .unwrap_or_else(|| panic!("{} is not declared", store.names().text(name)))
    }

    fn instance(&mut self, base: ExprId, args: &[TypeId]) -> TypeId {
        let (store, base) = (self.store(), self.ty(base));
        // The type parameters of a type that is still being declared are not known.
        match store[base] {
            Type::Named(id) => store.intern(Type::Named(store.named_instance(id, args))),
            Type::Alias(id) => store.intern(Type::Alias(store.alias_instance(id, args))),
            _ => instantiate(store, base, args),
        }
    }

    fn signature(&mut self, id: syntax::FuncTypeId) -> TypeId {
        let ty = self.tree[id];
        let outer = self.type_params.len();
        let type_params = ty.type_params.map(|list| self.declare_type_params(list));
        let (params, variadic) = self.params(ty.params);
        let results = ty.results.map(|list| self.params(list).0);
        self.type_params.truncate(outer);
        self.store().intern(Type::Signature(Box::new(Signature {
            type_params: type_params.unwrap_or_default().into(),
            params: params.into(),
            results: results.unwrap_or_default().into(),
            variadic,
        })))
    }

    fn params(&mut self, list: FieldListId) -> (Vec<Param>, bool) {
        let (store, tree) = (self.store(), self.tree);
        let (mut params, mut variadic) = (Vec::new(), false);
        for field in tree.fields_of(list) {
            let expr = tree[field].ty.expect("a parameter has a type");
            let ty = match tree[expr] {
                Expr::Ellipsis(Some(element)) => {
                    variadic = true;
                    store.intern(Type::Slice(self.ty(element)))
                }
                _ => self.ty(expr),
            };
            if tree[field].names.is_empty() {
                params.push(Param { name: None, ty });
            }
            let names = tree.idents_of(tree[field].names);
            params.extend(names.map(|name| Param { name: Some(tree[name].name), ty }));
        }
        (params, variadic)
    }

    fn structure(&mut self, list: FieldListId) -> Type {
        let tree = self.tree;
        let (mut fields, mut tags) = (Vec::new(), Vec::new());
        for field in tree.fields_of(list) {
            let ty = self.ty(tree[field].ty.expect("a field has a type"));
            let tag = tree[field].tag.map(|tag| self.text(tag)).unwrap_or_default();
            let tag: Box<[u8]> = tag.trim_matches('`').as_bytes().into();
            let mut add = |file: &Self, kind, name| {
                let object = file.object(ObjectKind::Var(kind), name);
                file.store()[object].set_type(ty);
                fields.push(object);
                tags.push(tag.clone());
            };
            if tree[field].names.is_empty() {
                add(self, VarKind::Embedded, self.embedded_name(ty));
            }
            for name in tree.idents_of(tree[field].names) {
                add(self, VarKind::Field, tree[name].name);
            }
        }
        if tags.iter().all(|tag| tag.is_empty()) {
            tags.clear();
        }
        Type::Struct(Box::new(Struct { fields: fields.into(), tags: tags.into() }))
    }

    fn embedded_name(&self, ty: TypeId) -> Name {
        let store = self.store();
        match &store[ty] {
            Type::Pointer(base) => self.embedded_name(*base),
            Type::Named(id) => store[store[*id].object].name,
            Type::Alias(id) => store[store[*id].object].name,
            Type::Basic(_) => store.names().intern("UNKNOWN"),
            other => panic!("{other:?} cannot be embedded"),
        }
    }

    fn interface(&mut self, list: FieldListId) -> Type {
        let (store, tree) = (self.store(), self.tree);
        let (mut methods, mut embedded) = (Vec::new(), Vec::new());
        for field in tree.fields_of(list) {
            let ty = self.ty(tree[field].ty.expect("an element has a type"));
            if tree[field].names.is_empty() {
                embedded.push(ty);
            }
            for name in tree.idents_of(tree[field].names) {
                let kind = ObjectKind::Method(store.add_method(Method::default()));
                let object = self.object(kind, tree[name].name);
                store[object].set_type(ty);
                methods.push(object);
            }
        }
        store.sort_methods(&mut methods);
        let interface = Interface::new(methods.into(), embedded.into(), false);
        Type::Interface(store.add_interface(interface))
    }

    /// The type of an expression, as far as tests write some.
    fn operand(&mut self, expr: ExprId) -> Operand {
        let (tree, text) = (self.tree, self.text(expr));
        let plain = |ty| Operand { ty, type_args: Vec::new(), text: text.clone() };
        match tree[expr] {
            Expr::Literal(kind) => plain(untyped(kind).id()),
            Expr::Ident(_) if matches!(&*text, "true" | "nil") => plain(constant(&text).id()),
            Expr::FuncLit { ty, .. } => {
                let text = format!("({} literal)", self.text(ty));
                Operand { text, ..plain(self.ty(ty)) }
            }
            Expr::Composite { ty: Some(ty), .. } => plain(self.ty(ty)),
            Expr::Call { callee, .. } => plain(self.ty(callee)),
            Expr::Star(base) => match tree[base] {
                Expr::Call { args, .. } => plain(self.ty(tree.list(args)[0])),
                _ => panic!("only new is dereferenced"),
            },
            Expr::Unary { operand, .. } => {
                let base = self.operand(operand).ty;
                plain(self.store().intern(Type::Pointer(base)))
            }
            Expr::Index { base, index } => {
                let type_args = vec![self.ty(index)];
                Operand { type_args, text, ..self.operand(base) }
            }
            Expr::IndexList { base, indices } => {
                let type_args = tree.list(indices).iter().map(|&arg| self.ty(arg)).collect();
                Operand { type_args, text, ..self.operand(base) }
            }
            _ => plain(self.ty(expr)),
        }
    }
}

fn predeclared_type(store: &Store, name: Name) -> Option<TypeId> {
    let text = store.names().text(name);
    if text == "UNKNOWN" {
        return Some(crate::Basic::Unknown.id());
    }
    let found = Predeclared::ALL.iter().find(|it| it.text() == text)?;
    Some(store.predeclared_type(*found))
}

fn untyped(kind: syntax::LiteralKind) -> crate::Basic {
    match kind {
        syntax::LiteralKind::Int => crate::Basic::UntypedInt,
        syntax::LiteralKind::Float => crate::Basic::UntypedFloat,
        syntax::LiteralKind::Imaginary => crate::Basic::UntypedComplex,
        syntax::LiteralKind::Rune => crate::Basic::UntypedRune,
        syntax::LiteralKind::String => crate::Basic::UntypedString,
    }
}

fn constant(text: &str) -> crate::Basic {
    if text == "nil" { crate::Basic::UntypedNil } else { crate::Basic::UntypedBool }
}

fn define_alias(alias: &Alias, params: Box<[TypeParamId]>, target: TypeId) {
    alias.set_type_params(params);
    alias.set_target(target);
}

fn define_named(store: &Store, named: &Named, target: TypeId) {
    let underlying = store.underlying(target);
    if named.underlying().is_none() && store.is_known(underlying) {
        named.set_underlying(underlying);
    }
}
