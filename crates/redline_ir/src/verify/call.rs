//! Functions and calls.

use redline_types::{ObjectId, ObjectKind, Receiver, Type, TypeId, instantiate, substitute};

use super::types::{Several, Typing, Wanted, is_boolean};
use crate::{CallId, Callee, FunctionId, Op, TypeListId, ValueId, ValueList};

/// The types of what a function takes and gives, the receiver included.
pub(super) struct Shape {
    pub(super) params: Vec<TypeId>,
    pub(super) results: Vec<TypeId>,
}

impl Typing<'_> {
    pub(super) fn function(&mut self, op: Op) {
        match op {
            Op::Closure { function, bindings } => self.closure(function, bindings),
            Op::MethodValue { receiver, method, type_args } => {
                self.method_value(receiver, method, type_args);
            }
            Op::Call(call) => {
                if let Some(results) = self.call(call) {
                    self.called(&results);
                }
            }
            Op::DeferredCall(call) => {
                let results = self.call(call);
                let drops =
                    matches!(&self.store()[self.ty], Type::Tuple(parts) if parts.is_empty());
                if let Some(results) = results.filter(|_| !drops) {
                    self.called(&results);
                }
            }
            Op::Go(call) => {
                self.call(call);
                self.no_result();
            }
            Op::Defer { frame, call } => {
                self.frame(frame);
                self.call(call);
                self.no_result();
            }
            Op::HasDeferred | Op::Recovered => self.result_is("boolean", is_boolean),
            Op::CallLastDeferred | Op::Print { .. } => self.no_result(),
            Op::Recover(frame) => {
                if let Some(frame) = frame {
                    self.frame(frame);
                }
                self.interface("the result", self.ty);
            }
            _ => {}
        }
    }

    fn frame(&mut self, frame: ValueId) {
        let is_frame = matches!(self.body()[frame], Op::Frame | Op::FreeVar(_) | Op::Unknown(_));
        self.kind(is_frame, "the operand", "a frame");
    }

    /// The shape of a signature; `None` if it is not known.
    pub(super) fn signature(&self, ty: TypeId) -> Option<Shape> {
        let ty = self.store().common_underlying(ty).ok()?;
        let Type::Signature(signature) = &self.store()[ty] else { return None };
        Some(Shape {
            params: signature.params.iter().map(|param| param.ty).collect(),
            results: signature.results.iter().map(|result| result.ty).collect(),
        })
    }

    /// The shape of a declared function or method with type arguments, those of the
    /// type of the receiver first. `None` if it is not known.
    pub(super) fn declared(&mut self, object: ObjectId, type_args: TypeListId) -> Option<Shape> {
        let store = self.store();
        let args = self.body().types_of(type_args);
        let receiver = match store[object].kind {
            ObjectKind::Func => None,
            ObjectKind::Method(method) => Some(store[method].receiver()?),
            _ => {
                self.kind(false, "the object", "a function or method");
                return None;
            }
        };
        let of_receiver = receiver.map_or(0, |receiver| receiver.type_params.len());
        let ty = store.type_of(object);
        let own = self.own_type_params(ty)?;
        self.count("type arguments", args.len(), of_receiver + own);
        if args.len() != of_receiver + own {
            return None;
        }
        let (receiver_args, own_args) = args.split_at(of_receiver);
        let mut shape = self.signature(instantiate(store, ty, own_args))?;
        if let Some(receiver) = receiver {
            shape.params.insert(0, self.receiver(receiver, receiver_args));
        }
        Some(shape)
    }

    fn own_type_params(&self, ty: TypeId) -> Option<usize> {
        match &self.store()[ty] {
            Type::Signature(signature) => Some(signature.type_params.len()),
            _ => None,
        }
    }

    fn receiver(&self, receiver: &Receiver, args: &[TypeId]) -> TypeId {
        if args.is_empty() {
            return receiver.ty;
        }
        substitute(self.store(), receiver.ty, &receiver.type_params, args)
    }

    fn closure(&mut self, function: FunctionId, bindings: ValueList) {
        self.bindings(function, bindings);
        match self.context.function(function) {
            Some(function) => self.result(function.signature),
            None => self.result_is("a function type", |ty| matches!(ty, Type::Signature(_))),
        }
    }

    fn bindings(&mut self, function: FunctionId, bindings: ValueList) {
        if let Some(function) = self.context.function(function) {
            self.operands(
                Several::BINDINGS,
                self.body().list(bindings),
                function.free_vars.iter().copied(),
            );
        }
    }

    fn method_value(&mut self, receiver: ValueId, method: ObjectId, type_args: TypeListId) {
        let Some(shape) = self.method(receiver, method, type_args) else { return };
        let Some(result) = self.signature(self.ty) else {
            return self.result_is("a function type", |_| false);
        };
        self.types(Several::PARAMETERS, result.params.into_iter(), shape.params.into_iter());
        self.types(Several::RESULTS, result.results.into_iter(), shape.results.into_iter());
    }

    /// The shape of a method without its receiver, which is held against `receiver`.
    fn method(
        &mut self,
        receiver: ValueId,
        method: ObjectId,
        type_args: TypeListId,
    ) -> Option<Shape> {
        let ty = self.type_of(receiver);
        if self.is_interface(ty) || self.is_type_param(ty) {
            return self.interface_method(receiver, method);
        }
        let mut shape = self.declared(method, type_args)?;
        if shape.params.is_empty() || !self.store()[method].kind.is_method() {
            self.kind(false, "the object", "a method");
            return None;
        }
        self.same("the receiver", ty, shape.params.remove(0));
        Some(shape)
    }

    /// The shape of a method of an interface, which `receiver` must have.
    fn interface_method(&mut self, receiver: ValueId, method: ObjectId) -> Option<Shape> {
        let store = self.store();
        let wanted = Wanted::Kind("an interface with that method");
        let ty = self.type_of(receiver);
        let underlying = store.underlying(ty);
        match store[underlying] {
            Type::Interface(id) => {
                let methods = &store.type_set(id).methods;
                if !methods.iter().any(|&own| store.is_same_member(own, method)) {
                    self.wrong_type("the receiver", ty, wanted);
                }
            }
            _ if self.is_unknown(underlying) => {}
            _ => self.wrong_type("the receiver", ty, wanted),
        }
        self.signature(store.type_of(method))
    }

    /// Holds the arguments of a call against what is called, and gives the types of
    /// the results if they are known.
    fn call(&mut self, id: CallId) -> Option<Vec<TypeId>> {
        let body = self.body();
        let call = body[id];
        let shape = match call.callee {
            Callee::Declared { object, type_args } => self.declared(object, type_args),
            Callee::Closure { function, bindings } => {
                self.bindings(function, bindings);
                let function = self.context.function(function);
                function.and_then(|function| self.signature(function.signature))
            }
            Callee::Value(value) => {
                let is_function = |ty: &Type| matches!(ty, Type::Signature(_));
                self.operand("what is called", value, "a function", is_function);
                self.signature(self.type_of(value))
            }
            Callee::Interface { receiver, method } => self.interface_method(receiver, method),
        }?;
        self.operands(Several::ARGUMENTS, body.list(call.args), shape.params.into_iter());
        Some(shape.results)
    }

    /// Complains unless the value at this place is what a call gives.
    fn called(&mut self, results: &[TypeId]) {
        match results {
            [result] => self.result(*result),
            results => self.results(results),
        }
    }
}
