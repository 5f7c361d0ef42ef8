//! Every Go file of the asked folders is in a package or has a reason.

use crate::tree::Tree;

#[test]
fn every_file_has_a_reason() {
    let tree = Tree::new(
        "
-- go.mod --
module m
go 1.25
ignore ./web
-- a.go --
package m
-- a_plan9.go --
package m
-- b.go --
// comment
//go:build never || (darwin && go1.1)

package m
-- c.go --
package m
import \"C\"
-- doc.go --
package documentation
-- .hidden.go --
-- _hidden.go --
-- testdata/t.go --
-- testdata/deep/t.go --
-- _old/o.go --
-- .git/g.go --
-- web/js/w.go --
-- sub/go.mod --
module sub
-- sub/s.go --
package sub
-- x/y_windows.go --
package y
-- x/z.txt --
",
    );
    assert_eq!(
        tree.load(&["./..."]).not_analysed(),
        [
            ".git/g.go: folder whose name begins with _ or .",
            ".hidden.go: its name begins with _ or .",
            "_hidden.go: its name begins with _ or .",
            "_old/o.go: folder whose name begins with _ or .",
            "a_plan9.go: its name asks for plan9",
            "b.go: build constraint: never || (darwin && go1.1)",
            "c.go: it imports C and cgo is off",
            "doc.go: package documentation",
            "sub/s.go: folder of another module",
            "testdata/deep/t.go: folder testdata",
            "testdata/t.go: folder testdata",
            "web/js/w.go: folder named by an ignore directive",
            "x/y_windows.go: its name asks for windows",
        ]
    );
}

#[test]
fn only_the_asked_folders_are_accounted_for() {
    let tree = Tree::new(
        "-- go.mod --\nmodule m\n-- a/a.go --\npackage a\n-- a/x_windows.go --\npackage a\n-- b/y_windows.go --\npackage b\n",
    );
    assert_eq!(tree.load(&["./a"]).not_analysed(), ["a/x_windows.go: its name asks for windows"]);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_huge_files_are_accounted_for() {
    use std::os::unix::fs::symlink;
    let tree =
        Tree::new("-- go.mod --\nmodule m\n-- a/a.go --\npackage a\n-- real/r.go --\npackage r\n");
    symlink("../real/r.go", tree.path("a/linked.go")).unwrap();
    symlink("nowhere.go", tree.path("a/broken.go")).unwrap();
    symlink("../real", tree.path("a/dir")).unwrap();
    symlink("..", tree.path("a/up")).unwrap();
    let huge = std::fs::File::create(tree.path("a/huge.go")).unwrap();
    huge.set_len(1 << 33).unwrap();
    let status = std::process::Command::new("mkfifo").arg(tree.path("a/pipe.go")).status();
    assert!(status.unwrap().success());
    let loaded = tree.load(&["./a/..."]);
    assert_eq!(
        loaded.not_analysed(),
        [
            "a/broken.go: cannot be read: No such file or directory (os error 2)",
            "a/dir: symbolic link to a folder",
            "a/huge.go: is too large: 8589934592 bytes, the limit is 4294967294",
            "a/pipe.go: is not a regular file",
            "a/up: symbolic link to a folder",
        ]
    );
    assert_eq!(loaded.files("m/a"), "a.go:Go linked.go:Go");
    assert!(
        loaded
            .problems()
            .contains(&"a/linked.go: 1:9: package r in a folder of package a".to_owned())
    );
}

#[cfg(unix)]
#[test]
fn a_start_folder_may_be_a_link() {
    let tree = Tree::new("-- go.mod --\nmodule m\n-- a/a.go --\npackage a\n");
    let link = tree.root().join("link");
    std::os::unix::fs::symlink(tree.work(), &link).unwrap();
    let loaded = tree.load_with(&["./..."], |options| options.dir = link);
    assert_eq!(loaded.matched(), ["m/a"]);
}
