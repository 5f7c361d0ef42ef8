//! `redline debug tokens` and `redline debug tree`, in the form that
//! `oracle/syntaxdump/FORMAT.md` states.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use redline_base::Interner;
use redline_syntax::{Workspace, print_tokens, print_tree};

use super::{Listed, files};
use crate::output::{Output, say};
use crate::status::Status;

#[derive(Args)]
pub(super) struct Arguments {
    /// Print one line a file: a hash of its lines, their number, and its path.
    #[arg(long)]
    hash: bool,
    /// Files, or folders of Go files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// What is printed of a file.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Tokens,
    Tree,
}

pub(super) fn run(arguments: &Arguments, form: Form, output: &mut Output) -> Result<Status> {
    let mut status = Status::Kept;
    let mut failed = |path: &std::path::Path, error: &std::io::Error| {
        say(&format!("{}: {error}", path.display()));
        status = Status::Findings;
    };
    let mut printer = Printer::new(form);
    for path in &arguments.paths {
        for file in files::list(path, &mut failed) {
            match fs::read(&file.path) {
                Ok(source) if arguments.hash => printer.write_hash(&file, &source, output)?,
                Ok(source) => printer.write_lines(&file, &source, output)?,
                Err(error) => failed(&file.path, &error),
            }
        }
    }
    Ok(status)
}

struct Printer {
    form: Form,
    names: Interner,
    workspace: Workspace,
}

impl Printer {
    fn new(form: Form) -> Self {
        Self { form, names: Interner::new(), workspace: Workspace::default() }
    }

    fn each_line(&mut self, source: &[u8], line: &mut dyn FnMut(&str)) {
        if matches!(self.form, Form::Tokens) {
            return print_tokens(source, line);
        }
        let parse = self.workspace.parse(source, &self.names);
        if parse.errors.is_empty() {
            print_tree(&parse.tree, source, &self.names, line);
        } else {
            line("errors");
        }
    }

    fn write_lines(&mut self, file: &Listed, source: &[u8], out: &mut dyn Write) -> Result<()> {
        let mut text = [b"file ", file.shown.as_slice(), b"\n"].concat();
        self.each_line(source, &mut |line| {
            text.extend_from_slice(line.as_bytes());
            text.push(b'\n');
        });
        Ok(out.write_all(&text)?)
    }

    fn write_hash(&mut self, file: &Listed, source: &[u8], out: &mut dyn Write) -> Result<()> {
        let mut hash = Fnv::default();
        let mut count = 0_u64;
        self.each_line(source, &mut |line| {
            hash.add(line.as_bytes());
            hash.add(b"\n");
            count += 1;
        });
        write!(out, "{:016x} {count} ", hash.0)?;
        out.write_all(&file.shown)?;
        Ok(writeln!(out)?)
    }
}

/// The hash function FNV-1a of 64 bits.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        let mut hash = Fnv::default();
        hash.add(b"foobar");
        assert_eq!(hash.0, 0x8594_4171_f739_67e8);
    }
}
