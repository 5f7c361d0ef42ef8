//! How what was found out about packages is printed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

use clap::Args;
use redline_engine::{ParsedFile, TypedPackage};
use redline_project::version::GoVersion;
use redline_project::{Platform, Project};
use redline_syntax::SyntaxError;
use redline_types::{Dump, Part, Section, Store};

/// What of the records is printed.
#[derive(Args, Clone)]
pub(super) struct Form {
    /// The sections to print, separated by commas: all if there are none.
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = section)]
    sections: Vec<Section>,
    /// Print a hash in the place of the records of each section.
    #[arg(long)]
    hash: bool,
    /// Print a hash for each file that has records in a section.
    #[arg(long, requires = "hash")]
    by_file: bool,
}

fn section(tag: &str) -> Result<Section, String> {
    let found = Section::ALL.into_iter().find(|section| section.tag() == tag);
    found.ok_or_else(|| {
        let tags: Vec<&str> = Section::ALL.into_iter().map(Section::tag).collect();
        format!("unknown section (have {})", tags.join(","))
    })
}

impl Form {
    /// Whether a section is printed.
    pub(super) fn has(&self, section: Section) -> bool {
        self.sections.is_empty() || self.sections.contains(&section)
    }

    /// What is printed about a package.
    pub(super) fn text(&self, head: Head<'_>, store: &Store, typed: &TypedPackage<'_>) -> String {
        let files = &typed.input.files;
        // A package without files has no clause that names it.
        let name = if files.is_empty() { "" } else { head.name };
        let mut text =
            line(&serde_json::json!(["pkg", head.path, name, head.language, files.len()]));
        let versions: Vec<String> =
            files.iter().map(|file| version_text(file.language.as_ref())).collect();
        let syntax: Vec<&[SyntaxError]> = files.iter().map(|file| &*file.parse.errors).collect();
        let dump = Dump::new(store, typed.source, &typed.checked, &versions, &syntax);
        for section in Section::ALL.into_iter().filter(|&section| self.has(section)) {
            let lines = dump.section(section);
            if !self.hash {
                text.extend(lines.all().lines());
            } else if self.by_file {
                text.extend(lines.by_file().map(|part| hash(head, files, section, part)));
            } else {
                text.push_str(&hash_of(head, section, "", lines.all()));
            }
        }
        text
    }
}

/// What the record of a package says about it.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    /// Its import path, with the variant.
    pub path: &'a str,
    pub name: &'a str,
    /// Its language version, as `go1.N`.
    pub language: &'a str,
}

/// A version as `go1.N`, empty if there is none.
pub(super) fn version_text(version: Option<&GoVersion>) -> String {
    version.map_or_else(String::new, |version| format!("go{version}"))
}

fn line(value: &serde_json::Value) -> String {
    let mut line = String::new();
    writeln!(line, "{value}").expect("writing to a string does not fail");
    line
}

/// The hash of the records of one file.
fn hash(head: Head<'_>, files: &[ParsedFile], section: Section, part: Part<'_>) -> String {
    let file = part.file().and_then(|index| files.get(index));
    hash_of(head, section, file.map_or("", |file| &file.name), part)
}

fn hash_of(head: Head<'_>, section: Section, file: &str, part: Part<'_>) -> String {
    let hash = format!("{:016x}", part.hash());
    line(&serde_json::json!(["hash", head.path, section.tag(), file, part.len(), hash]))
}

/// Writes packages in the byte order of their paths. Each is written as soon as
/// those before it are, and kept until then.
pub(super) struct Printer<'o> {
    output: &'o mut dyn Write,
    /// The paths of the packages that have not been written.
    left: BTreeSet<String>,
    waiting: BTreeMap<String, String>,
}

impl<'o> Printer<'o> {
    /// Writes the header; then packages with these paths are expected.
    pub(super) fn new(
        project: &Project,
        left: BTreeSet<String>,
        output: &'o mut dyn Write,
    ) -> io::Result<Self> {
        let release = project.release.as_ref().map_or_else(String::new, |it| format!("go{it}"));
        let platform = project.platforms.first().cloned().unwrap_or_else(Platform::host);
        let header = ("typedump", 1, release, &*platform.os, &*platform.arch);
        output.write_all(line(&serde_json::json!(header)).as_bytes())?;
        Ok(Self { output, left, waiting: BTreeMap::new() })
    }

    /// Takes what is to be printed about a package.
    pub(super) fn add(&mut self, path: String, text: String) -> io::Result<()> {
        self.waiting.insert(path, text);
        while let Some(next) = self.left.first()
            && let Some(text) = self.waiting.remove(next)
        {
            self.output.write_all(text.as_bytes())?;
            self.left.pop_first();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_written_in_the_order_of_their_paths() -> io::Result<()> {
        let mut output = Vec::new();
        let left = ["b", "a/c", "a"].map(str::to_owned).into();
        let mut printer = Printer { output: &mut output, left, waiting: BTreeMap::new() };
        printer.add("b".into(), "3".into())?;
        printer.add("a".into(), "1".into())?;
        assert_eq!(printer.waiting.len(), 1);
        printer.add("a/c".into(), "2".into())?;
        assert_eq!(output, b"123");
        Ok(())
    }

    #[test]
    fn sections_are_named_by_their_tags() {
        assert_eq!(section("mset"), Ok(Section::Mset));
        let error = "unknown section (have file,type,def,use,sel,impl,inst,init,mset,err)";
        assert_eq!(section("types"), Err(error.to_owned()));
    }
}
