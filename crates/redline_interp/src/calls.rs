//! Calls: who is called, and functions made ready to run.

use std::rc::Rc;

use redline_ir::{Call, CallId, Callee, FunctionId, Op, TypeListId, ValueId};
use redline_types::{ObjectId, ObjectKind, TypeId};

use crate::env::Environment;
use crate::execute::odd;
use crate::frame::Entry;
use crate::function::{Invocation, Target};
use crate::instance::{Instance, InstanceId, Planned, places};
use crate::kind::Kind;
use crate::machine::Machine;
use crate::native::Native;
use crate::program::FunctionAt;
use crate::run::Step;
use crate::trace::Creation;
use crate::trap::Trap;
use crate::value::Value;

impl<'p> Machine<'p> {
    /// What an instruction does with a call.
    pub(crate) fn call_operation(
        &mut self,
        code: &Rc<Instance<'p>>,
        id: ValueId,
    ) -> Result<Step, Trap> {
        match code.body[id] {
            Op::Call(call) => {
                let invocation = self.invocation(code, call)?;
                self.enter(invocation, Entry::Call)
            }
            Op::DeferredCall(call) => {
                let invocation = self.invocation(code, call)?;
                self.enter(invocation, Entry::Deferred)
            }
            Op::CallLastDeferred => {
                let last = self.current_mut()?.deferred.pop();
                self.enter(last.ok_or_else(|| odd(code, id))?, Entry::Deferred)
            }
            Op::Go(call) => {
                let invocation = self.invocation(code, call)?;
                let creation =
                    Creation { call: self.call_of(self.current()?)?, by: self.goroutine.id };
                self.scheduler.begin(invocation, Some(creation));
                Ok(Value::unit().into())
            }
            Op::Defer { frame, call } => {
                let invocation = self.invocation(code, call)?;
                let Value::Frame(frame) = self.get(code, frame)? else {
                    return Err(odd(code, id));
                };
                let frame = self.frame_mut(frame).ok_or_else(|| odd(code, id))?;
                frame.deferred.push(invocation);
                Ok(Value::unit().into())
            }
            _ => Err(odd(code, id)),
        }
    }

    /// The frame with this number, if its call has not returned.
    fn frame_mut(&mut self, id: u64) -> Option<&mut crate::frame::Frame> {
        if self.frame.as_ref().is_some_and(|frame| frame.id == id) {
            return self.frame.as_mut();
        }
        self.goroutine.frames.iter_mut().rev().find(|frame| frame.id == id)
    }

    /// A call with its arguments.
    fn invocation(&mut self, code: &Instance<'p>, call: CallId) -> Result<Invocation, Trap> {
        let Call { callee, args } = code.body[call];
        let args = self.get_all(code, args)?;
        match callee {
            Callee::Declared { object, type_args } => {
                let target = self.declared_target(code, object, type_args)?;
                Ok(Invocation { target, args })
            }
            Callee::Closure { function, bindings } => {
                let bindings = self.get_all(code, bindings)?;
                Ok(Invocation { target: self.closure(code, function, bindings), args })
            }
            Callee::Value(function) => match self.get(code, function)? {
                Value::Func(func) => Ok(Invocation::of(&func, args)),
                Value::Nil => Err(Trap::Signal(0)),
                _ => Err(Trap::malformed("a call of what is no function")),
            },
            Callee::Interface { receiver, method } => {
                let ty = code.ty(receiver);
                let mut all = vec![self.get(code, receiver)?];
                all.extend(args);
                Ok(Invocation { target: Target::Dynamic { method, ty }, args: all })
            }
        }
    }

    /// A declared function with the type arguments that it has in a body.
    fn declared_target(
        &mut self,
        code: &Instance<'p>,
        object: ObjectId,
        type_args: TypeListId,
    ) -> Result<Target, Trap> {
        let types = code.body.types_of(type_args);
        let apply = |&ty: &TypeId| code.env.apply(self.program.store, ty);
        let types: Vec<TypeId> = types.iter().map(apply).collect();
        self.target(object, &types)
    }

    /// What a method value calls.
    pub(crate) fn method_target(
        &mut self,
        code: &Instance<'p>,
        receiver: ValueId,
        method: ObjectId,
        type_args: TypeListId,
    ) -> Result<Target, Trap> {
        if code.kind(receiver) == Kind::Interface || self.is_interface_method(method) {
            return Ok(Target::Dynamic { method, ty: code.ty(receiver) });
        }
        self.declared_target(code, method, type_args)
    }

    /// Whether a method is declared by an interface.
    pub(crate) fn is_interface_method(&self, object: ObjectId) -> bool {
        let store = self.program.store;
        match store[object].kind {
            ObjectKind::Method(method) => {
                store[method].receiver().is_some_and(|it| self.types.is_interface(it.ty))
            }
            _ => false,
        }
    }

