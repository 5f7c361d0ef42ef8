//! The elements of struct literals (spec: Composite literals).

use redline_syntax::{Expr, ExprId};

use super::Context;
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::{Lookup, ObjectId, ObjectKind, Type, TypeId};

const MIXTURE: &str = "mixture of field:value and value elements in struct literal";

/// A field that a key names, and the way to it.
struct Keyed {
    field: ObjectId,
    path: Vec<u32>,
}

impl Context<'_> {
    pub(super) fn struct_elements(
        &mut self,
        expr: ExprId,
        (literal, base): (TypeId, TypeId),
        fields: &[ObjectId],
        elements: &[ExprId],
    ) {
        let is_keyed = |element: &ExprId| matches!(self.tree[*element], Expr::KeyValue { .. });
        if elements.first().is_some_and(is_keyed) {
            self.keyed_fields((literal, base), fields, elements);
        } else {
            let literal = self.store.dereferenced(literal).0;
            self.fields_in_order(expr, literal, fields, elements);
        }
    }

    fn fields_in_order(
        &mut self,
        expr: ExprId,
        base: TypeId,
        fields: &[ObjectId],
        elements: &[ExprId],
    ) {
        for (index, &element) in elements.iter().enumerate() {
            if let Expr::KeyValue { .. } = self.tree[element] {
                self.loose_element(element);
                self.error(element, ErrorCode::MixedStructLit, MIXTURE);
                continue;
            }
            let Some(&field) = fields.get(index) else {
                self.expr(element);
                let text = self.ty_text(base);
                let message = format!("too many values in struct literal of type {text}");
                return self.error(element, ErrorCode::InvalidStructLit, message);
            };
            if self.is_foreign(field) {
                self.expr(element);
                let message = format!(
                    "implicit assignment to unexported field {} in struct literal of type {}",
                    self.name(self.store[field].name),
                    self.ty_text(base)
                );
                self.error(element, ErrorCode::UnexportedLitField, message);
                continue;
            }
            self.element(element, self.store.type_of(field), "struct literal");
        }
        if !elements.is_empty() && elements.len() < fields.len() {
            let text = self.ty_text(base);
            let message = format!("too few values in struct literal of type {text}");
            self.error_at(self.closing(expr), ErrorCode::InvalidStructLit, message);
        }
    }

    /// Whether a field belongs to another package and is not exported.
    fn is_foreign(&self, field: ObjectId) -> bool {
        let field = &self.store[field];
        let is_own = field.package.is_none_or(|package| package == self.package.source.package);
        !is_own && !crate::is_exported(self.name(field.name))
    }

    /// Elements with keys: each field once, and not both a field and what holds it.
    fn keyed_fields(
        &mut self,
        (literal, base): (TypeId, TypeId),
        fields: &[ObjectId],
        elements: &[ExprId],
    ) {
        let mut seen: Vec<Keyed> = Vec::new();
        for &element in elements {
            let Expr::KeyValue { key, value } = self.tree[element] else {
                self.expr(element);
                self.error(element, ErrorCode::MixedStructLit, MIXTURE);
                continue;
            };
            let Some(keyed) = self.field_of_key(element, key, (literal, base), fields) else {
                self.loose_element(value);
                continue;
            };
            self.record_use(key, keyed.field);
            self.element(value, self.store.type_of(keyed.field), "struct literal");
            self.check_repeated(element, &keyed, &seen);
            seen.push(keyed);
        }
    }

    fn check_repeated(&mut self, element: ExprId, keyed: &Keyed, seen: &[Keyed]) {
        let name = |field: ObjectId| self.name(self.store[field].name);
        let own = name(keyed.field);
        let message = seen.iter().find_map(|other| {
            let before = name(other.field);
            if other.path == keyed.path {
                Some(format!("duplicate field name {own} in struct literal"))
            } else if keyed.path.starts_with(&other.path) {
                Some(format!(
                    "cannot specify promoted field {own} and enclosing embedded field {before}"
                ))
            } else if other.path.starts_with(&keyed.path) {
                Some(format!(
                    "cannot specify embedded field {own} and enclosed promoted field {before}"
                ))
            } else {
                None
            }
        });
        if let Some(message) = message {
            self.error(element, ErrorCode::DuplicateLitField, message);
        }
    }

    /// The field that a key names: one of the struct, or one that it promotes.
    fn field_of_key(
        &mut self,
        element: ExprId,
        key: ExprId,
        (literal, base): (TypeId, TypeId),
        fields: &[ObjectId],
    ) -> Option<Keyed> {
        let Expr::Ident(name) = self.tree[key] else {
            let text = self.text(key);
            let message = format!("invalid field name {text} in struct literal");
            self.error(element, ErrorCode::InvalidLitField, message);
            return None;
        };
        let package = Some(self.package.source.package);
        let own = fields.iter().position(|&field| self.store.is_named(field, name, package));
        if let Some((index, &field)) = own.and_then(|own| Some((own, fields.get(own)?))) {
            let path = vec![u32::try_from(index).ok()?];
            return Some(Keyed { field, path });
        }
        match self.store.lookup(base, true, package, name) {
            Lookup::Found(found) if matches!(self.store[found.object].kind, ObjectKind::Var(_)) => {
                let keyed = Keyed { field: found.object, path: found.path };
                self.promoted(key, keyed, (literal, base))
            }
            _ => {
                let (text, ty) = (self.name(name), self.ty_text(literal));
                let message = format!("unknown field {text} in struct literal of type {ty}");
                self.error(key, ErrorCode::MissingLitField, message);
                None
            }
        }
    }

    /// A promoted field, since Go 1.27, and not behind a pointer.
    fn promoted(
        &mut self,
        key: ExprId,
        keyed: Keyed,
        (literal, base): (TypeId, TypeId),
    ) -> Option<Keyed> {
        let name = self.name(self.store[keyed.field].name);
        let mut ty = base;
        let mut way = String::new();
        for &index in &keyed.path {
            let Type::Struct(fields) = &self.store[self.store.underlying(ty)] else {
                let message = format!("invalid implicit pointer indirection to reach {name}");
                self.error(key, ErrorCode::InvalidLitField, message);
                return None;
            };
            let field = *fields.fields.get(index as usize)?;
            way.push_str(if way.is_empty() { "" } else { "." });
            way.push_str(self.name(self.store[field].name));
            ty = self.store.type_of(field);
        }
        let ty = self.ty_text(literal);
        let what = format!("use of promoted field {way} in struct literal of type {ty}");
        self.require(Feature::PromotedKeys, self.tree.span(key), &what);
        Some(keyed)
    }
}
