//! Why an instruction does not simply go on.

use crate::value::Value;

/// Why an instruction does not simply go on.
#[derive(Clone, Debug)]
pub(crate) enum Trap {
    /// It panics with this value, which is in an interface.
    Panic(Value),
    /// It uses an address that holds nothing: a panic that is a
    /// signal first. The address is that of the part that is used.
    Signal(u64),
    /// `runtime.Goexit()`
    Goexit,
    /// The runtime ends the process.
    Fatal(String),
    /// `os.Exit(status)`
    Exit(i32),
    /// What unwinds the stack goes on with the frame that is on top by now.
    Unwind,
    /// The goroutine waits, and the instruction is done when it is woken.
    Wait,
    /// The instruction is done, and it is the turn of the other goroutines.
    GiveWay,
    /// The interpreter has no model of this.
    NotModelled(String),
    /// The limit of steps was reached.
    Steps,
    /// The limit of memory was reached.
    Memory,
    /// The stack is too deep.
    StackOverflow,
}

impl Trap {
    /// That the interpreter has no model of something.
    pub(crate) fn not_modelled(what: impl Into<String>) -> Self {
        Self::NotModelled(what.into())
    }

    /// That the intermediate representation is not what it should be.
    pub(crate) fn malformed(what: &str) -> Self {
        Self::NotModelled(format!("malformed instructions: {what}"))
    }
}
