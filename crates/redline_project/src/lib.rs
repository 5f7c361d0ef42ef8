//! Which packages, and which files.

pub mod constraint;
mod environment;
mod folder;
mod ignore;
pub mod modfile;
pub mod module_path;
mod modules;
mod platform;
mod problem;
mod source;
pub mod version;

pub use environment::{Environment, Flags, Goroot, GorootFault};
pub use folder::{Exclusion, FileClass, FileKind};
pub use modules::{Module, ModuleId};
pub use platform::{Platform, PlatformError};
pub use problem::{Place, Problem, ProblemKind};
pub use source::{EncodingFault, MAX_SOURCE_BYTES, Source, SourceFault};
