//! Whether operands and results have the types that operations are made for.

use redline_types::{Basic, BasicKind, Store, Type, TypeId, identical};

use super::unknown::mentions_unknown;
use super::{Context, Fault, Place, Problem};
use crate::{BlockId, Body, EdgeId, Op, Terminator, ValueId};

/// Looks for operations on values that they are not made for.
pub(super) fn verify(context: &Context<'_>) -> Vec<Fault> {
    let mut typing = Typing::new(context);
    for index in 0..context.body.value_count() {
        typing.value(ValueId::new(index));
    }
    typing.place = Place::Block(context.body.entry());
    typing.entry();
    for block in context.body.blocks() {
        typing.block(block);
    }
    typing.faults
}

/// The verification of types, at one place.
pub(super) struct Typing<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) place: Place,
    /// The type of the value at that place.
    pub(super) ty: TypeId,
    faults: Vec<Fault>,
}

/// What type something should have.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    /// Any that is described so.
    Kind(&'static str),
    /// That which is described so, of this one.
    Of(&'static str, TypeId),
}

/// What there is a list of.
#[derive(Clone, Copy)]
pub(super) struct Several {
    /// One of them.
    pub(super) one: &'static str,
    /// All of them.
    pub(super) many: &'static str,
}

impl Several {
    pub(super) const PARAMETERS: Self = Self { one: "a parameter", many: "parameters" };
    pub(super) const RESULTS: Self = Self { one: "a result", many: "results" };
    pub(super) const ARGUMENTS: Self = Self { one: "an argument", many: "arguments" };
    pub(super) const BINDINGS: Self = Self { one: "a binding", many: "bindings" };
}

impl<'a> Typing<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        Self { context, place: Place::Body, ty: Basic::Invalid.id(), faults: Vec::new() }
    }

    pub(super) fn body(&self) -> &'a Body {
        self.context.body
    }

    pub(super) fn store(&self) -> &'a Store {
        self.context.store
    }

    pub(super) fn type_of(&self, value: ValueId) -> TypeId {
        self.context.body.ty(value)
    }

    pub(super) fn fault(&mut self, problem: Problem) {
        self.faults.push(Fault { place: self.place, problem });
    }

    /// Complains unless something is as it should be.
    pub(super) fn kind(&mut self, is_right: bool, what: &'static str, wanted: &'static str) {
        if !is_right {
            self.fault(Problem::Kind { what, wanted });
        }
    }

    pub(super) fn count(&mut self, what: &'static str, is: usize, wanted: usize) {
        if is != wanted {
            self.fault(Problem::Count { what, is, wanted });
        }
    }

    /// Complains unless `holds` of the underlying type, for a type parameter of that
    /// of each type that it may stand for.
    pub(super) fn wants(
        &mut self,
        what: &'static str,
        ty: TypeId,
        wanted: Wanted,
        holds: impl Fn(&Self, &Type) -> bool,
    ) {
        if !self.fits(ty, |ty| holds(self, ty)) {
            self.wrong_type(what, ty, wanted);
        }
    }

    /// As [`Self::wants`], about the operand `value`.
    pub(super) fn operand(
        &mut self,
        what: &'static str,
        value: ValueId,
        wanted: &'static str,
        holds: impl Fn(&Type) -> bool,
    ) {
        self.wants(what, self.type_of(value), Wanted::Kind(wanted), |_, ty| holds(ty));
    }

    pub(super) fn wrong_type(&mut self, what: &'static str, ty: TypeId, wanted: Wanted) {
        let is = self.store().type_text(ty);
        let wanted = match wanted {
            Wanted::Kind(kind) => kind.to_owned(),
            Wanted::Of(kind, ty) => format!("{kind}{}", self.store().type_text(ty)),
        };
        self.fault(Problem::Type { what, is, wanted });
    }

    /// Complains unless two types are identical.
    pub(super) fn same(&mut self, what: &'static str, is: TypeId, wanted: TypeId) {
        if !self.is_same(is, wanted) {
            self.wrong_type(what, is, Wanted::Of("", wanted));
        }
    }

    pub(super) fn same_operand(&mut self, what: &'static str, value: ValueId, wanted: TypeId) {
        self.same(what, self.type_of(value), wanted);
    }

    /// Complains unless the value at this place has this type.
    pub(super) fn result(&mut self, wanted: TypeId) {
        self.same("the result", self.ty, wanted);
    }

    /// Complains unless `holds` of the type of the value at this place.
    pub(super) fn result_is(&mut self, wanted: &'static str, holds: impl Fn(&Type) -> bool) {
        self.wants("the result", self.ty, Wanted::Kind(wanted), |_, ty| holds(ty));
    }

    /// Complains if the value at this place is a tuple.
    pub(super) fn one_result(&mut self) {
        if let Type::Tuple(_) = self.store()[self.ty] {
            self.wrong_type("the result", self.ty, Wanted::Kind("a type of one value"));
        }
    }

    /// Complains unless there is no result.
    pub(super) fn no_result(&mut self) {
        self.results(&[]);
    }

    /// Complains unless the value at this place is a tuple of these types.
    pub(super) fn results(&mut self, wanted: &[TypeId]) {
        let Type::Tuple(parts) = &self.store()[self.ty] else {
            if !self.is_unknown(self.ty) {
                self.wrong_type("the result", self.ty, Wanted::Kind("a tuple"));
            }
            return;
        };
        let types = parts.iter().map(|part| part.ty);
        self.types(Several::RESULTS, types, wanted.iter().copied());
    }

    /// Whether `holds` of the underlying type, for a type parameter of that of each
    /// type that it may stand for. What is unknown fits everywhere, and so does a
    /// type parameter without any type to stand for.
    pub(super) fn fits(&self, ty: TypeId, holds: impl Fn(&Type) -> bool) -> bool {
        let store = self.store();
        let underlying = store.underlying(ty);
        if self.is_unknown(underlying) {
            return true;
        }
        if !self.is_type_param(ty) {
            return holds(&store[underlying]);
        }
        self.has_empty_type_set(underlying)
            || store.all_underlying(ty, |it| self.is_unknown(it) || holds(&store[it]))
    }

    fn has_empty_type_set(&self, constraint: TypeId) -> bool {
        match self.store()[constraint] {
            Type::Interface(id) => self.store().type_set(id).is_empty(),
            _ => false,
        }
    }

    pub(super) fn is_type_param(&self, ty: TypeId) -> bool {
        matches!(self.store()[self.store().unalias(ty)], Type::TypeParam(_))
    }

    /// Whether values of a type are interface values.
    pub(super) fn is_interface(&self, ty: TypeId) -> bool {
        let underlying = &self.store()[self.store().underlying(ty)];
        matches!(underlying, Type::Interface(_)) && !self.is_type_param(ty)
    }

    /// Whether it is not known what a type is.
    pub(super) fn is_unknown(&self, ty: TypeId) -> bool {
        let ty = &self.store()[self.store().unalias(ty)];
        matches!(ty, Type::Basic(basic) if basic.kind() == BasicKind::None)
    }

    /// Whether two types are identical, as far as they are known.
    pub(super) fn is_same(&self, left: TypeId, right: TypeId) -> bool {
        left == right
            || identical(self.store(), left, right)
            || mentions_unknown(self.store(), left)
            || mentions_unknown(self.store(), right)
    }
}