    /// A declared function or method with type arguments.
    pub(crate) fn target(&mut self, object: ObjectId, types: &[TypeId]) -> Result<Target, Trap> {
        if let Some(run) = self.native(object) {
            return Ok(Target::Native(Native { run, object }));
        }
        if self.is_interface_method(object) {
            let store = self.program.store;
            let receiver = match store[object].kind {
                ObjectKind::Method(method) => store[method].receiver().map(|it| it.ty),
                _ => None,
            };
            let ty = receiver.ok_or_else(|| Trap::malformed("a method without a receiver"))?;
            return Ok(Target::Dynamic { method: object, ty });
        }
        let Some(at) = self.program.declared(object) else { return Ok(Target::Missing(object)) };
        if self.program.function(at).body.is_err() {
            return Ok(Target::Missing(object));
        }
        let instance = self.instance(at, types);
        Ok(Target::Code { instance, bindings: Rc::new([]) })
    }

    /// A function in another function, with its free variables.
    pub(crate) fn closure(
        &mut self,
        code: &Instance<'p>,
        function: FunctionId,
        bindings: Vec<Value>,
    ) -> Target {
        let at = FunctionAt { package: code.at.package, function };
        let instance = self.instance(at, code.env.args());
        Target::Code { instance, bindings: bindings.into() }
    }

    /// A function with its type arguments.
    pub(crate) fn instance(&mut self, at: FunctionAt, types: &[TypeId]) -> InstanceId {
        let types: Vec<TypeId> = types.iter().map(|&ty| self.types.canonical(ty)).collect();
        let key = (at, types.into_boxed_slice());
        if let Some(&known) = self.instance_ids.get(&key) {
            return known;
        }
        let id = InstanceId(u32::try_from(self.instances.len()).unwrap_or(u32::MAX));
        self.instances.push(Planned { at, args: key.1.clone(), made: None });
        self.instance_ids.insert(key, id);
        id
    }

    /// A function that is called, made ready to run.
    pub(crate) fn ready(&mut self, id: InstanceId) -> Result<Rc<Instance<'p>>, Trap> {
        let Planned { at, args, made } = &self.instances[id.0 as usize];
        if let Some(made) = made {
            return Ok(made.clone());
        }
        let (at, args) = (*at, args.clone());
        let made = Rc::new(self.new_instance(at, &args)?);
        self.instances[id.0 as usize].made = Some(made.clone());
        Ok(made)
    }

    /// The function of a call that has begun.
    pub(crate) fn code_of(&self, frame: &crate::frame::Frame) -> Result<Rc<Instance<'p>>, Trap> {
        let made = self.instances[frame.instance.0 as usize].made.clone();
        made.ok_or_else(|| Trap::malformed("a call of a function that is not ready"))
    }

    fn new_instance(&mut self, at: FunctionAt, args: &[TypeId]) -> Result<Instance<'p>, Trap> {
        let program = self.program;
        let function = program.function(at);
        let Ok(body) = &function.body else {
            return Err(Trap::not_modelled(format!("function {}", self.function_name(at))));
        };
        let env = Rc::new(self.environment(at, args)?);
        let ids = || (0..body.value_count()).map(ValueId::new);
        let types: Box<[TypeId]> = ids().map(|id| env.apply(program.store, body.ty(id))).collect();
        let kinds = types.iter().map(|&ty| self.types.kind(ty)).collect();
        let mut fixed = |id: ValueId, op| self.fixed(body, op, (types[id.index()], &env));
        let (places, fixed, registers) = places(body, &mut fixed)?;
        let blocks = body.blocks().map(|block| body.instructions(block).collect()).collect();
        Ok(Instance {
            at,
            function,
            body,
            env,
            types,
            kinds,
            places: places.into(),
            fixed: fixed.into(),
            registers,
            blocks,
        })
    }

    /// What the type parameters of a function stand for.
    fn environment(&self, at: FunctionAt, args: &[TypeId]) -> Result<Environment, Trap> {
        let outermost = self.program.function(self.program.outermost(at));
        let params = match outermost.kind {
            redline_ir::FunctionKind::Declared(object) => self.program.type_params(object),
            _ => Vec::new(),
        };
        if params.len() != args.len() {
            let name = self.function_name(at);
            return Err(Trap::malformed(&format!("the type arguments of {name}")));
        }
        Ok(Environment::new(params, args.to_vec()))
    }

    /// A value that is the same in each call.
    fn fixed(
        &mut self,
        body: &redline_ir::Body,
        op: Op,
        (ty, env): (TypeId, &Environment),
    ) -> Result<Value, Trap> {
        match op {
            Op::Const(constant) => self.constant(body.constant(constant), ty),
            Op::Zero => self.zero(ty),
            Op::Global(object) if !self.is_initialized(object) => Ok(Value::Uninitialized(object)),
            Op::Global(object) => self.global(object).map(Value::Pointer),
            Op::Function { object, type_args } => {
                let apply = |&ty: &TypeId| env.apply(self.program.store, ty);
                let types: Vec<TypeId> = body.types_of(type_args).iter().map(apply).collect();
                let target = self.target(object, &types)?;
                Ok(Value::Func(Rc::new(crate::function::Func { target, bound: Vec::new() })))
            }
            _ => Err(Trap::malformed("a value that is not the same in each call")),
        }
    }
}
