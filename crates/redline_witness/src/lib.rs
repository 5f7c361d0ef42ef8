//! Go tests that make findings happen.
//!
//! Begin with [`witness()`]: places in, and for each a [`Witness`] or the [`Obstacle`] that
//! none was found. A witness is a whole test file with one test, in which the program dies
//! at the place in the way that is said of it.
//!
//! What the function is called with is looked for along the ways to the place: what
//! conditions and checks on a way ask for, and what makes the operation fail (`demands`);
//! then the values around them (`search`). Each attempt is Go source (`value`, `call`,
//! `test`), compiled with the package and run in the interpreter (`trial`). Where a Go
//! toolchain is there, the test that is shown is run by it, and what it prints is read as
//! any crash is (`death`, `toolchain`, `judge`).
//!
//! Files of the user are never written. A function that reaches out of the process is not
//! run unless the interpreter has seen the death, which it does without reaching out
//! (`reach`).

mod call;
mod death;
mod demands;
mod imports;
mod judge;
mod library;
mod mentions;
mod obstacle;
mod place;
mod plan;
mod program;
mod reach;
mod search;
mod session;
mod spelling;
mod suite;
mod target;
mod test;
mod toolchain;
mod trace;
mod trial;
mod value;
mod wants;
mod witness;

pub use library::{FileNames, Library, TypedLibrary};
pub use obstacle::Obstacle;
pub use program::Refusal;
pub use target::Target;
pub use test::Test;
pub use witness::{Request, Witness, Witnesses, witness};
