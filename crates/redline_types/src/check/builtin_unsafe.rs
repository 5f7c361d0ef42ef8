//! The functions of package `unsafe` (spec: Package unsafe).

use redline_base::Name;
use redline_constant::Value;
use redline_syntax::{Expr, ExprId};

use super::Context;
use super::builtin_call::slice_element;
use super::index::IndexRule;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, Builtin, Lookup, Selected, Type, TypeId};

impl Context<'_> {
    /// What a function of `unsafe` gives for its arguments.
    pub(super) fn unsafe_builtin(
        &mut self,
        expr: ExprId,
        builtin: Builtin,
        args: &mut [Operand],
    ) -> Operand {
        let place = format!("argument to unsafe.{}", builtin.name());
        let ty = match (builtin, args) {
            (Builtin::Sizeof | Builtin::Alignof, [arg]) => {
                return self.measured(expr, builtin, arg, &place);
            }
            (Builtin::Add, [pointer, len]) => {
                self.assignment(pointer, Some(Basic::UnsafePointer.id()), &place);
                let rule =
                    IndexRule { code: ErrorCode::InvalidUnsafeAdd, what: "length", signed: true };
                self.index_by(len.clone(), None, rule);
                Some(Basic::UnsafePointer.id())
            }
            (Builtin::Slice, [pointer, len]) => self.unsafe_slice(pointer, len),
            (Builtin::SliceData, [slice]) => self.unsafe_slice_data(slice),
            (Builtin::String, [pointer, len]) => {
                let bytes = self.store.intern(Type::Pointer(Basic::Byte.id()));
                self.assignment(pointer, Some(bytes), &place);
                let code = ErrorCode::InvalidUnsafeString;
                self.index_by(len.clone(), None, IndexRule { code, what: "length", signed: false });
                Some(Basic::String.id())
            }
            (Builtin::StringData, [text]) => {
                self.assignment(text, Some(Basic::String.id()), &place);
                Some(self.store.intern(Type::Pointer(Basic::Byte.id())))
            }
            _ => None,
        };
        ty.map_or_else(|| Operand::unknown(expr), |ty| Operand::new(expr, Mode::Value, ty))
    }

    /// `unsafe.Sizeof(arg)` and `unsafe.Alignof(arg)`
    fn measured(
        &mut self,
        expr: ExprId,
        builtin: Builtin,
        arg: &mut Operand,
        place: &str,
    ) -> Operand {
        self.assignment(arg, None, place);
        if arg.is_invalid() {
            return super::binary::spoilt(expr, [&*arg]);
        }
        let uintptr = Basic::Uintptr.id();
        match self.layouts().of(arg.ty) {
            Some(layout) => {
                let bytes = if builtin == Builtin::Sizeof { layout.size } else { layout.align };
                Operand::constant(expr, uintptr, Value::from(bytes))
            }
            None if self.is_too_large(arg) => Operand::invalid(expr),
            None => Operand::new(expr, Mode::Value, uintptr),
        }
    }

    /// Complains about an operand whose size is known, and too large to be one.
    fn is_too_large(&mut self, operand: &Operand) -> bool {
        if self.has_variable_size(operand.ty) {
            return false;
        }
        let message = format!("{} is too large", self.described(operand));
        self.error(operand.expr, ErrorCode::TypeTooLarge, message);
        true
    }

    /// Whether the size of a type depends on type parameters, or is not known.
    fn has_variable_size(&self, ty: TypeId) -> bool {
        if self.is_type_param(ty) || self.is_hazy(ty) {
            return true;
        }
        if let Type::Named(named) = self.store[self.store.unalias(ty)]
            && self.store.is_endless(named)
        {
            return true;
        }
        redline_base::with_deep_stack(|| match &self.store[self.store.underlying(ty)] {
            Type::Array { len, element } => len.is_none() || self.has_variable_size(*element),
            Type::Struct(fields) => {
                fields.fields.iter().any(|&it| self.has_variable_size(self.store.type_of(it)))
            }
            _ => false,
        })
    }

    /// The type of `unsafe.Slice(pointer, len)`.
    fn unsafe_slice(&mut self, pointer: &Operand, len: &Operand) -> Option<TypeId> {
        let common = self.common_underlying(pointer.ty).map(|ty| &self.store[ty]);
        let base = match common {
            Some(Type::Pointer(base)) => Some(*base),
            _ => None,
        };
        if base.is_none() && !self.is_hazy(pointer.ty) {
            let message = format!("invalid argument: {} is not a pointer", self.described(pointer));
            self.error(pointer.expr, ErrorCode::InvalidUnsafeSlice, message);
            return None;
        }
        let code = ErrorCode::InvalidUnsafeSlice;
        self.index_by(len.clone(), None, IndexRule { code, what: "length", signed: false });
        base.map(|base| self.store.intern(Type::Slice(base)))
    }

    /// The type of `unsafe.SliceData(slice)`.
    fn unsafe_slice_data(&mut self, slice: &Operand) -> Option<TypeId> {
        let common = self.common_underlying(slice.ty);
        let element = common.and_then(|ty| slice_element(&self.store[ty]));
        if element.is_none() && !self.is_hazy(slice.ty) {
            let message = format!("invalid argument: {} is not a slice", self.described(slice));
            self.error(slice.expr, ErrorCode::InvalidUnsafeSliceData, message);
        }
        element.map(|element| self.store.intern(Type::Pointer(element)))
    }

    /// `unsafe.Offsetof(x.f)`: the bytes before `f` in the struct that `x` names,
    /// with those of the structs that are embedded on the way.
    pub(super) fn offset_of(&mut self, expr: ExprId, arg: ExprId) -> Operand {
        let selector = self.tree.unparen(arg);
        let Expr::Selector { base, name } = self.tree[selector] else {
            self.any_expr(arg, None);
            let message =
                format!("invalid argument: {} is not a selector expression", self.text(arg));
            self.error(arg, ErrorCode::BadOffsetofSyntax, message);
            return Operand::invalid(expr);
        };
        let operand = self.any_expr(arg, None);
        if operand.is_invalid() {
            return super::binary::spoilt(expr, [&operand]);
        }
        let Some((ty, found)) = self.member_of_struct(base, name) else {
            return Operand::unknown(expr);
        };
        if self.store[found.object].kind.is_method() {
            let message = format!("invalid argument: {} is a method value", self.text(arg));
            self.error(arg, ErrorCode::InvalidOffsetof, message);
            return Operand::invalid(expr);
        }
        if self.crosses_pointer(ty, &found.path) {
            let (field, text) = (self.name(name), self.ty_text(ty));
            let message =
                format!("invalid argument: field {field} is embedded via a pointer in {text}");
            self.error(base, ErrorCode::InvalidOffsetof, message);
            return Operand::invalid(expr);
        }
        self.record_selection(selector, &found);
        let uintptr = Basic::Uintptr.id();
        if let Some(offset) = self.layouts().offset(ty, &found.path) {
            return Operand::constant(expr, uintptr, Value::from(offset));
        }
        let operand = Operand::new(base, self.records.mode(base), ty);
        if self.is_too_large(&operand) {
            return Operand::invalid(expr);
        }
        Operand::new(expr, Mode::Value, uintptr)
    }

    /// The type of the struct `base`, which may also be a pointer to it, and its
    /// field or method `name`.
    fn member_of_struct(&self, base: ExprId, name: Name) -> Option<(TypeId, Selected)> {
        let store = self.store;
        let written = self.records.ty(base)?;
        let ty = match store[store.underlying(written)] {
            Type::Pointer(base) => base,
            _ => written,
        };
        match store.lookup(ty, true, Some(self.package.source.package), name) {
            Lookup::Found(found) => Some((ty, found)),
            _ => None,
        }
    }

    /// Whether a field is reached through a pointer that is embedded.
    fn crosses_pointer(&self, ty: TypeId, path: &[u32]) -> bool {
        let mut ty = ty;
        let Some((_, embedded)) = path.split_last() else { return false };
        for &index in embedded {
            let Type::Struct(fields) = &self.store[self.store.underlying(ty)] else { return false };
            let Some(&field) = fields.fields.get(index as usize) else { return false };
            ty = self.store.type_of(field);
            if matches!(self.store[self.store.underlying(ty)], Type::Pointer(_)) {
                return true;
            }
        }
        false
    }
}
