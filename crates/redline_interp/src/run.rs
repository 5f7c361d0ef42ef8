//! The loop of the machine: instructions, blocks, calls and returns.

use std::rc::Rc;

use redline_ir::{BlockId, EdgeId, Terminator, ValueId};

use crate::frame::{Entry, Frame};
use crate::function::{Invocation, Target};
use crate::instance::{Instance, InstanceId, Place};
use crate::machine::Machine;
use crate::native::Answer;
use crate::trap::Trap;
use crate::value::Value;

/// What an instruction led to.
pub(crate) enum Step {
    /// A value.
    Value(Value),
    /// The call of a function, which has begun.
    Entered,
}

/// Why a goroutine does not go on for now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pause {
    /// It waits.
    Waits,
    /// It has had its turn.
    Yields,
    /// It has ended.
    Ended,
    /// The process has ended.
    ProcessEnded,
}

/// Number of instructions after which it is the turn of the next goroutine.
const TURN: u64 = 50_000;

impl From<Value> for Step {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl<'p> Machine<'p> {
    /// Runs the goroutine until it waits, ends or has had its turn.
    pub(crate) fn run_turn(&mut self) -> Pause {
        let end_of_turn = self.steps.saturating_add(TURN);
        loop {
            if self.frame.is_none()
                && let Some(pause) = self.next_task()
            {
                return pause;
            }
            if let Err(trap) = self.run_frame(end_of_turn)
                && let Some(pause) = self.trapped(trap)
            {
                return pause;
            }
            if self.steps >= end_of_turn && self.frame.is_some() {
                return Pause::Yields;
            }
        }
    }

    /// Runs the frame on top until another one is there or the turn is over.
    fn run_frame(&mut self, end_of_turn: u64) -> Result<(), Trap> {
        let Some(frame) = &self.frame else { return Ok(()) };
        let id = frame.id;
        let instance = self.code_of(frame)?;
        if let Some(resumed) = self.goroutine.resumed.take() {
            self.finish_instruction(&instance, resumed?)?;
        }
        while self.frame.as_ref().is_some_and(|frame| frame.id == id) {
            if self.steps >= end_of_turn {
                return Ok(());
            }
            self.run_block(&instance, id)?;
            if self.heap.is_due() {
                self.collect()?;
            }
        }
        Ok(())
    }

    /// Runs what is left of a block, up to a call.
    fn run_block(&mut self, instance: &Rc<Instance<'p>>, id: u64) -> Result<(), Trap> {
        let (block, mut next) = self.position()?;
        let instructions = instance.instructions(block);
        while let Some(&instruction) = instructions.get(next) {
            self.count_step()?;
            match self.execute(instance, instruction)? {
                Step::Value(value) => self.finish_instruction(instance, value)?,
                Step::Entered => return Ok(()),
            }
            next += 1;
        }
        debug_assert!(self.frame.as_ref().is_some_and(|frame| frame.id == id));
        self.count_step()?;
        self.terminate(instance, block)
    }

    fn count_step(&mut self) -> Result<(), Trap> {
        self.steps += 1;
        if self.steps > self.limits.steps { Err(Trap::Steps) } else { Ok(()) }
    }

    fn position(&self) -> Result<(BlockId, usize), Trap> {
        let frame = self.current()?;
        Ok((frame.block, frame.next))
    }

    /// The frame that runs.
    pub(crate) fn current(&self) -> Result<&Frame, Trap> {
        self.frame.as_ref().ok_or_else(|| Trap::malformed("no frame"))
    }

    /// The frame that runs.
    pub(crate) fn current_mut(&mut self) -> Result<&mut Frame, Trap> {
        self.frame.as_mut().ok_or_else(|| Trap::malformed("no frame"))
    }

    /// Gives the instruction that runs its value and goes on to the next.
    pub(crate) fn finish_instruction(
        &mut self,
        instance: &Instance<'p>,
        value: Value,
    ) -> Result<(), Trap> {
        let frame = self.current_mut()?;
        let instruction = instance.instructions(frame.block).get(frame.next).copied();
        frame.next += 1;
        if let Some(instruction) = instruction
            && let Place::Register(index) = instance.places[instruction.index()]
        {
            frame.registers[index as usize] = value;
        }
        Ok(())
    }

    /// A value of the frame that runs.
    pub(crate) fn get(&self, instance: &Instance<'p>, value: ValueId) -> Result<Value, Trap> {
        let frame = self.current()?;
        let found = match instance.places[value.index()] {
            Place::Register(index) => &frame.registers[index as usize],
            Place::Fixed(index) => &instance.fixed[index as usize],
            Place::Free(index) => {
                let free = frame.bindings.get(index as usize);
                free.ok_or_else(|| Trap::malformed("a free variable that is not bound"))?
            }
            Place::Frame => return Ok(Value::Frame(frame.id)),
            Place::Unknown => return Err(self.unknown(instance, value)),
        };
        match found {
            Value::Uninitialized(object) => {
                let name = self.program.store.qualified_name(*object);
                Err(Trap::not_modelled(format!("variable {name}")))
            }
            Value::Absent => Err(Trap::malformed("a value is used before it is computed")),
            found => Ok(found.clone()),
        }
    }

