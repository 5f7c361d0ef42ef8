//! A Go runtime that tells of each run-time panic.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::go::Go;

/// How the line begins in which a panic is told.
pub(super) const MARK: &str = "REDLINE-PANIC\t";

/// Where package `runtime` begins to panic.
const GOPANIC: &str = "\nfunc gopanic(e any) {\n";

/// What is added to package `runtime`. A panic that the program raises itself, by calling
/// `panic` with the error of an earlier one, is none. Where the code of a frame was
/// inlined, its line is that of the innermost function.
const NOTE: &str = r#"package runtime

func redlineNote(e any) {
	kind := "other"
	code := -1
	switch e := e.(type) {
	case boundsError:
		kind, code = "bounds", int(e.code)
	case *TypeAssertionError:
		kind = "assertion"
	case errorString:
		kind = string(e)
	case errorAddressString:
		kind = e.msg
	case plainError:
		kind = string(e)
	default:
		return
	}
	var pcs [32]uintptr
	n := callers(2, pcs[:])
	for i, pc := range pcs[:n] {
		f := findfunc(pc - 1)
		if !f.valid() {
			return
		}
		file, line := funcline(f, pc-1)
		if redlineIsRuntime(file) {
			continue
		}
		if i > 0 {
			printlock()
			print("\nREDLINE-PANIC\t", kind, "\t", code, "\t", file, "\t", line, "\n")
			printunlock()
		}
		return
	}
}

func redlineIsRuntime(file string) bool {
	for _, folder := range [...]string{redlineRuntime, redlineInternal} {
		if len(file) > len(folder) && file[:len(folder)] == folder {
			return true
		}
	}
	return false
}
"#;

/// Writes the file that the `go` command takes as `-overlay`.
pub(super) fn overlay(go: &Go, folder: &Path) -> Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let runtime = go.std().join("runtime");
    let original = runtime.join("panic.go");
    let text =
        std::fs::read_to_string(&original).with_context(|| original.display().to_string())?;
    ensure!(
        text.matches(GOPANIC).count() == 1,
        "{} of {} does not begin to panic as it did",
        original.display(),
        go.release()
    );
    let noted = text.replace(GOPANIC, &format!("{GOPANIC}\tredlineNote(e)\n"));
    let [panic, note] = ["panic.go", "redline.go"].map(|name| folder.join(name));
    std::fs::write(&panic, noted)?;
    std::fs::write(&note, format!("{NOTE}\n{}", folders(&runtime, &go.std())))?;
    let overlay = folder.join("overlay.json");
    let replace = json!({ "Replace": {
        original.display().to_string(): panic,
        runtime.join("redline.go").display().to_string(): note,
    } });
    std::fs::write(&overlay, replace.to_string())?;
    Ok(overlay)
}

fn folders(runtime: &Path, std: &Path) -> String {
    let internal = std.join("internal").join("runtime");
    let text = |folder: &Path| format!("{:?}", format!("{}/", folder.display()));
    format!(
        "const redlineRuntime = {}\nconst redlineInternal = {}\n",
        text(runtime),
        text(&internal)
    )
}
