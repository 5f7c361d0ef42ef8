//! What is put into memory before C gets it.

use redline_base::Span;
use redline_names::{Call, LocalId, LocalKind};
use redline_syntax::{AssignOp, Expr, ExprId, Node, Spec, Stmt, UnaryOp, ValueSpec};
use redline_types::{Builtin, Type};
use rustc_hash::FxHashMap;

use super::passed::Memory;
use crate::File;

/// A value that is put into a variable, or into a part of one.
#[derive(Clone, Copy)]
struct Store {
    /// The part; `None` for the variable itself.
    part: Option<ExprId>,
    value: ExprId,
    at: Span,
}

impl Memory {
    fn local(self) -> LocalId {
        match self {
            Self::Variable(local) | Self::Pointed(local) | Self::Elements(local) => local,
        }
    }
}

impl File<'_> {
    /// Where memory gets the pointer to Go memory that it holds when C is called.
    pub(super) fn go_pointer_in(self, memory: Memory, call: &Call) -> Option<Span> {
        let mut last: FxHashMap<String, Store> = FxHashMap::default();
        let mut order: Vec<String> = Vec::new();
        let start = self.span(call.expr).start;
        let stores = self.stores(memory.local()).into_iter();
        for store in stores.filter(|store| store.at.end <= start) {
            let part = store.part.map_or_else(String::new, |part| self.text(self.span(part)));
            if store.part.is_none() {
                last.clear();
            }
            order.push(part.clone());
            last.insert(part, store);
        }
        let held = order.iter().filter_map(|part| last.get(part));
        let found = held.filter(|store| self.puts_go_pointer(memory, store)).map(|it| it.at).next();
        let is_given = matches!(memory, Memory::Variable(local) if self.is_filled_parameter(local));
        let local = self.resolution()[memory.local()];
        found.or((is_given && last.is_empty()).then_some(local.span))
    }

    /// The values that a variable is set to as a whole.
    pub(super) fn wholes(self, local: LocalId) -> Vec<ExprId> {
        let stores = self.stores(local).into_iter();
        stores.filter(|store| store.part.is_none()).map(|store| store.value).collect()
    }

    /// What is put into a variable, in the order of the source.
    fn stores(self, local: LocalId) -> Vec<Store> {
        let first = match self.resolution()[local].kind {
            LocalKind::Var { value: Some(value), .. } => {
                Some(Store { part: None, value, at: self.span(value) })
            }
            _ => None,
        };
        let assigned = self.nodes().filter_map(|node| match node {
            Node::Stmt(stmt) => match self.tree()[stmt] {
                Stmt::Assign(assign) => Some(self.tree()[assign]),
                _ => None,
            },
            _ => None,
        });
        let assigned = assigned.filter(|it| matches!(it.op, AssignOp::Assign | AssignOp::Define));
        let pairs = assigned.flat_map(|assign| {
            let (left, right) = (self.tree().list(assign.left), self.tree().list(assign.right));
            left.iter().copied().zip(right.iter().copied()).filter(move |_| left.len() == right.len())
        });
        let stores = pairs.filter_map(|(target, value)| self.store_in(local, target, value));
        first.into_iter().chain(stores).collect()
    }

    fn store_in(self, local: LocalId, target: ExprId, value: ExprId) -> Option<Store> {
        let target = self.tree().unparen(target);
        let at = Span::new(self.span(target).start, self.span(value).end);
        let part = match self.tree()[target] {
            Expr::Ident(_) => return (self.local(target)? == local).then_some(Store { part: None, value, at }),
            Expr::Selector { base, .. } | Expr::Index { base, .. } => base,
            _ => return None,
        };
        (self.local(part)? == local).then_some(Store { part: Some(target), value, at })
    }

    /// Whether a store puts a pointer to Go memory into this memory.
    fn puts_go_pointer(self, memory: Memory, store: &Store) -> bool {
        let Some(part) = store.part else { return self.begins_with_go_pointer(memory, store.value) };
        let (Expr::Selector { base, .. } | Expr::Index { base, .. }) = self.tree()[part] else {
            return false;
        };
        let is_field = matches!(self.tree()[part], Expr::Selector { .. });
        let is_inside = match (memory, self.underlying(base)) {
            (Memory::Variable(local), None) => is_field && self.is_struct_of_c(local),
            (Memory::Variable(_), Some(Type::Struct(_))) => self.is_inner_field(part),
            (Memory::Variable(_), Some(Type::Array { .. }))
            | (Memory::Elements(_), Some(Type::Slice(_)) | None) => !is_field,
            (Memory::Pointed(_), Some(Type::Pointer(_)) | None) => is_field,
            _ => false,
        };
        is_inside && self.holds_go_pointer(store.value)
    }

    /// Whether what a variable is set to as a whole puts one there.
    fn begins_with_go_pointer(self, memory: Memory, value: ExprId) -> bool {
        let value = self.without_pointer_conversions(value);
        match (memory, self.tree()[value]) {
            (Memory::Variable(_), _) => self.holds_go_pointer(value),
            (Memory::Pointed(_), Expr::Unary { op: UnaryOp::Address, operand }) => {
                self.holds_go_pointer(operand)
            }
            (Memory::Elements(_), Expr::Composite { elements, .. }) => {
                self.any_element_holds(self.tree().list(elements))
            }
            (Memory::Elements(_), Expr::Call { .. }) => {
                let is_of_values = !matches!(self.tree()[value], Expr::Call { spread: true, .. });
                is_of_values
                    && self.calls_builtin(value, Builtin::Append)
                    && self.any_element_holds(self.args(value).get(1..).unwrap_or_default())
            }
            _ => false,
        }
    }

    /// Whether a variable of a type of C is no pointer, as its declaration shows.
    fn is_struct_of_c(self, local: LocalId) -> bool {
        match self.resolution()[local].kind {
            LocalKind::Var { is_zero: true, .. } => self.is_declared_with_name_of_c(local),
            LocalKind::Var { value: Some(value), .. } => {
                matches!(self.tree()[self.tree().unparen(value)], Expr::Composite { .. })
            }
            _ => false,
        }
    }

    /// Whether a variable is declared as in `var m C.struct_message`.
    fn is_declared_with_name_of_c(self, local: LocalId) -> bool {
        let declares = |spec: &ValueSpec| {
            let mut names = self.tree().idents_of(spec.names);
            names.any(|name| self.resolution().declared(name) == Some(local))
        };
        self.nodes().any(|node| match node {
            Node::Spec(spec) => match &self.tree()[spec] {
                Spec::Value(spec) => declares(spec) && spec.ty.is_some_and(|ty| self.is_of_c(ty)),
                _ => false,
            },
            _ => false,
        })
    }
}
