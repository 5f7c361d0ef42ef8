//! What redline knows of functions of the standard library, held against the library: each
//! is called with many arguments, and does what the table says.
//!
//! The program is built as if it were part of the library (`-overlay`), so that it can call
//! what is internal there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use redline_flow::{Claim, Fixed, Library, LibraryFunction};
use serde_json::json;

use crate::go::Go;
use crate::{Verdict, process, workspace};

/// Where the program is in the library, as far as Go is told.
const PACKAGE: &str = "redline_library";

/// The files of the program.
const FILES: [&str; 3] = ["call.go", "main.go", "never.go"];

/// Calls every function of the table.
pub(super) fn hold(go: &Go) -> Result<Verdict> {
    let folder = workspace::target()?.join("oracle").join(go.release());
    std::fs::create_dir_all(&folder)?;
    let table = folder.join("library_table.go");
    std::fs::write(&table, table_source())?;
    let sources = workspace::root().join("oracle").join("library");
    let place = go.std().join(PACKAGE);
    let mut replaced: BTreeMap<_, _> =
        FILES.iter().map(|&file| (place.join(file), sources.join(file))).collect();
    replaced.insert(place.join("table.go"), table);
    let overlay = folder.join("library_overlay.json");
    std::fs::write(&overlay, json!({ "Replace": replaced }).to_string())?;
    let program = folder.join(format!("library{}", std::env::consts::EXE_SUFFIX));
    build(go, &overlay, &program)?;
    let status = std::process::Command::new(&program)
        .status()
        .with_context(|| format!("cannot start {}", program.display()))?;
    Ok(Verdict::of(status.success()))
}

fn build(go: &Go, overlay: &Path, program: &Path) -> Result<()> {
    let mut command = go.command();
    command.env("GOFLAGS", "").env("GOWORK", "off").current_dir(go.std());
    command.arg("build").arg("-overlay").arg(overlay).arg("-o").arg(program);
    process::run(command.arg(PACKAGE))
}

/// The table in Go.
fn table_source() -> String {
    let mut imports: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut functions, mut never) = (String::new(), String::new());
    for (name, function) in Library::table() {
        let (path, rest) = split(name);
        let next = imports.len();
        let number = *imports.entry(path).or_insert(next);
        let list = if function.summary.never_returns { &mut never } else { &mut functions };
        let value = value(number, rest, path == "slices");
        let claims: Vec<String> = claims(&function).iter().map(|it| format!("{{{it}}}")).collect();
        let claims = claims.join(", ");
        // Writing to a string does not fail.
        let _ = writeln!(list, "\t\t{{{name:?}, {value}, []claim{{{claims}}}}},");
    }
    let imports: Vec<String> =
        imports.iter().map(|(path, number)| format!("\tp{number} {path:?}")).collect();
    let imports = imports.join("\n");
    format!(
        "package main\n\nimport (\n{imports}\n)\n\nfunc init() {{\n\tfunctions = \
         []function{{\n{functions}\t}}\n\tneverReturns = []function{{\n{never}\t}}\n}}\n"
    )
}

/// The path of the package, and the function in it.
fn split(name: &str) -> (&str, &str) {
    let last = name.find('(').unwrap_or(name.len());
    let folder = name[..last].rfind('/').map_or(0, |slash| slash + 1);
    let dot = name[folder..].find('.').map_or(name.len(), |dot| folder + dot);
    (&name[..dot], name.get(dot + 1..).unwrap_or(""))
}

/// The function as a value. What is not exported is that of a type that embeds it.
fn value(package: usize, rest: &str, is_generic: bool) -> String {
    match rest.strip_prefix("(*") {
        Some(method) => format!("(*p{package}.{}", method.replace("common)", "T)")),
        None if is_generic => format!("p{package}.{rest}[[]int]"),
        None => format!("p{package}.{rest}"),
    }
}

/// What is said of a function, as values of type `claim` in Go.
fn claims(function: &LibraryFunction) -> Vec<String> {
    let results = function.summary.results.iter().map(|&(result, fixed)| match fixed {
        Fixed::Nil(false) => format!("kind: \"not-nil\", result: {result}"),
        _ => format!("kind: {:?}", format!("{fixed:?}")),
    });
    let claims = function.claims.iter().map(|&claim| match claim {
        Claim::Index => "kind: \"index\"".to_owned(),
        Claim::IndexOf => "kind: \"index-of\"".to_owned(),
        Claim::Between(result, least, most) => {
            format!("kind: \"between\", result: {result}, least: {least}, most: {most}")
        }
        Claim::UpToLen(result, arg) => {
            format!("kind: \"up-to-len\", result: {result}, arg: {arg}")
        }
        Claim::UpTo(result, arg) => format!("kind: \"up-to\", result: {result}, arg: {arg}"),
        Claim::Below(result, arg) => format!("kind: \"below\", result: {result}, arg: {arg}"),
        Claim::NotLonger(arg) => format!("kind: \"not-longer\", arg: {arg}"),
        Claim::SameLen(arg) => format!("kind: \"same-len\", arg: {arg}"),
        Claim::Parts => "kind: \"parts\"".to_owned(),
        Claim::Contains => "kind: \"contains\"".to_owned(),
        Claim::CallsWithIndices => "kind: \"calls-with-indices\"".to_owned(),
        Claim::CallsBelow => "kind: \"calls-below\"".to_owned(),
    });
    results.chain(claims).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_path_ends_before_the_function() {
        assert_eq!(super::split("math/rand/v2.IntN"), ("math/rand/v2", "IntN"));
        assert_eq!(super::split("log.(*Logger).Fatal"), ("log", "(*Logger).Fatal"));
    }
}
