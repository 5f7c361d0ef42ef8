//! Where the calls of a stack are, for the report of a death.

use redline_base::Span;
use redline_ir::FunctionKind;
use redline_types::{ObjectId, ObjectKind};

use crate::frame::Frame;
use crate::goroutine::GoroutineId;
use crate::machine::Machine;
use crate::program::FunctionAt;
use crate::trap::Trap;

/// The calls of a stack, the innermost first.
pub(crate) type Trace = Vec<Call>;

/// A call of a stack: the function, and where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    at: FunctionAt,
    span: Span,
}

/// Where a goroutine was begun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Creation {
    /// The call that did it.
    pub call: Call,
    /// The goroutine that did it.
    pub by: GoroutineId,
}

/// Number of calls that are shown of each end of a deep stack.
const SHOWN: usize = 50;

impl Machine<'_> {
    /// The calls of the goroutine that runs.
    pub(crate) fn trace(&self) -> Trace {
        let frames = self.goroutine.frames.iter().chain(&self.frame);
        self.trace_of(frames.rev())
    }

    /// The calls of some frames, the innermost first.
    pub(crate) fn trace_of<'f>(&self, frames: impl DoubleEndedIterator<Item = &'f Frame>) -> Trace {
        frames.take(2 * SHOWN).filter_map(|frame| self.call_of(frame).ok()).collect()
    }

    pub(crate) fn call_of(&self, frame: &Frame) -> Result<Call, Trap> {
        let instance = self.code_of(frame)?;
        let instruction = instance.instructions(frame.block).get(frame.next).copied();
        let span = match instruction {
            Some(instruction) => instance.body.span(instruction),
            None => instance.body[frame.block].span,
        };
        Ok(Call { at: instance.at, span })
    }

    /// Writes the report of a stack to standard error.
    pub(crate) fn print_trace(&mut self, trace: &[Call]) {
        for call in trace {
            let text = format!("{}(...)\n\t{}\n", self.function_name(call.at), self.place(*call));
            self.stderr.extend(text.bytes());
        }
    }

    /// Writes what began a goroutine to standard error.
    pub(crate) fn print_creation(&mut self, creation: Option<Creation>) {
        let Some(Creation { call, by }) = creation else { return };
        let name = self.function_name(call.at);
        let place = self.place(call);
        let text = format!("created by {name} in goroutine {}\n\t{place}\n", by.0);
        self.stderr.extend(text.bytes());
    }

    /// `file:line`
    fn place(&self, call: Call) -> String {
        let function = self.program.function(call.at);
        let code = self.program.packages[call.at.package];
        let Some(file) = code.files.get(function.file) else { return "?".into() };
        format!("{}:{}", file.name, file.lines.line_column(call.span.start).line)
    }

    /// The name of a function, as the runtime prints it: `main.(*T).M.func1`.
    pub(crate) fn function_name(&self, at: FunctionAt) -> String {
        let function = self.program.function(at);
        match function.kind {
            FunctionKind::Declared(object) => self.declared_name(object),
            FunctionKind::Init | FunctionKind::Variables => {
                format!("{}.init", self.package_path(at))
            }
            FunctionKind::Literal { parent } => {
                let parent = FunctionAt { function: parent, ..at };
                format!("{}.func{}", self.function_name(parent), self.number(at))
            }
            FunctionKind::RangeBody { parent } => {
                let parent = FunctionAt { function: parent, ..at };
                format!("{}-range{}", self.function_name(parent), self.number(at))
            }
            FunctionKind::Wrapper { parent } => {
                let parent = FunctionAt { function: parent, ..at };
                format!("{}.deferwrap{}", self.function_name(parent), self.number(at))
            }
        }
    }

    fn package_path(&self, at: FunctionAt) -> &str {
        &self.program.store[self.program.packages[at.package].package].path
    }

    /// Which of the functions of its kind in its parent a function is, from 1.
    fn number(&self, at: FunctionAt) -> usize {
        let own = self.program.function(at).kind;
        let functions = self.program.packages[at.package].ir.functions();
        functions.take_while(|&(id, _)| id <= at.function).filter(|(_, it)| it.kind == own).count()
    }

    /// `main.f`, `main.T.M`, `main.(*T).M`
    pub(crate) fn declared_name(&self, object: ObjectId) -> String {
        let store = self.program.store;
        let name = store.names().text(store[object].name);
        let path = store[object].package.map_or("", |package| &*store[package].path);
        let ObjectKind::Method(method) = store[object].kind else {
            return format!("{path}.{name}");
        };
        let Some(receiver) = store[method].receiver() else { return format!("{path}.{name}") };
        let (base, _) = store.dereferenced(receiver.ty);
        let of = self
            .types
            .named(base)
            .map_or("?", |named| store.names().text(store[store[named].object].name));
        if receiver.is_pointer {
            format!("{path}.(*{of}).{name}")
        } else {
            format!("{path}.{of}.{name}")
        }
    }
}
