//! The settings of Go: process environment, `go env` file, `$GOROOT/go.env`.
//!
//! Follows "Environment variables" and `go help env` of the `go` command: a
//! variable of the process wins unless it is empty, then the user's file, then
//! the one in GOROOT.

mod flags;
mod goroot;

pub use flags::Flags;
pub use goroot::{Goroot, GorootFault};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::platform::Platform;

/// Everything that is read from outside of the sources: no other part of this
/// crate looks at the process.
#[derive(Clone, Debug)]
pub struct Environment {
    /// Variables of the process; empty ones count as unset.
    process: Variables,
    /// Variables of the user's `go/env` file.
    user: Variables,
    /// Variables of `$GOROOT/go.env`.
    shipped: Variables,
    /// The platform redline runs on: Go's default platform.
    pub host: Platform,
    /// The Go tree, or why there is none.
    pub goroot: Result<Goroot, GorootFault>,
    /// Why the Go tree that was named could not be used, where another stands in for it.
    pub replaced: Option<GorootFault>,
}

type Variables = BTreeMap<String, String>;

impl Environment {
    /// The environment of this process. `goroot` is a Go tree that was asked
    /// for by name and goes before every other.
    pub fn of_process(goroot: Option<&Path>) -> Self {
        let text = |text: std::ffi::OsString| text.into_string().ok();
        let variables = std::env::vars_os();
        Self::new(variables.filter_map(|(name, value)| Some((text(name)?, text(value)?))), goroot)
    }

    /// The environment of a process with these variables. Reads the files that
    /// they name and looks for the Go tree, and for nothing else.
    pub fn new(
        variables: impl IntoIterator<Item = (String, String)>,
        goroot: Option<&Path>,
    ) -> Self {
        let process: Variables = variables.into_iter().filter(|(_, v)| !v.is_empty()).collect();
        let mut environment = Self {
            process,
            user: Variables::new(),
            shipped: Variables::new(),
            host: Platform::host(),
            goroot: Err(GorootFault::NotFound),
            replaced: None,
        };
        environment.user = environment.user_file().map(|file| read(&file)).unwrap_or_default();
        environment.goroot = goroot::find(&environment, goroot);
        environment.read_shipped();
        environment
    }

    /// The same environment with another Go tree, as when a module asks for a
    /// newer toolchain or a pack stands in for the tree.
    #[must_use]
    pub fn with_goroot(&self, goroot: Goroot) -> Self {
        let mut environment = Self { goroot: Ok(goroot), replaced: None, ..self.clone() };
        environment.read_shipped();
        environment
    }

    /// The same environment with a Go tree that stands in for the one that was named
    /// and is none, which is a problem of each project.
    #[must_use]
    pub fn with_stand_in(&self, goroot: Goroot) -> Self {
        let replaced = self.goroot.as_ref().err().cloned();
        let named = replaced.filter(|fault| *fault != GorootFault::NotFound);
        Self { replaced: named, ..self.with_goroot(goroot) }
    }

    fn read_shipped(&mut self) {
        let source = self.goroot.as_ref().ok();
        let source = source.and_then(|goroot| goroot.files().read(&goroot.dir.join("go.env")).ok());
        self.shipped = variables(&source.unwrap_or_default());
    }

    /// The value of a variable, by the precedence of its sources.
    pub fn get(&self, name: &str) -> Option<&str> {
        let layers = [&self.process, &self.user, &self.shipped];
        layers.into_iter().find_map(|layer| layer.get(name)).map(String::as_str)
    }

    /// The value of a variable of the process, for those that `go env -w`
    /// cannot set.
    pub(crate) fn of_process_only(&self, name: &str) -> Option<&str> {
        self.process.get(name).map(String::as_str)
    }

    /// The flags in `GOFLAGS`.
    pub fn flags(&self) -> Flags {
        Flags::parse(self.get("GOFLAGS").unwrap_or_default())
    }

    /// The platform to build for: `GOOS` and `GOARCH`, else the host.
    pub fn platform(&self) -> Platform {
        let os = self.get("GOOS").unwrap_or(&self.host.os);
        let arch = self.get("GOARCH").unwrap_or(&self.host.arch);
        Platform::new(os, arch)
    }

    /// Folder of the module cache: `GOMODCACHE`, else below the first folder of
    /// `GOPATH`, else below `go` in the home folder.
    pub fn module_cache(&self) -> Option<PathBuf> {
        if let Some(folder) = self.get("GOMODCACHE") {
            return Some(folder.into());
        }
        let gopath = match self.get("GOPATH") {
            Some(list) => std::env::split_paths(list).find(|path| !path.as_os_str().is_empty())?,
            None => self.home()?.join("go"),
        };
        Some(gopath.join("pkg").join("mod"))
    }

