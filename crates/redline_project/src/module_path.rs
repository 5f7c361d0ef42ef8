//! Module paths and import paths: what is well formed, what belongs to the
//! standard library, how the module cache spells them.
//!
//! Follows the Go Modules Reference, "Module paths" and "Module cache", and the
//! checks of import paths by the `go` command.

use std::borrow::Cow;

use crate::version::semver;

/// Whether an import path is reserved for the standard library: its first
/// element has no dot.
pub fn is_standard(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or(path);
    !first.contains('.')
}

/// Whether `path` is `prefix` or lies below it, by whole elements.
pub fn has_path_prefix(path: &str, prefix: &str) -> bool {
    let rest = path.strip_prefix(prefix);
    rest.is_some_and(|rest| prefix.is_empty() || rest.is_empty() || rest.starts_with('/'))
}

/// Joins two slash paths, either of which may be empty.
pub(crate) fn join(prefix: &str, rest: &str) -> String {
    match (prefix.is_empty(), rest.is_empty()) {
        (true, _) => rest.to_owned(),
        (_, true) => prefix.to_owned(),
        _ => format!("{prefix}/{rest}"),
    }
}

/// Why `path` cannot be imported, or nothing if it is well formed.
pub fn import_path_fault(path: &str) -> Option<Cow<'static, str>> {
    path_fault(path, is_import_path_char)
}

/// Whether `path`, relative and with slashes, can be the name of a file in a
/// module: what `//go:embed` may name.
pub(crate) fn is_file_path(path: &str) -> bool {
    path_fault(path, is_file_name_char).is_none()
        || path.starts_with('-') && {
            // The dash is forbidden for imports only.
            path_fault(&format!("x{path}"), is_file_name_char).is_none()
        }
}

fn path_fault(path: &str, allowed: fn(char) -> bool) -> Option<Cow<'static, str>> {
    let fault = match path {
        "" => "empty string",
        _ if path.starts_with('-') => "leading dash",
        _ if path.contains("//") => "double slash",
        _ if path.ends_with('/') => "trailing slash",
        _ => return path.split('/').find_map(|element| element_fault(element, allowed)),
    };
    Some(fault.into())
}

fn element_fault(element: &str, allowed: fn(char) -> bool) -> Option<Cow<'static, str>> {
    if element.is_empty() {
        return Some("empty path element".into());
    }
    if element.bytes().all(|byte| byte == b'.') {
        return Some(format!("invalid path element {element:?}").into());
    }
    if element.ends_with('.') {
        return Some("trailing dot in path element".into());
    }
    if let Some(bad) = element.chars().find(|&c| !allowed(c)) {
        return Some(format!("invalid char {bad:?}").into());
    }
    is_windows_device(element)
        .then(|| format!("{element:?} disallowed as path element component on Windows").into())
}

