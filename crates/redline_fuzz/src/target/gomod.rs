//! Module files are read whatever they hold, with errors that lie in them.

use redline_project::modfile::{GoMod, GoWork, ModulesTxt, TextError};

use super::within;

pub(super) fn run(input: &[u8]) {
    check(&GoMod::parse(input).errors, input);
    check(&GoMod::parse_dependency(input).errors, input);
    check(&GoWork::parse(input).errors, input);
    let vendored = ModulesTxt::parse(input);
    assert!(vendored.module_of("").is_none(), "no module provides the empty path");
}

fn check(errors: &[TextError], input: &[u8]) {
    for error in errors {
        assert!(within(error.span, input), "{error:?} lies outside");
    }
    assert!(errors.is_sorted_by_key(|error| error.span.start), "errors are in order");
}
