//! Values that exist before the first block runs, and what a function is given.

use redline_constant::Kind;
use redline_types::{Basic, BasicKind, ObjectId, ObjectKind, Type, TypeId, VarKind};

use super::types::{Several, Typing, Wanted, is_basic};
use crate::{ConstantId, FunctionKind, Op, TypeListId, ValueId};

impl Typing<'_> {
    pub(super) fn floating(&mut self, op: Op) {
        match op {
            Op::Const(id) => self.constant(id),
            Op::Zero => self.one_result(),
            Op::FreeVar(index) => self.free_variable(index),
            Op::Global(object) => self.global(object),
            Op::Function { object, type_args } => self.function_value(object, type_args),
            _ => {}
        }
    }

    fn constant(&mut self, id: ConstantId) {
        let kind = self.body().constant(id).kind();
        let holds = |basic: Basic| match kind {
            Kind::Unknown => true,
            Kind::Bool => basic.kind() == BasicKind::Boolean,
            Kind::String => basic.kind() == BasicKind::String,
            Kind::Int => basic.is_numeric() || basic == Basic::UnsafePointer,
            Kind::Float => matches!(basic.kind(), BasicKind::Float | BasicKind::Complex),
            Kind::Complex => basic.kind() == BasicKind::Complex,
        };
        self.result_is("a type with that value", |ty| is_basic(ty, holds));
    }

    fn free_variable(&mut self, index: u32) {
        let Some(function) = self.context.function else { return };
        match function.free_vars.get(index as usize) {
            Some(&ty) => self.result(ty),
            None => self.kind(false, "the free variable", "one of those of the function"),
        }
    }

    fn global(&mut self, object: ObjectId) {
        let is_global = self.store()[object].kind == ObjectKind::Var(VarKind::Package);
        self.kind(is_global, "the object", "a variable of a package");
        self.result_points_to(self.store().type_of(object));
    }

    /// Complains unless the value at this place is a pointer to this type.
    pub(super) fn result_points_to(&mut self, base: TypeId) {
        let wanted = Wanted::Of("a pointer to ", base);
        self.wants("the result", self.ty, wanted, |typing, ty| typing.is_pointer_to(ty, base));
    }

    pub(super) fn is_pointer_to(&self, ty: &Type, base: TypeId) -> bool {
        matches!(ty, Type::Pointer(it) if self.is_same(*it, base))
    }

    /// A declared function as a value: a method is a function of its receiver.
    fn function_value(&mut self, object: ObjectId, type_args: TypeListId) {
        let Some(declared) = self.declared(object, type_args) else { return };
        let Type::Signature(signature) = &self.store()[self.store().underlying(self.ty)] else {
            return self.result_is("a function type", |_| false);
        };
        self.kind(signature.type_params.is_empty(), "the function", "an instance");
        let params = signature.params.iter().map(|param| param.ty);
        self.types(Several::PARAMETERS, params, declared.params.into_iter());
        let results = signature.results.iter().map(|result| result.ty);
        self.types(Several::RESULTS, results, declared.results.into_iter());
    }

    /// Complains unless two lists of types are identical.
    pub(super) fn types(
        &mut self,
        what: Several,
        is: impl ExactSizeIterator<Item = TypeId>,
        wanted: impl ExactSizeIterator<Item = TypeId>,
    ) {
        self.count(what.many, is.len(), wanted.len());
        for (is, wanted) in is.zip(wanted) {
            self.same(what.one, is, wanted);
        }
    }

    /// As [`Self::types`], about operands.
    pub(super) fn operands(
        &mut self,
        what: Several,
        values: &[ValueId],
        wanted: impl ExactSizeIterator<Item = TypeId>,
    ) {
        let body = self.body();
        self.types(what, values.iter().map(|&value| body.ty(value)), wanted);
    }

    /// The parameters of the first block are those of the function.
    pub(super) fn entry(&mut self) {
        let Some(function) = self.context.function else { return };
        if function.kind.parent().is_none() {
            self.count("free variables", function.free_vars.len(), 0);
        }
        let Some(mut wanted) = self.signature(function.signature) else { return };
        if let FunctionKind::Declared(object) = function.kind
            && let ObjectKind::Method(method) = self.store()[object].kind
        {
            let Some(receiver) = self.store()[method].receiver() else { return };
            wanted.params.insert(0, receiver.ty);
        }
        self.operands(Several::PARAMETERS, self.body().params(), wanted.params.into_iter());
    }

    /// What the function returns.
    pub(super) fn returned(&mut self, results: &[ValueId]) {
        let Some(function) = self.context.function else { return };
        let Some(wanted) = self.signature(function.signature) else { return };
        self.operands(Several::RESULTS, results, wanted.results.into_iter());
    }
}