    /// Whether cgo is on for `platform`, by Go's rule: `CGO_ENABLED` if it is
    /// 0 or 1; else off when cross-compiling and where cgo does not work; else
    /// on if `CC` is set or the default C compiler is on the path.
    pub fn default_cgo(&self, platform: &Platform) -> bool {
        match self.get("CGO_ENABLED") {
            Some("0") => false,
            Some("1") => true,
            _ => *platform == self.host && platform.supports_cgo() && self.has_c_compiler(),
        }
    }

    fn has_c_compiler(&self) -> bool {
        let default = match &*self.host.os {
            "darwin" | "ios" | "freebsd" | "openbsd" => "clang",
            _ => "gcc",
        };
        self.of_process_only("CC").is_some() || self.on_path(default).is_some()
    }

    /// The program `name` in the folders of `PATH`.
    fn on_path(&self, name: &str) -> Option<PathBuf> {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let folders = std::env::split_paths(self.of_process_only("PATH")?);
        folders.map(|folder| folder.join(&file)).find(|program| program.is_file())
    }

    /// The home folder.
    pub(crate) fn home(&self) -> Option<PathBuf> {
        let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
        self.of_process_only(name).map(PathBuf::from)
    }

    /// The file that `go env -w` writes: `GOENV`, else `go/env` in the user's
    /// configuration folder.
    fn user_file(&self) -> Option<PathBuf> {
        match self.of_process_only("GOENV") {
            Some("off") => None,
            Some(file) => Some(file.into()),
            None => Some(self.configuration_folder()?.join("go").join("env")),
        }
    }

    fn configuration_folder(&self) -> Option<PathBuf> {
        if cfg!(windows) {
            return self.of_process_only("AppData").map(PathBuf::from);
        }
        if cfg!(target_vendor = "apple") {
            return Some(self.home()?.join("Library").join("Application Support"));
        }
        match self.of_process_only("XDG_CONFIG_HOME") {
            Some(folder) => Some(folder.into()),
            None => Some(self.home()?.join(".config")),
        }
    }
}

/// The variables of an env file; none if it cannot be read, as for `go`.
fn read(file: &Path) -> Variables {
    variables(&std::fs::read(file).unwrap_or_default())
}

fn variables(source: &[u8]) -> Variables {
    String::from_utf8_lossy(source).split('\n').filter_map(setting).collect()
}

/// `NAME=value`; other lines are comments.
fn setting(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once('=')?;
    let sound = name.starts_with(|c: char| c.is_ascii_uppercase()) && !value.is_empty();
    sound.then(|| (name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn the_process_goes_before_the_file_before_goroot() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("go/src/runtime")).unwrap();
        std::fs::write(root.join("go/VERSION"), "go1.27.3\n").unwrap();
        std::fs::write(root.join("go/go.env"), "# x\nGOPROXY=shipped\nGOFLAGS=shipped\n").unwrap();
        let file = root.join("env");
        std::fs::write(
            &file,
            "GOFLAGS=-tags=file\nGOOS=plan9\nnonsense\nGOARCH=\nGOROOT=/nowhere\n",
        )
        .unwrap();
        let environment = Environment::new(
            pairs(&[("GOENV", file.to_str().unwrap()), ("GOOS", "linux"), ("GOARCH", "")]),
            Some(&root.join("go")),
        );
        assert_eq!(environment.get("GOOS"), Some("linux"));
        assert_eq!(environment.get("GOFLAGS"), Some("-tags=file"));
        assert_eq!(environment.get("GOPROXY"), Some("shipped"));
        assert_eq!(environment.get("GOARCH"), None);
        assert_eq!(environment.platform().arch, environment.host.arch);
        assert_eq!(environment.goroot.unwrap().release.as_str(), "1.27.3");
    }

    #[test]
    fn the_module_cache_has_a_place() {
        let cache = |list: &[(&str, &str)]| Environment::new(pairs(list), None).module_cache();
        assert_eq!(cache(&[("GOMODCACHE", "/c"), ("GOPATH", "/p")]), Some("/c".into()));
        assert_eq!(cache(&[("GOPATH", "/p")]), Some("/p/pkg/mod".into()));
        if cfg!(unix) {
            assert_eq!(cache(&[("HOME", "/h")]), Some("/h/go/pkg/mod".into()));
            assert_eq!(cache(&[("GOPATH", ":/q")]), Some("/q/pkg/mod".into()));
        }
        assert_eq!(cache(&[]), None);
    }

    #[test]
    fn cgo_is_off_when_cross_compiling() {
        let environment = |list: &[(&str, &str)]| Environment::new(pairs(list), None);
        let plain = environment(&[("CC", "cc")]);
        assert_eq!(plain.default_cgo(&plain.host), plain.host.supports_cgo());
        assert!(!plain.default_cgo(&Platform::new("aix", "ppc64")));
        let on = environment(&[("CGO_ENABLED", "1")]);
        assert!(on.default_cgo(&Platform::new("aix", "ppc64")));
        let none = environment(&[("PATH", "/nowhere")]);
        assert!(!none.default_cgo(&none.host));
    }
}
