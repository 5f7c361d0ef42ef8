//! What the directives of `go.mod` and `go.work` share: strings, versions,
//! replacements.

use std::borrow::Cow;
use std::sync::Arc;

use redline_base::Span;
use redline_syntax::unquote;

use super::go_mod::{Godebug, Replace, Replacement};
use super::lines::{Line, Word};
use super::{Errors, ModuleVersion, Spanned};
use crate::module_path;
use crate::version::{GoVersion, semver};

/// What is wrong with a directive, and where.
pub(crate) type Fault = (Span, String);

/// The value of a word that may be quoted.
pub(crate) fn string(word: &Word<'_>) -> Result<Arc<str>, Fault> {
    let text = word.text();
    if text.starts_with('"') {
        let value = unquote(word.raw);
        let value = value.ok_or_else(|| (word.span, format!("invalid quoted string {text}")))?;
        return Ok(String::from_utf8_lossy(&value).into());
    }
    if text.contains(['"', '\'', '`']) {
        return Err((word.span, "unquoted string cannot contain a quote".to_owned()));
    }
    Ok(text.as_ref().into())
}

/// A complete version, which the other files of a build can name.
pub(crate) fn version(word: &Word<'_>) -> Result<Arc<str>, Fault> {
    let version = string(word)?;
    if semver::is_canonical(&version) {
        return Ok(version);
    }
    Err((word.span, format!("invalid version {version:?}: must be of the form v1.2.3")))
}

/// `path version`, and that they fit each other.
pub(crate) fn module_version(path: &Word<'_>, at: &Word<'_>) -> Result<ModuleVersion, Fault> {
    let name = string(path)?;
    let major = major(path, &name)?;
    let version = version(at)?;
    match module_path::major_fault(&version, major) {
        Some(fault) => Err((at.span, format!("{name}: {fault}"))),
        None => Ok(ModuleVersion { path: name, version }),
    }
}

fn major<'p>(word: &Word<'_>, path: &'p str) -> Result<&'p str, Fault> {
    let split = module_path::split_major(path);
    split
        .map(|(_, major)| major)
        .ok_or_else(|| (word.span, format!("invalid module path {path:?}")))
}

/// The only argument of a directive.
pub(crate) fn only<'l, 'a>(line: &'l Line<'a>, usage: &str) -> Result<&'l Word<'a>, Fault> {
    match line.args.as_slice() {
        [word] => Ok(word),
        _ => Err((line.span, format!("usage: {usage}"))),
    }
}

/// The only argument of a directive, as a string.
pub(crate) fn only_string(line: &Line<'_>, usage: &str) -> Result<Spanned<Arc<str>>, Fault> {
    let word = only(line, usage)?;
    Ok(Spanned { value: string(word)?, span: word.span })
}

/// The argument of a `go` line. In a dependency's file Go forgives a prefix
/// `v` and anything after the minor version (`lax`).
pub(crate) fn go_version(line: &Line<'_>, lax: bool) -> Result<Spanned<GoVersion>, Fault> {
    let word = only(line, "go 1.23.0")?;
    let text = word.text();
    let value = GoVersion::parse(&text).filter(|_| text.contains('.'));
    let value = value.or_else(|| lax.then(|| forgiving_go_version(&text)).flatten());
    let fault = || (word.span, format!("invalid go version {text:?}: must match format 1.23.0"));
    Ok(Spanned { value: value.ok_or_else(fault)?, span: word.span })
}

fn forgiving_go_version(text: &str) -> Option<GoVersion> {
    let text = text.strip_prefix('v').unwrap_or(text);
    let (major, rest) = text.split_once('.')?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    GoVersion::parse(&format!("{major}.{}", &rest[..digits]))
}

