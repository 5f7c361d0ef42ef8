//! Methods with bodies, and their receivers.

use redline_names::{Binding, Call, FunctionId, FunctionNode, LocalId};
use redline_syntax::{Decl, Expr, ExprId, FuncDecl, Node, Stmt, StmtId, UnaryOp};
use redline_types::{ObjectId, Signature, Type};

use super::{Callee, File, FunctionRef};

/// A method with a body whose receiver has a name.
#[derive(Clone, Copy)]
pub(crate) struct MethodBody<'a> {
    /// Its declaration.
    pub(crate) decl: &'a FuncDecl,
    /// Its body.
    pub(crate) function: FunctionId,
    /// Its receiver.
    pub(crate) receiver: LocalId,
}

impl<'a> File<'a> {
    /// The methods of the file whose receivers have names, in the order of the source.
    pub(crate) fn methods(self) -> impl Iterator<Item = MethodBody<'a>> + use<'a> {
        self.functions().functions().filter_map(move |(function, it)| {
            let FunctionNode::Decl(decl) = it.node else { return None };
            let Decl::Func(decl) = &self.tree()[decl] else { return None };
            let field = self.tree().fields_of(decl.receiver?).next()?;
            let name = self.tree().idents_of(self.tree()[field].names).next()?;
            let receiver = self.resolution().declared(name)?;
            Some(MethodBody { decl, function, receiver })
        })
    }

    /// Whether an expression is the receiver, its address, or what it points to.
    pub(crate) fn is_receiver(self, method: &MethodBody<'_>, expr: ExprId) -> bool {
        match self.tree()[expr] {
            Expr::Paren(inner)
            | Expr::Star(inner)
            | Expr::Unary { op: UnaryOp::Address, operand: inner } => {
                self.is_receiver(method, inner)
            }
            Expr::Ident(_) => {
                self.resolution().binding(expr) == Some(Binding::Local(method.receiver))
            }
            _ => false,
        }
    }

    /// Whether a method sets its receiver or a part of it, so that it may be called
    /// again for another value.
    pub(crate) fn sets_receiver(self, method: &MethodBody<'_>) -> bool {
        self.assigned_in(method).any(|target| self.is_of_receiver(method, target))
    }

    /// Whether a method sets its receiver as a whole.
    pub(crate) fn replaces_receiver(self, method: &MethodBody<'_>) -> bool {
        self.assigned_in(method).any(|target| self.is_receiver(method, target))
    }

    /// What the statements of a method set.
    fn assigned_in(self, method: &MethodBody<'_>) -> impl Iterator<Item = ExprId> + use<'a> {
        let body = self.functions()[method.function].body;
        let stmts = self.tree().preorder(Node::Block(body)).filter_map(|node| match node {
            Node::Stmt(stmt) => Some(stmt),
            _ => None,
        });
        stmts.flat_map(move |stmt| self.assigned(stmt))
    }

    /// What a statement sets.
    fn assigned(self, stmt: StmtId) -> impl Iterator<Item = ExprId> + use<'a> {
        let (list, others) = match self.tree()[stmt] {
            Stmt::Assign(assign) => (self.tree().list(self.tree()[assign].left), [None, None]),
            Stmt::IncDec { operand, .. } => (&[][..], [Some(operand), None]),
            Stmt::Range { key, value, define: false, .. } => (&[][..], [key, value]),
            _ => (&[][..], [None, None]),
        };
        list.iter().copied().chain(others.into_iter().flatten())
    }

    /// Whether an operand is the receiver or a part of it.
    fn is_of_receiver(self, method: &MethodBody<'_>, mut expr: ExprId) -> bool {
        loop {
            expr = match self.tree()[expr] {
                Expr::Paren(inner) | Expr::Star(inner) => inner,
                Expr::Selector { base, .. } | Expr::Index { base, .. } => base,
                _ => return self.is_receiver(method, expr),
            }
        }
    }

    /// Whether a function or method is the one whose body this is; an instance of
    /// something generic is what it is made of.
    pub(crate) fn has_body(self, object: ObjectId, function: FunctionId) -> bool {
        let own = FunctionRef { file: self.index(), function };
        self.package().body(object) == Some(own)
    }

    /// Whether a call calls the function that it stands in.
    pub(crate) fn calls_itself(self, call: &Call) -> bool {
        match (self.callee(call.expr), call.function) {
            (Callee::Declared(object), Some(function)) => self.has_body(object, function),
            _ => false,
        }
    }

    /// The signature of a function or method.
    pub(crate) fn signature(self, object: ObjectId) -> Option<&'a Signature> {
        match &self.store()[self.store()[object].ty()?] {
            Type::Signature(signature) => Some(signature),
            _ => None,
        }
    }
}
