//! Where the programs are built with one release of Go, and run.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::outcome::Outcome;
use super::program::Program;
use crate::go::{Go, Minor};
use crate::{process, workspace};

/// How long a program may run.
const LIMIT: Duration = Duration::from_mins(1);

/// Folders of the executable files, and what the compiler is told for each.
const BUILDS: [(&str, &str); 2] = [("optimized", ""), ("plain", "-N -l")];

/// In which build and on how many processors a program is run.
const RUNS: [(&str, &str); 3] = [("optimized", "1"), ("optimized", "4"), ("plain", "4")];

/// The programs as one release built them.
pub(super) struct Bench {
    folder: PathBuf,
}

impl Bench {
    /// Builds all programs that the release takes.
    pub(super) fn new(go: &Go, minor: Minor, programs: &[Program]) -> Result<Self> {
        let folder = workspace::target()?.join("programs").join(go.release());
        if folder.exists() {
            std::fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
        }
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("go.mod"), format!("module programs.example\n\ngo {minor}\n"))?;
        for program in programs.iter().filter(|program| program.since <= minor) {
            let package = folder.join(program.folder());
            std::fs::create_dir_all(&package)?;
            std::fs::copy(&program.path, package.join("main.go"))?;
        }
        let bench = Self { folder };
        for (name, flags) in BUILDS {
            bench.build(go, name, flags)?;
        }
        Ok(bench)
    }

    /// Removes what was built.
    pub(super) fn close(self) -> Result<()> {
        std::fs::remove_dir_all(&self.folder).with_context(|| self.folder.display().to_string())
    }

    fn build(&self, go: &Go, name: &str, flags: &str) -> Result<()> {
        // Go writes into a folder, and not a file, if it is there.
        std::fs::create_dir_all(self.folder.join(name))?;
        let mut build = go.command();
        build.env("GOFLAGS", "").env("GOWORK", "off").current_dir(&self.folder);
        // Without what debuggers need, a program is half as large and as long to link.
        build.arg("build").arg(format!("-gcflags={flags}")).arg("-ldflags=-s -w");
        build.args(["-o", name, "./..."]);
        process::run(&mut build)
    }

    /// What all runs of a program agree on.
    pub(super) fn outcome(&self, program: &Program) -> Result<Outcome> {
        let mut agreed: Option<Outcome> = None;
        for (build, processors) in RUNS {
            let outcome = self.run(program, build, processors)?;
            agreed = Some(match agreed {
                None => outcome,
                Some(before) => match before.agreed(&outcome) {
                    Some(both) => both,
                    None => bail!(
                        "{build} on {processors} processors it is {}",
                        outcome.difference(&before)
                    ),
                },
            });
        }
        agreed.context("a program is run at least once")
    }

    fn run(&self, program: &Program, build: &str, processors: &str) -> Result<Outcome> {
        let name = format!("{}{}", program.folder(), std::env::consts::EXE_SUFFIX);
        let (out, err) = (self.folder.join("stdout"), self.folder.join("stderr"));
        let mut command = Command::new(self.folder.join(build).join(name));
        command.env("GOMAXPROCS", processors).env("GOTRACEBACK", "single").env_remove("GODEBUG");
        command.stdin(Stdio::null()).stdout(File::create(&out)?).stderr(File::create(&err)?);
        let status = ended(command.spawn()?)?;
        Outcome::of(status, &read(&out)?, &read(&err)?)
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| path.display().to_string())
}

/// How the child ended, which is killed if it takes too long.
fn ended(mut child: Child) -> Result<ExitStatus> {
    let begun = Instant::now();
    while begun.elapsed() < LIMIT {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill()?;
    child.wait()?;
    bail!("it does not end")
}