/// The argument of a `toolchain` line.
pub(crate) fn toolchain(line: &Line<'_>) -> Result<Spanned<Arc<str>>, Fault> {
    let word = only(line, "toolchain go1.23.0")?;
    let text = word.text();
    let sound = text == "default" || text == "go1" || text.starts_with("go1.");
    let fault = || format!("invalid toolchain {text:?}: must match format go1.23.0 or default");
    if sound {
        Ok(Spanned { value: text.as_ref().into(), span: word.span })
    } else {
        Err((word.span, fault()))
    }
}

/// The argument of a `godebug` line.
pub(crate) fn godebug(line: &Line<'_>) -> Result<Godebug, Fault> {
    let word = only(line, "godebug key=value")?;
    let text = word.text();
    match text.split_once('=') {
        Some((key, value)) if !text.contains(['"', '`', '\'', ',']) => {
            Ok(Godebug { key: key.into(), value: value.into(), span: word.span })
        }
        _ => Err((word.span, "usage: godebug key=value".to_owned())),
    }
}

/// The arguments of a `replace` line.
pub(crate) fn replace(line: &Line<'_>) -> Result<Replace, Fault> {
    let arrow = line.args.iter().position(|word| word.raw == b"=>");
    let usage =
        || (line.span, "usage: replace path [v1.2.3] => other/path v1.4.0 | ../folder".to_owned());
    let (old, new) = line.args.split_at(arrow.ok_or_else(usage)?);
    let old = match old {
        [path] => {
            let path_text = string(path)?;
            major(path, &path_text)?;
            ModuleVersion { path: path_text, version: "".into() }
        }
        [path, version] => module_version(path, version)?,
        _ => return Err(usage()),
    };
    let new = match new {
        [_, folder] => Replacement::Folder(replacement_folder(folder)?),
        [_, path, at] => Replacement::Module(replacement_module(path, at)?),
        _ => return Err(usage()),
    };
    Ok(Replace { old, new, span: line.span })
}

fn replacement_folder(word: &Word<'_>) -> Result<Arc<str>, Fault> {
    let folder = string(word)?;
    if is_folder(&folder) {
        return Ok(folder);
    }
    let message = if folder.contains('@') {
        "replacement must be written `path version`, not `path@version`"
    } else {
        "replacement without a version must be a folder: rooted, or beginning with ./ or ../"
    };
    Err((word.span, message.to_owned()))
}

fn replacement_module(path: &Word<'_>, at: &Word<'_>) -> Result<ModuleVersion, Fault> {
    let name = string(path)?;
    if is_folder(&name) {
        return Err((path.span, format!("replacement folder {name:?} cannot have a version")));
    }
    Ok(ModuleVersion { path: name, version: version(at)? })
}

/// Whether a replacement names a folder, in the syntax of any system, because
/// the file may come from another one.
fn is_folder(path: &str) -> bool {
    let rooted = |path: &str| path.is_empty() || path.starts_with(['/', '\\']);
    let relative = path.strip_prefix("..").or_else(|| path.strip_prefix('.')).is_some_and(rooted);
    let drive = matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    relative || path.starts_with(['/', '\\']) || drive
}

/// Whether the comment of a `require` line marks it as needed only by others.
pub(crate) fn is_indirect(comment: &[u8]) -> bool {
    let text: Cow<'_, str> = String::from_utf8_lossy(comment);
    let mut words = text.split_whitespace();
    match (words.next(), words.next()) {
        (Some("indirect"), None) => true,
        (first, Some(_)) => first == Some("indirect;"),
        _ => false,
    }
}

/// Keeps `value`, or records why there is none.
pub(crate) fn keep<T>(value: Result<T, Fault>, errors: &mut Errors) -> Option<T> {
    value.map_err(|(span, message)| errors.add(span, message)).ok()
}

/// Sets a directive that may stand only once.
pub(crate) fn set_once<T>(
    slot: &mut Option<T>,
    line: &Line<'_>,
    value: Result<T, Fault>,
    errors: &mut Errors,
) {
    if slot.is_some() {
        errors.add(line.span, format!("repeated {} directive", line.verb.text()));
    } else {
        *slot = keep(value, errors);
    }
}
