//! Calls of built-in functions (spec: Built-in functions, Package unsafe).

use redline_base::Name;
use redline_constant::{BinaryOp, Value};
use redline_syntax::{Expr, ExprId, TokenKind};

use super::Context;
use super::argument::Call;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, Builtin, Lookup, Param, Selected, Signature, Type, TypeId};

impl Context<'_> {
    /// `callee(args)` where `callee` is built in.
    pub(crate) fn builtin_call(&mut self, call: Call<'_>, builtin: Builtin) -> Operand {
        let Call { expr, callee, args, .. } = call;
        let too_few = args.len() < builtin.least_args();
        let too_many = args.len() > builtin.least_args() && !builtin.is_variadic();
        if too_few || too_many {
            let amount = if too_few { "not enough" } else { "too many" };
            let text = self.text(expr);
            let message = format!(
                "{amount} arguments for {text} (expected {}, found {})",
                builtin.least_args(),
                args.len()
            );
            self.error(expr, ErrorCode::WrongArgCount, message);
            return Operand::invalid(expr);
        }
        let operand = self.builtin_result(expr, callee, builtin, args);
        if operand.value.is_none() && !operand.is_invalid() {
            self.record_builtin(callee, builtin, args, &operand);
        }
        operand
    }

    /// Records the signature that a built-in function has in a call whose result
    /// is no constant.
    fn record_builtin(
        &mut self,
        callee: ExprId,
        builtin: Builtin,
        args: &[ExprId],
        call: &Operand,
    ) {
        let types: Vec<TypeId> = args.iter().map(|&arg| self.settled_type(arg)).collect();
        let (params, variadic) = match (builtin, &types[..]) {
            (Builtin::Append, &[list, ..]) => {
                let element =
                    self.common_underlying(list).and_then(|ty| slice_element(&self.store[ty]));
                let rest = match (types.get(1), element) {
                    (Some(&text), Some(element))
                        if self.is_text_or_bytes(text) && self.is_byte(element) =>
                    {
                        self.default_type(text)
                    }
                    (_, Some(element)) => self.store.intern(Type::Slice(element)),
                    _ => return,
                };
                (vec![list, rest], true)
            }
            (Builtin::Panic, _) => {
                let any = self.store.predeclared_type(redline_names::Predeclared::Any);
                (vec![self.store.unalias(any)], false)
            }
            (Builtin::Min | Builtin::Max, _) => (vec![call.ty; types.len()], false),
            (Builtin::Delete, &[map, key]) => {
                let wanted = self.common_underlying(map).and_then(|ty| map_key(&self.store[ty]));
                (vec![map, wanted.unwrap_or(key)], false)
            }
            (Builtin::String, &[_, len]) => {
                (vec![self.store.intern(Type::Pointer(Basic::Byte.id())), len], false)
            }
            (Builtin::Slice, &[pointer, len]) => {
                (vec![self.common_underlying(pointer).unwrap_or(pointer), len], false)
            }
            (Builtin::SliceData, &[slice]) => {
                (vec![self.common_underlying(slice).unwrap_or(slice)], false)
            }
            (Builtin::Copy, &[to, from]) => (vec![to, self.default_type(from)], false),
            _ => (types, false),
        };
        let param = |ty| Param { name: None, ty };
        let results = match call.mode {
            Mode::NoValue => [].into(),
            _ => [param(call.ty)].into(),
        };
        let params = params.into_iter().map(param).collect();
        let signature = Signature { params, results, variadic, type_params: [].into() };
        let ty = self.store.intern(Type::Signature(Box::new(signature)));
        let mut expr = callee;
        loop {
            self.record(expr, Mode::Builtin, ty);
            match self.tree[expr] {
                Expr::Paren(inner) => expr = inner,
                _ => return,
            }
        }
    }

    /// The type that was recorded for an argument, or is pending.
    fn settled_type(&self, arg: ExprId) -> TypeId {
        let pending = self.pending.get(&arg).map(super::untyped::Pending::ty);
        pending.or_else(|| self.records.ty(arg)).unwrap_or_else(|| Basic::Invalid.id())
    }

    /// Strings, and type parameters that stand for strings and slices of bytes.
    fn is_text_or_bytes(&self, ty: TypeId) -> bool {
        let is_param = matches!(self.store[self.store.unalias(ty)], Type::TypeParam(_));
        self.all_basic(ty, |basic| basic.kind() == crate::BasicKind::String)
            || (is_param
                && self.common_underlying(ty).is_none()
                && self.text_or_common(ty).is_some())
    }

    /// What a call of a built-in function gives.
    fn builtin_result(
        &mut self,
        expr: ExprId,
        callee: ExprId,
        builtin: Builtin,
        args: &[ExprId],
    ) -> Operand {
        match (builtin, args) {
            (Builtin::Make, [ty, sizes @ ..]) => {
                let ty = self.ty(*ty);
                for &size in sizes {
                    let mut size = self.expr(size);
                    self.index_value(&mut size);
                }
                self.builtin_value(expr, ty)
            }
            (Builtin::New, &[arg]) => {
                let operand = self.any_expr(arg, None);
                let ty = match operand.mode {
                    Mode::Type => operand.ty,
                    Mode::Invalid => return super::binary::spoilt(expr, [&operand]),
                    _ => {
                        let mut operand = operand;
                        self.with_default_type(&mut operand);
                        self.update_type(arg, operand.ty, true);
                        operand.ty
                    }
                };
                let ty = self.store.intern(Type::Pointer(ty));
                self.builtin_value(expr, ty)
            }
            (Builtin::Len | Builtin::Cap, &[arg]) => self.length(expr, callee, builtin, arg),
            (Builtin::Sizeof | Builtin::Alignof, &[arg]) => {
                let mut operand = self.expr(arg);
                if operand.is_invalid() {
                    return super::binary::spoilt(expr, [&operand]);
                }
                self.with_default_type(&mut operand);
                self.update_type(arg, operand.ty, true);
                let layout = self.layouts().of(operand.ty);
                match layout {
                    Some(layout) => {
                        let bytes =
                            if builtin == Builtin::Sizeof { layout.size } else { layout.align };
                        Operand::constant(expr, Basic::Uintptr.id(), Value::from(bytes))
                    }
                    None => Operand::new(expr, Mode::Value, Basic::Uintptr.id()),
                }
            }
            (Builtin::Min | Builtin::Max, args) => self.extreme(expr, builtin, args),
            (Builtin::Offsetof, &[arg]) => self.offset_of(expr, arg),
            (Builtin::Complex, &[real, imag]) => self.complex(expr, real, imag),
            (Builtin::Real | Builtin::Imag, &[arg]) => self.part(expr, builtin, arg),
            (Builtin::Append, [list, elements @ ..]) => self.append(expr, *list, elements),
            _ => self.plain_call(expr, builtin, args),
        }
    }

    /// `append(list, elements…)`: has the type of the list.
    fn append(&mut self, expr: ExprId, list: ExprId, elements: &[ExprId]) -> Operand {
        let operand = self.expr(list);
        let element = match self.common_underlying(operand.ty).map(|ty| &self.store[ty]) {
            Some(&Type::Slice(element)) if !operand.is_invalid() => Some(element),
            _ => None,
        };
        for &arg in elements {
            let mut value = self.expr(arg);
            // `append(bytes, "text"...)` (spec: Appending to and copying slices).
            let is_text =
                value.ty == Basic::UntypedString.id() || value.ty == Basic::UntypedNil.id();
            if is_text && element.is_some_and(|element| self.is_byte(element)) {
                continue;
            }
            if let Some(element) = element
                && self.is_untyped(value.ty)
                && !value.is_invalid()
            {
                self.convert_untyped(&mut value, element);
                self.update_type(arg, value.ty, true);
            }
        }
        match element {
            Some(_) => Operand::new(expr, Mode::Value, operand.ty),
            None => Operand::unknown(expr),
        }
    }

    fn is_byte(&self, ty: TypeId) -> bool {
        self.all_basic(ty, |basic| basic.plain() == Basic::Uint8)
    }

    /// As [`Self::common_underlying`], and `string` where a type parameter stands
    /// for strings and slices of bytes.
    pub(crate) fn text_or_common(&self, ty: TypeId) -> Option<TypeId> {
        let common = self.common_underlying(ty);
        if common.is_some() {
            return common;
        }
        let crate::Terms::List(terms) = self.store.element_type_set(ty).terms else { return None };
        let is_text = |term: &crate::Term| match self.store[self.store.underlying(term.ty)] {
            Type::Basic(basic) => basic.kind() == crate::BasicKind::String,
            Type::Slice(element) => self.is_byte(element),
            _ => false,
        };
        (!terms.is_empty() && terms.iter().all(is_text)).then(|| Basic::String.id())
    }

    /// `complex(real, imag)` (spec: Manipulating complex numbers).
    fn complex(&mut self, expr: ExprId, real: ExprId, imag: ExprId) -> Operand {
        let (left, right) = (self.expr(real), self.expr(imag));
        if left.is_invalid() || right.is_invalid() {
            return super::binary::spoilt(expr, [&left, &right]);
        }
        let Some((mut left, mut right)) = self.matched_pair(left, right) else {
            return Operand::invalid(expr);
        };
        if let (Some(real), Some(imag)) = (&left.value, &right.value) {
            let value = real.to_float().binary(BinaryOp::Add, &imag.to_float().times_i());
            let ty = if self.is_untyped(left.ty) {
                Some(Basic::UntypedComplex.id())
            } else {
                self.complex_of(left.ty)
            };
            return ty
                .map_or_else(|| Operand::unknown(expr), |ty| Operand::constant(expr, ty, value));
        }
        for operand in [&mut left, &mut right] {
            if self.is_untyped(operand.ty) {
                self.settle_as(operand, Basic::Float64.id());
            }
        }
        match self.complex_of(left.ty) {
            Some(ty) => Operand::new(expr, Mode::Value, ty),
            None => Operand::unknown(expr),
        }
    }

    fn complex_of(&self, ty: TypeId) -> Option<TypeId> {
        match self.store[self.store.underlying(ty)] {
            Type::Basic(Basic::Float32) => Some(Basic::Complex64.id()),
            Type::Basic(Basic::Float64) => Some(Basic::Complex128.id()),
            _ => None,
        }
    }

    /// `real(arg)` and `imag(arg)`
    fn part(&mut self, expr: ExprId, builtin: Builtin, arg: ExprId) -> Operand {
        let mut operand = self.expr(arg);
        if operand.is_invalid() {
            return super::binary::spoilt(expr, [&operand]);
        }
        if let Some(value) = &operand.value {
            let part = if builtin == Builtin::Real { value.real() } else { value.imag() };
            let ty = match self.store[self.store.underlying(operand.ty)] {
                Type::Basic(Basic::Complex64) => Basic::Float32,
                Type::Basic(Basic::Complex128) => Basic::Float64,
                _ => Basic::UntypedFloat,
            };
            return Operand::constant(expr, ty.id(), part);
        }
        self.with_default_type_settled(&mut operand);
        match self.store[self.store.underlying(operand.ty)] {
            Type::Basic(Basic::Complex64) => Operand::new(expr, Mode::Value, Basic::Float32.id()),
            Type::Basic(Basic::Complex128) => Operand::new(expr, Mode::Value, Basic::Float64.id()),
            _ => Operand::unknown(expr),
        }
    }

    /// A function whose result depends on the types of the arguments alone.
    fn plain_call(&mut self, expr: ExprId, builtin: Builtin, args: &[ExprId]) -> Operand {
        let operands: Vec<Operand> = args.iter().map(|&arg| self.any_expr(arg, None)).collect();
        if operands.iter().any(Operand::is_invalid) {
            return super::binary::spoilt(expr, &operands);
        }
        let mut operands = operands;
        if let (Builtin::Delete, [map, key]) = (builtin, &mut operands[..])
            && let Some(common) = self.common_underlying(map.ty)
            && let Some(wanted) = map_key(&self.store[common])
        {
            self.settle_as(key, wanted);
        }
        for operand in &mut operands {
            // `copy(bytes, "text")` leaves the text as it is.
            if builtin != Builtin::Copy {
                self.with_default_type_settled(operand);
            }
        }
        let element = |operand: &Operand, of: fn(&Type) -> Option<TypeId>| {
            self.common_underlying(operand.ty).and_then(|ty| of(&self.store[ty]))
        };
        let first = operands.first();
        let ty = match builtin {
            Builtin::Clear
            | Builtin::Close
            | Builtin::Delete
            | Builtin::Panic
            | Builtin::Print
            | Builtin::Println => {
                return Operand::new(
                    expr,
                    Mode::NoValue,
                    self.store.intern(Type::Tuple([].into())),
                );
            }
            Builtin::Copy => Some(Basic::Int.id()),
            Builtin::Recover => {
                let any = self.store.predeclared_type(redline_names::Predeclared::Any);
                Some(self.store.unalias(any))
            }
            Builtin::Add => Some(Basic::UnsafePointer.id()),
            Builtin::String => Some(Basic::String.id()),
            Builtin::StringData => Some(self.store.intern(Type::Pointer(Basic::Byte.id()))),
            Builtin::Slice => first
                .and_then(|operand| element(operand, pointer_base))
                .map(|base| self.store.intern(Type::Slice(base))),
            Builtin::SliceData => first
                .and_then(|operand| element(operand, slice_element))
                .map(|base| self.store.intern(Type::Pointer(base))),
            _ => None,
        };
        ty.map_or_else(|| Operand::unknown(expr), |ty| Operand::new(expr, Mode::Value, ty))
    }

    /// `min(…)` and `max(…)`: constant if all arguments are (spec: Min and max).
    fn extreme(&mut self, expr: ExprId, builtin: Builtin, args: &[ExprId]) -> Operand {
        let op = if builtin == Builtin::Min { TokenKind::Less } else { TokenKind::Greater };
        let mut operands = args.iter().map(|&arg| self.expr(arg)).collect::<Vec<_>>().into_iter();
        let Some(mut best) = operands.next() else { return Operand::invalid(expr) };
        for other in operands {
            if best.is_invalid() || other.is_invalid() {
                return super::binary::spoilt(expr, [&best, &other]);
            }
            let (left, right) = (best.clone(), other.clone());
            let compared = self.matched_pair(left, right);
            let Some((mut left, right)) = compared else { return Operand::invalid(expr) };
            let replaces = if let (Some(own), Some(other)) = (&left.value, &right.value) {
                redline_constant::Comparison::of(op).is_some_and(|op| other.compare(op, own))
            } else {
                left.value = None;
                left.mode = Mode::Value;
                false
            };
            best = if replaces { right } else { left };
        }
        if best.value.is_none() {
            best.mode = Mode::Value;
            self.with_default_type(&mut best);
        }
        for &arg in args {
            self.update_part(arg, best.ty, true);
        }
        Operand { expr, ..best }
    }

    /// `unsafe.Offsetof(x.f)`: the bytes before `f` in the struct that `x` names,
    /// with those of the structs that are embedded on the way.
    fn offset_of(&mut self, expr: ExprId, arg: ExprId) -> Operand {
        let selector = self.tree.unparen(arg);
        let Expr::Selector { base, name } = self.tree[selector] else {
            self.any_expr(arg, None);
            let text = self.text(arg);
            self.error(
                arg,
                ErrorCode::BadOffsetofSyntax,
                format!("invalid argument: {text} is not a selector expression"),
            );
            return Operand::invalid(expr);
        };
        let operand = self.any_expr(arg, None);
        if operand.is_invalid() {
            return super::binary::spoilt(expr, [&operand]);
        }
        let uintptr = Basic::Uintptr.id();
        let Some((ty, found)) = self.field_of_struct(base, name) else {
            return Operand::new(expr, Mode::Value, uintptr);
        };
        self.record_selection(selector, &found);
        match self.layouts().offset(ty, &found.path) {
            Some(offset) => Operand::constant(expr, uintptr, Value::from(offset)),
            None => Operand::new(expr, Mode::Value, uintptr),
        }
    }

    /// The type of the struct `base`, which may also be a pointer to it, and its
    /// field `name`.
    fn field_of_struct(&self, base: ExprId, name: Name) -> Option<(TypeId, Selected)> {
        let store = self.store;
        let written = self.records.ty(base)?;
        let ty = match store[store.underlying(written)] {
            Type::Pointer(base) => base,
            _ => written,
        };
        let Lookup::Found(found) = store.lookup(ty, true, Some(self.package.source.package), name)
        else {
            return None;
        };
        Some((ty, found))
    }

    fn builtin_value(&self, expr: ExprId, ty: TypeId) -> Operand {
        if self.is_invalid(ty) {
            return Operand { mode: Mode::Invalid, ..Operand::new(expr, Mode::Invalid, ty) };
        }
        Operand::new(expr, Mode::Value, ty)
    }

    /// Gives a length or index that is an untyped constant its type.
    pub(crate) fn index_value(&mut self, operand: &mut Operand) {
        if self.is_untyped(operand.ty) && !operand.is_invalid() {
            self.convert_untyped(operand, Basic::Int.id());
            self.update_type(operand.expr, operand.ty, true);
        }
    }

    /// `len(x)` and `cap(x)`: constant for strings that are, and for arrays
    /// whose expression holds no call and no receive operation.
    fn length(&mut self, expr: ExprId, callee: ExprId, builtin: Builtin, arg: ExprId) -> Operand {
        let calls = std::mem::replace(&mut self.calls, false);
        let operand = self.expr(arg);
        let evaluated = self.calls;
        self.calls |= calls;
        if operand.is_invalid() {
            return super::binary::spoilt(expr, [&operand]);
        }
        let int = Basic::Int.id();
        let under = self.text_or_common(operand.ty).unwrap_or_else(|| Basic::Invalid.id());
        let base = match self.store[under] {
            Type::Pointer(base) => self.store.underlying(base),
            _ => under,
        };
        if let Some(len) = operand.value.as_ref().and_then(Value::string_len)
            && builtin == Builtin::Len
        {
            return Operand::constant(expr, int, Value::from(len));
        }
        match self.store[base] {
            Type::Array { len: Some(len), .. } if !evaluated => {
                Operand::constant(expr, int, Value::from(len))
            }
            Type::Array { .. } | Type::Slice(_) | Type::Chan { .. } => {
                Operand::new(expr, Mode::Value, int)
            }
            Type::Map { .. } if builtin == Builtin::Len => Operand::new(expr, Mode::Value, int),
            Type::Basic(basic)
                if builtin == Builtin::Len && basic.kind() == crate::BasicKind::String =>
            {
                Operand::new(expr, Mode::Value, int)
            }
            Type::Interface(_) => Operand::new(expr, Mode::Value, int),
            _ => {
                let (text, name) = (self.text(arg), self.text(callee));
                let message = format!(
                    "invalid argument: {text} ({} of type {}) for built-in {name}",
                    super::describe::noun(&operand),
                    self.ty_text(operand.ty)
                );
                self.error(arg, ErrorCode::InvalidLen, message);
                Operand::invalid(expr)
            }
        }
    }
}

fn pointer_base(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Pointer(base) => Some(*base),
        _ => None,
    }
}

fn map_key(ty: &Type) -> Option<TypeId> {
    match *ty {
        Type::Map { key, .. } => Some(key),
        _ => None,
    }
}

fn slice_element(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Slice(element) => Some(*element),
        _ => None,
    }
}