/// Blocks and edges.
impl Typing<'_> {
    fn block(&mut self, block: BlockId) {
        let body = self.body();
        self.place = Place::Block(block);
        match body.terminator(block) {
            Terminator::Branch { condition, .. } => {
                self.operand("the condition", condition, "boolean", is_boolean);
            }
            Terminator::Return(results) => self.returned(body.list(results)),
            Terminator::Panic(value) => {
                let is_interface = self.is_interface(body.ty(value));
                let is_right = is_interface || self.is_unknown(body.ty(value));
                self.kind(is_right, "what panics", "an interface value");
            }
            Terminator::Exit(status) => {
                self.operand("the status", status, "an integer", is_integer);
            }
            Terminator::Jump(_)
            | Terminator::Goexit
            | Terminator::Fatal
            | Terminator::Resume
            | Terminator::Unreachable => {}
        }
        for edge in body.successors(block) {
            self.edge(edge);
        }
    }

    fn edge(&mut self, id: EdgeId) {
        let body = self.body();
        self.place = Place::Edge(id);
        let edge = body[id];
        let params = body.list(body[edge.to].params).iter().map(|&param| body.ty(param));
        self.operands(Several::ARGUMENTS, body.list(edge.args), params);
    }
}

pub(super) fn is_boolean(ty: &Type) -> bool {
    is_basic(ty, |basic| basic.kind() == BasicKind::Boolean)
}

