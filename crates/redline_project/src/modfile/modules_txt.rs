//! `vendor/modules.txt`.

use std::collections::BTreeMap;
use std::sync::Arc;

use redline_base::Span;

use super::{Errors, ModuleVersion, Replacement, TextError};
use crate::module_path;
use crate::version::{GoVersion, semver};

/// What `go mod vendor` or `go work vendor` wrote about a vendor folder.
///
/// The format has no reference; lines that `go` does not understand are passed
/// over here as there.
#[derive(Clone, Default, Debug)]
pub struct ModulesTxt {
    /// Whether the folder was made for a workspace.
    pub workspace: bool,
    /// The modules, in the order of the file.
    pub modules: Vec<VendoredModule>,
    /// Import path to the index of the module that provides it.
    pub packages: BTreeMap<Arc<str>, usize>,
    /// Lines that belong to no module.
    pub errors: Vec<TextError>,
    /// Index of each module.
    index: BTreeMap<ModuleVersion, usize>,
}

/// One module of a vendor folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VendoredModule {
    /// Path and version; no version for a replacement of every version.
    pub module: ModuleVersion,
    /// Whether a main module's `go.mod` requires it by name.
    pub explicit: bool,
    /// Its language version, where its `go.mod` says one.
    pub go: Option<GoVersion>,
    /// What it was taken from, if it was replaced.
    pub replacement: Option<Replacement>,
    /// The line that introduces it.
    pub span: Span,
}

impl ModulesTxt {
    /// Reads the file.
    pub fn parse(source: &[u8]) -> Self {
        let mut reader = Reader::default();
        let mut start: u32 = 0;
        for line in source.split(|&byte| byte == b'\n') {
            let Ok(length) = u32::try_from(line.len()) else { break };
            let Some(end) = start.checked_add(length) else { break };
            reader.line(&String::from_utf8_lossy(line), Span::new(start, end));
            start = end.saturating_add(1);
        }
        reader.file.errors = reader.errors.finish(source);
        reader.file
    }

    /// What is said of a module at a version.
    pub fn module(&self, module: &ModuleVersion) -> Option<&VendoredModule> {
        self.modules.get(*self.index.get(module)?)
    }

    /// The module that provides a package.
    pub fn module_of(&self, import_path: &str) -> Option<&VendoredModule> {
        self.modules.get(*self.packages.get(import_path)?)
    }
}

#[derive(Default)]
struct Reader {
    file: ModulesTxt,
    current: Option<usize>,
    errors: Errors,
}

impl Reader {
    fn line(&mut self, line: &str, span: Span) {
        if let Some(module) = line.strip_prefix("# ") {
            self.current = self.module(module, span);
        } else if let Some(annotations) = line.strip_prefix("## ") {
            self.annotate(annotations);
        } else {
            self.package(line, span);
        }
    }

    /// `path version [=> replacement]` or `path => replacement`.
    fn module(&mut self, line: &str, span: Span) -> Option<usize> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (module, rest) = match words.as_slice() {
            [path, version, rest @ ..] if semver::is_valid(version) => {
                (ModuleVersion::new(path, version), rest)
            }
            [path, "=>", ..] => (ModuleVersion::new(path, ""), &words[1..]),
            _ => return None,
        };
        let replacement = match rest {
            ["=>", folder] => Some(Replacement::Folder((*folder).into())),
            ["=>", path, version] if semver::is_valid(version) => {
                Some(Replacement::Module(ModuleVersion::new(path, version)))
            }
            _ => None,
        };
        let modules = &mut self.file.modules;
        let at = *self.file.index.entry(module.clone()).or_insert_with(|| {
            modules.push(VendoredModule {
                module,
                explicit: false,
                go: None,
                replacement: None,
                span,
            });
            modules.len() - 1
        });
        if replacement.is_some()
            && let Some(module) = modules.get_mut(at)
        {
            module.replacement = replacement;
        }
        Some(at)
    }

    /// `## explicit; go 1.20`, or `## workspace` on the first line.
    fn annotate(&mut self, annotations: &str) {
        let module = self.current.and_then(|at| self.file.modules.get_mut(at));
        let annotations = annotations.split(';').map(str::trim);
        let Some(module) = module else {
            self.file.workspace |= annotations.into_iter().any(|entry| entry == "workspace");
            return;
        };
        for entry in annotations {
            module.explicit |= entry == "explicit";
            if let Some(version) = entry.strip_prefix("go ") {
                module.go = GoVersion::parse(version.trim());
            }
        }
    }

    fn package(&mut self, line: &str, span: Span) {
        let mut words = line.split_whitespace();
        let (Some(path), None) = (words.next(), words.next()) else { return };
        if let Some(fault) = module_path::import_path_fault(path) {
            self.errors.add(span, format!("invalid import path {path:?}: {fault}"));
        } else if let Some(at) = self.current {
            self.file.packages.insert(path.into(), at);
        } else {
            self.errors.add(span, format!("package {path} belongs to no module"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_their_packages_are_read() {
        let file = ModulesTxt::parse(
            b"## workspace\n# example.com/a v1.0.0\n## explicit; go 1.20\nexample.com/a\nexample.com/a/b\n\
              # example.com/c v1.1.0 => ../c\n## explicit\nexample.com/c\n\
              # example.com/d => example.com/e v1.2.0\n",
        );
        assert!(file.workspace && file.errors.is_empty());
        let a = file.module_of("example.com/a/b").unwrap();
        assert_eq!((a.module.to_string().as_str(), a.explicit), ("example.com/a@v1.0.0", true));
        assert_eq!(a.go.as_ref().map(GoVersion::minor), Some(20));
        let c = file.module_of("example.com/c").unwrap();
        assert_eq!(c.replacement, Some(Replacement::Folder("../c".into())));
        assert_eq!(file.modules[2].module.version.as_ref(), "");
        assert!(file.module_of("example.com/x").is_none());
    }

    #[test]
    fn any_bytes_are_read() {
        let file = ModulesTxt::parse(b"example.com/a\n# x\n\xff\n# a v1.0.0\na/../b\r\n## ;;go\n");
        assert_eq!(file.errors.len(), 3);
        assert_eq!(file.modules.len(), 1);
    }
}
