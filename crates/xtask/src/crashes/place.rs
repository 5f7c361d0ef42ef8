//! Where programs are built and run, so that what they print names no folder of
//! this machine.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::go::Go;
use crate::go::Minor;
use crate::{process, workspace};

/// The folder, which is made anew for each release.
const FOLDER: &str = "/tmp/zoo";

/// The folder, with one release of Go in it.
pub(super) struct Place {
    go: Go,
    minor: Minor,
    cache: PathBuf,
}

impl Place {
    /// Makes the folder and puts the release into it, as a link.
    pub(super) fn new(go: Go) -> Result<Self> {
        let folder = Path::new(FOLDER);
        if folder.exists() {
            std::fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        link(go.root(), &folder.join("go"))?;
        let cache = workspace::target()?.join("crashes").join("cache");
        let minor = Minor::of(go.release())?;
        Ok(Self { go, minor, cache })
    }

    /// The folder.
    pub(super) fn folder() -> &'static Path {
        Path::new(FOLDER)
    }

    /// The release.
    pub(super) fn release(&self) -> &str {
        self.go.release()
    }

    /// The release without its patch.
    pub(super) fn minor(&self) -> Minor {
        self.minor
    }

    /// Folder of the release, as the programs see it.
    pub(super) fn goroot() -> PathBuf {
        Self::folder().join("go")
    }

    /// The `go` command in a folder, with the environment that every build has.
    pub(super) fn go(&self, folder: &Path) -> Command {
        let mut command = self.go.command();
        command.env("GOROOT", Self::goroot()).env("GOCACHE", &self.cache);
        command.env("GOFLAGS", "").env("GOWORK", "off").env("GOTELEMETRY", "off");
        // The command takes its folder, with the link in it, from this variable.
        command.env("PWD", folder).current_dir(folder);
        command
    }

    /// Builds a program, for the processor at hand or for `arch`.
    pub(super) fn build<Flag: AsRef<OsStr>>(
        &self,
        folder: &Path,
        verb: &[&str],
        arch: Option<&str>,
        flags: impl IntoIterator<Item = Flag>,
        program: &Path,
    ) -> Result<()> {
        let mut build = self.go(folder);
        if let Some(arch) = arch {
            build.env("GOARCH", arch).env("CGO_ENABLED", "0");
        }
        build.args(verb).args(["-p", "1", "-o"]).arg(program);
        for flag in flags {
            // Of the compilers of C, only this one has the memory sanitizer.
            if flag.as_ref() == "-msan" {
                build.env("CC", "clang");
            }
            build.arg(flag);
        }
        process::run(build.arg("."))
    }
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    std::os::unix::fs::symlink(from, to).with_context(|| to.display().to_string())
}

#[cfg(not(unix))]
fn link(_from: &Path, _to: &Path) -> Result<()> {
    anyhow::bail!("crashes are recorded on Linux")
}
