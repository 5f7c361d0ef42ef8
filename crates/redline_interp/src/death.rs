//! The report of a panic that nothing recovered (`runtime/panic.go`).

use std::rc::Rc;

use crate::frame::Entry;
use crate::machine::Machine;
use crate::outcome::End;
use crate::panic::Panic;
use crate::run::{Pause, Step};
use crate::text::Text;
use crate::trap::Trap;
use crate::type_name::type_name;
use crate::value::Value;

/// A goroutine whose panic nothing recovered: the texts of what it panicked with are
/// found by calling `Error` and `String`, the last one first.
#[derive(Debug)]
pub(crate) struct Dying {
    panics: Vec<Report>,
    /// How many have no text yet; they are those before the others.
    left: usize,
    /// Whether the text of the next one is being found.
    waits: bool,
}

/// What is reported of a panic.
#[derive(Debug)]
struct Report {
    panic: Panic,
    /// What `Error` or `String` gave.
    text: Option<Text>,
    /// Whether the panic behind it has the same value.
    repanicked: bool,
}

impl Dying {
    /// Nothing is known about these panics.
    pub(crate) fn new(panics: Vec<Panic>) -> Self {
        let report = |panic| Report { panic, text: None, repanicked: false };
        let panics: Vec<Report> = panics.into_iter().map(report).collect();
        Self { left: panics.len(), panics, waits: false }
    }

    /// The values in it.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        self.panics.iter().map(|report| &report.panic.value)
    }

    /// Marks the panic before the one at `index` if that has the same value.
    fn is_repeated(&mut self, index: usize) -> bool {
        let pair = index.checked_sub(1).and_then(|before| self.panics.get(before..=index));
        let Some([before, here]) = pair else { return false };
        let same = is_same_interface(&before.panic.value, &here.panic.value);
        if same {
            self.panics[index - 1].repanicked = true;
        }
        same
    }
}

/// Whether two interfaces have one type and one pointer to their data.
fn is_same_interface(left: &Value, right: &Value) -> bool {
    let (Value::Boxed(left), Value::Boxed(right)) = (left, right) else {
        return left.is_nil() && right.is_nil();
    };
    let same_pointer = match (&left.value, &right.value) {
        (Value::Pointer(left), Value::Pointer(right)) => left == right,
        (Value::Map(left), Value::Map(right)) | (Value::Channel(left), Value::Channel(right)) => {
            left == right
        }
        _ => false,
    };
    Rc::ptr_eq(left, right) || (left.ty == right.ty && same_pointer)
}

