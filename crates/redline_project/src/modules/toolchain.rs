//! Which Go release a build asks for.

use std::path::Path;

use super::cache::ModuleCache;
use super::discovery::Setup;
use crate::environment::{Environment, Goroot};
use crate::modfile::ModuleVersion;
use crate::problem::{ProblemKind, Problems};
use crate::version::GoVersion;

/// The environment with the toolchain that the modules ask for, where it lies
/// in the module cache; else the one given ("Go Toolchains": selection by
/// `GOTOOLCHAIN`, the `toolchain` line and the `go` line).
pub(crate) fn toolchain_of(
    setup: &Setup,
    environment: &Environment,
    problems: &mut Problems,
) -> Option<Environment> {
    let local = environment.goroot.as_ref().ok()?;
    let (wanted, file) = wanted(setup, environment)?;
    let wanted_version = GoVersion::parse_toolchain(&wanted)?;
    let fixed = file.is_none();
    if (!fixed && wanted_version <= local.release) || wanted_version == local.release {
        return None;
    }
    let found = if local.is_fixed { None } else { cached(&wanted, environment) };
    if let Some(goroot) = found {
        return Some(environment.with_goroot(goroot));
    }
    let message = message(&wanted, local);
    match file {
        Some(file) => problems.of_file(ProblemKind::Environment, file, message),
        None => problems.add(ProblemKind::Environment, format!("GOTOOLCHAIN: {message}")),
    }
    None
}

fn message(wanted: &str, local: &Goroot) -> String {
    let release = &local.release;
    let why = match (local.is_packed(), local.is_fixed) {
        (false, _) => "and not in the module cache".to_owned(),
        (true, false) => {
            format!("there is no Go tree, and the embedded library is that of go{release}")
        }
        (true, true) => format!("the embedded library is that of go{release}"),
    };
    let why = if local.is_packed() { format!(", {why}") } else { format!(" {why}") };
    format!("{wanted} is asked for{why}: files are read as for go{release}")
}

/// The name of the toolchain asked for, and the file that asks; no file if it
/// is the user's setting.
fn wanted<'s>(setup: &'s Setup, environment: &Environment) -> Option<(String, Option<&'s Path>)> {
    let setting = environment.get("GOTOOLCHAIN").unwrap_or("auto");
    match setting {
        "auto" | "path" => {}
        "local" => return None,
        _ if setting.ends_with("+auto") || setting.ends_with("+path") => {}
        name => return Some((name.to_owned(), None)),
    }
    let (file, go, toolchain) = match (&setup.work, setup.mains.first()) {
        (Some(work), _) => (&work.file, &work.go_work.go, &work.go_work.toolchain),
        (None, Some(main)) => (&main.file, &main.go_mod.go, &main.go_mod.toolchain),
        (None, None) => return None,
    };
    let of_line = go.as_ref().map(|go| format!("go{}", go.value));
    let of_toolchain = toolchain.as_ref().map(|name| name.value.to_string());
    let version = |name: &String| GoVersion::parse_toolchain(name);
    let wanted =
        [of_line, of_toolchain].into_iter().flatten().filter(|name| version(name).is_some());
    wanted.max_by_key(|name| version(name)).map(|name| (name, Some(file.as_path())))
}

/// A toolchain that the `go` command downloaded.
fn cached(name: &str, environment: &Environment) -> Option<Goroot> {
    let host = &environment.host;
    let version = format!("v0.0.1-{name}.{}-{}", host.os, host.arch);
    let module = ModuleVersion::new("golang.org/toolchain", &version);
    Goroot::open(&ModuleCache::new(environment.module_cache()?).folder(&module)).ok()
}
