//! Which files have syntax errors: where go/parser has one redline has one, and
//! where it has none redline has none.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use redline_base::{Interner, LineTable};

use crate::Verdict;
use crate::go::Go;
use crate::process;

/// Folders of a Go release's own test data whose files test syntax.
const TEST_DATA: [&str; 3] =
    ["go/parser/testdata", "cmd/compile/internal/syntax/testdata", "internal/types/testdata"];

/// Compares all files of the paths (the standard library and the Go project's
/// syntax tests if there are none).
pub(super) fn compare(go: &Go, paths: &[PathBuf]) -> Result<Verdict> {
    let program = go.build_oracle("syntaxdump")?;
    let own: Vec<_> =
        std::iter::once(go.std()).chain(TEST_DATA.map(|dir| go.std().join(dir))).collect();
    let mut verdict = Verdict::Good;
    for path in if paths.is_empty() { &own } else { paths } {
        verdict = verdict.and(compare_path(&program, path)?);
    }
    Ok(verdict)
}

fn compare_path(program: &Path, path: &Path) -> Result<Verdict> {
    let text = process::stdout(Command::new(program).arg("verdicts").arg(path))?;
    let text = String::from_utf8_lossy(&text);
    let (mut files, mut wrong, mut bad, mut same_first) = (0, 0, 0, 0);
    for line in text.lines() {
        let (want, name) = reference(line)?;
        let file = if path.is_dir() { path.join(name) } else { path.to_owned() };
        let got = first_error(&file)?;
        files += 1;
        bad += usize::from(want.is_some());
        same_first += usize::from(want.is_some() && want == got);
        if want.is_some() != got.is_some() {
            wrong += 1;
            println!("  {}: {}", file.display(), opinion(want, got));
        }
    }
    println!(
        "{}: {} of {files} files have the same verdict; \
         of {bad} files with errors, {same_first} have the first on the same line",
        path.display(),
        files - wrong
    );
    Ok(Verdict::of(wrong == 0))
}

/// First line with an error and the path, as the reference wrote them.
fn reference(line: &str) -> Result<(Option<u32>, &str)> {
    let mut words = line.splitn(3, ' ');
    let (Some(_), Some(lines), Some(name)) = (words.next(), words.next(), words.next()) else {
        bail!("not a verdict: {line}");
    };
    let first = lines.split(',').next().filter(|first| *first != "-");
    let first = first.map(str::parse).transpose();
    Ok((first.with_context(|| format!("not a verdict: {line}"))?, name))
}

/// First line on which redline finds a syntax error.
fn first_error(path: &Path) -> Result<Option<u32>> {
    let source = std::fs::read(path).with_context(|| path.display().to_string())?;
    let errors = redline_syntax::parse(&source, &Interner::new()).errors;
    let first = errors.first().map(|error| error.span.start);
    Ok(first.map(|offset| LineTable::new(&source).line_column(offset).line))
}

fn opinion(want: Option<u32>, got: Option<u32>) -> String {
    match (want, got) {
        (Some(line), _) => format!("no error, the reference has one on line {line}"),
        (_, Some(line)) => format!("an error on line {line}, the reference has none"),
        (None, None) => "no error".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_line_names_the_first_line() {
        assert_eq!(reference("3 5,9 a b.go").unwrap(), (Some(5), "a b.go"));
        assert_eq!(reference("0 - a.go").unwrap(), (None, "a.go"));
        assert!(reference("0 a.go").is_err());
    }
}
