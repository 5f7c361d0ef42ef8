//! Operands as text.

use redline_types::{BasicKind, ObjectId, Type, TypeId};

use super::function::FunctionPrinter;
use super::name::member;
use crate::{Callee, Op, TypeListId, ValueId, ValueList};

impl FunctionPrinter<'_> {
    /// A value by its number; one that is in no block as it is.
    pub(super) fn operand(&self, value: ValueId) -> String {
        let ty = self.body.ty(value);
        match self.body[value] {
            Op::Const(id) => self.body.constant(id).short().to_string(),
            Op::Zero => match self.zero(ty) {
                Some(text) => text.into(),
                None => format!("zero {}", self.printer.ty(ty)),
            },
            Op::FreeVar(index) => format!("free{index}"),
            Op::Global(object) => format!("&{}", self.object(object)),
            Op::Function { object, type_args } => {
                format!("{}{}", self.object(object), self.type_args(type_args))
            }
            Op::Frame => "frame".into(),
            Op::Unknown(reason) => format!("unknown({})", reason.text()),
            _ => self.number(value),
        }
    }

    /// Operands with commas between them.
    pub(super) fn operands(&self, values: &[ValueId]) -> String {
        let texts: Vec<String> = values.iter().map(|&value| self.operand(value)).collect();
        texts.join(", ")
    }

    pub(super) fn list(&self, list: ValueList) -> String {
        self.operands(self.body.list(list))
    }

    /// The zero value of a type, if Go has a word for it.
    fn zero(&self, ty: TypeId) -> Option<&'static str> {
        let store = self.printer.store;
        if matches!(store[store.unalias(ty)], Type::TypeParam(_)) {
            return None;
        }
        match &store[store.underlying(ty)] {
            Type::Basic(basic) => match basic.kind() {
                BasicKind::Boolean => Some("false"),
                BasicKind::String => Some("\"\""),
                BasicKind::Pointer | BasicKind::Nil => Some("nil"),
                BasicKind::None => None,
                BasicKind::Signed | BasicKind::Unsigned | BasicKind::Float | BasicKind::Complex => {
                    Some("0")
                }
            },
            Type::Array { .. } | Type::Struct(_) | Type::Tuple(_) => None,
            _ => Some("nil"),
        }
    }

    /// A declared object with the name of its package.
    pub(super) fn object(&self, object: ObjectId) -> String {
        let name = member(self.printer.store, object);
        match self.printer.store[object].package {
            Some(package) => format!("{}.{name}", self.printer.package_name(package)),
            None => name,
        }
    }

    pub(super) fn object_name(&self, object: ObjectId) -> &str {
        self.printer.store.names().text(self.printer.store[object].name)
    }

    pub(super) fn type_args(&self, list: TypeListId) -> String {
        let types = self.body.types_of(list);
        if types.is_empty() {
            return String::new();
        }
        let texts: Vec<String> = types.iter().map(|&ty| self.printer.ty(ty)).collect();
        format!("[{}]", texts.join(", "))
    }

    pub(super) fn callee(&self, callee: Callee) -> String {
        match callee {
            Callee::Declared { object, type_args } => {
                format!("{}{}", self.object(object), self.type_args(type_args))
            }
            Callee::Closure { function, bindings } => {
                format!("{}[{}]", self.printer.name(function), self.list(bindings))
            }
            Callee::Value(value) => self.operand(value),
            Callee::Interface { receiver, method } => {
                format!("{}.{}", self.operand(receiver), self.object_name(method))
            }
        }
    }
}