/// Names that Windows keeps for devices, whatever their extension.
fn is_windows_device(element: &str) -> bool {
    let short = element.split('.').next().unwrap_or(element).to_ascii_lowercase();
    let numbered = |prefix: &str| {
        short.strip_prefix(prefix).is_some_and(|n| matches!(n.as_bytes(), [b'1'..=b'9']))
    };
    matches!(short.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

fn is_module_path_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~')
}

fn is_import_path_char(c: char) -> bool {
    is_module_path_char(c) || c == '+'
}

fn is_file_name_char(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&()+,-.=@[]^_{}~ ".contains(c)
}

/// Splits `example.com/mod/v2` into `example.com/mod` and `/v2`; a path of
/// `gopkg.in` into itself and `.v2`. None where the version element is not one
/// that Go accepts (`/v1`, `/v0`, `/v01`).
pub fn split_major(path: &str) -> Option<(&str, &str)> {
    if path.starts_with("gopkg.in/") {
        return split_gopkg_major(path);
    }
    let start = path.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let Some(prefix) = start.strip_suffix("/v").filter(|_| start.len() < path.len()) else {
        return Some((path, ""));
    };
    if prefix.is_empty() {
        return Some((path, ""));
    }
    let major = &path[prefix.len()..];
    let number = &major[2..];
    let sound = !number.contains('.') && !number.starts_with('0') && number != "1";
    sound.then_some((prefix, major))
}

fn split_gopkg_major(path: &str) -> Option<(&str, &str)> {
    let stable = path.strip_suffix("-unstable").unwrap_or(path);
    let prefix = stable.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix(".v")?;
    let number = &stable[prefix.len() + 2..];
    let sound = !number.is_empty() && (number == "0" || !number.starts_with('0'));
    sound.then(|| path.split_at(prefix.len()))
}

/// Why `version` cannot be a version of a module whose path ends in `major`
/// (as of [`split_major`]), or nothing if it can.
pub fn major_fault(version: &str, major: &str) -> Option<String> {
    let major = major.strip_suffix("-unstable").unwrap_or(major);
    // gopkg.in once numbered its pseudo-versions v0.0.0.
    if version.starts_with("v0.0.0-") && major == ".v1" {
        return None;
    }
    let found = semver::major(version);
    let fits = match major {
        "" => matches!(found, "v0" | "v1") || semver::build(version) == "+incompatible",
        _ => found == &major[1..],
    };
    let wanted = if major.is_empty() { "v0 or v1" } else { major.get(1..).unwrap_or_default() };
    (!fits).then(|| format!("invalid version {version}: should be {wanted}, not {found}"))
}

/// The spelling of a module path or version in the module cache: an upper-case
/// letter becomes `!` and the lower-case one, so that file systems which ignore
/// case keep them apart.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        if c.is_ascii_uppercase() {
            escaped.push('!');
        }
        escaped.push(c.to_ascii_lowercase());
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_spells_upper_case_with_a_mark() {
        assert_eq!(escape("github.com/BurntSushi/toml"), "github.com/!burnt!sushi/toml");
        assert!(matches!(escape("golang.org/x/net"), Cow::Borrowed(_)));
    }

    #[test]
    fn import_paths_are_checked() {
        for good in ["fmt", "example.com/a-b/c++", "k8s.io/api", "a/.b"] {
            assert_eq!(import_path_fault(good), None, "{good}");
        }
        for bad in [
            "", "-x", "a//b", "a/", "/a", "a/./b", "a/..", "a b", "a/b.", "a@v1", "x/nul.go",
            "x/COM1", "é",
        ] {
            assert!(import_path_fault(bad).is_some(), "{bad}");
        }
        assert!(is_file_path("-x") && is_file_path("a b/ü.txt") && !is_file_path("a\"b"));
    }

    #[test]
    fn a_major_version_is_split_off() {
        assert_eq!(split_major("example.com/m/v2"), Some(("example.com/m", "/v2")));
        assert_eq!(split_major("example.com/m"), Some(("example.com/m", "")));
        assert_eq!(split_major("example.com/v"), Some(("example.com/v", "")));
        assert_eq!(split_major("gopkg.in/yaml.v3"), Some(("gopkg.in/yaml", ".v3")));
        assert_eq!(split_major("gopkg.in/x.v2-unstable"), Some(("gopkg.in/x", ".v2-unstable")));
        for bad in ["example.com/m/v1", "example.com/m/v02", "example.com/m/v2.1", "gopkg.in/yaml"]
        {
            assert_eq!(split_major(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_version_fits_its_path() {
        for (version, major) in [
            ("v1.2.3", ""),
            ("v2.0.0+incompatible", ""),
            ("v2.1.0", "/v2"),
            ("v0.0.0-1-a", ".v1"),
            ("v3.0.0", ".v3"),
        ] {
            assert_eq!(major_fault(version, major), None, "{version} {major}");
        }
        assert!(major_fault("v2.0.0", "").is_some_and(|why| why.contains("v0 or v1")));
        assert!(major_fault("v1.0.0", "/v2").is_some());
    }

    #[test]
    fn standard_paths_have_no_dot_first() {
        assert!(is_standard("net/http") && is_standard("a/b.c") && !is_standard("example.com/a"));
        assert!(
            has_path_prefix("a/b", "a") && !has_path_prefix("ab", "a") && has_path_prefix("a", "a")
        );
    }
}
