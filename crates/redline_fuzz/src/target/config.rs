//! Settings are read or refused with at least one problem, each of which can be shown.

use std::path::Path;

use redline_engine::Config;

pub(super) fn run(input: &[u8]) {
    if let Err(problems) = Config::parse(input, Path::new("redline.toml")) {
        assert!(!problems.as_slice().is_empty(), "refused without a reason");
        let shown = problems.to_string();
        assert!(shown.lines().count() >= problems.as_slice().len(), "a problem is not shown");
    }
}
