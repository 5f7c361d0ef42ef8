//! Test support: Go snippets that say what is to be found in them.
//!
//! A comment ``// want `text` `` expects a finding on its line whose message holds
//! the text; several texts expect several findings. A snippet passes if each
//! expectation is met by one finding and each finding meets one.

mod snippet;
mod want;

pub use snippet::{go_blocks, whole_file};
pub use want::{Got, Want, differences, wants};
