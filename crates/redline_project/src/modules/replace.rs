//! Replacements of the main modules and of the workspace.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::discovery::{Setup, clean};
use crate::modfile::{ModuleVersion, Replace, Replacement};
use crate::problem::{ProblemKind, Problems};

/// What modules are taken from instead; folders are absolute paths.
#[derive(Default)]
pub(crate) struct Replacements(BTreeMap<ModuleVersion, Replacement>);

impl Replacements {
    pub(crate) fn of(setup: &Setup, problems: &mut Problems) -> Self {
        let mut of_modules = Self::default();
        for main in &setup.mains {
            of_modules.add(&main.go_mod.replace, &main.file, setup.work.is_some(), problems);
        }
        if let Some(work) = &setup.work {
            let mut of_work = Self::default();
            of_work.add(&work.go_work.replace, &work.file, false, problems);
            of_modules.override_with(of_work);
        }
        of_modules
    }

    /// The replacement of a module: of this version, else of every version.
    pub(crate) fn of_module(&self, module: &ModuleVersion) -> Option<&Replacement> {
        let any = ModuleVersion { path: module.path.clone(), version: "".into() };
        self.0.get(module).or_else(|| self.0.get(&any))
    }

    /// All replacements, by module.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&ModuleVersion, &Replacement)> {
        self.0.iter()
    }

    /// Adds the directives of one file. Files of a workspace may say the same
    /// thing twice but not contradict each other; within a file the last wins.
    fn add(&mut self, directives: &[Replace], file: &Path, shared: bool, problems: &mut Problems) {
        let base = file.parent().unwrap_or(file);
        let before = self.0.clone();
        for directive in directives {
            let new = absolute(&directive.new, base);
            if shared && before.get(&directive.old).is_some_and(|other| *other != new) {
                let message = format!("conflicting replacements for {}", directive.old);
                problems.of_span(ProblemKind::ModuleFile, file, directive.span, message);
                continue;
            }
            self.0.insert(directive.old.clone(), new);
        }
    }

    /// A replacement in `go.work` of any version of a module goes before all of
    /// those that its modules have for that version.
    fn override_with(&mut self, work: Self) {
        for (old, new) in work.0 {
            if old.version.is_empty() {
                self.0.retain(|other, _| other.path != old.path);
            }
            self.0.insert(old, new);
        }
    }
}

/// A replacement folder as an absolute path.
pub(crate) fn absolute(replacement: &Replacement, base: &Path) -> Replacement {
    match replacement {
        Replacement::Folder(folder) => {
            let path = clean(&base.join(&**folder));
            Replacement::Folder(Arc::from(path.to_string_lossy()))
        }
        Replacement::Module(_) => replacement.clone(),
    }
}
