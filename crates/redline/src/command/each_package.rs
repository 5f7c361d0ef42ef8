//! The packages that a command looks at, one after the other as their types are known.

use redline_engine::{TypedPackage, Visitor};
use redline_project::{FileId, PackageId, Project, SourceFault};

use crate::output::say;

/// Tells a function of each package that is wanted, from any thread. Of a file that
/// cannot be read is said so.
pub(in crate::command) struct EachPackage<'a, Wanted, Look> {
    project: &'a Project,
    wanted: Wanted,
    look: Look,
}

impl<'a, Wanted, Look> EachPackage<'a, Wanted, Look>
where
    Wanted: Fn(PackageId) -> bool + Sync,
    Look: Fn(PackageId, TypedPackage<'_>) + Sync,
{
    /// Looks at the packages of a project that are wanted.
    pub(in crate::command) fn new(project: &'a Project, wanted: Wanted, look: Look) -> Self {
        Self { project, wanted, look }
    }
}

impl<Wanted, Look> Visitor for EachPackage<'_, Wanted, Look>
where
    Wanted: Fn(PackageId) -> bool + Sync,
    Look: Fn(PackageId, TypedPackage<'_>) + Sync,
{
    fn wants(&self, package: PackageId) -> bool {
        (self.wanted)(package)
    }

    fn unreadable(&self, _: PackageId, file: FileId, fault: &SourceFault) {
        say(&format!("{}: file {fault}", self.project.file(file).path.display()));
    }

    fn typed(&self, package: PackageId, typed: TypedPackage<'_>) {
        (self.look)(package, typed);
    }
}
