//! Which files a build takes.

use crate::tree::Tree;
use redline_project::Cgo;

const FILES: &str = "
-- go.mod --
module m
go 1.24
-- a.go --
package m
-- a_linux.go --
package m
-- a_windows.go --
package m
-- a_android.go --
package m
-- tagged.go --
//go:build special && !windows

package m
-- old.go --
// +build special

package m
-- new.go --
//go:build go1.27 && !go1.28

package m
-- future.go --
//go:build go1.28

package m
-- unix.go --
//go:build unix

package m
-- c.go --
package m
import \"C\"
-- impl.c --
int x;
-- impl_arm64.s --
-- impl_amd64.s --
-- asm.S --
-- x.h --
-- doc.go --
package documentation
-- _hidden.go --
package m
-- ignore.go --
//go:build ignore

package main
";

#[test]
fn a_build_takes_its_files() {
    let tree = Tree::new(FILES);
    let loaded = tree.load(&["."]);
    assert_eq!(
        loaded.files("m"),
        "a.go:Go a_linux.go:Go impl_amd64.s:Other(Assembly) new.go:Go unix.go:Go x.h:Other(Header)"
    );
    assert_eq!(
        loaded.package("m").ignored.join(" "),
        "a_android.go a_windows.go c.go doc.go future.go ignore.go old.go tagged.go"
    );
    assert_eq!(loaded.package("m").ignored_others.join(" "), "asm.S impl_arm64.s");
    let new = loaded.project.files.iter().find(|file| file.path.ends_with("new.go")).unwrap();
    assert_eq!(new.least_release, Some(27));
}

#[test]
fn tags_cgo_and_platforms_change_it() {
    let tree = Tree::new(FILES);
    let tagged = tree.load_with(&["."], |options| options.tags = Some(vec!["special".into()]));
    assert!(tagged.files("m").contains("old.go:Go") && tagged.files("m").contains("tagged.go:Go"));
    let flags = tree.load_in(&[("GOFLAGS", "-tags=special")], &["."], |_| {});
    assert_eq!(flags.files("m"), tagged.files("m"));
    let cgo = tree.load_with(&["."], |options| options.cgo = Cgo::On);
    assert!(cgo.files("m").contains("c.go:Cgo") && cgo.files("m").contains("impl.c:Other(C)"));
    assert!(cgo.files("m").contains("asm.S:Other(CAssembly)"));
    assert!(cgo.has("runtime/cgo") && cgo.has("syscall"));
    let android = tree.load_with(&["."], |options| {
        options.platforms = vec!["android/arm64".parse().unwrap()];
    });
    assert!(
        android.files("m").contains("a_android.go") && android.files("m").contains("a_linux.go")
    );
}

#[test]
fn several_platforms_are_one_run() {
    let tree = Tree::new(FILES);
    let loaded = tree.load_with(&["."], |options| {
        options.platforms = vec!["windows/amd64".parse().unwrap(), "linux/arm64".parse().unwrap()];
    });
    let plain = loaded.project.packages.iter().filter(|package| &*package.import_path == "m");
    assert_eq!(plain.count(), 2);
    let platforms = |name: &str| {
        let files = &loaded.project.files;
        let file = files.iter().find(|file| file.path.file_name().is_some_and(|f| f == name));
        let platforms = file.map(|file| {
            file.platforms.iter().map(|id| loaded.project.platforms[id.index()].to_string())
        });
        platforms.map(|names| names.collect::<Vec<_>>().join(" "))
    };
    assert_eq!(platforms("a.go").as_deref(), Some("windows/amd64 linux/arm64"));
    assert_eq!(platforms("a_windows.go").as_deref(), Some("windows/amd64"));
    assert_eq!(platforms("unix.go").as_deref(), Some("linux/arm64"));
    assert_eq!(platforms("a_android.go"), None);
    assert!(loaded.not_analysed().iter().all(|item| !item.contains("a_windows.go")));
}
