//! Packages that are needed though no file imports them.
//!
//! What the linker and cgo bring in, as `go list -deps` shows it.

use crate::constraint::TagSet;
use crate::folder::{FileClass, FileKind, Group, Selection};

/// What the program that runs tests imports.
pub(super) const TEST_MAIN: [&str; 4] = ["os", "reflect", "testing", "testing/internal/testdeps"];

/// What `simd` is rewritten to where the processor has such instructions.
const SIMD_BRIDGE: &str = "simd/internal/bridge";

/// Import paths that a package needs besides those it names.
pub(super) fn of_package(
    path: &str,
    is_standard: bool,
    package: &Selection,
    tags: &TagSet,
) -> Vec<&'static str> {
    let mut paths = simd(package, Group::Package, tags);
    let cgo = package.has(FileClass::Cgo);
    let swig = [FileKind::Swig, FileKind::SwigCxx];
    let swig = swig.into_iter().any(|kind| package.has(FileClass::Other(kind)));
    let excused = |exempt: &[&str]| is_standard && exempt.contains(&path);
    if cgo || swig {
        paths.push("unsafe");
    }
    if swig || (cgo && !excused(&["runtime/cgo"])) {
        paths.push("runtime/cgo");
    }
    if swig || (cgo && !excused(&["runtime/cgo", "runtime/race", "runtime/msan", "runtime/asan"])) {
        paths.push("syscall");
    }
    if swig {
        paths.push("sync");
    }
    if &*package.name == "main" {
        paths.extend(of_program(tags));
    }
    paths
}

/// What every program is linked with.
pub(super) fn of_program(tags: &TagSet) -> Vec<&'static str> {
    let mut paths = vec!["runtime"];
    if tags.platform.must_link_externally() && tags.cgo {
        paths.push("runtime/cgo");
    }
    if &*tags.platform.arch == "arm" {
        paths.push("math");
    }
    for (tag, path) in
        [("race", "runtime/race"), ("msan", "runtime/msan"), ("asan", "runtime/asan")]
    {
        if tags.named.contains(tag) {
            paths.push(path);
        }
    }
    paths
}

/// What the import of `simd` in a group brings in.
pub(super) fn simd(package: &Selection, group: Group, tags: &TagSet) -> Vec<&'static str> {
    let has_instructions = matches!(&*tags.platform.arch, "wasm" | "amd64" | "arm64");
    let imports_it = package.imports_of(group).any(|(path, _)| &**path == "simd");
    if has_instructions && imports_it { vec![SIMD_BRIDGE] } else { Vec::new() }
}
