//! From places to tests that die there.

use std::io;
use std::path::Path;

use redline_project::{Environment, Options, Platform, Problem};

use crate::library::{FileNames, Library};
use crate::obstacle::Obstacle;
use crate::session::Session;
use crate::target::Target;
use crate::test::Test;
use crate::toolchain::Toolchain;

/// From where and with what tests are looked for.
pub struct Request<'a> {
    /// The folder in which the modules are looked for.
    pub dir: &'a Path,
    /// The settings of Go.
    pub environment: &'a Environment,
    /// Build tags; none leaves those of `GOFLAGS`.
    pub tags: &'a [String],
    /// Whether a Go toolchain may run tests; else only the interpreter does.
    pub runs: bool,
}

/// A test that dies where and as was said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Witness {
    /// The test.
    pub test: Test,
    /// What the runtime says when it dies.
    pub message: String,
    /// Whether the interpreter has seen it.
    pub interpreted: bool,
    /// The Go release that has run it, if one has: `1.27.3`.
    pub ran: Option<String>,
}

/// What came of the targets.
pub struct Witnesses {
    /// For each target, in order.
    pub all: Vec<Result<Witness, Obstacle>>,
    /// What is wrong with the project; the rest was done nevertheless.
    pub problems: Vec<Problem>,
}

/// Packages that tests may import beside those that are tested and what these import.
const USUAL: [&str; 2] = ["context", "time"];

/// Looks for tests that die at the targets.
///
/// # Errors
/// The system gave no threads or files, or did not start the Go toolchain.
pub fn witness(request: &Request<'_>, targets: &[Target]) -> io::Result<Witnesses> {
    let pool = rayon::ThreadPoolBuilder::new().build().map_err(io::Error::other)?;
    let environment = request.environment;
    let options = Options {
        dir: request.dir.to_owned(),
        tags: (!request.tags.is_empty()).then(|| request.tags.to_vec()),
        platforms: vec![environment.platform()],
        ..Options::default()
    };
    let packages = targets.iter().filter_map(|target| pattern(request.dir, target.file.parent()?));
    let patterns = packages.chain(USUAL.map(str::to_owned));
    let library = Library::load(options, patterns, environment, FileNames::Whole);
    let problems = library.project.problems.clone();
    let toolchain = Toolchain::find(&library.project, environment, request.tags);
    // What is built for another platform cannot be run here.
    let is_host = environment.platform() == Platform::host();
    let toolchain = toolchain.filter(|_| request.runs && is_host);
    let all =
        pool.install(|| library.with(|library| Session { library, toolchain }.all(targets)))?;
    Ok(Witnesses { all, problems })
}

/// The pattern of the package in a folder.
fn pattern(dir: &Path, folder: &Path) -> Option<String> {
    let text = match folder.strip_prefix(dir) {
        Ok(below) => format!("./{}", below.to_str()?.replace('\\', "/")),
        Err(_) => folder.to_str()?.to_owned(),
    };
    Some(text.trim_end_matches('/').to_owned())
}
