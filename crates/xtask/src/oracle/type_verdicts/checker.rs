//! A program that writes the section `err` of a package of files.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use redline_base::LineTable;
use serde_json::Value;

use crate::go::Go;
use crate::workspace;

/// Time that a package may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Time between two looks at a program.
const PAUSE: Duration = Duration::from_millis(5);

/// A type checker.
pub(super) struct Checker {
    program: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    dir: PathBuf,
}

/// What a type checker says about a package.
pub(super) struct Opinion {
    /// The errors: file, line and message; `None` if there was no answer.
    errors: Option<Vec<(String, u32, String)>>,
}

impl Opinion {
    /// Whether the checker came to an end.
    pub(super) fn is_answer(&self) -> bool {
        self.errors.is_some()
    }

    /// Whether it found an error.
    pub(super) fn is_rejected(&self) -> bool {
        self.errors.as_ref().is_some_and(|errors| !errors.is_empty())
    }

    /// The first message.
    pub(super) fn first(&self) -> Option<&str> {
        self.errors.as_ref()?.first().map(|(_, _, message)| message.as_str())
    }

    /// Files and lines with an error.
    pub(super) fn lines(&self) -> BTreeSet<(String, u32)> {
        let errors = self.errors.iter().flatten();
        errors.map(|(file, line, _)| (file.clone(), *line)).collect()
    }
}

impl Checker {
    /// go/types.
    pub(super) fn reference(go: &Go) -> Result<Self> {
        let program = go.build_oracle("typedump")?;
        let arguments = ["-sections", "err", "-files"].map(str::to_owned).into();
        Ok(Self::new(go, program, arguments))
    }

    /// redline.
    pub(super) fn redline(go: &Go) -> Result<Self> {
        let arguments =
            ["debug", "types", "--sections", "err", "--files"].map(str::to_owned).into();
        Ok(Self::new(go, workspace::redline()?, arguments))
    }

    fn new(go: &Go, program: PathBuf, arguments: Vec<String>) -> Self {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let search = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{search}", text(&go.root().join("bin")));
        let environment = vec![
            ("GOROOT".to_owned(), text(go.root())),
            ("GOTOOLCHAIN".to_owned(), "local".to_owned()),
            ("CGO_ENABLED".to_owned(), "0".to_owned()),
            ("PATH".to_owned(), path),
        ];
        Self { program, arguments, environment, dir: go.std() }
    }

    /// Checks the package that the files make.
    pub(super) fn check(&self, files: &[PathBuf]) -> Result<Opinion> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).args(files).current_dir(&self.dir);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
        let Some(text) = output_in_time(child)? else { return Ok(Opinion { errors: None }) };
        let tables = tables(files)?;
        let errors = text.lines().filter(|line| line.starts_with("[\"err\""));
        let errors: Result<Vec<_>> = errors.map(|line| error(line, &tables)).collect();
        Ok(Opinion { errors: Some(errors?) })
    }
}

/// What a program writes; `None` if it fails or takes too long.
fn output_in_time(mut child: Child) -> Result<Option<String>> {
    let mut stdout = child.stdout.take().context("the program has no standard output")?;
    let reader = thread::spawn(move || {
        let mut text = String::new();
        stdout.read_to_string(&mut text).map(|_| text)
    });
    let started = Instant::now();
    let status = loop {
        match child.try_wait()? {
            Some(status) => break Some(status),
            None if started.elapsed() > PATIENCE => {
                child.kill()?;
                child.wait()?;
                break None;
            }
            None => thread::sleep(PAUSE),
        }
    };
    let text = reader.join().expect("a reader does not panic")?;
    Ok(status.filter(std::process::ExitStatus::success).map(|_| text))
}

/// The line tables of files, by their base names.
fn tables(files: &[PathBuf]) -> Result<Vec<(String, LineTable)>> {
    let table = |path: &PathBuf| -> Result<(String, LineTable)> {
        let source = std::fs::read(path).with_context(|| path.display().to_string())?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, LineTable::new(&source)))
    };
    files.iter().map(table).collect()
}

/// `["err",file,offset,code,soft,message]`
fn error(line: &str, tables: &[(String, LineTable)]) -> Result<(String, u32, String)> {
    let record: Value = serde_json::from_str(line).with_context(|| line.to_owned())?;
    let text = |index: usize| record.get(index).and_then(Value::as_str).unwrap_or_default();
    let offset = record.get(2).and_then(Value::as_u64).and_then(|it| u32::try_from(it).ok());
    let table = tables.iter().find(|(name, _)| name == text(1)).map(|(_, table)| table);
    let line = table.zip(offset).map_or(0, |(table, offset)| table.line_column(offset).line);
    Ok((text(1).to_owned(), line, text(5).to_owned()))
}
