//! Reading what was printed.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use redline_crash::render::Input;
use redline_crash::{Reader, Report};

/// Bytes that are read at a time.
const CHUNK: usize = 1 << 18;

/// Reads files, or standard input where there are none.
pub(super) fn read_all(files: &[PathBuf]) -> Result<Vec<Input>> {
    if files.is_empty() {
        return Ok(vec![read(Path::new("-"))?]);
    }
    files.iter().map(|file| read(file)).collect()
}

/// Reads a file; `-` is standard input.
pub(super) fn read(file: &Path) -> Result<Input> {
    if file == Path::new("-") {
        let report = drain(io::stdin().lock()).context("standard input cannot be read")?;
        return Ok(Input { name: "(standard input)".to_owned(), report });
    }
    let name = file.display().to_string();
    let cannot = || format!("{name}: cannot be read");
    let report = drain(File::open(file).with_context(cannot)?).with_context(cannot)?;
    Ok(Input { name, report })
}

fn drain(mut from: impl Read) -> io::Result<Report> {
    let mut reader = Reader::default();
    let mut chunk = vec![0; CHUNK];
    loop {
        match from.read(&mut chunk) {
            Ok(0) => return Ok(reader.finish()),
            Ok(length) => reader.feed(chunk.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
