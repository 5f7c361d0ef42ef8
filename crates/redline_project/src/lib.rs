//! Which packages, and which files.

pub mod constraint;
mod environment;
mod ignore;
pub mod modfile;
pub mod module_path;
mod modules;
mod platform;
mod problem;
mod text;
pub mod version;

pub use environment::{Environment, Flags, Goroot, GorootFault};
pub use modules::{Module, ModuleId};
pub use platform::{Platform, PlatformError};
pub use problem::{Place, Problem, ProblemKind};
