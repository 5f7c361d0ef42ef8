//! Built-in functions for slices, maps and channels (spec: Appending to and copying
//! slices, Clear, Close, Deletion of map elements, Length and capacity, Allocation,
//! Making slices, maps and channels).

use redline_constant::Value;
use redline_syntax::ExprId;

use super::argument::Call;
use super::builtin_call::slice_element;
use super::operand::Operand;
use super::{Context, Later};
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::records::Mode;
use crate::{Basic, BasicKind, Builtin, ChanDir, Param, Signature, Type, TypeId, identical};

impl Context<'_> {
    /// `append(list, elements…)`: has the type of the list.
    pub(super) fn append(&mut self, call: Call<'_>, args: Vec<Operand>) -> Operand {
        let Some(list) = args.first().cloned() else { return Operand::invalid(call.expr) };
        if self.is_hazy(list.ty) {
            return Operand::unknown(call.expr);
        }
        if call.spread && self.appends_text(&args) {
            return Operand::new(call.expr, Mode::Value, list.ty);
        }
        let Some(element) = self.element_of(&list) else {
            let message =
                format!("invalid append: argument must be a slice; have {}", self.shown(&list));
            self.error(list.expr, ErrorCode::InvalidAppend, message);
            return Operand::invalid(call.expr);
        };
        let rest = self.store.intern(Type::Slice(element));
        let param = |ty| Param { name: None, ty };
        let signature = Signature {
            params: [param(list.ty), param(rest)].into(),
            results: [param(list.ty)].into(),
            variadic: true,
            type_params: [].into(),
        };
        if let Some(params) = self.parameters(call, &signature, &args) {
            self.pass(call, args, &params);
        }
        Operand::new(call.expr, Mode::Value, list.ty)
    }

    /// `append(bytes, "text"...)`
    fn appends_text(&mut self, args: &[Operand]) -> bool {
        let [list, text] = args else { return false };
        let bytes = self.store.intern(Type::Slice(Basic::Byte.id()));
        !list.is_nil()
            && self.assignable(list, bytes).is_ok()
            && (self.all_basic(text.ty, |basic| basic.kind() == BasicKind::String)
                || (self.is_type_param(text.ty) && self.is_text_or_bytes(text.ty)))
    }

    /// The type of the elements of a slice.
    fn element_of(&self, list: &Operand) -> Option<TypeId> {
        self.common_underlying(list.ty).and_then(|ty| slice_element(&self.store[ty]))
    }

    /// An operand in messages where `nil` has to say that it has no type.
    fn shown(&self, operand: &Operand) -> String {
        if operand.is_nil() { "untyped nil".to_owned() } else { self.described(operand) }
    }

    /// `copy(to, from)`
    pub(super) fn copy(&mut self, expr: ExprId, to: &Operand, from: &Operand) -> Operand {
        let int = Operand::new(expr, Mode::Value, Basic::Int.id());
        if self.is_hazy(to.ty) || self.is_hazy(from.ty) {
            return int;
        }
        if self.appends_text(&[to.clone(), from.clone()]) {
            return int;
        }
        let is_text = self.all_basic(from.ty, |basic| basic.kind() == BasicKind::String);
        let own = self.element_of(to);
        let other = self.element_of(from).or_else(|| is_text.then(|| Basic::Byte.id()));
        let (at, message) = match (own, other) {
            (Some(own), Some(other)) if identical(self.store, own, other) => return int,
            (None, _) => (to.expr, format!("argument must be a slice; have {}", self.shown(to))),
            (_, None) => {
                (from.expr, format!("argument must be a slice; have {}", self.shown(from)))
            }
            (Some(own), Some(other)) => {
                let (to_text, from_text) = (self.described(to), self.described(from));
                let (own, other) = (self.ty_text(own), self.ty_text(other));
                let what = format!(
                    "arguments {to_text} and {from_text} have different element types {own} and {other}"
                );
                (to.expr, what)
            }
        };
        self.error(at, ErrorCode::InvalidCopy, format!("invalid copy: {message}"));
        Operand::invalid(expr)
    }

    /// `clear(operand)`
    pub(super) fn clear(&mut self, expr: ExprId, operand: &Operand) -> Operand {
        let is_cleared = |ty: TypeId| matches!(self.store[ty], Type::Map { .. } | Type::Slice(_));
        if !self.is_hazy(operand.ty) && !self.store.all_underlying(operand.ty, is_cleared) {
            let described = self.described(operand);
            let message = format!(
                "invalid argument: cannot clear {described}: argument must be (or constrained by) map or slice"
            );
            self.error(operand.expr, ErrorCode::InvalidClear, message);
            return Operand::invalid(expr);
        }
        self.no_value(expr)
    }

    /// `close(channel)`
    pub(super) fn close(&mut self, expr: ExprId, channel: &Operand) -> Operand {
        let kind = |ty: TypeId| match self.store[ty] {
            Type::Chan { dir, .. } => Some(dir),
            _ => None,
        };
        let is_channel = self.store.all_underlying(channel.ty, |ty| kind(ty).is_some());
        let can_send = |ty: TypeId| kind(ty).is_some_and(|dir| dir != ChanDir::Receive);
        if self.is_hazy(channel.ty) || self.store.all_underlying(channel.ty, can_send) {
            return self.no_value(expr);
        }
        let what = if is_channel { "receive-only channel" } else { "non-channel" };
        let message = format!("invalid operation: cannot close {what} {}", self.described(channel));
        self.error(channel.expr, ErrorCode::InvalidClose, message);
        Operand::invalid(expr)
    }

    /// `delete(map, key)`
    pub(super) fn delete(&mut self, expr: ExprId, map: &Operand, key: &mut Operand) -> Operand {
        if self.is_hazy(map.ty) {
            self.with_default_type_settled(key);
            return self.no_value(expr);
        }
        let mut wanted: Option<TypeId> = None;
        let members = self.store.members(map.ty).unwrap_or_default();
        for member in &members {
            let Type::Map { key: own, .. } = self.store[member.underlying] else {
                wanted = None;
                break;
            };
            if wanted.is_some_and(|wanted| !identical(self.store, wanted, own)) {
                let described = self.described(map);
                let message =
                    format!("invalid argument: maps of {described} must have identical key types");
                self.error(map.expr, ErrorCode::InvalidDelete, message);
                return Operand::invalid(expr);
            }
            wanted = Some(own);
        }
        let Some(wanted) = wanted else {
            let message = format!("invalid argument: {} is not a map", self.described(map));
            self.error(map.expr, ErrorCode::InvalidDelete, message);
            return Operand::invalid(expr);
        };
        self.assignment(key, Some(wanted), "argument to delete");
        self.no_value(expr)
    }

    /// `make(ty, sizes…)`
    pub(super) fn make(&mut self, expr: ExprId, written: ExprId, sizes: &[ExprId]) -> Operand {
        let ty = self.var_type(written);
        if self.is_hazy(ty) {
            self.look_at(sizes);
            let ty = Operand { ty, ..Operand::invalid(expr) };
            return super::binary::spoilt(expr, [&ty]);
        }
        let least = match self.makeable(ty) {
            Ok(least) => least,
            Err(cause) => {
                self.look_at(sizes);
                let text = self.text(written);
                let message = format!("invalid argument: cannot make {text}: {cause}");
                self.error(written, ErrorCode::InvalidMake, message);
                return Operand::invalid(expr);
            }
        };
        let found = sizes.len() + 1;
        if found < least || found > least + 1 {
            self.look_at(sizes);
            let text = self.text(expr);
            let most = least + 1;
            let message = format!(
                "invalid operation: {text} expects {least} or {most} arguments; found {found}"
            );
            self.error(expr, ErrorCode::WrongArgCount, message);
            return Operand::invalid(expr);
        }
        let known: Vec<u64> =
            sizes.iter().filter_map(|&size| self.constant_index(size, None)).collect();
        if let (&[len, cap], Some(&at)) = (&known[..], sizes.first())
            && len > cap
        {
            let message = "invalid argument: length and capacity swapped";
            self.error(at, ErrorCode::SwappedMakeArgs, message);
        }
        Operand::new(expr, Mode::Value, ty)
    }

    /// How many arguments `make` needs for a type, or why it makes none.
    fn makeable(&self, ty: TypeId) -> Result<usize, String> {
        let other = |ty: TypeId| {
            !matches!(self.store[ty], Type::Slice(_) | Type::Map { .. } | Type::Chan { .. })
        };
        let members = self.store.members(ty).unwrap_or_default();
        if members.iter().any(|member| other(member.underlying)) {
            return Err("type must be slice, map, or channel".to_owned());
        }
        match self.store.common_underlying(ty) {
            Ok(common) => Ok(if matches!(self.store[common], Type::Slice(_)) { 2 } else { 1 }),
            Err(reason) => Err(self.worded(|wording| reason.text(wording))),
        }
    }

    /// `new(arg)` of a type or, since Go 1.26, of a value.
    pub(super) fn new_value(&mut self, expr: ExprId, arg: ExprId) -> Operand {
        let mut operand = self.any_expr(arg, None);
        if operand.mode == Mode::Type {
            if self.is_generic(operand.ty) {
                return self.refuse_generic(expr, arg);
            }
            self.package.later(Later::Variable { file: self.file, expr: arg, ty: operand.ty });
        } else {
            operand = self.single_value(operand);
            if operand.is_invalid() {
                return super::binary::spoilt(expr, [&operand]);
            }
            let what = format!("new({})", self.text(arg));
            self.require(Feature::NewOfValue, self.tree.span(arg), &what);
            self.assignment(&mut operand, None, "argument to new");
        }
        if operand.is_invalid() || self.is_invalid(operand.ty) {
            let ty = Operand { mode: Mode::Invalid, ..operand };
            return super::binary::spoilt(expr, [&ty]);
        }
        let ty = self.store.intern(Type::Pointer(operand.ty));
        Operand::new(expr, Mode::Value, ty)
    }

    /// `len(x)` and `cap(x)`: constant for strings that are, and for arrays
    /// whose expression holds no call and no receive operation.
    pub(super) fn length(
        &mut self,
        expr: ExprId,
        callee: ExprId,
        builtin: Builtin,
        arg: ExprId,
    ) -> Operand {
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
            // Each instance may have a length of its own.
            Type::Array { len: Some(len), .. } if !evaluated && !self.is_type_param(operand.ty) => {
                Operand::constant(expr, int, Value::from(len))
            }
            Type::Array { .. } | Type::Slice(_) | Type::Chan { .. } => {
                Operand::new(expr, Mode::Value, int)
            }
            Type::Map { .. } if builtin == Builtin::Len => Operand::new(expr, Mode::Value, int),
            Type::Basic(basic) if builtin == Builtin::Len && basic.kind() == BasicKind::String => {
                Operand::new(expr, Mode::Value, int)
            }
            _ => self.refuse_length(expr, callee, builtin, &operand),
        }
    }

    fn refuse_length(
        &mut self,
        expr: ExprId,
        callee: ExprId,
        builtin: Builtin,
        operand: &Operand,
    ) -> Operand {
        // Every type of a type parameter may have a length of its own.
        let measured = |ty: TypeId| self.has_length(ty, builtin);
        if self.is_type_param(operand.ty) && self.store.all_underlying(operand.ty, measured) {
            return Operand::new(expr, Mode::Value, Basic::Int.id());
        }
        if !self.is_hazy(operand.ty) {
            let (described, name) = (self.described(operand), self.text(callee));
            let message = format!("invalid argument: {described} for built-in {name}");
            let code =
                if builtin == Builtin::Len { ErrorCode::InvalidLen } else { ErrorCode::InvalidCap };
            self.error(operand.expr, code, message);
        }
        Operand::invalid(expr)
    }

    fn has_length(&self, under: TypeId, builtin: Builtin) -> bool {
        match self.store[under] {
            Type::Basic(basic) => basic.kind() == BasicKind::String && builtin == Builtin::Len,
            Type::Map { .. } => builtin == Builtin::Len,
            Type::Pointer(base) => {
                matches!(self.store[self.store.underlying(base)], Type::Array { .. })
            }
            Type::Array { .. } | Type::Slice(_) | Type::Chan { .. } => true,
            _ => false,
        }
    }
}
