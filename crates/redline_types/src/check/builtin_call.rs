//! Calls of built-in functions (spec: Built-in functions, Package unsafe).

use redline_syntax::{Expr, ExprId};

use super::Context;
use super::argument::Call;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::records::Mode;
use crate::{Basic, Builtin, Param, Signature, Type, TypeId};

impl Context<'_> {
    /// A call of what is built in.
    pub(crate) fn builtin_call(&mut self, call: Call<'_>, builtin: Builtin) -> Operand {
        let operand = self.checked_builtin(call, builtin);
        if operand.value.is_none() && !operand.is_invalid() {
            self.record_builtin(call.callee, builtin, call.args, &operand);
        }
        operand
    }

    fn checked_builtin(&mut self, call: Call<'_>, builtin: Builtin) -> Operand {
        let expr = call.expr;
        if call.spread && builtin != Builtin::Append {
            self.look_at(call.args);
            let name = builtin.name();
            let message = format!("invalid operation: invalid use of ... with built-in {name}");
            let dots = self.dots(call).unwrap_or_default();
            self.error_at(dots, ErrorCode::InvalidDotDotDot, message);
            return Operand::invalid(expr);
        }
        // These look at their arguments themselves.
        let is_special = matches!(
            builtin,
            Builtin::Make | Builtin::New | Builtin::Offsetof | Builtin::Len | Builtin::Cap
        );
        if is_special && call.args.len() == 1 || matches!(builtin, Builtin::Make | Builtin::New) {
            if !self.has_arguments(call, builtin, call.args.len()) {
                return Operand::invalid(expr);
            }
            return self.special_builtin(call, builtin);
        }
        let args = self.argument_values(call.args);
        if args.iter().any(Operand::is_invalid) {
            return super::binary::spoilt(expr, &args);
        }
        if !self.has_arguments(call, builtin, args.len()) || !self.is_available(call, builtin) {
            return Operand::invalid(expr);
        }
        self.builtin_result(call, builtin, args)
    }

    fn has_arguments(&mut self, call: Call<'_>, builtin: Builtin, found: usize) -> bool {
        let expected = builtin.least_args();
        let amount = if found < expected {
            "not enough"
        } else if found > expected && !builtin.is_variadic() {
            "too many"
        } else {
            return true;
        };
        let text = self.text(call.expr);
        let message = format!(
            "invalid operation: {amount} arguments for {text} (expected {expected}, found {found})"
        );
        self.error_at(self.closing(call.expr), ErrorCode::WrongArgCount, message);
        false
    }

    /// Whether the language version of the file has the function.
    fn is_available(&self, call: Call<'_>, builtin: Builtin) -> bool {
        let feature = match builtin {
            Builtin::Clear => Feature::Clear,
            Builtin::Min | Builtin::Max => Feature::MinMax,
            Builtin::Add | Builtin::Slice => Feature::UnsafeSlice,
            Builtin::SliceData | Builtin::String | Builtin::StringData => Feature::UnsafeString,
            _ => return true,
        };
        let span = self.tree.span(call.callee);
        let package = if builtin.is_unsafe() { "unsafe." } else { "built-in " };
        let what = format!("{package}{}", builtin.name());
        // Everything else about the call is known in spite of that.
        self.require(feature, span, &what);
        true
    }

    fn special_builtin(&mut self, call: Call<'_>, builtin: Builtin) -> Operand {
        let expr = call.expr;
        match (builtin, call.args) {
            (Builtin::Make, &[ty, ref sizes @ ..]) => self.make(expr, ty, sizes),
            (Builtin::New, &[arg]) => self.new_value(expr, arg),
            (Builtin::Offsetof, &[arg]) => self.offset_of(expr, arg),
            (_, &[arg]) => self.length(expr, call.callee, builtin, arg),
            _ => Operand::invalid(expr),
        }
    }

    /// What a call with these arguments gives.
    fn builtin_result(
        &mut self,
        call: Call<'_>,
        builtin: Builtin,
        mut args: Vec<Operand>,
    ) -> Operand {
        let expr = call.expr;
        match (builtin, &mut args[..]) {
            (Builtin::Append, _) => self.append(call, args),
            (Builtin::Clear, [operand]) => self.clear(expr, operand),
            (Builtin::Close, [channel]) => self.close(expr, channel),
            (Builtin::Copy, [to, from]) => self.copy(expr, to, from),
            (Builtin::Delete, [map, key]) => self.delete(expr, map, key),
            (Builtin::Panic, [value]) => {
                let any = self.any_type();
                self.assignment(value, Some(any), "argument to panic");
                self.no_value(expr)
            }
            (Builtin::Print | Builtin::Println, args) => {
                let place = format!("argument to built-in {}", builtin.name());
                for arg in args {
                    self.assignment(arg, None, &place);
                }
                self.no_value(expr)
            }
            (Builtin::Recover, _) => Operand::new(expr, Mode::Value, self.any_type()),
            (Builtin::Complex, _) => self.complex(call, args),
            (Builtin::Real | Builtin::Imag, [arg]) => self.part(expr, builtin, arg),
            (Builtin::Min | Builtin::Max, _) => self.extreme(expr, builtin, args),
            _ => self.unsafe_builtin(expr, builtin, &mut args),
        }
    }

    pub(super) fn any_type(&self) -> TypeId {
        let any = self.store.predeclared_type(redline_names::Predeclared::Any);
        self.store.unalias(any)
    }

    /// The call of a function without a result.
    pub(super) fn no_value(&self, expr: ExprId) -> Operand {
        Operand::new(expr, Mode::NoValue, self.store.intern(Type::Tuple([].into())))
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
        let types = self.settled_types(args);
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

    /// The types of arguments; one that is a call may stand for several.
    fn settled_types(&self, args: &[ExprId]) -> Vec<TypeId> {
        let types = args.iter().map(|&arg| self.settled_type(arg));
        let each = types.flat_map(|ty| match &self.store[ty] {
            Type::Tuple(results) => results.iter().map(|result| result.ty).collect(),
            _ => vec![ty],
        });
        each.collect()
    }

    /// The type that was recorded for an argument, or is pending.
    fn settled_type(&self, arg: ExprId) -> TypeId {
        let pending = self.pending.get(&arg).map(super::untyped::Pending::ty);
        pending.or_else(|| self.records.ty(arg)).unwrap_or_else(|| Basic::Invalid.id())
    }

    /// Strings, and type parameters that stand for strings and slices of bytes.
    pub(super) fn is_text_or_bytes(&self, ty: TypeId) -> bool {
        let is_param = matches!(self.store[self.store.unalias(ty)], Type::TypeParam(_));
        self.all_basic(ty, |basic| basic.kind() == crate::BasicKind::String)
            || (is_param
                && self.common_underlying(ty).is_none()
                && self.text_or_common(ty).is_some())
    }

    pub(super) fn is_byte(&self, ty: TypeId) -> bool {
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

    /// Gives a length or index that is an untyped constant its type.
    pub(crate) fn index_value(&mut self, operand: &mut Operand) {
        if self.is_untyped(operand.ty) && !operand.is_invalid() {
            self.convert_untyped(operand, Basic::Int.id());
            self.update_type(operand.expr, operand.ty, true);
        }
    }
}

fn map_key(ty: &Type) -> Option<TypeId> {
    match *ty {
        Type::Map { key, .. } => Some(key),
        _ => None,
    }
}

pub(super) fn slice_element(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Slice(element) => Some(*element),
        _ => None,
    }
}
