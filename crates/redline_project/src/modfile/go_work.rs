//! `go.work`.

use std::sync::Arc;

use super::directive::{self, keep, set_once};
use super::go_mod::{Godebug, Replace};
use super::lines::{self, Line, Word};
use super::{Errors, Spanned, TextError};
use crate::version::GoVersion;

/// What a `go.work` file says (Go Modules Reference, "Workspaces").
#[derive(Clone, Default, Debug)]
pub struct GoWork {
    /// The language version of the workspace.
    pub go: Option<Spanned<GoVersion>>,
    /// The toolchain it suggests.
    pub toolchain: Option<Spanned<Arc<str>>>,
    /// Folders of its main modules, absolute or relative to the file.
    pub uses: Vec<Spanned<Arc<str>>>,
    /// Replacements that go before those of its modules.
    pub replace: Vec<Replace>,
    /// Settings of the Go runtime.
    pub godebug: Vec<Godebug>,
    /// What could not be understood, in the order of the text.
    pub errors: Vec<TextError>,
}

impl GoWork {
    /// Reads the file.
    pub fn parse(source: &[u8]) -> Self {
        let mut errors = Errors::default();
        let mut file = Self::default();
        for line in lines::read(source, &mut errors, &mut wants_block) {
            file.add(&line, &mut errors);
        }
        file.errors = errors.finish(source);
        file
    }

    /// The language version, as Go assumes it where the file is silent: 1.18,
    /// the first release with workspaces.
    pub fn go_version(&self) -> GoVersion {
        self.go.as_ref().map_or_else(|| GoVersion::of_language(18), |go| go.value.clone())
    }

    fn add(&mut self, line: &Line<'_>, errors: &mut Errors) {
        match line.verb.raw {
            b"go" => set_once(&mut self.go, line, directive::go_version(line, false), errors),
            b"toolchain" => {
                set_once(&mut self.toolchain, line, directive::toolchain(line), errors);
            }
            b"godebug" => self.godebug.extend(keep(directive::godebug(line), errors)),
            b"use" => {
                let folder = directive::only_string(line, "use ./folder");
                self.uses.extend(keep(folder, errors));
            }
            b"replace" => self.replace.extend(keep(directive::replace(line), errors)),
            _ => errors.add(line.verb.span, format!("unknown directive {}", line.verb.text())),
        }
    }
}

fn wants_block(head: &[Word<'_>], errors: &mut Errors) -> bool {
    let (Some(first), Some(last)) = (head.first(), head.last()) else { return false };
    let known = head.len() == 1 && matches!(first.raw, b"godebug" | b"use" | b"replace");
    if !known {
        errors.add(first.span.to(last.span), format!("unknown block {}", first.text()));
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_is_read() {
        let file = GoWork::parse(
            b"go 1.22\nuse (\n\t./a\n\t\"../b c\"\n)\nuse .\nreplace x => ./y\ngodebug (\n panicnil=1\n)\n",
        );
        assert!(file.errors.is_empty(), "{:?}", file.errors);
        let uses: Vec<_> = file.uses.iter().map(|folder| &*folder.value).collect();
        assert_eq!(uses, ["./a", "../b c", "."]);
        assert_eq!((file.replace.len(), file.godebug.len(), file.go_version().minor()), (1, 1, 22));
    }

    #[test]
    fn a_directive_of_go_mod_is_an_error_here() {
        let file = GoWork::parse(b"module m\nrequire (\n a v1.0.0\n)\nuse\n");
        let lines: Vec<_> = file.errors.iter().map(|error| error.at.line).collect();
        assert_eq!(lines, [1, 2, 5]);
    }
}
