//! How paths are shown: the same on every machine.

use std::path::Path;

use redline_project::{FileId, Project};

/// How the paths of a project are shown.
pub(crate) struct Paths<'a> {
    project: &'a Project,
    config_dir: &'a Path,
}

impl<'a> Paths<'a> {
    pub(crate) fn new(project: &'a Project, config_dir: &'a Path) -> Self {
        Self { project, config_dir }
    }

    /// A file as it is shown: relative to the start folder; one of a module
    /// elsewhere as `module@version/…`, one of the Go tree as `$GOROOT/…`.
    pub(crate) fn shown(&self, file: FileId) -> String {
        self.shown_path(&self.project.file(file).path)
    }

    /// Any path as it is shown.
    pub(crate) fn shown_path(&self, path: &Path) -> String {
        if let Ok(relative) = path.strip_prefix(&self.project.dir) {
            return slashed(relative);
        }
        if let Some(relative) =
            self.project.goroot.as_ref().and_then(|root| path.strip_prefix(root).ok())
        {
            return format!("$GOROOT/{}", slashed(relative));
        }
        self.in_module(path).unwrap_or_else(|| slashed(path))
    }

    fn in_module(&self, path: &Path) -> Option<String> {
        let holds = |dir: &Path| path.strip_prefix(dir).ok();
        let modules = self.project.modules.iter().filter(|module| !module.is_main);
        let candidates =
            modules.filter_map(|module| Some((module, holds(module.dir.as_deref()?)?)));
        // Of modules one inside the other, the inner one.
        let (module, relative) =
            candidates.min_by_key(|(_, relative)| relative.components().count())?;
        let version =
            module.version.as_deref().map_or(String::new(), |version| format!("@{version}"));
        Some(format!("{}{version}/{}", module.path, slashed(relative)))
    }

    /// A file as the patterns of per-file ignores see it.
    pub(crate) fn for_selection(&self, file: FileId) -> String {
        let path = &self.project.file(file).path;
        path.strip_prefix(self.config_dir).map_or_else(|_| self.shown(file), slashed)
    }
}

/// A path with `/` between its elements.
fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}
