//! Unwinding: panics, Goexit, deferred calls and recover (spec: Handling panics).

use crate::death::Dying;
use crate::frame::{Entry, Frame};
use crate::machine::Machine;
use crate::panic::Panic;
use crate::run::Pause;
use crate::trap::Trap;
use crate::value::Value;

impl Machine<'_> {
    /// Does what a trap asks for. Gives why the goroutine does not go on, if so.
    pub(crate) fn trapped(&mut self, trap: Trap) -> Option<Pause> {
        let began = match trap {
            Trap::Panic(value) => self.raise(Panic::new(value)),
            Trap::Signal(address) => {
                self.goroutine.signal = Some(address);
                self.raise(Panic::new(self.runtime.nil_dereference()))
            }
            Trap::Goexit => self.raise(Panic::goexit()),
            Trap::Unwind => self.unwind(),
            Trap::Wait => return Some(Pause::Waits),
            Trap::GiveWay => return Some(Pause::Yields),
            other => Err(other),
        };
        match began {
            Ok(pause) => pause,
            Err(other) => {
                self.end_process(other);
                Some(Pause::ProcessEnded)
            }
        }
    }

    /// Begins to unwind the stack.
    fn raise(&mut self, panic: Panic) -> Result<Option<Pause>, Trap> {
        let mut panic = panic;
        panic.trace = self.trace();
        self.goroutine.panics.push(panic);
        self.unwind()
    }

    /// Goes to where the frame on top makes its deferred calls, or one below it.
    fn unwind(&mut self) -> Result<Option<Pause>, Trap> {
        loop {
            let Some(index) = self.goroutine.panics.len().checked_sub(1) else {
                return Err(Trap::malformed("unwinding without a panic"));
            };
            if self.frame.is_none() {
                return self.unwound();
            }
            if self.enter_unwinding(index)? {
                return Ok(None);
            }
            let outside = self.current()?.entry == Entry::Outside;
            self.frame = None;
            if outside {
                return self.unwound();
            }
            self.frame = self.goroutine.frames.pop();
        }
    }

    /// Makes the frame on top be unwound by a panic. Gives whether it has anything to do.
    fn enter_unwinding(&mut self, index: usize) -> Result<bool, Trap> {
        let depth = self.goroutine.frames.len();
        self.goroutine.panics[index].depth = depth;
        let frame = self.current()?;
        let (instance, block) = (self.code_of(frame)?, frame.block);
        let Some(edge) = instance.body[block].unwind else { return Ok(false) };
        self.current_mut()?.unwinding = Some(index);
        self.take(&instance, edge)?;
        Ok(true)
    }

    /// The deferred calls of the frame on top have been made: goes on with the one below.
    pub(crate) fn resume_unwinding(&mut self) -> Result<(), Trap> {
        let Some(frame) = self.frame.take() else { return Err(Trap::malformed("no frame")) };
        if frame.unwinding.is_none() {
            return Err(Trap::malformed("resuming without a panic"));
        }
        if frame.entry != Entry::Outside {
            self.frame = self.goroutine.frames.pop();
        }
        Err(Trap::Unwind)
    }

    /// Nothing is left of the stack.
    fn unwound(&mut self) -> Result<Option<Pause>, Trap> {
        let is_goexit = self.goroutine.panics.last().is_some_and(|panic| panic.goexit);
        if self.goroutine.dying.is_some() {
            return Err(self.panicked_while_dying());
        }
        if is_goexit {
            self.goroutine.panics.clear();
            self.goroutine.agenda.clear();
            self.scheduler.main_exited |= self.goroutine.is_main;
            return Ok(Some(Pause::Ended));
        }
        self.goroutine.dying = Some(Dying::new(std::mem::take(&mut self.goroutine.panics)));
        Ok(None)
    }

    /// `recover()` in the frame with this number, or in the one on top.
    pub(crate) fn recover(&mut self, in_frame: Option<u64>) -> Value {
        let last = self.goroutine.panics.len().checked_sub(1);
        if last.is_none() || self.panic_deferred_for(in_frame) != last {
            return Value::Nil;
        }
        match self.goroutine.panics.last_mut() {
            Some(panic) if !panic.goexit && !panic.recovered => {
                panic.recovered = true;
                panic.value.clone()
            }
            _ => Value::Nil,
        }
    }

    /// The panic for which a frame is a deferred call; `None` if it is none.
    fn panic_deferred_for(&self, in_frame: Option<u64>) -> Option<usize> {
        let frames = &self.goroutine.frames;
        let frame_at = |index: usize| frames.get(index).or(self.frame.as_ref());
        let mut index = match in_frame {
            Some(id) => frames.iter().rposition(|frame| frame.id == id).unwrap_or(frames.len()),
            None => frames.len(),
        };
        // What only calls another function is not there: neither where `recover` itself
        // is deferred, nor where a method of an embedded field is.
        while self.is_wrapper(frame_at(index)?) {
            index = index.checked_sub(1)?;
        }
        while frame_at(index)?.entry == Entry::Call
            && self.is_wrapper(frame_at(index.checked_sub(1)?)?)
        {
            index -= 1;
        }
        if frame_at(index)?.entry != Entry::Deferred {
            return None;
        }
        frames.get(index.checked_sub(1)?)?.unwinding
    }

    fn is_wrapper(&self, frame: &Frame) -> bool {
        self.code_of(frame).is_ok_and(|code| {
            matches!(code.function.kind, redline_ir::FunctionKind::Wrapper { .. })
        })
    }

    /// Whether a deferred call has recovered the panic that unwinds the frame on top,
    /// which then goes on as if it returned.
    pub(crate) fn recovered(&mut self) -> Result<bool, Trap> {
        let Some(index) = self.current()?.unwinding else { return Ok(false) };
        let is_recovered = self.goroutine.panics.get(index).is_some_and(|it| it.recovered);
        if !is_recovered {
            return Ok(false);
        }
        let depth = self.goroutine.frames.len();
        let goexit = self.drop_recovered(depth);
        self.current_mut()?.unwinding = goexit;
        if self.goroutine.panics.is_empty() {
            self.goroutine.signal = None;
        }
        Ok(goexit.is_none())
    }

    /// Drops the panic that was recovered, and those that it replaced. A Goexit among
    /// them goes on: its index.
    fn drop_recovered(&mut self, depth: usize) -> Option<usize> {
        let panics = &mut self.goroutine.panics;
        panics.pop();
        while let Some(last) = panics.last_mut() {
            if last.depth < depth {
                return None;
            }
            if last.goexit {
                last.depth = depth;
                return Some(panics.len() - 1);
            }
            panics.pop();
        }
        None
    }
}