    fn unknown(&self, instance: &Instance<'p>, value: ValueId) -> Trap {
        let reason = match instance.body[value] {
            redline_ir::Op::Unknown(reason) => reason.text(),
            _ => "unknown",
        };
        Trap::not_modelled(format!("a value in {} ({reason})", self.function_name(instance.at)))
    }

    /// Some values of the frame that runs.
    pub(crate) fn get_all(
        &self,
        instance: &Instance<'p>,
        list: redline_ir::ValueList,
    ) -> Result<Vec<Value>, Trap> {
        instance.body.list(list).iter().map(|&value| self.get(instance, value)).collect()
    }

    fn terminate(&mut self, instance: &Rc<Instance<'p>>, block: BlockId) -> Result<(), Trap> {
        match instance.body.terminator(block) {
            Terminator::Jump(edge) => self.take(instance, edge),
            Terminator::Branch { condition, then, otherwise } => {
                match self.get(instance, condition)? {
                    Value::Bool(true) => self.take(instance, then),
                    Value::Bool(false) => self.take(instance, otherwise),
                    _ => Err(Trap::malformed("a condition that is no boolean")),
                }
            }
            Terminator::Return(results) => {
                let mut results = self.get_all(instance, results)?;
                let result = match results.len() {
                    1 => results.remove(0),
                    _ => Value::tuple(results),
                };
                self.leave(result)
            }
            Terminator::Panic(value) => Err(self.panic_with(self.get(instance, value)?)),
            Terminator::Goexit => Err(Trap::Goexit),
            Terminator::Exit(status) => match self.get(instance, status)? {
                Value::Int(status) => Err(Trap::Exit(crate::convert::low_i32(status))),
                _ => Err(Trap::malformed("a status that is no integer")),
            },
            Terminator::Fatal => Err(Trap::not_modelled("a fatal error without words")),
            Terminator::Resume => self.resume_unwinding(),
            Terminator::Unreachable => Err(Trap::malformed("what is never reached was reached")),
        }
    }

    /// Goes along an edge: its values become the parameters of the block.
    pub(crate) fn take(&mut self, instance: &Instance<'p>, edge: EdgeId) -> Result<(), Trap> {
        let edge = instance.body[edge];
        let args = self.get_all(instance, edge.args)?;
        let params = instance.body.list(instance.body[edge.to].params);
        let frame = self.current_mut()?;
        for (&param, value) in params.iter().zip(args) {
            if let Place::Register(index) = instance.places[param.index()] {
                frame.registers[index as usize] = value;
            }
        }
        frame.block = edge.to;
        frame.next = 0;
        Ok(())
    }

    /// Returns from the frame that runs.
    fn leave(&mut self, result: Value) -> Result<(), Trap> {
        let Some(frame) = self.frame.take() else { return Err(Trap::malformed("no frame")) };
        self.frame = self.goroutine.frames.pop();
        match frame.entry {
            Entry::Outside => {
                self.result = Some(result);
                Ok(())
            }
            Entry::Call => self.give(result),
            Entry::Deferred => self.give(Value::unit()),
        }
    }

    /// Gives the call that waits in the frame on top its result.
    fn give(&mut self, result: Value) -> Result<(), Trap> {
        let instance = self.code_of(self.current()?)?;
        self.finish_instruction(&instance, result)
    }

    /// Begins a call.
    pub(crate) fn enter(&mut self, call: Invocation, entry: Entry) -> Result<Step, Trap> {
        let mut call = call;
        loop {
            call = match call.target.clone() {
                Target::Code { instance, bindings } => {
                    self.push(instance, bindings, call.args, entry)?;
                    return Ok(Step::Entered);
                }
                Target::Native(native) => match native.call(self, &call.args)? {
                    Answer::Value(value) => return Ok(Step::Value(value)),
                    Answer::Invoke(next) => next,
                },
                Target::Dynamic { method, ty } => self.dynamic_call(method, ty, call.args)?,
                Target::Missing(object) => {
                    let name = self.program.store.qualified_name(object);
                    return Err(Trap::not_modelled(format!("function {name}")));
                }
            };
        }
    }

    fn push(
        &mut self,
        instance: InstanceId,
        bindings: Rc<[Value]>,
        args: Vec<Value>,
        entry: Entry,
    ) -> Result<(), Trap> {
        if self.goroutine.frames.len() >= self.limits.depth {
            return Err(Trap::StackOverflow);
        }
        let code = self.ready(instance)?;
        let mut registers = vec![Value::Absent; code.registers].into_boxed_slice();
        let params = code.body.params();
        if params.len() != args.len() {
            let name = self.function_name(code.at);
            return Err(Trap::malformed(&format!("{name} has other parameters than arguments")));
        }
        for (&param, value) in params.iter().zip(args) {
            if let Place::Register(index) = code.places[param.index()] {
                registers[index as usize] = value;
            }
        }
        self.next_frame += 1;
        let frame = Frame {
            id: self.next_frame,
            instance,
            registers,
            bindings,
            block: code.body.entry(),
            next: 0,
            entry,
            unwinding: None,
            deferred: Vec::new(),
        };
        self.goroutine.frames.extend(self.frame.replace(frame));
        Ok(())
    }
}
