//! How long files and functions are. A picture, not a limit.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::Verdict;
use crate::{process, workspace};

/// Longest files and functions that are named.
const NAMED: usize = 10;

/// Prints medians and the longest of the workspace's Rust files.
pub(crate) fn run() -> Result<Verdict> {
    let mut files = Vec::new();
    let mut functions = Vec::new();
    for path in rust_files()? {
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let name = path.strip_prefix(workspace::root()).unwrap_or(&path).display().to_string();
        functions.extend(
            self::functions(&text).into_iter().map(|it| Size {
                lines: it.lines,
                name: format!("{name}:{} {}", it.first, it.name),
            }),
        );
        files.push(Size { lines: text.lines().count(), name });
    }
    print("files", files);
    print("functions", functions);
    Ok(Verdict::Good)
}

/// Files of the crates that git knows or would take.
fn rust_files() -> Result<Vec<PathBuf>> {
    let mut git = Command::new("git");
    git.current_dir(workspace::root());
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "crates/*.rs"]);
    let names = String::from_utf8(process::stdout(&mut git)?)?;
    let paths = names.split_terminator('\0').map(|name| workspace::root().join(name));
    Ok(paths.filter(|path| Path::is_file(path)).collect())
}

/// Something that has a length.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Size {
    lines: usize,
    name: String,
}

fn print(what: &str, mut sizes: Vec<Size>) {
    sizes.sort();
    let at = |hundredths: usize| sizes.get(sizes.len() * hundredths / 100).map_or(0, |it| it.lines);
    println!("{} {what}: median {} lines, nine in ten below {}", sizes.len(), at(50), at(90));
    for Size { lines, name } in sizes.iter().rev().take(NAMED) {
        println!("  {lines:>5} {name}");
    }
}

/// A function, from the line with `fn` to that of its closing brace.
#[derive(PartialEq, Eq, Debug)]
struct Function<'a> {
    name: &'a str,
    first: usize,
    lines: usize,
}

/// Functions with a body. Relies on rustfmt's layout: a body ends at the first
/// line that holds nothing but a brace at the function's own indentation.
fn functions(text: &str) -> Vec<Function<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indent = line.len() - line.trim_start().len();
        let rest = lines.get(index..).unwrap_or_default();
        let closes = |it: &&str| it.trim() == "}" && it.len() == indent + 1;
        let ends = |it: &&str| it.ends_with(';') && it.len() - it.trim_start().len() == indent;
        let length = if line.ends_with(['}', ';']) {
            1
        } else if let Some(last) = rest.iter().position(|it| closes(it) || ends(it)) {
            last + 1
        } else {
            continue;
        };
        functions.push(Function { name, first: index + 1, lines: length });
    }
    functions
}

/// Name of the function that a line begins.
fn function_name(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let modifiers = before.split_whitespace().all(|word| {
        word.starts_with("pub")
            || matches!(word, "const" | "async" | "in" | "extern")
            || word.ends_with(')')
    });
    let end = after.find(['(', '<'])?;
    let name = after.get(..end)?;
    (modifiers && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_ends_at_its_own_brace() {
        let text = "impl A {\n    pub(crate) fn a(\n        b: u8,\n    ) -> u8 {\n        if b {\n        }\n    }\n\n    fn c() {}\n}\n";
        let found = functions(text);
        assert_eq!(found[0], Function { name: "a", first: 2, lines: 6 });
        assert_eq!(found[1], Function { name: "c", first: 9, lines: 1 });
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_word_in_a_comment_is_no_function() {
        assert_eq!(function_name("// the fn keyword(s)"), None);
        assert_eq!(function_name("    pub const fn x<T>(t: T) {"), Some("x"));
    }
}
