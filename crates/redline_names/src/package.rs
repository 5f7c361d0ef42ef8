//! The package block: what the files of a package declare at top level (spec:
//! Declarations and scope).

use redline_base::{Name, define_id};
use redline_syntax::{Decl, DeclId, Expr, ExprId, FuncDecl, IdentId, Spec, SpecId, Tree};
use rustc_hash::FxHashMap;

use crate::Universe;

define_id!(
    /// An object of a [`PackageScope`].
    pub ObjectId
);

/// A declaration at top level.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Object {
    /// Its name.
    pub name: Name,
    /// What it declares.
    pub kind: ObjectKind,
    /// Index of its file among the files of the package.
    pub file: usize,
    /// The declaring identifier.
    pub ident: IdentId,
    /// The declaration.
    pub decl: DeclId,
}

/// What an object of a package is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ObjectKind {
    /// A constant.
    Const(SpecId),
    /// A type or alias.
    Type(SpecId),
    /// A variable.
    Var(SpecId),
    /// A function.
    Func,
}

/// The objects of a package, from all its files.
///
/// A name declared twice means the first declaration, in order of files; the
/// type checker reports the second.
#[derive(Default)]
pub struct PackageScope {
    objects: Vec<Object>,
    by_name: FxHashMap<Name, ObjectId>,
}

impl PackageScope {
    /// The scope of a package with these files, in order.
    pub fn new<'t>(files: impl IntoIterator<Item = &'t Tree>, universe: &Universe) -> Self {
        let mut scope = Self::default();
        for (file, tree) in files.into_iter().enumerate() {
            for &decl in tree.decls() {
                scope.declare(tree, file, decl, universe);
            }
        }
        scope
    }

    fn declare(&mut self, tree: &Tree, file: usize, decl: DeclId, universe: &Universe) {
        if let Decl::Func(func) = &tree[decl] {
            return self.declare_func(tree, file, decl, func, universe);
        }
        for spec in tree.specs_of(decl) {
            let kind = match (&tree[decl], &tree[spec]) {
                (Decl::Const(_), _) => ObjectKind::Const(spec),
                (_, Spec::Type(_)) => ObjectKind::Type(spec),
                _ => ObjectKind::Var(spec),
            };
            match tree[spec] {
                Spec::Type(ty) => self.add(tree, Place { file, decl }, ty.name, kind, universe),
                Spec::Value(value) => tree
                    .idents_of(value.names)
                    .for_each(|name| self.add(tree, Place { file, decl }, name, kind, universe)),
                Spec::Import(_) => {}
            }
        }
    }

    fn declare_func(
        &mut self,
        tree: &Tree,
        file: usize,
        decl: DeclId,
        func: &FuncDecl,
        universe: &Universe,
    ) {
        let name = tree[func.name].name;
        if func.receiver.is_none() && !universe.is_init(name) {
            self.add(tree, Place { file, decl }, func.name, ObjectKind::Func, universe);
        }
    }

    fn add(
        &mut self,
        tree: &Tree,
        at: Place,
        ident: IdentId,
        kind: ObjectKind,
        universe: &Universe,
    ) {
        let name = tree[ident].name;
        if universe.is_blank(name) {
            return;
        }
        let id = ObjectId::new(self.objects.len());
        self.objects.push(Object { name, kind, file: at.file, ident, decl: at.decl });
        self.by_name.entry(name).or_insert(id);
    }

    /// The object with this name.
    pub fn find(&self, name: Name) -> Option<ObjectId> {
        self.by_name.get(&name).copied()
    }

    /// Every object, in order of files and declarations.
    pub fn objects(&self) -> impl ExactSizeIterator<Item = (ObjectId, &Object)> {
        self.objects.iter().enumerate().map(|(index, object)| (ObjectId::new(index), object))
    }
}

impl std::ops::Index<ObjectId> for PackageScope {
    type Output = Object;

    fn index(&self, id: ObjectId) -> &Object {
        &self.objects[id.index()]
    }
}

/// Where something is declared.
#[derive(Clone, Copy)]
struct Place {
    file: usize,
    decl: DeclId,
}

/// Name of the type that a method belongs to: `T` of `(r *T[P])`.
pub fn receiver_base(tree: &Tree, func: &FuncDecl) -> Option<Name> {
    let field = tree.fields_of(func.receiver?).next()?;
    base_type_name(tree, tree[field].ty?)
}

/// Name of the unqualified type `T` in `T`, `*T`, `(T)` and `T[P]`.
pub fn base_type_name(tree: &Tree, mut ty: ExprId) -> Option<Name> {
    loop {
        ty = match tree[ty] {
            Expr::Ident(name) => return Some(name),
            Expr::Star(inner) | Expr::Paren(inner) => inner,
            Expr::Index { base, .. } | Expr::IndexList { base, .. } => base,
            _ => return None,
        };
    }
}
