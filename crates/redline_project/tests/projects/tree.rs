//! Trees of files from one text.

use std::path::{Path, PathBuf};

use redline_project::{Dependencies, Environment, Options, Package, Project, Reason, Target, load};
use tempfile::TempDir;

/// A temporary folder with a small Go tree in `goroot`, a module cache in
/// `cache`, and the files of a test in `work`.
pub(crate) struct Tree {
    folder: TempDir,
}

/// What every tree has: a standard library of a few packages.
const GOROOT: &str = "
-- goroot/VERSION --
go1.27.3
-- goroot/src/go.mod --
module std
go 1.27
-- goroot/src/runtime/runtime.go --
package runtime
-- goroot/src/unsafe/unsafe.go --
package unsafe
-- goroot/src/fmt/print.go --
package fmt
import _ \"os\"
-- goroot/src/os/file.go --
package os
-- goroot/src/reflect/type.go --
package reflect
-- goroot/src/syscall/syscall.go --
package syscall
-- goroot/src/embed/embed.go --
package embed
-- goroot/src/testing/testing.go --
package testing
-- goroot/src/testing/internal/testdeps/deps.go --
package testdeps
-- goroot/src/internal/abi/abi.go --
package abi
-- goroot/src/runtime/cgo/cgo.go --
package cgo
-- goroot/src/builtin/builtin.go --
package builtin
-- goroot/src/net/http/http.go --
package http
import _ \"golang.org/x/net/idna\"
-- goroot/src/vendor/golang.org/x/net/idna/idna.go --
package idna
-- goroot/src/cmd/go.mod --
module cmd
-- goroot/src/cmd/go/main.go --
package main
-- goroot/src/cmd/vendor/golang.org/x/tool/main.go --
package main
";

impl Tree {
    /// The files of `text`, each after a line `-- name --`. A name without a
    /// folder of its own (`goroot`, `cache`) lies in `work`.
    pub(crate) fn new(text: &str) -> Self {
        let tree = Self { folder: tempfile::tempdir().unwrap() };
        tree.write(GOROOT);
        std::fs::create_dir_all(tree.work()).unwrap();
        tree.write(text);
        tree
    }

    pub(crate) fn write(&self, text: &str) {
        let mut file: Option<(PathBuf, String)> = None;
        for line in text.lines() {
            let name = line.strip_prefix("-- ").and_then(|line| line.strip_suffix(" --"));
            match (name, &mut file) {
                (Some(name), _) => {
                    finish(file.take());
                    file = Some((self.path(name), String::new()));
                }
                (None, Some((_, content))) => {
                    content.push_str(line);
                    content.push('\n');
                }
                (None, None) => {}
            }
        }
        finish(file);
    }

    /// The path of a file by the name it has in a text.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        let root = self.root();
        if name.starts_with("goroot/") || name.starts_with("cache/") {
            root.join(name)
        } else {
            self.work().join(name)
        }
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(crate) fn work(&self) -> PathBuf {
        self.root().join("work")
    }

    /// Loads with everything on: tests and all dependencies.
    pub(crate) fn load(&self, patterns: &[&str]) -> Loaded {
        self.load_with(patterns, |_| {})
    }

    pub(crate) fn load_with(&self, patterns: &[&str], change: impl FnOnce(&mut Options)) -> Loaded {
        self.load_in(&[], patterns, change)
    }

    /// Loads in an environment with these variables.
    pub(crate) fn load_in(
        &self,
        variables: &[(&str, &str)],
        patterns: &[&str],
        change: impl FnOnce(&mut Options),
    ) -> Loaded {
        let mut options = Options {
            dir: self.work(),
            patterns: patterns.iter().map(ToString::to_string).collect(),
            tests: true,
            dependencies: Dependencies::All,
            platforms: vec!["linux/amd64".parse().unwrap()],
            ..Options::default()
        };
        change(&mut options);
        let cache = self.root().join("cache").display().to_string();
        let fixed = [("GOMODCACHE", cache.as_str()), ("GOENV", "off"), ("CGO_ENABLED", "0")];
        let all = fixed.into_iter().chain(variables.iter().copied());
        let variables = all.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let environment = Environment::new(variables, Some(&self.root().join("goroot")));
        Loaded { project: load(&environment, &options), root: self.root() }
    }
}

fn finish(file: Option<(PathBuf, String)>) {
    if let Some((path, content)) = file {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}

/// A project with short ways to look at it.
pub(crate) struct Loaded {
    pub(crate) project: Project,
    root: PathBuf,
}

impl Loaded {
    /// The names by which `go list` knows the matched packages.
    pub(crate) fn matched(&self) -> Vec<String> {
        let matched = self.project.packages.iter().filter(|package| package.is_matched);
        matched.map(Package::listed_path).collect()
    }

    pub(crate) fn package(&self, path: &str) -> &Package {
        self.project.packages.iter().find(|package| package.listed_path() == path).unwrap()
    }

    /// Whether there is such a package.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.project.packages.iter().any(|package| package.listed_path() == path)
    }

    /// Names and classes of the files of a package.
    pub(crate) fn files(&self, path: &str) -> String {
        let files = self.package(path).files.iter().map(|file| {
            let name = self.project.file(file.file).path.file_name().unwrap().to_string_lossy();
            format!("{name}:{:?}", file.class)
        });
        files.collect::<Vec<_>>().join(" ")
    }

    /// What the imports of a package lead to.
    pub(crate) fn imports(&self, path: &str) -> Vec<String> {
        let imports = self.package(path).imports.iter().map(|import| match &import.target {
            Target::Package(id) => self.project.package(*id).listed_path(),
            other => format!("{}: {other:?}", import.path),
        });
        imports.collect()
    }

    /// The folder of a package, relative to the root of the tree.
    pub(crate) fn dir(&self, path: &str) -> String {
        self.relative(&self.package(path).dir)
    }

    /// `file:line:column: message` of every problem.
    pub(crate) fn problems(&self) -> Vec<String> {
        let root = format!("{}/", self.root.display());
        let problems = self.project.problems.iter().map(|problem| {
            let file = problem.file.as_ref().map(|file| format!("{}: ", self.relative(file)));
            let place =
                problem.place.map(|place| format!("{}:{}: ", place.at.line, place.at.column));
            let message = problem.message.replace(&root, "");
            format!("{}{}{message}", file.unwrap_or_default(), place.unwrap_or_default())
        });
        problems.collect()
    }

    /// `file: reason` of every file that is not analysed.
    pub(crate) fn not_analysed(&self) -> Vec<String> {
        let items = self.project.not_analysed.iter().map(|item| {
            let reason = match &item.reason {
                Reason::Folder { reason, .. } => reason.to_string(),
                reason => reason.to_string(),
            };
            format!("{}: {reason}", self.relative(&item.path))
        });
        items.collect()
    }

    fn relative(&self, path: &Path) -> String {
        let relative = path.strip_prefix(self.root.join("work"));
        let relative = relative.or_else(|_| path.strip_prefix(&self.root));
        relative.unwrap_or(path).display().to_string()
    }
}
