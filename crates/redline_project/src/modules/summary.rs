//! What the graph needs of a dependency's `go.mod`.

use std::path::{Path, PathBuf};

use super::cache::ModuleCache;
use super::replace::Replacements;
use crate::modfile::{GoMod, ModuleVersion, Replacement};
use crate::problem::{ProblemKind, Problems};

/// The requirements of one module version.
pub(crate) struct Summary {
    pub(crate) require: Vec<ModuleVersion>,
    /// Whether its file lists all it needs, so that its own dependencies need
    /// not be followed: from Go 1.17 on.
    pub(crate) is_pruned: bool,
    pub(crate) problems: Problems,
}

impl Summary {
    /// Reads the requirements of a dependency, after replacement.
    pub(crate) fn read(
        module: &ModuleVersion,
        cache: Option<&ModuleCache>,
        replacements: &Replacements,
    ) -> Self {
        let mut problems = Problems::default();
        let go_mod = match go_mod_file(module, cache, replacements) {
            Ok(file) => parse(module, &file, &mut problems),
            Err(fault) => {
                problems.add(ProblemKind::Module, format!("module {module}: {fault}"));
                GoMod::default()
            }
        };
        Self::of(&go_mod, problems)
    }

    fn of(go_mod: &GoMod, problems: Problems) -> Self {
        let require = go_mod.require.iter().map(|require| require.module.clone()).collect();
        let is_pruned = go_mod.go.as_ref().is_some_and(|go| go.value.at_least(17));
        Self { require, is_pruned, problems }
    }
}

fn go_mod_file(
    module: &ModuleVersion,
    cache: Option<&ModuleCache>,
    replacements: &Replacements,
) -> Result<PathBuf, String> {
    let module = match replacements.of_module(module) {
        Some(Replacement::Folder(folder)) => return Ok(Path::new(&**folder).join("go.mod")),
        Some(Replacement::Module(other)) => other,
        None => module,
    };
    let cache = cache.ok_or("there is no module cache: set GOMODCACHE, GOPATH or HOME")?;
    cache
        .go_mod(module)
        .ok_or_else(|| "go.mod is not in the module cache: run `go mod download`".to_owned())
}

fn parse(module: &ModuleVersion, file: &Path, problems: &mut Problems) -> GoMod {
    let Ok(source) = std::fs::read(file) else {
        problems.of_file(ProblemKind::Module, file, format!("go.mod of {module} cannot be read"));
        return GoMod::default();
    };
    let go_mod = GoMod::parse_dependency(&source);
    problems.of_text(ProblemKind::ModuleFile, file, &go_mod.errors);
    go_mod
}
