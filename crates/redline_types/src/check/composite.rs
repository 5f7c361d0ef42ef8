//! Composite literals (spec: Composite literals).

use redline_constant::{Kind, Value};
use redline_syntax::{Expr, ExprId, ExprList};
use rustc_hash::FxHashSet;

use super::Context;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, Type, TypeId};

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
            Type::Struct(ty) => self.struct_elements(expr, (literal, base), &ty.fields, elements),
            &Type::Array { element, len } => self.indexed_elements(elements, element, len),
            &Type::Slice(element) => self.indexed_elements(elements, element, None),
            &Type::Map { key, value } => self.map_elements(elements, key, value),
            Type::Basic(_) if self.is_invalid(base) => {
                for &element in elements {
                    self.loose_element(element);
                }
                let ty = if base == Basic::Unknown.id() { base } else { Basic::Invalid.id() };
                return Operand { ty, ..Operand::invalid(expr) };
            }
            _ => {
                let message = format!("invalid composite literal type {}", self.ty_text(literal));
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
            let common = self.literal_base(expr, hint, "element ")?;
            let base = match self.store[common] {
                Type::Pointer(base) => self.literal_base(expr, base, "element ")?,
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
        if self.package.report_incomplete(ty) {
            return None;
        }
        Some((ty, self.literal_base(expr, ty, "")?))
    }

    /// The type that all types have in common which a literal may have.
    fn literal_base(&mut self, expr: ExprId, ty: TypeId, what: &str) -> Option<TypeId> {
        let common = self.common_underlying(ty);
        if common.is_none() && !self.is_hazy(ty) {
            let text = self.ty_text(ty);
            let message =
                format!("invalid composite literal {what}type {text} (no common underlying type)");
            self.error(expr, ErrorCode::InvalidLit, message);
        }
        common
    }

    /// The length of `[...]T{…}`: one more than the largest index.
    fn literal_len(&mut self, elements: &[ExprId]) -> u64 {
        let mut next = 0_u64;
        let mut largest = 0;
        for &element in elements {
            if let Expr::KeyValue { key, .. } = self.tree[element]
                && let Some(index) = self.index_of_key(key)
            {
                next = index;
            }
            next = next.saturating_add(1);
            largest = largest.max(next);
        }
        largest
    }

    /// The value of a constant index, without a record of it.
    fn index_of_key(&mut self, key: ExprId) -> Option<u64> {
        let recording = std::mem::replace(&mut self.recording, false);
        let operand = self.key_operand(key);
        self.recording = recording;
        operand.value?.to_int().as_u64()
    }

    /// A key that is no field name.
    fn key_operand(&mut self, key: ExprId) -> Operand {
        let Expr::Ident(_) = self.tree[key] else { return self.expr(key) };
        let binding = self.source().resolution.key_binding(key);
        self.use_key(binding);
        let operand = match self.meaning_of(key, binding) {
            super::ident::Meaning::Object(object) => self.object(key, object),
            super::ident::Meaning::Unknown => Operand::unknown(key),
            super::ident::Meaning::Nothing => Operand::invalid(key),
        };
        self.record_operand(&operand);
        operand
    }

    /// Notes that a key is a value, and not the name of a field.
    fn use_key(&self, binding: Option<redline_names::Binding>) {
        if let Some(redline_names::Binding::Local(local)) = binding {
            self.records.add_used_key(local);
        }
    }

    /// The elements of an array, which has `len` of them, or of a slice.
    fn indexed_elements(&mut self, elements: &[ExprId], element_type: TypeId, len: Option<u64>) {
        let mut seen = FxHashSet::default();
        let mut next = 0_u64;
        for &element in elements {
            let (value, index) = match self.tree[element] {
                Expr::KeyValue { key, value } => (value, self.literal_index(element, key, len)),
                _ => (element, Some(next)),
            };
            match (index, self.tree[element]) {
                (Some(index), Expr::KeyValue { .. }) => next = index,
                (Some(index), _) if len.is_some_and(|len| index >= len) => {
                    let len = len.unwrap_or_default();
                    let message = format!("index {index} is out of bounds (>= {len})");
                    self.error(element, ErrorCode::OversizeArrayLit, message);
                }
                _ => {}
            }
            if index.is_some_and(|index| !seen.insert(index)) {
                let message = format!("duplicate index {next} in array or slice literal");
                self.error(element, ErrorCode::DuplicateLitKey, message);
            }
            next = next.saturating_add(1);
            self.element(value, element_type, "array or slice literal");
        }
    }

    /// The index that a key states: a constant.
    fn literal_index(&mut self, element: ExprId, key: ExprId, len: Option<u64>) -> Option<u64> {
        let operand = self.key_operand(key);
        let (_, index) = self.checked_index(operand, len)?;
        if index.is_none() {
            let message = format!("index {} must be integer constant", self.text(key));
            self.error(element, ErrorCode::InvalidLitIndex, message);
        }
        index
    }

    fn map_elements(&mut self, elements: &[ExprId], key_type: TypeId, value_type: TypeId) {
        let mut seen = Vec::new();
        let mut known = FxHashSet::default();
        for &element in elements {
            let Expr::KeyValue { key, value } = self.tree[element] else {
                self.error(element, ErrorCode::MissingLitKey, "missing key in map literal");
                self.element(element, value_type, "map literal");
                continue;
            };
            let mut operand = match self.tree[key] {
                Expr::Ident(_) => self.key_operand(key),
                _ => self.expr_with_hint(key, Some(key_type)),
            };
            self.assignment(&mut operand, Some(key_type), "map literal");
            if self.is_repeated(&operand, &mut known, &mut seen) {
                let value = operand.value.as_ref().map(|value| value.short().to_string());
                let text = value.unwrap_or_default();
                let message = format!("duplicate key {text} in map literal");
                self.error(key, ErrorCode::DuplicateLitKey, message);
            }
            self.element(value, value_type, "map literal");
        }
    }

    /// Whether a constant key has come before: `known` by their texts, `seen` with
    /// their types.
    fn is_repeated(
        &self,
        key: &Operand,
        known: &mut FxHashSet<String>,
        seen: &mut Vec<(Value, TypeId)>,
    ) -> bool {
        let Some(value) = key.value.clone().filter(|_| !key.is_invalid()) else { return false };
        if value.is_unknown() {
            return false;
        }
        // `1`, `1.0` and `1 + 0i` are one key of a type parameter.
        let whole = value.to_int();
        let value = if whole.kind() == Kind::Int { whole } else { value };
        let is_new = known.insert(value.exact().to_string());
        let is_same = |(other, ty): &(Value, TypeId)| {
            *other == value && crate::identical(self.store, *ty, key.ty)
        };
        let repeated = !is_new && seen.iter().any(is_same);
        if !repeated {
            seen.push((value, key.ty));
        }
        repeated
    }

    /// An element that has to have a type; `place` is what an error calls the literal.
    pub(super) fn element(&mut self, expr: ExprId, ty: TypeId, place: &str) {
        // Only elements of arrays, slices and maps may leave out their type.
        if place == "struct literal"
            && let Expr::Composite { ty: None, elements } = self.tree[expr]
        {
            for &element in self.tree.list(elements) {
                self.loose_element(element);
            }
            return self.error(expr, ErrorCode::UntypedLit, "missing type in composite literal");
        }
        let mut operand = self.expr_with_hint(expr, Some(ty));
        self.assignment(&mut operand, Some(ty), place);
    }

    /// Gives an untyped operand the type of what it is put into.
    pub(crate) fn settle_as(&mut self, operand: &mut Operand, ty: TypeId) {
        if self.is_untyped(operand.ty) && !operand.is_invalid() {
            self.convert_untyped(operand, ty);
            self.update_type(operand.expr, operand.ty, true);
        }
    }

    /// An element of a literal whose type is not known.
    pub(super) fn loose_element(&mut self, element: ExprId) {
        match self.tree[element] {
            Expr::KeyValue { key, value } => {
                if matches!(self.tree[key], Expr::Ident(_)) {
                    self.use_key(self.source().resolution.key_binding(key));
                } else {
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
