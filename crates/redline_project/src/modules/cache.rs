//! The layout of the module cache (Go Modules Reference, "Module cache").

use std::path::PathBuf;

use crate::modfile::ModuleVersion;
use crate::module_path::escape;

/// The folder `GOMODCACHE`.
pub(crate) struct ModuleCache {
    dir: PathBuf,
}

impl ModuleCache {
    pub(crate) fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// The folder of a module's files, whether or not it exists.
    pub(crate) fn folder(&self, module: &ModuleVersion) -> PathBuf {
        let (path, version) = (escape(&module.path), escape(&module.version));
        self.dir.join(format!("{path}@{version}"))
    }

    /// The `go.mod` file of a module: the one that was downloaded for it, which
    /// exists even where the module itself has none.
    pub(crate) fn go_mod(&self, module: &ModuleVersion) -> Option<PathBuf> {
        let (path, version) = (escape(&module.path), escape(&module.version));
        let versions = self.dir.join("cache").join("download").join(&*path).join("@v");
        let candidates =
            [versions.join(format!("{version}.mod")), self.folder(module).join("go.mod")];
        candidates.into_iter().find(|file| file.is_file())
    }
}
