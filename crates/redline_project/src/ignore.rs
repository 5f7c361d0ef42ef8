//! The `ignore` directive of `go.mod`.

/// Folders of a module in which no packages are looked for.
///
/// Follows the Go Modules Reference, "ignore directive": `./x` names a folder
/// of the module's root, `x` a folder or a chain of folders anywhere.
#[derive(Clone, Default, Debug)]
pub(crate) struct IgnoreList {
    rooted: Vec<String>,
    anywhere: Vec<String>,
}

impl IgnoreList {
    pub(crate) fn new<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut list = Self::default();
        for path in paths {
            match path.strip_prefix("./") {
                Some(path) => list.rooted.push(between_slashes(path)),
                None => list.anywhere.push(between_slashes(path)),
            }
        }
        list
    }

    /// Whether the folder `relative` to the module's root, with slashes, is
    /// ignored.
    pub(crate) fn covers(&self, relative: &str) -> bool {
        if relative.is_empty() || (self.rooted.is_empty() && self.anywhere.is_empty()) {
            return false;
        }
        let folder = between_slashes(relative);
        self.rooted.iter().any(|path| folder.starts_with(path.as_str()))
            || self.anywhere.iter().any(|path| folder.contains(path.as_str()))
    }
}

fn between_slashes(path: &str) -> String {
    let start = if path.starts_with('/') { "" } else { "/" };
    let end = if path.ends_with('/') { "" } else { "/" };
    format!("{start}{path}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_ignored_at_the_root_or_anywhere() {
        let list = IgnoreList::new(["./web", "node_modules", "a/b/"].into_iter());
        for ignored in ["web", "web/x", "node_modules", "x/node_modules/y", "x/a/b"] {
            assert!(list.covers(ignored), "{ignored}");
        }
        for kept in ["", "x/web", "webs", "node_modules2", "a", "b"] {
            assert!(!list.covers(kept), "{kept}");
        }
        assert!(!IgnoreList::default().covers("x"));
    }
}
