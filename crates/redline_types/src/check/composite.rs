//! Composite literals (spec: Composite literals).

use redline_syntax::{Expr, ExprId, ExprList};

use super::Context;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, Lookup, ObjectId, ObjectKind, Type, TypeId};

impl Context<'_> {
    /// `ty{elements}`, or `{elements}` where `hint` says the type.
    pub(crate) fn composite(
        &mut self,
        expr: ExprId,
        ty: Option<ExprId>,
        elements: ExprList,
        hint: Option<TypeId>,
    ) -> Operand {
        let elements = self.tree.list(elements);
        let Some((literal, base)) = self.literal_type(expr, ty, elements, hint) else {
            return Operand::invalid(expr);
        };
        match &self.store[base] {
            Type::Struct(ty) => self.struct_elements(expr, base, &ty.fields, elements),
            &Type::Array { element, .. } | &Type::Slice(element) => {
                self.indexed_elements(elements, element);
            }
            &Type::Map { key, value } => self.map_elements(elements, key, value),
            Type::Basic(_) if self.is_invalid(base) => {
                for &element in elements {
                    self.loose_element(element);
                }
                let ty = if base == Basic::Unknown.id() { base } else { Basic::Invalid.id() };
                return Operand { ty, ..Operand::invalid(expr) };
            }
            _ => {
                let message =
                    format!("invalid composite literal type {}", self.store.type_text(literal));
                self.error(expr, ErrorCode::InvalidLit, message);
                return Operand::invalid(expr);
            }
        }
        Operand::new(expr, Mode::Value, literal)
    }

    /// The type of a literal and the type whose elements it lists, which differ
    /// where `&` is left out.
    fn literal_type(
        &mut self,
        expr: ExprId,
        ty: Option<ExprId>,
        elements: &[ExprId],
        hint: Option<TypeId>,
    ) -> Option<(TypeId, TypeId)> {
        let Some(written) = ty else {
            let Some(hint) = hint else {
                self.error(
                    expr,
                    ErrorCode::UntypedLit,
                    "invalid composite literal type: missing type",
                );
                return None;
            };
            let common = self.common_underlying(hint)?;
            let base = match self.store[common] {
                Type::Pointer(base) => self.common_underlying(base)?,
                _ => common,
            };
            return Some((hint, base));
        };
        if let Expr::ArrayType { len, element } = self.tree[written]
            && let Expr::Ellipsis(None) = self.tree[len]
        {
            let element = self.var_type(element);
            let len = Some(self.literal_len(elements));
            let ty = self.store.intern(Type::Array { len, element });
            self.record_type(written, ty);
            return Some((ty, ty));
        }
        let ty = self.ty(written);
        Some((ty, self.common_underlying(ty)?))
    }

    /// The length of `[...]T{…}`: one more than the largest index.
    fn literal_len(&mut self, elements: &[ExprId]) -> u64 {
        let mut next = 0_u64;
        let mut largest = 0;
        for &element in elements {
            if let Expr::KeyValue { key, .. } = self.tree[element]
                && let Some(index) = self.constant_index(key)
            {
                next = index;
            }
            next = next.saturating_add(1);
            largest = largest.max(next);
        }
        largest
    }

    /// The value of a constant index, without a record of it.
    fn constant_index(&mut self, key: ExprId) -> Option<u64> {
        let recording = std::mem::replace(&mut self.recording, false);
        let operand = self.key_operand(key);
        self.recording = recording;
        operand.value?.to_int().as_u64()
    }

    /// A key that is no field name.
    fn key_operand(&mut self, key: ExprId) -> Operand {
        let Expr::Ident(_) = self.tree[key] else { return self.expr(key) };
        let binding = self.source().resolution.key_binding(key);
        let operand = match self.meaning_of(key, binding) {
            super::ident::Meaning::Object(object) => self.object(key, object),
            super::ident::Meaning::Unknown => Operand::unknown(key),
            super::ident::Meaning::Nothing => Operand::invalid(key),
        };
        self.record_operand(&operand);
        operand
    }

    fn indexed_elements(&mut self, elements: &[ExprId], element_type: TypeId) {
        for &element in elements {
            let value = match self.tree[element] {
                Expr::KeyValue { key, value } => {
                    let mut index = self.key_operand(key);
                    if self.is_untyped(index.ty) && !index.is_invalid() {
                        self.convert_untyped(&mut index, Basic::Int.id());
                        self.update_type(key, index.ty, true);
                    }
                    value
                }
                _ => element,
            };
            self.element(value, element_type);
        }
    }

    fn map_elements(&mut self, elements: &[ExprId], key_type: TypeId, value_type: TypeId) {
        for &element in elements {
            let Expr::KeyValue { key, value } = self.tree[element] else {
                self.error(element, ErrorCode::MissingLitKey, "missing key in map literal");
                self.element(element, value_type);
                continue;
            };
            match self.tree[key] {
                Expr::Ident(_) => {
                    let mut operand = self.key_operand(key);
                    self.settle_as(&mut operand, key_type);
                }
                _ => self.element(key, key_type),
            }
            self.element(value, value_type);
        }
    }

    fn struct_elements(
        &mut self,
        expr: ExprId,
        base: TypeId,
        fields: &[ObjectId],
        elements: &[ExprId],
    ) {
        let keyed =
            elements.iter().any(|&element| matches!(self.tree[element], Expr::KeyValue { .. }));
        if !keyed {
            for (index, &element) in elements.iter().enumerate() {
                if let Some(&field) = fields.get(index) {
                    self.element(element, self.store.type_of(field));
                } else {
                    self.expr(element);
                    let text = self.text(expr);
                    self.error(
                        element,
                        ErrorCode::InvalidStructLit,
                        format!("too many values in struct literal {text}"),
                    );
                }
            }
            return;
        }
        for &element in elements {
            let Expr::KeyValue { key, value } = self.tree[element] else {
                self.error(
                    element,
                    ErrorCode::MixedStructLit,
                    "mixture of field:value and value elements in struct literal",
                );
                continue;
            };
            match self.field_of_key(key, base, fields) {
                Some(field) => {
                    self.record_use(key, field);
                    self.element(value, self.store.type_of(field));
                }
                None => {
                    self.expr(value);
                }
            }
        }
    }

    /// The field that a key names: one of the struct, or one that it promotes.
    fn field_of_key(&mut self, key: ExprId, base: TypeId, fields: &[ObjectId]) -> Option<ObjectId> {
        let Expr::Ident(name) = self.tree[key] else {
            let text = self.text(key);
            self.error(
                key,
                ErrorCode::InvalidLitField,
                format!("invalid field name {text} in struct literal"),
            );
            return None;
        };
        let package = Some(self.package.source.package);
        let own = fields.iter().copied().find(|&field| self.store.is_named(field, name, package));
        let found = own.or_else(|| match self.store.lookup(base, true, package, name) {
            Lookup::Found(found) if matches!(self.store[found.object].kind, ObjectKind::Var(_)) => {
                Some(found.object)
            }
            _ => None,
        });
        if found.is_none() {
            let text = self.name(name);
            self.error(
                key,
                ErrorCode::MissingLitField,
                format!("unknown field {text} in struct literal"),
            );
        }
        found
    }

    /// An element that has to have a type.
    fn element(&mut self, expr: ExprId, ty: TypeId) {
        let mut operand = self.expr_with_hint(expr, Some(ty));
        self.settle_as(&mut operand, ty);
    }

    /// Gives an untyped operand the type of what it is put into.
    pub(crate) fn settle_as(&mut self, operand: &mut Operand, ty: TypeId) {
        if self.is_untyped(operand.ty) && !operand.is_invalid() {
            self.convert_untyped(operand, ty);
            self.update_type(operand.expr, operand.ty, true);
        }
    }

    /// An element of a literal whose type is not known.
    fn loose_element(&mut self, element: ExprId) {
        match self.tree[element] {
            Expr::KeyValue { key, value } => {
                if !matches!(self.tree[key], Expr::Ident(_)) {
                    self.any_expr(key, None);
                }
                self.loose_element(value);
            }
            Expr::Composite { ty: None, elements } => {
                for &element in self.tree.list(elements) {
                    self.loose_element(element);
                }
            }
            _ => drop(self.any_expr(element, None)),
        }
    }
}
