//! The comparison of a package with what `go list` says of it.

use super::ListedPackage;

/// In what two descriptions of one package differ, `theirs` by
/// `go list -e -deps -test -pgo=off -json` and `ours`; empty if in nothing.
///
/// Left out is only what `go list` does not settle: the generated file of a
/// test's program, the lists that a variant copies from its plain package, and
/// the imports of a dependency's tests, which it leaves unresolved.
pub fn differences(theirs: &ListedPackage, ours: &ListedPackage) -> Vec<String> {
    let mut found = Vec::new();
    let mut text = |field: &str, theirs: &dyn std::fmt::Debug, ours: &dyn std::fmt::Debug| {
        let (theirs, ours) = (format!("{theirs:?}"), format!("{ours:?}"));
        if theirs != ours {
            found.push(format!("{field}: go has {theirs}, redline {ours}"));
        }
    };
    text("Name", &theirs.name, &ours.name);
    text("Dir", &theirs.dir, &ours.dir);
    text("ForTest", &theirs.for_test, &ours.for_test);
    text("Standard", &theirs.standard, &ours.standard);
    text("DepOnly", &theirs.dep_only, &ours.dep_only);
    text("Module", &module(theirs), &module(ours));
    text("Imports", &theirs.imports, &ours.imports);
    text("ImportMap", &theirs.import_map, &ours.import_map);
    if is_test_main(theirs) {
        return found;
    }
    for ((field, theirs), (_, ours)) in files(theirs).into_iter().zip(files(ours)) {
        text(field, theirs, ours);
    }
    if theirs.for_test.is_empty() {
        for ((field, theirs), (_, ours)) in own_files(theirs).into_iter().zip(own_files(ours)) {
            text(field, theirs, ours);
        }
    }
    if theirs.for_test.is_empty() && !theirs.dep_only {
        text("TestImports", &theirs.test_imports, &ours.test_imports);
        text("XTestImports", &theirs.x_test_imports, &ours.x_test_imports);
        text("TestEmbedFiles", &theirs.test_embed_files, &ours.test_embed_files);
        text("XTestEmbedFiles", &theirs.x_test_embed_files, &ours.x_test_embed_files);
    }
    found
}

fn module(package: &ListedPackage) -> Option<(&str, &str, bool, &str)> {
    let module = package.module.as_ref()?;
    Some((&module.path, &module.version, module.main, &module.go_version))
}

fn is_test_main(package: &ListedPackage) -> bool {
    package.for_test.is_empty()
        && package.name == "main"
        && package.import_path.strip_suffix(".test").is_some()
        && package.imports.iter().any(|path| path.starts_with("testing/internal/testdeps"))
}

type Files<'a> = (&'static str, &'a Vec<String>);

/// Lists that a variant has of its own.
fn files(package: &ListedPackage) -> [Files<'_>; 12] {
    [
        ("GoFiles", &package.go_files),
        ("CgoFiles", &package.cgo_files),
        ("CFiles", &package.c_files),
        ("CXXFiles", &package.cxx_files),
        ("MFiles", &package.m_files),
        ("HFiles", &package.h_files),
        ("FFiles", &package.f_files),
        ("SFiles", &package.s_files),
        ("SwigFiles", &package.swig_files),
        ("SwigCXXFiles", &package.swig_cxx_files),
        ("SysoFiles", &package.syso_files),
        ("EmbedFiles", &package.embed_files),
    ]
}

/// Lists that only a plain package has.
fn own_files(package: &ListedPackage) -> [Files<'_>; 4] {
    [
        ("TestGoFiles", &package.test_go_files),
        ("XTestGoFiles", &package.x_test_go_files),
        ("IgnoredGoFiles", &package.ignored_go_files),
        ("IgnoredOtherFiles", &package.ignored_other_files),
    ]
}
