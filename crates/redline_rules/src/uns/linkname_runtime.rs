use redline_base::Span;
use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};

use crate::facts::is_standard_path;
use crate::{Check, File};

rule! {
    /// A linkname directive reaches into the Go runtime or standard library.
    ///
    /// What it names is no part of any promise: its signature, its meaning and
    /// its existence change between releases, and what the compiler then
    /// generates corrupts memory or does not link. Since Go 1.23 the linker
    /// refuses most of them.
    ///
    /// ```go
    /// import _ "unsafe"
    ///
    /// //go:linkname procPin runtime.procPin // want `linkname reaches into runtime.procPin`
    /// func procPin() int
    /// ```
    ///
    /// Silent within the Go tree, about names of the own module, and about the
    /// form with one name.
    pub(super) static RULE = {
        code: "UNS1105",
        name: "linkname-runtime",
        line: RedLine::RuntimeInternals,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_standard() {
        return;
    }
    for &comment in file.tree().comments() {
        let text = file.text(comment);
        let Some(target) = linkname_target(&text) else { continue };
        if !is_standard_symbol(target, file.import_path()) {
            continue;
        }
        let directive = text.split(" // ").next().unwrap_or(&text).trim_end();
        let end = comment.start + u32::try_from(directive.len()).unwrap_or(0);
        found
            .report(Span::new(comment.start, end), format!("linkname reaches into {target}"))
            .sure(Certainty::Proved);
    }
}

/// The symbol of `//go:linkname local symbol`.
fn linkname_target(comment: &str) -> Option<&str> {
    let rest = comment.strip_prefix("//go:linkname")?;
    let mut words = rest.starts_with([' ', '\t']).then(|| rest.split_whitespace())?;
    words.next()?;
    words.next().filter(|target| !target.starts_with("//"))
}

/// Whether a symbol belongs to the Go tree.
fn is_standard_symbol(symbol: &str, import_path: &str) -> bool {
    let slash = symbol.rfind('/').map_or(0, |at| at + 1);
    let Some(dot) = symbol[slash..].find('.') else { return false };
    let path = &symbol[..slash + dot];
    !path.is_empty() && path != "main" && is_standard_path(path, import_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_of_the_go_tree_are_known_by_their_path() {
        for symbol in ["runtime.nanotime", "internal/poll.runtime_Semacquire", "sync.fatal", "net/http.x"] {
            assert!(is_standard_symbol(symbol, "example.com/a"), "{symbol}");
        }
        for symbol in ["main.x", "example.com/a.x", "shop/store.x", "x", "", ".", "github.com/a/b.(*T).m"] {
            assert!(!is_standard_symbol(symbol, "shop/api"), "{symbol}");
        }
    }

    #[test]
    fn only_directives_with_a_target_count() {
        assert_eq!(linkname_target("//go:linkname a runtime.b"), Some("runtime.b"));
        assert_eq!(linkname_target("//go:linkname a"), None);
        assert_eq!(linkname_target("//go:linknames a b"), None);
        assert_eq!(linkname_target("// go:linkname a b"), None);
    }
}
