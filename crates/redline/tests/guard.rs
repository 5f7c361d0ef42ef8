//! `redline guard` with files that somebody changed.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::Path;
use std::process::{Command, Output};

fn module() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("go.mod"), "module example.com/shop\n\ngo 1.25\n").unwrap();
    assert_eq!(guard(folder.path(), &["add"]).status.code(), Some(0));
    folder
}

fn guard(folder: &Path, arguments: &[&str]) -> Output {
    let mut redline = Command::new(env!("CARGO_BIN_EXE_redline"));
    redline.arg("guard").args(arguments).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Puts a line behind the package clause of a file.
fn edit(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    let edited = text.replace("\npackage guard\n", "\npackage guard\n\n// Ours.\n");
    assert_ne!(edited, text);
    std::fs::write(file, &edited).unwrap();
    edited
}

const DIFF: &str = "\
depth.go: changed
--- carried/depth.go
+++ yours/depth.go
@@ -1,5 +1,7 @@
 package guard
 
+// Ours.
+
 import \"fmt\"
 
 // Depth is a budget for recursion. A stack that overflows ends the process, and
";

#[test]
fn what_was_changed_is_shown_and_kept_unless_forced() {
    let module = module();
    let depth = module.path().join("internal/guard/depth.go");
    let edited = edit(&depth);
    let diff = guard(module.path(), &["diff"]);
    assert_eq!((text(&diff.stdout).as_str(), diff.status.code()), (DIFF, Some(1)));
    let update = guard(module.path(), &["update"]);
    assert_eq!(text(&update.stdout), format!("{DIFF}nothing written\n"));
    let said =
        "redline: 1 file kept, not as redline carries it (--force overwrites what was changed)\n";
    assert_eq!((text(&update.stderr).as_str(), update.status.code()), (said, Some(1)));
    assert_eq!(std::fs::read_to_string(&depth).unwrap(), edited);
    let again = guard(module.path(), &["add"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("(depth.go)"), "{}", text(&again.stderr));
    let forced = guard(module.path(), &["update", "--force"]);
    assert_eq!(text(&forced.stdout), format!("{DIFF}1 file written\n"));
    assert_eq!(forced.status.code(), Some(0));
    assert_eq!(guard(module.path(), &["diff"]).status.code(), Some(0));
}

#[test]
fn what_is_missing_comes_back_and_files_of_others_stay() {
    let module = module();
    let own = module.path().join("internal/guard/own.go");
    std::fs::write(&own, "package guard\n").unwrap();
    std::fs::remove_file(module.path().join("internal/guard/guardhttp/writer.go")).unwrap();
    let diff = guard(module.path(), &["diff"]);
    let shown = (text(&diff.stdout), diff.status.code());
    assert_eq!(shown, ("guardhttp/writer.go: missing\n".into(), Some(1)));
    let update = guard(module.path(), &["update"]);
    assert_eq!((text(&update.stdout), update.status.code()), ("1 file written\n".into(), Some(0)));
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "package guard\n");
}
