//! How what was found out about packages is printed.

use std::io::{self, Write};

use clap::Args;
use redline_engine::{ParsedFile, TypedPackage};
use redline_project::version::GoVersion;
use redline_syntax::SyntaxError;
use redline_types::{Digest, Dump, Section, Store};
use serde_json::json;

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

    /// Writes what is printed about a package.
    pub(super) fn write(
        &self,
        head: Head<'_>,
        store: &Store,
        typed: &TypedPackage<'_>,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let files = &typed.input.files;
        // A package without files has no clause that names it.
        let name = if files.is_empty() { "" } else { head.name };
        write_line(output, &json!(["pkg", head.path, name, head.language, files.len()]))?;
        let versions: Vec<String> =
            files.iter().map(|file| version_text(file.language.as_ref())).collect();
        let syntax: Vec<&[SyntaxError]> = files.iter().map(|file| &*file.parse.errors).collect();
        let dump = Dump::new(store, typed.source, &typed.checked, &versions, &syntax);
        let dump = match head.release {
            Some(release) => dump.of_release(release),
            None => dump,
        };
        let sections = Section::ALL.into_iter().filter(|&section| self.has(section));
        for section in sections {
            if self.hash {
                self.write_hashes((head, files), (section, &dump), output)?;
            } else {
                write_records((section, &dump), output)?;
            }
        }
        Ok(())
    }

    /// Writes the hash of a section, or that of each file.
    fn write_hashes(
        &self,
        (head, files): (Head<'_>, &[ParsedFile]),
        (section, dump): (Section, &Dump<'_>),
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let mut all = Digest::default();
        for part in dump.parts(section) {
            if self.by_file {
                all = Digest::default();
            }
            all.add(&dump.lines(section, part));
            if self.by_file && all.lines > 0 {
                let file = part.and_then(|index| files.get(index));
                write_hash(head, section, (file.map_or("", |file| &file.name), all), output)?;
            }
        }
        if self.by_file { Ok(()) } else { write_hash(head, section, ("", all), output) }
    }
}

fn write_records((section, dump): (Section, &Dump<'_>), output: &mut dyn Write) -> io::Result<()> {
    for part in dump.parts(section) {
        for line in dump.lines(section, part).iter() {
            output.write_all(line.as_bytes())?;
        }
    }
    Ok(())
}

fn write_hash(
    head: Head<'_>,
    section: Section,
    (file, digest): (&str, Digest),
    output: &mut dyn Write,
) -> io::Result<()> {
    let hash = format!("{:016x}", digest.hash);
    write_line(output, &json!(["hash", head.path, section.tag(), file, digest.lines, hash]))
}

fn write_line(output: &mut dyn Write, value: &serde_json::Value) -> io::Result<()> {
    writeln!(output, "{value}")
}

/// What the record of a package says about it.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    /// Its import path, with the variant.
    pub path: &'a str,
    pub name: &'a str,
    /// Its language version, as `go1.N`.
    pub language: &'a str,
    /// N of the release `go1.N` that it is checked for, if that is known.
    pub release: Option<u32>,
}

/// A version as `go1.N`, empty if there is none.
pub(super) fn version_text(version: Option<&GoVersion>) -> String {
    version.map_or_else(String::new, |version| format!("go{version}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_named_by_their_tags() {
        assert_eq!(section("mset"), Ok(Section::Mset));
        let error = "unknown section (have file,type,def,use,sel,impl,inst,init,mset,err)";
        assert_eq!(section("types"), Err(error.to_owned()));
    }
}
