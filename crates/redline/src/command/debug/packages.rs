//! `redline debug packages`, in the form that `oracle/PACKAGES.md` states.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use redline_project::go_list::go_list;
use redline_project::{Dependencies, Environment, Options, Platform, PlatformId, load};

use crate::output::Output;
use crate::problems;
use crate::status::Status;

#[derive(Args)]
pub(super) struct Arguments {
    /// Patterns as the `go` command takes them; none means `./...`.
    patterns: Vec<String>,
    /// The folder in which they are resolved.
    #[arg(short = 'C', value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Build tags; they replace those of GOFLAGS.
    #[arg(long, value_delimiter = ',', value_name = "TAG,...")]
    tags: Option<Vec<String>>,
    /// Platforms, one after the other; none means that of GOOS and GOARCH.
    #[arg(long, value_delimiter = ',', value_name = "GOOS/GOARCH,...")]
    platforms: Vec<Platform>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let options = Options {
        dir: arguments.dir.clone(),
        patterns: arguments.patterns.clone(),
        tests: true,
        dependencies: Dependencies::All,
        tags: arguments.tags.clone(),
        platforms: arguments.platforms.clone(),
        ..Options::default()
    };
    let project = load(&Environment::of_process(None), &options);
    problems::say_all(&project.problems, &project.dir, true);
    for index in 0..project.platforms.len() {
        for package in go_list(&project, PlatformId::new(index)) {
            writeln!(output, "{}", serde_json::to_string(&package)?)?;
        }
    }
    Ok(Status::Kept)
}
