//! Integers that are the addresses of what Go has allocated.

use redline_syntax::{Assign, AssignOp, Expr, ExprId, Node, Spec, Stmt, TokenKind};
use redline_types::{Basic, ObjectId, Type};
use rustc_hash::{FxHashMap, FxHashSet};

use super::File;

/// What the variables and fields with integers in them are set to, in the files of
/// a package that import `unsafe`.
pub(crate) struct Addresses<'a> {
    values: FxHashMap<ObjectId, Vec<(File<'a>, ExprId)>>,
}

/// Where an address became an integer.
#[derive(Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub(crate) file: File<'a>,
    /// The conversion, or the call of a method of `reflect.Value`.
    pub(crate) expr: ExprId,
    /// Whether the integer was in a variable since.
    pub(crate) is_stored: bool,
}

impl<'a> Addresses<'a> {
    /// Those of the package that `file` is in.
    pub(crate) fn new(file: File<'a>) -> Self {
        let mut addresses = Self { values: FxHashMap::default() };
        for file in file.package().files().filter(|file| file.imports_unsafe()) {
            for node in file.nodes() {
                addresses.read(file, node);
            }
        }
        addresses
    }

    fn read(&mut self, file: File<'a>, node: Node) {
        let tree = file.tree();
        match node {
            Node::Stmt(stmt) => {
                if let Stmt::Assign(assign) = tree[stmt] {
                    self.assign(file, &tree[assign]);
                }
            }
            Node::Spec(spec) => {
                if let Spec::Value(spec) = &tree[spec]
                    && spec.names.len() == tree.list(spec.values).len()
                {
                    let values = tree.list(spec.values).iter();
                    for (name, &value) in tree.idents_of(spec.names).zip(values) {
                        self.set(file, file.types().declared(name), value);
                    }
                }
            }
            Node::Expr(expr) => {
                if let Expr::KeyValue { key, value } = tree[expr] {
                    self.set(file, file.types().used(key), value);
                }
            }
            _ => {}
        }
    }

    fn assign(&mut self, file: File<'a>, assign: &Assign) {
        let (left, right) = (file.tree().list(assign.left), file.tree().list(assign.right));
        let keeps_address = matches!(
            assign.op,
            AssignOp::Assign | AssignOp::Define | AssignOp::Compound(TokenKind::Plus)
        );
        if keeps_address && left.len() == right.len() {
            for (&variable, &value) in left.iter().zip(right) {
                self.set(file, file.variable(variable), value);
            }
        }
    }

    fn set(&mut self, file: File<'a>, variable: Option<ObjectId>, value: ExprId) {
        let holds_integer = |&variable: &ObjectId| {
            // The headers of package reflect lie over real slices and strings,
            // which keep what their field points to.
            let is_header = file.package_of(variable) == Some("reflect");
            !is_header
                && file.store()[variable].ty().is_some_and(|ty| {
                    let ty = &file.store()[file.store().underlying(ty)];
                    matches!(ty, Type::Basic(basic) if basic.is_integer())
                })
        };
        if let Some(variable) = variable.filter(holds_integer) {
            self.values.entry(variable).or_default().push((file, value));
        }
    }

    /// Where the integer that an expression gives was made of a pointer, if it is
    /// the address of what that points to, or near it.
    pub(crate) fn origin(&self, file: File<'a>, expr: ExprId) -> Option<Origin<'a>> {
        self.search(file, expr, &mut FxHashSet::default())
    }

    fn search(
        &self,
        file: File<'a>,
        expr: ExprId,
        seen: &mut FxHashSet<ObjectId>,
    ) -> Option<Origin<'a>> {
        let expr = file.tree().unparen(expr);
        if file.is_address(expr) {
            return Some(Origin { file, expr, is_stored: false });
        }
        if let Some((inner, _)) = file.conversion(expr) {
            return self.search(file, inner, seen);
        }
        if let Expr::Binary { op, left, right } = file.tree()[expr] {
            return redline_base::with_deep_stack(|| {
                self.arithmetic(file, op, [left, right], seen)
            });
        }
        let variable = file.variable(expr)?;
        let values = self.values.get(&variable).filter(|_| seen.insert(variable))?;
        let origin = values.iter().find_map(|&(file, value)| self.search(file, value, seen))?;
        Some(Origin { is_stored: true, ..origin })
    }

    /// A sum is an address if one part is, a difference if the left side alone is.
    fn arithmetic(
        &self,
        file: File<'a>,
        op: TokenKind,
        [left, right]: [ExprId; 2],
        seen: &mut FxHashSet<ObjectId>,
    ) -> Option<Origin<'a>> {
        let left = self.search(file, left, seen);
        let mut right = || self.search(file, right, seen);
        match op {
            TokenKind::Plus | TokenKind::Or => left.or_else(right),
            TokenKind::Minus if left.is_some() && right().is_none() => left,
            TokenKind::AndNot => left,
            _ => None,
        }
    }
}

impl<'a> File<'a> {
    pub(crate) fn imports_unsafe(self) -> bool {
        self.resolution().imports().iter().any(|import| import.path == "unsafe")
    }

    /// The import path of the package that an object belongs to.
    fn package_of(self, object: ObjectId) -> Option<&'a str> {
        self.store()[object].package.map(|package| &*self.store()[package].path)
    }

    /// The variable or field that an expression names.
    fn variable(self, expr: ExprId) -> Option<ObjectId> {
        let expr = self.tree().unparen(expr);
        match self.resolution().binding(expr) {
            Some(redline_names::Binding::Local(local)) => self.types().local(local),
            _ => self.types().used(expr),
        }
    }

    /// Whether an expression makes an integer of a pointer.
    fn is_address(self, expr: ExprId) -> bool {
        let is_uintptr = || matches!(self.underlying(expr), Some(Type::Basic(Basic::Uintptr)));
        match self.conversion(expr) {
            Some((pointer, _)) => is_uintptr() && self.is_unsafe_pointer(pointer),
            None => self.is_reflected_address(expr),
        }
    }

    /// `v.Pointer()` and `v.UnsafeAddr()` of a `reflect.Value`.
    fn is_reflected_address(self, expr: ExprId) -> bool {
        matches!(self.called_method(expr), Some(("reflect", "Pointer" | "UnsafeAddr")))
    }
}
