//! What must hold for any input, and a driver that makes inputs up.
//!
//! Begin with [`Target`]: each takes bytes, gives them to one reader of redline
//! and asserts what must be true whatever the bytes are. Two programs run them:
//! cargo-fuzz (the folder `fuzz/`), which is guided by coverage, and
//! `cargo xtask fuzz`, which needs nothing but stable Rust: its inputs are a
//! pure function of a [`Corpus`], a seed and a number ([`Inputs`]), so that a
//! number is all it takes to see one again.

mod corpus;
mod dictionary;
mod inputs;
mod minimise;
mod mutation;
mod random;
mod target;

pub use corpus::Corpus;
pub use dictionary::{DictionaryError, parse_dictionary};
pub use inputs::Inputs;
pub use minimise::minimise;
pub use random::Random;
pub use target::Target;
