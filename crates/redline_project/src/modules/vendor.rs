//! The vendor folder: what it provides, and whether it fits the module files.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use redline_base::Span;

use super::discovery::{MainModule, ModMode, Setup};
use super::replace::{Replacements, absolute};
use crate::modfile::{ModuleVersion, ModulesTxt, Replacement, VendoredModule};
use crate::problem::{ProblemKind, Problems};

/// A vendor folder that packages are taken from.
pub(crate) struct Vendor {
    pub(crate) dir: PathBuf,
    pub(crate) list: ModulesTxt,
    /// Whether a package must stand in `modules.txt`: from Go 1.23 on.
    pub(crate) strict: bool,
}

/// The vendor folder, if it is to be used.
pub(super) fn of(setup: &Setup, problems: &mut Problems) -> Option<Vendor> {
    let dir = setup.vendor_dir().filter(|_| setup.mode == ModMode::Vendor)?;
    let file = dir.join("modules.txt");
    let list = match std::fs::read(&file) {
        Ok(source) => ModulesTxt::parse(&source),
        Err(error) => {
            problems.of_file(ProblemKind::Vendor, &file, format!("cannot be read: {error}"));
            ModulesTxt::default()
        }
    };
    problems.of_text(ProblemKind::Vendor, &file, &list.errors);
    Consistency { setup, list: &list, file: &file }.check(problems);
    Some(Vendor { dir, list, strict: setup.go_version().at_least(23) })
}

/// Whether the first line of `modules.txt` says that it belongs to a workspace.
pub(super) fn is_for_workspace(dir: &Path) -> bool {
    let mut head = Vec::new();
    let file = std::fs::File::open(dir.join("modules.txt"));
    let read = file.and_then(|file| file.take(512).read_to_end(&mut head));
    if read.is_err() {
        return false;
    }
    let first = head.split_inclusive(|&byte| byte == b'\n').next().unwrap_or_default();
    ModulesTxt::parse(first).workspace
}

/// The comparison of `modules.txt` with the module files, which `go` makes
/// before every build from a vendor folder.
struct Consistency<'a> {
    setup: &'a Setup,
    list: &'a ModulesTxt,
    file: &'a Path,
}

impl Consistency<'_> {
    fn check(&self, problems: &mut Problems) {
        for main in &self.setup.mains {
            self.check_requirements(main, problems);
        }
        self.check_explicit(problems);
        self.check_replacements(problems);
    }

    fn check_requirements(&self, main: &MainModule, problems: &mut Problems) {
        for require in &main.go_mod.require {
            let listed = self.listed(&require.module);
            if listed.is_some_and(|listed| listed.explicit) || self.is_excused(&require.module) {
                continue;
            }
            let module = &require.module;
            let message = format!("{module} is not marked as explicit in vendor/modules.txt");
            problems.of_span(ProblemKind::Vendor, &main.file, require.span, message);
        }
    }

    /// Before Go 1.14 the list did not say which modules are explicit; only a
    /// different version is a contradiction.
    fn is_excused(&self, module: &ModuleVersion) -> bool {
        let old = self.setup.work.is_none() && !self.setup.go_version().at_least(14);
        let mut versions =
            self.list.modules.iter().filter(|listed| listed.module.path == module.path);
        old && versions.all(|listed| listed.module.version == module.version)
    }

    fn check_explicit(&self, problems: &mut Problems) {
        let directives = self.setup.mains.iter().flat_map(|main| &main.go_mod.require);
        let required: BTreeSet<_> = directives.map(|require| &require.module).collect();
        for listed in &self.list.modules {
            let provides = !listed.module.version.is_empty();
            if listed.explicit && provides && !required.contains(&listed.module) {
                let message = format!("{} is marked as explicit but not required", listed.module);
                self.report(listed.span, message, problems);
            }
        }
    }

    fn check_replacements(&self, problems: &mut Problems) {
        let base = self.file.parent().and_then(Path::parent).unwrap_or(self.file);
        // Conflicts between files are reported where the graph is loaded.
        let replacements = Replacements::of(self.setup, problems);
        for (old, new) in replacements.iter() {
            let listed = self.listed(old).and_then(|listed| listed.replacement.as_ref());
            if listed.map(|listed| absolute(listed, base)).as_ref() != Some(new) {
                let message =
                    format!("{old} is replaced by another module than in the module files");
                let span = self.listed(old).map_or(Span::empty(0), |listed| listed.span);
                self.report(span, message, problems);
            }
        }
        for listed in self.list.modules.iter().filter(|listed| listed.replacement.is_some()) {
            if replacements.of_module(&listed.module).is_none() {
                let message =
                    format!("{} is replaced here but not in the module files", listed.module);
                self.report(listed.span, message, problems);
            }
        }
    }

    fn listed(&self, module: &ModuleVersion) -> Option<&VendoredModule> {
        self.list.module(module)
    }

    fn report(&self, span: Span, message: String, problems: &mut Problems) {
        problems.of_span(ProblemKind::Vendor, self.file, span, message);
    }
}

impl Vendor {
    /// The module that provides `import_path`; none where the list does not say.
    pub(crate) fn module_of(&self, import_path: &str) -> Option<&VendoredModule> {
        self.list.module_of(import_path)
    }

    /// What a listed module was taken from, folders as absolute paths.
    pub(crate) fn replacement_of(&self, listed: &VendoredModule) -> Option<Replacement> {
        let any = ModuleVersion { path: listed.module.path.clone(), version: "".into() };
        let wildcard = || self.list.module(&any)?.replacement.as_ref();
        let replacement = listed.replacement.as_ref().or_else(wildcard)?;
        Some(absolute(replacement, self.dir.parent().unwrap_or(&self.dir)))
    }
}
