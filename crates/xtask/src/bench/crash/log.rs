//! A long log as it is found: lines of several loggers, and now and then what a program left
//! that died.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace;

/// Recorded outputs that come in between, in the order of their names.
const RECORDED: &str = "crates/redline_crash/testdata/recorded/go1.27.3/zoo";

/// Lines of loggers before each recorded output.
const LINES: usize = 2_000;

/// Longest recorded output that is taken.
const LONGEST: u64 = 1 << 16;

/// Writes a log of about so many bytes, the same each time.
pub(super) fn write(path: &Path, bytes: usize) -> Result<()> {
    let crashes = recorded()?;
    let file = File::create(path).with_context(|| path.display().to_string())?;
    let mut out = BufWriter::new(file);
    let (mut written, mut number) = (0, 0);
    for crash in crashes.iter().cycle() {
        for _ in 0..LINES {
            let line = line(number);
            out.write_all(line.as_bytes())?;
            written += line.len();
            number += 1;
        }
        out.write_all(crash)?;
        written += crash.len();
        if written >= bytes {
            break;
        }
    }
    Ok(out.flush()?)
}

fn recorded() -> Result<Vec<Vec<u8>>> {
    let folder = workspace::root().join(RECORDED);
    let shown = || folder.display().to_string();
    let entries = std::fs::read_dir(&folder).with_context(shown)?;
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>().with_context(shown)?;
    paths.sort();
    let short = |path: &PathBuf| path.metadata().is_ok_and(|it| it.len() <= LONGEST);
    paths.into_iter().filter(short).map(|path| Ok(std::fs::read(path)?)).collect()
}

/// A line of one of six loggers.
fn line(number: usize) -> String {
    let (minute, second, user) = (number / 60 % 60, number % 60, number % 997);
    match number % 6 {
        0 => format!(
            "2026/11/23 08:{minute:02}:{second:02} served /items/{number} in 12.4ms to user {user}\n"
        ),
        1 => format!(
            "{{\"time\":\"2026-11-23T08:{minute:02}:{second:02}.123456789Z\",\"level\":\"INFO\",\"msg\":\"served\",\"path\":\"/items/{number}\",\"user\":{user},\"took\":\"12.4ms\"}}\n"
        ),
        2 => format!(
            "time=2026-11-23T08:{minute:02}:{second:02}.123Z level=INFO msg=\"request served\" path=/items/{number} user={user}\n"
        ),
        3 => format!(
            "2026-11-23T08:{minute:02}:{second:02}.123456789Z stdout F GET /items/{number} 200 user={user} bytes=5123\n"
        ),
        4 => format!(
            "{{\"level\":\"info\",\"ts\":1795423{minute:02}{second:02}.12,\"caller\":\"shop/serve.go:88\",\"msg\":\"cache: {number} entries, {user} hits\"}}\n"
        ),
        _ => format!(
            "INFO  shop: order {number} of user {user} was packed, 3 items, total 41.90 EUR\n"
        ),
    }
}