pub(super) fn is_integer(ty: &Type) -> bool {
    is_basic(ty, Basic::is_integer)
}

pub(super) fn is_string(ty: &Type) -> bool {
    is_basic(ty, |basic| basic.kind() == BasicKind::String)
}

pub(super) fn is_basic(ty: &Type, holds: impl Fn(Basic) -> bool) -> bool {
    matches!(ty, Type::Basic(basic) if holds(*basic))
}

/// Which operation a value is made by.
impl Typing<'_> {
    fn value(&mut self, value: ValueId) {
        let body = self.body();
        self.place = Place::Value(value);
        self.ty = body.ty(value);
        self.typed();
        match body[value] {
            Op::Param | Op::Frame | Op::Unknown(_) => {}
            op @ (Op::Const(_)
            | Op::Zero
            | Op::FreeVar(_)
            | Op::Global(_)
            | Op::Function { .. }) => self.floating(op),
            Op::Check(check) => self.check(check),
            op @ (Op::Alloc
            | Op::Load(_)
            | Op::Store { .. }
            | Op::FieldAddress { .. }
            | Op::ElementAddress { .. }) => self.memory(op),
            op @ (Op::Field { .. }
            | Op::WithField { .. }
            | Op::Element { .. }
            | Op::Aggregate(_)
            | Op::SliceOf(_)
            | Op::Extract { .. }) => self.parts(op),
            op @ (Op::Unary { .. }
            | Op::Binary { .. }
            | Op::Complex { .. }
            | Op::Real(_)
            | Op::Imag(_)) => self.arithmetic(op),
            op @ (Op::Len(_)
            | Op::Cap(_)
            | Op::Slice { .. }
            | Op::FullSlice { .. }
            | Op::DecodeRune { .. }
            | Op::Append { .. }
            | Op::AppendSlice { .. }
            | Op::Copy { .. }
            | Op::Clear(_)
            | Op::MakeSlice { .. }) => self.sequence(op),
            op @ (Op::ChangeType(_)
            | Op::Convert(_)
            | Op::MakeInterface(_)
            | Op::ChangeInterface(_)
            | Op::SliceToArray(_)
            | Op::Assert(_)
            | Op::AssertOk(_)) => self.conversion(op),
            op @ (Op::MakeMap(_)
            | Op::MapGet { .. }
            | Op::MapGetOk { .. }
            | Op::MapSet { .. }
            | Op::MapDelete { .. }
            | Op::MapIter(_)
            | Op::MapNext(_)) => self.map(op),
            op @ (Op::MakeChan(_)
            | Op::Send { .. }
            | Op::Receive(_)
            | Op::ReceiveOk(_)
            | Op::Close(_)
            | Op::Select(_)) => self.channel(op),
            op @ (Op::Closure { .. }
            | Op::MethodValue { .. }
            | Op::Call(_)
            | Op::DeferredCall(_)
            | Op::Go(_)
            | Op::Defer { .. }
            | Op::HasDeferred
            | Op::CallLastDeferred
            | Op::Recovered
            | Op::Recover(_)
            | Op::Print { .. }) => self.function(op),
            op @ (Op::UnsafeAdd { .. }
            | Op::UnsafeSlice { .. }
            | Op::UnsafeData(_)
            | Op::UnsafeSize(..)) => self.unsafe_operation(op),
        }
    }

    /// Nothing is untyped: each constant has been given a type.
    fn typed(&mut self) {
        if is_basic(&self.store()[self.store().unalias(self.ty)], Basic::is_untyped) {
            self.wrong_type("the value", self.ty, Wanted::Kind("a typed one"));
        }
    }
}