impl Machine<'_> {
    /// Finds the next text; when there are all, the process ends.
    pub(crate) fn die(&mut self) -> Result<Option<Pause>, Trap> {
        let Some(mut dying) = self.goroutine.dying.take() else { return Ok(None) };
        if std::mem::take(&mut dying.waits) {
            dying.left -= 1;
            dying.panics[dying.left].text = self.taken_text();
        }
        while let Some(index) = dying.left.checked_sub(1) {
            if dying.is_repeated(index) {
                dying.left = index;
                continue;
            }
            let value = dying.panics[index].panic.value.clone();
            let Some(call) = self.describing_call(&value)? else {
                dying.left = index;
                continue;
            };
            dying.waits = true;
            self.goroutine.dying = Some(dying);
            if let Step::Value(text) = self.enter(call, Entry::Outside)? {
                self.result = Some(text);
            }
            return Ok(None);
        }
        self.report(&dying);
        Ok(Some(Pause::ProcessEnded))
    }

    fn taken_text(&mut self) -> Option<Text> {
        match self.result.take() {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn report(&mut self, dying: &Dying) {
        let start = self.stderr.len();
        self.print_panics(&dying.panics);
        let first = self.stderr[start..].split(|&byte| byte == b'\n').next().unwrap_or(&[]);
        self.end = Some(End::Panic(String::from_utf8_lossy(first).into_owned()));
        self.print_signal();
        let trace = dying.panics.last().map(|report| report.panic.trace.clone());
        self.print_goroutine("running", &trace.unwrap_or_default());
    }

    /// The signal with which it began, if it did.
    fn print_signal(&mut self) {
        if let Some(address) = self.goroutine.signal {
            let text = format!(
                "[signal SIGSEGV: segmentation violation code=0x1 addr={address:#x} pc=0x0]\n"
            );
            self.stderr.extend(text.bytes());
        }
    }

    fn print_panics(&mut self, panics: &[Report]) {
        let Some((last, before)) = panics.split_last() else { return };
        redline_base::with_deep_stack(|| self.print_panics(before));
        if let Some(before) = before.last() {
            if before.repanicked {
                return;
            }
            if !before.panic.goexit {
                self.stderr.push(b'\t');
            }
        }
        if last.panic.goexit {
            return;
        }
        self.stderr.extend(b"panic: ");
        match &last.text {
            Some(text) => self.print_indented(text),
            None => self.print_panic_value(&last.panic.value),
        }
        let mark: &[u8] = match (last.panic.recovered, last.repanicked) {
            (true, true) => b" [recovered, repanicked]",
            (true, false) => b" [recovered]",
            _ => b"",
        };
        self.stderr.extend(mark);
        self.stderr.push(b'\n');
    }

    /// A goroutine as reports show it.
    pub(crate) fn print_goroutine(&mut self, state: &str, trace: &[crate::trace::Call]) {
        let head = format!("\ngoroutine {} [{state}]:\n", self.goroutine.id.0);
        self.stderr.extend(head.bytes());
        self.print_trace(trace);
        self.print_creation(self.goroutine.creation);
    }

    /// What the runtime says of a panic in a method that was to describe another one.
    pub(crate) fn panicked_while_dying(&mut self) -> Trap {
        let value = self.goroutine.panics.last().map_or(Value::Nil, |panic| panic.value.clone());
        let text = match &value {
            Value::Boxed(boxed) => match &boxed.value {
                Value::Text(text) if boxed.ty == redline_types::Basic::String.id() => {
                    String::from_utf8_lossy(text).into_owned()
                }
                _ => format!("type {}", type_name(self.program.store, boxed.ty)),
            },
            _ => String::new(),
        };
        Trap::Fatal(format!("panic while printing panic value: {text}"))
    }

    /// Ends the process because of what is no panic.
    pub(crate) fn end_process(&mut self, trap: Trap) {
        let end = match trap {
            Trap::Exit(status) => End::Exit(status),
            Trap::NotModelled(what) => End::NotModelled(what),
            Trap::Steps => End::OutOfSteps,
            Trap::Memory => End::OutOfMemory,
            Trap::Fatal(text) => self.fatal(text, "running"),
            Trap::StackOverflow => self.stack_overflow(),
            Trap::Panic(_)
            | Trap::Signal(_)
            | Trap::Goexit
            | Trap::Unwind
            | Trap::Wait
            | Trap::GiveWay => End::NotModelled("a panic outside of any function".into()),
        };
        self.end = Some(end);
    }

    fn stack_overflow(&mut self) -> End {
        let words = "runtime: goroutine stack exceeds 1000000000-byte limit\n\
                     runtime: sp=0xc020000000 stack=[0xc020000000, 0xc040000000]\n\
                     fatal error: stack overflow\n\nruntime stack:\n";
        self.stderr.extend(words.bytes());
        let trace = self.trace();
        self.print_goroutine("running", &trace);
        End::Fatal("stack overflow".into())
    }

    /// The runtime ends the process with these words.
    pub(crate) fn fatal(&mut self, text: String, state: &str) -> End {
        self.stderr.extend(format!("fatal error: {text}\n").bytes());
        self.print_signal();
        let trace = self.trace();
        self.print_goroutine(state, &trace);
        End::Fatal(text)
    }
}
