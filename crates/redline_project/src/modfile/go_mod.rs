//! `go.mod`.

use std::sync::Arc;

use redline_base::Span;

use super::directive::{self, Fault, keep, set_once};
use super::lines::{self, Line, Word};
use super::{Errors, ModuleVersion, Spanned, TextError};
use crate::version::GoVersion;

/// What a `go.mod` file says (Go Modules Reference, "go.mod files").
#[derive(Clone, Default, Debug)]
pub struct GoMod {
    /// The module's own path.
    pub module: Option<Spanned<Arc<str>>>,
    /// The language version it is written for.
    pub go: Option<Spanned<GoVersion>>,
    /// The toolchain it suggests: `go1.23.0` or `default`.
    pub toolchain: Option<Spanned<Arc<str>>>,
    /// Modules it needs, at least in these versions.
    pub require: Vec<Require>,
    /// Modules it takes from elsewhere. Only a main module's count.
    pub replace: Vec<Replace>,
    /// Versions it must not use. Only a main module's count.
    pub exclude: Vec<Spanned<ModuleVersion>>,
    /// Its own versions that should not be used.
    pub retract: Vec<Retract>,
    /// Import paths of the tools it uses.
    pub tool: Vec<Spanned<Arc<str>>>,
    /// Folders in which no packages are looked for.
    pub ignore: Vec<Spanned<Arc<str>>>,
    /// Settings of the Go runtime.
    pub godebug: Vec<Godebug>,
    /// What could not be understood, in the order of the text.
    pub errors: Vec<TextError>,
}

/// A `require` directive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Require {
    /// The module and its least version.
    pub module: ModuleVersion,
    /// Whether it is marked `// indirect`.
    pub indirect: bool,
    /// Where it stands.
    pub span: Span,
}

/// A `replace` directive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replace {
    /// What is replaced; without a version, every version.
    pub old: ModuleVersion,
    /// By what.
    pub new: Replacement,
    /// Where it stands.
    pub span: Span,
}

/// What a module is taken from instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Replacement {
    /// A folder, absolute or relative to the file that says so.
    Folder(Arc<str>),
    /// Another module of the module cache.
    Module(ModuleVersion),
}

/// A `retract` directive: the versions from `low` to `high`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Retract {
    /// First retracted version.
    pub low: Arc<str>,
    /// Last retracted version.
    pub high: Arc<str>,
    /// Where it stands.
    pub span: Span,
}

/// A `godebug` directive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Godebug {
    /// Name of the setting.
    pub key: Arc<str>,
    /// Its value.
    pub value: Arc<str>,
    /// Where it stands.
    pub span: Span,
}

/// Whose file is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Main,
    Dependency,
}

impl GoMod {
    /// Reads the file of a main module: every directive counts, and an unknown
    /// one is an error.
    pub fn parse(source: &[u8]) -> Self {
        Self::parse_as(source, Role::Main)
    }

    /// Reads the file of a dependency. Directives that count only in a main
    /// module, and those of later Go releases, are passed over.
    pub fn parse_dependency(source: &[u8]) -> Self {
        Self::parse_as(source, Role::Dependency)
    }

    /// The language version, as Go assumes it where the file is silent.
    pub fn go_version(&self) -> GoVersion {
        self.go.as_ref().map_or_else(GoVersion::of_silent_module, |go| go.value.clone())
    }

