//! Prints packages as `go list -deps -test -e -json` does.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use redline_project::go_list::go_list;
use redline_project::{Cgo, Dependencies, Environment, Options, PlatformId, load};

fn main() -> std::io::Result<()> {
    let mut options = Options { dependencies: Dependencies::All, ..Options::default() };
    let (mut goroot, mut timing, mut account, mut quiet) = (None, false, false, false);
    let mut arguments = std::env::args().skip(1);
    let mut platforms = Vec::new();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_default();
        match argument.as_str() {
            "-C" => options.dir = value().into(),
            "--goroot" => goroot = Some(PathBuf::from(value())),
            "--tests" => options.tests = true,
            "--names" => options.dependencies = Dependencies::Names,
            "--platforms" => platforms = value().split(',').map(str::to_owned).collect(),
            "--tags" => options.tags = Some(value().split(',').map(str::to_owned).collect()),
            "--cgo" => options.cgo = if value() == "1" { Cgo::On } else { Cgo::Off },
            "--timing" => timing = true,
            "--account" => account = true,
            "--quiet" => quiet = true,
            _ => options.patterns.push(argument),
        }
    }
    options.platforms = platforms.iter().filter_map(|platform| platform.parse().ok()).collect();
    let environment = Environment::of_process(goroot.as_deref());
    let start = Instant::now();
    let project = load(&environment, &options);
    let mut error = std::io::stderr().lock();
    if timing {
        let seconds = start.elapsed().as_secs_f64();
        let (packages, files) = (project.packages.len(), project.files.len());
        writeln!(
            error,
            "{seconds:.3} s, {packages} packages, {files} files, {} not analysed",
            project.not_analysed.len()
        )?;
    }
    for problem in &project.problems {
        writeln!(error, "{problem:?}")?;
    }
    let mut out = std::io::stdout().lock();
    if account {
        for item in &project.not_analysed {
            writeln!(out, "{}: {}", item.path.display(), item.reason)?;
        }
        return Ok(());
    }
    if !quiet {
        for index in 0..project.platforms.len() {
            for package in go_list(&project, PlatformId::new(index)) {
                serde_json::to_writer(&mut out, &package)?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}
