//! Which packages, and which files.

pub mod constraint;
pub mod modfile;
pub mod module_path;
mod platform;
mod text;
pub mod version;

pub use platform::{Platform, PlatformError};
