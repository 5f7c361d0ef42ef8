//! From a folder or patterns to packages and files, natively: which packages
//! there are, which files are in them on which platforms, and why every other
//! file is in none.
//!
//! Begin with [`load()`]: an [`Environment`] and [`Options`] in, a [`Project`]
//! out. The `go` command is never run. This crate is the only reader of Go
//! source files ([`Source`]); it looks at their heads and knows nothing of what
//! follows.
//!
//! What is wrong is data: [`Problem`]s with file, line and column, and
//! [`NotAnalysed`] files with their reasons.

pub mod constraint;
mod environment;
mod files;
mod folder;
pub mod go_list;
mod ignore;
mod load;
pub mod modfile;
pub mod module_path;
mod modules;
mod options;
pub mod pack;
mod platform;
mod problem;
mod project;
mod resolver;
mod source;
pub mod version;
mod walk;
mod wildcard;

pub use environment::{Environment, Flags, Goroot, GorootFault};
pub use folder::{Exclusion, FileClass, FileKind, Group};
pub use load::load;
pub use modules::{Module, ModuleId};
pub use options::{Cgo, Dependencies, Options};
pub use platform::{Platform, PlatformError};
pub use problem::{Place, Problem, ProblemKind};
pub use project::{
    Embed, FileId, Import, NotAnalysed, Package, PackageFile, PackageId, PlatformId, PlatformSet,
    Project, Reason, SourceFile, Target, Variant,
};
pub use resolver::ImportFault;
pub use source::{EncodingFault, MAX_SOURCE_BYTES, Source, SourceFault};
pub use walk::FolderReason;
