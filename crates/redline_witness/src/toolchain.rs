//! Tests run by the Go toolchain, beside the sources and not among them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use redline_project::{Environment, Project};
use tempfile::TempDir;

/// A Go toolchain.
#[derive(Clone, Debug)]
pub(crate) struct Toolchain {
    go: PathBuf,
    /// Its release: `1.27.3`.
    pub release: String,
    flags: String,
    tags: Vec<String>,
}

/// The tests of a package, built.
#[derive(Debug)]
pub(crate) struct Binary {
    /// Where it is, and where it runs.
    folder: TempDir,
}

/// How long a test may run.
const MOST_TIME: Duration = Duration::from_mins(1);

/// How much of the end of what a test says is kept, in bytes.
const MOST_OUTPUT: usize = 4 << 20;

impl Toolchain {
    /// That of the Go tree by which a project is built, if it has one.
    pub(crate) fn find(
        project: &Project,
        environment: &Environment,
        tags: &[String],
    ) -> Option<Self> {
        let goroot = project.goroot.as_ref().filter(|_| !project.is_packed)?;
        let go = goroot.join("bin").join(if cfg!(windows) { "go.exe" } else { "go" });
        let release = project.release.as_ref()?.as_str().to_owned();
        let flags = flags(environment.get("GOFLAGS").unwrap_or_default());
        go.is_file().then(|| Self { go, release, flags, tags: tags.to_vec() })
    }

    /// Builds the package in a folder with these test files and without its own; the error
    /// is what the toolchain said first. Nothing is written to the folder.
    pub(crate) fn build(
        &self,
        package: &Path,
        tests: &[(String, String)],
    ) -> io::Result<Result<Binary, String>> {
        let folder = tempfile::tempdir()?;
        let mut replaced = BTreeMap::new();
        for entry in fs::read_dir(package)? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with("_test.go") {
                replaced.insert(path.display().to_string(), String::new());
            }
        }
        for (name, text) in tests {
            let file = folder.path().join(name);
            fs::write(&file, text)?;
            let path = package.join(name).display().to_string();
            replaced.insert(path, file.display().to_string());
        }
        let overlay = folder.path().join("overlay.json");
        let replace = serde_json::json!({ "Replace": replaced });
        fs::write(&overlay, replace.to_string())?;
        let binary = folder.path().join(BINARY);
        let said = self.compile(package, &overlay, &binary, true)?;
        // What needs C does not build without it.
        let said = match said {
            Some(_) => self.compile(package, &overlay, &binary, false)?,
            None => None,
        };
        Ok(said.map_or(Ok(Binary { folder }), Err))
    }

    /// Builds the tests of a package; what the toolchain said first if it did not. Without
    /// C the runtime sees it when all goroutines wait.
    fn compile(
        &self,
        package: &Path,
        overlay: &Path,
        binary: &Path,
        without_c: bool,
    ) -> io::Result<Option<String>> {
        let mut command = Command::new(&self.go);
        if without_c {
            command.env("CGO_ENABLED", "0");
        }
        command.args(["test", "-c", "-vet=off", "-overlay"]).arg(overlay).arg("-o").arg(binary);
        if !self.tags.is_empty() {
            command.arg(format!("-tags={}", self.tags.join(",")));
        }
        let output = self.offline(command.arg(".").current_dir(package)).output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
        let is_built = output.status.success() && binary.is_file();
        Ok(Some(said.to_owned()).filter(|_| !is_built))
    }

    /// The network is not touched, and neither go.mod nor go.sum is changed.
    fn offline<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command
            .env("GOPROXY", "off")
            .env("GOSUMDB", "off")
            .env("GOTOOLCHAIN", "local")
            .env("GOFLAGS", &self.flags)
            .env_remove("GOROOT")
            .stdin(Stdio::null())
    }
}

/// The flags of the user but for what lets the command change go.mod. They are never empty,
/// which would count as not set.
fn flags(of_user: &str) -> String {
    let kept = of_user.split_whitespace().filter(|flag| !flag.contains("-mod=mod"));
    kept.chain(["-buildvcs=false"]).collect::<Vec<_>>().join(" ")
}

/// The name of the program that the tests are built into.
const BINARY: &str = if cfg!(windows) { "witness.test.exe" } else { "witness.test" };

impl Binary {
    /// Runs a test in a folder of its own, and gives what it wrote to standard error;
    /// nothing if it did not end in time.
    pub(crate) fn run(&self, test: &str) -> io::Result<Option<Vec<u8>>> {
        let here = tempfile::tempdir()?;
        let mut command = Command::new(self.folder.path().join(BINARY));
        command.arg(format!("-test.run=^{test}$")).current_dir(here.path()).env_clear();
        for name in ["HOME", "TMPDIR", "TMP", "TEMP", "USERPROFILE"] {
            command.env(name, here.path());
        }
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        let streams = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = streams.spawn()?;
        let stderr = child.stderr.take();
        let reader = std::thread::spawn(move || stderr.map_or_else(Vec::new, end_of));
        let has_ended = wait(&mut child)?;
        Ok(Some(reader.join().unwrap_or_default()).filter(|_| has_ended))
    }
}

/// Waits for a process, and ends it when its time is over; whether it ended by itself.
fn wait(child: &mut Child) -> io::Result<bool> {
    let begun = Instant::now();
    while child.try_wait()?.is_none() {
        if begun.elapsed() > MOST_TIME {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(true)
}

/// The end of what a stream gives.
fn end_of(mut stream: impl Read) -> Vec<u8> {
    let (mut kept, mut chunk) = (Vec::new(), vec![0; 1 << 16]);
    while let Ok(count) = stream.read(&mut chunk) {
        if count == 0 {
            break;
        }
        kept.extend(chunk.iter().take(count));
        if kept.len() > 2 * MOST_OUTPUT {
            kept.drain(..kept.len() - MOST_OUTPUT);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_do_not_let_go_mod_change() {
        assert_eq!(flags("-mod=mod -trimpath"), "-trimpath -buildvcs=false");
        assert_eq!(flags(""), "-buildvcs=false");
    }

    #[test]
    fn the_end_of_a_long_stream_is_kept() {
        let text = vec![b'a'; 3 * MOST_OUTPUT];
        let kept = end_of(&mut text.iter().copied().chain(*b"end").collect::<Vec<u8>>().as_slice());
        assert!(kept.len() <= 2 * MOST_OUTPUT + (1 << 16));
        assert!(kept.ends_with(b"aend"));
    }
}
