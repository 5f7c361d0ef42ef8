//! The functions of a package that are called by something else than its Go code.

use std::collections::BTreeSet;

use redline_engine::TypedPackage;
use redline_ir::{FunctionKind, PackageIr, UnknownReason};
use redline_project::{FileClass, FileKind, PackageId, Project};
use redline_types::{ObjectId, Store};

/// The names of functions that assembly, C or other packages call past the language.
pub(super) struct Reached {
    /// None if that cannot be told.
    names: Option<BTreeSet<String>>,
}

impl Reached {
    /// Looks for `//go:linkname` and `//export` in the Go files of a package, and for names
    /// of Go in its assembly.
    pub(super) fn of(
        project: &Project,
        id: PackageId,
        typed: &TypedPackage<'_>,
        store: &Store,
        ir: &PackageIr,
    ) -> Self {
        if is_of_runtime(&project.package(id).import_path) {
            return Self { names: None };
        }
        let mut names = BTreeSet::new();
        for file in &typed.input.files {
            names.extend(directives(&String::from_utf8_lossy(&file.text)));
        }
        let Some(in_assembly) = assembly(project, id) else { return Self { names: None } };
        let is_explained = !in_assembly.is_empty()
            || bodiless(store, ir).into_iter().all(|name| names.contains(&name));
        names.extend(in_assembly);
        Self { names: is_explained.then_some(names) }
    }

    /// Whether a function of this name may be called from elsewhere.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.names.as_ref().is_none_or(|names| names.contains(name))
    }
}

/// Whether the compiler writes calls of functions of a package into others.
fn is_of_runtime(path: &str) -> bool {
    path == "runtime" || path.starts_with("runtime/") || path.starts_with("internal/runtime/")
}

/// What directives of the compiler and of cgo name.
fn directives(text: &str) -> Vec<String> {
    let of = |line: &str| {
        let rest = line.strip_prefix("//go:linkname ").or_else(|| line.strip_prefix("//export "));
        rest.and_then(|rest| rest.split_whitespace().next()).map(str::to_owned)
    };
    text.lines().filter_map(of).collect()
}

/// The names behind the middle dots in the assembly of a package; none if it cannot be read.
fn assembly(project: &Project, id: PackageId) -> Option<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for file in project.package(id).files.iter() {
        let FileClass::Other(kind) = file.class else { continue };
        if !matches!(kind, FileKind::Assembly | FileKind::CAssembly) {
            continue;
        }
        let source = project.read(file.file).ok()?;
        let text = String::from_utf8_lossy(&source.bytes);
        let is_part = |c: char| c == '_' || c.is_alphanumeric();
        let behind = text.split('·').skip(1);
        names.extend(behind.map(|rest| rest.chars().take_while(|&c| is_part(c)).collect()));
    }
    Some(names)
}

/// The names of the functions that are declared without a body.
fn bodiless(store: &Store, ir: &PackageIr) -> Vec<String> {
    let name = |object: ObjectId| store.names().text(store[object].name).to_owned();
    let functions = ir.functions().filter_map(|(_, function)| match function.kind {
        FunctionKind::Declared(object) if matches!(function.body, Err(UnknownReason::NoBody)) => {
            Some(name(object))
        }
        _ => None,
    });
    functions.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_name_functions() {
        let text = "//go:linkname a b.c\n//export d\nfunc d() {} //export e\n//go:linkname\n";
        assert_eq!(directives(text), ["a", "d"]);
    }
}