    fn parse_as(source: &[u8], role: Role) -> Self {
        let mut errors = Errors::default();
        let mut file = Self::default();
        let mut wants_block =
            |head: &[Word<'_>], errors: &mut Errors| wants_block(head, role, errors);
        for line in lines::read(source, &mut errors, &mut wants_block) {
            file.add(&line, role, &mut errors);
        }
        file.errors = errors.finish(source);
        file
    }

    fn add(&mut self, line: &Line<'_>, role: Role, errors: &mut Errors) {
        let lax = role == Role::Dependency;
        match line.verb.raw {
            b"go" => set_once(&mut self.go, line, directive::go_version(line, lax), errors),
            b"module" => {
                let path = directive::only_string(line, "module example.com/path");
                set_once(&mut self.module, line, path, errors);
            }
            b"require" => self.require.extend(keep(require(line), errors)),
            b"retract" => self.add_retract(line, lax, errors),
            b"ignore" => {
                let folder = directive::only_string(line, "ignore folder");
                self.ignore.extend(keep(folder, errors));
            }
            _ if lax => {}
            _ => self.add_of_main(line, errors),
        }
    }

    fn add_of_main(&mut self, line: &Line<'_>, errors: &mut Errors) {
        match line.verb.raw {
            b"toolchain" => {
                set_once(&mut self.toolchain, line, directive::toolchain(line), errors);
            }
            b"exclude" => self.exclude.extend(keep(exclude(line), errors)),
            b"replace" => self.replace.extend(keep(directive::replace(line), errors)),
            b"godebug" => self.godebug.extend(keep(directive::godebug(line), errors)),
            b"tool" => {
                let path = directive::only_string(line, "tool example.com/path/cmd");
                self.tool.extend(keep(path, errors));
            }
            _ => errors.add(line.verb.span, format!("unknown directive {}", line.verb.text())),
        }
    }

    /// A dependency may retract in a syntax of later Go releases.
    fn add_retract(&mut self, line: &Line<'_>, lax: bool, errors: &mut Errors) {
        match retract(line) {
            Ok(retract) => self.retract.push(retract),
            Err(_) if lax => {}
            Err((span, message)) => errors.add(span, message),
        }
    }
}

/// Whether the lines of a block are wanted, which `go` and `toolchain` do not have.
fn wants_block(head: &[Word<'_>], role: Role, errors: &mut Errors) -> bool {
    const BLOCKS: [&[u8]; 8] =
        [b"module", b"godebug", b"require", b"exclude", b"replace", b"retract", b"tool", b"ignore"];
    let (Some(first), Some(last)) = (head.first(), head.last()) else { return false };
    let known = head.len() == 1 && BLOCKS.contains(&first.raw);
    if !known && role == Role::Main {
        errors.add(first.span.to(last.span), format!("unknown block {}", first.text()));
    }
    known
}

fn pair(line: &Line<'_>) -> Result<ModuleVersion, Fault> {
    match line.args.as_slice() {
        [path, version] => directive::module_version(path, version),
        _ => Err((line.span, format!("usage: {} example.com/path v1.2.3", line.verb.text()))),
    }
}

fn require(line: &Line<'_>) -> Result<Require, Fault> {
    let indirect = directive::is_indirect(line.comment);
    Ok(Require { module: pair(line)?, indirect, span: line.span })
}

fn exclude(line: &Line<'_>) -> Result<Spanned<ModuleVersion>, Fault> {
    Ok(Spanned { value: pair(line)?, span: line.span })
}

fn retract(line: &Line<'_>) -> Result<Retract, Fault> {
    let span = line.span;
    match line.args.as_slice() {
        [open, low, comma, high, close]
            if (open.raw, comma.raw, close.raw) == (b"[", b",", b"]") =>
        {
            Ok(Retract { low: directive::version(low)?, high: directive::version(high)?, span })
        }
        [one] => {
            let version = directive::version(one)?;
            Ok(Retract { low: version.clone(), high: version, span })
        }
        _ => Err((span, "usage: retract v1.2.3 | [v1.2.3, v1.4.5]".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(file: &GoMod) -> Vec<String> {
        let show = |e: &TextError| format!("{}:{} {}", e.at.line, e.at.column, e.message);
        file.errors.iter().map(show).collect()
    }

    #[test]
    fn every_directive_is_read() {
        let file = GoMod::parse(
            br#"// comment
module "example.com/m/v2"
go 1.24.1
toolchain go1.25.0
require example.com/a v1.2.3
require (
	example.com/b v0.0.0-20200101000000-abcdefabcdef // indirect
	gopkg.in/c.v3 v3.0.1 // indirect; why
	example.com/d v2.0.0+incompatible // not indirect
)
replace example.com/a => ../a
replace example.com/b v0.0.0-20200101000000-abcdefabcdef => example.com/fork v1.0.0
exclude example.com/a v1.2.4
retract [v2.0.0, v2.0.5] // broken
retract v2.1.0
tool example.com/a/cmd/x
ignore (
	./node_modules
)
ignore ./web
godebug default=go1.21
"#,
        );
        assert_eq!(messages(&file), [""; 0], "{:?}", file.errors);
        let indirect: Vec<_> = file.require.iter().map(|r| r.indirect).collect();
        assert_eq!(indirect, [false, true, true, false]);
        assert_eq!(file.module.as_ref().map(|m| &*m.value), Some("example.com/m/v2"));
        assert_eq!(file.go_version().minor(), 24);
        assert_eq!(file.replace[0].new, Replacement::Folder("../a".into()));
        let fork = ModuleVersion::new("example.com/fork", "v1.0.0");
        assert_eq!(file.replace[1].new, Replacement::Module(fork));
        assert_eq!((file.exclude.len(), file.retract.len(), file.tool.len()), (1, 2, 1));
        assert_eq!((&*file.retract[0].low, &*file.retract[0].high), ("v2.0.0", "v2.0.5"));
        assert_eq!(
            (file.godebug[0].key.as_ref(), file.godebug[0].value.as_ref()),
            ("default", "go1.21")
        );
    }

    #[test]
    fn several_errors_are_found_and_the_rest_is_kept() {
        let file = GoMod::parse(
            b"module m\nmodule n\ngo 1.x\nfoo bar\nrequire a\nrequire example.com/a v2.0.0\n\
              require example.com/b v1\nreplace x => y\nreplace x => y@v1\nunknown (\n a\n)\n\
              require example.com/c v1.0.0\ngodebug a\nretract v1\n",
        );
        assert_eq!(
            messages(&file),
            [
                "2:1 repeated module directive",
                "3:4 invalid go version \"1.x\": must match format 1.23.0",
                "4:1 unknown directive foo",
                "5:1 usage: require example.com/path v1.2.3",
                "6:23 example.com/a: invalid version v2.0.0: should be v0 or v1, not v2",
                "7:23 invalid version \"v1\": must be of the form v1.2.3",
                "8:14 replacement without a version must be a folder: rooted, or beginning with ./ or ../",
                "9:14 replacement must be written `path version`, not `path@version`",
                "10:1 unknown block unknown",
                "14:9 usage: godebug key=value",
                "15:9 invalid version \"v1\": must be of the form v1.2.3",
            ]
        );
        assert_eq!(file.require.len(), 1);
    }

    #[test]
    fn a_dependency_is_forgiven_more() {
        let file = GoMod::parse_dependency(
            b"module m\ngo v1.15.x\nfuture thing\nfuture (\n a\n)\nreplace bad\nretract ???\n\
              require example.com/c v1.0.0\n",
        );
        assert_eq!(messages(&file), [""; 0]);
        assert_eq!((file.go_version().as_str(), file.require.len()), ("1.15", 1));
    }

    #[test]
    fn a_silent_module_is_written_for_go_1_16() {
        assert_eq!(GoMod::parse(b"module m").go_version().as_str(), "1.16");
    }

    #[test]
    fn any_bytes_are_read() {
        for source in [
            &b"\xff\xfe"[..],
            b"(",
            b")",
            b"require (",
            b"\"",
            b"`",
            b"a (\n\xff\n",
            b"module \"\\",
            b"(\n)\n",
        ] {
            let _ = GoMod::parse(source);
            let _ = GoMod::parse_dependency(source);
        }
    }
}
