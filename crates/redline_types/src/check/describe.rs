//! How operands and types are called in messages.

use crate::records::Mode;
use crate::{PackageId, Type, TypeId, Wording};

use super::Context;
use super::operand::{Operand, Part};

impl Context<'_> {
    /// A type as one writes it in this package.
    pub(crate) fn ty_text(&self, ty: TypeId) -> String {
        self.worded(|wording| wording.ty(ty))
    }

    /// What `write` says in the words of this package: the names of others have
    /// that of their package before them.
    pub(crate) fn worded<R>(&self, write: impl FnOnce(Wording<'_>) -> R) -> R {
        let own = self.package.source.package;
        let qualifier = |package: PackageId| {
            let name = if package == own { "" } else { self.name(self.store[package].name) };
            name.to_owned()
        };
        write(Wording::qualified(self.store, &qualifier))
    }

    /// An operand with what it is: `x (variable of type int)`.
    pub(crate) fn described(&self, operand: &Operand) -> String {
        let text = self.operand_text(operand);
        if operand.is_nil() {
            return text;
        }
        let kind = noun(operand);
        let value = operand.value.as_ref().map(|value| value.short().to_string());
        let value =
            value.filter(|value| *value != text).map_or_else(String::new, |it| format!(" {it}"));
        if self.is_untyped(operand.ty) {
            return format!("{text} ({} {kind}{value})", self.ty_text(operand.ty));
        }
        if matches!(operand.mode, Mode::NoValue | Mode::Builtin | Mode::Type) {
            return format!("{text} ({kind})");
        }
        format!("{text} ({kind}{value} {})", self.of_type(operand.ty))
    }

    /// The text of an operand, or which value of several it is.
    fn operand_text(&self, operand: &Operand) -> String {
        match operand.part {
            Part::Whole => self.text(operand.expr),
            Part::Result(index) => format!("{} function result", ordinal(index + 1)),
            Part::Ok => "ok value of (comma, ok) expression".to_owned(),
        }
    }

    /// `of struct type T`, `of type P constrained by any`
    fn of_type(&self, ty: TypeId) -> String {
        let text = self.ty_text(ty);
        if let Type::TypeParam(param) = self.store[self.store.unalias(ty)] {
            let constraint = self.store[param].constraint().map(|ty| self.ty_text(ty));
            return format!("of type {text} constrained by {}", constraint.unwrap_or_default());
        }
        if !matches!(self.store[ty], Type::Named(_) | Type::Alias(_)) {
            return format!("of type {text}");
        }
        let generic = if self.is_generic(ty) { "generic " } else { "" };
        format!("of {generic}{} type {text}", self.structure(ty))
    }

    /// What the values of a type are made of.
    fn structure(&self, ty: TypeId) -> &'static str {
        match self.store[self.store.underlying(ty)] {
            Type::Basic(basic) => basic.name(),
            _ => self.composite_kind(ty).unwrap_or_default(),
        }
    }

    /// What the values of a type that is not basic are made of.
    pub(crate) fn composite_kind(&self, ty: TypeId) -> Option<&'static str> {
        Some(match self.store[self.store.underlying(ty)] {
            Type::Array { .. } => "array",
            Type::Slice(_) => "slice",
            Type::Struct(_) => "struct",
            Type::Pointer(_) => "pointer",
            Type::Signature(_) => "func",
            Type::Interface(_) => "interface",
            Type::Map { .. } => "map",
            Type::Chan { .. } => "chan",
            Type::Tuple(_) => "tuple",
            _ => return None,
        })
    }
}

/// What an operand is called.
pub(crate) fn noun(operand: &Operand) -> &'static str {
    match operand.mode {
        Mode::NoValue => "no value",
        Mode::Builtin => "built-in",
        Mode::Type => "type",
        Mode::Constant => "constant",
        Mode::Variable => "variable",
        Mode::MapIndex => "map index expression",
        Mode::CommaOk => "comma, ok expression",
        Mode::Nil => "nil",
        Mode::Value | Mode::Invalid => "value",
    }
}

/// `1 value`, `2 values`
pub(crate) fn amount(count: usize, unit: &str) -> String {
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

/// `1st`, `2nd`, `11th`
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
