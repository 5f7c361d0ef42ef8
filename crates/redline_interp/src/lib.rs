//! Runs the intermediate representation of Go programs: the proof that it means
//! what Go means.
//!
//! Begin with [`Program`], the packages of a program with their functions, and
//! [`Machine`], which runs one and gives an [`Outcome`]. Values are as exact as Go's;
//! goroutines take turns in a fixed order, and time passes only while all of them
//! sleep, so that a run is the same each time. What a dying program prints is what the
//! runtime prints, but for addresses.
//!
//! Packages of the standard library run as they are written. What their source takes
//! from the runtime or from assembly, the interpreter has itself; where it does not,
//! a run ends with [`End::NotModelled`] and says what is missing.
//!
//! It reads no files and is not fast.

mod argument;
mod arith;
mod calls;
mod channel;
mod channels;
mod checks;
mod constants;
mod convert;
mod death;
mod env;
mod execute;
mod fault;
mod frame;
mod function;
mod goroutine;
mod growth;
mod heap;
mod instance;
mod interfaces;
mod key;
mod kind;
mod limits;
mod machine;
mod map;
mod maps;
mod memory;
mod method;
mod native;
mod number_text;
mod outcome;
mod panic;
mod panic_text;
mod pointer;
mod print;
mod program;
mod run;
mod runtime_error;
mod scheduler;
mod slices;
mod task;
mod text;
mod trace;
mod trap;
mod type_name;
mod types;
mod unsafe_ops;
mod unsafe_pointer;
mod unwind;
mod value;

pub use argument::Argument;
pub use limits::Limits;
pub use machine::Machine;
pub use outcome::{End, Outcome};
pub use program::{CodeFile, PackageCode, Program, Runtime};
