//! A package of one Go file to types: what it imports is not there.

use redline_types::{Dump, Section};

use super::package::checked;
use super::within;

/// The sections without the values of constants, which may be long: the text of one
/// doubles with each line of its declaration.
const WITHOUT_VALUES: [Section; 7] = [
    Section::Use,
    Section::Sel,
    Section::Impl,
    Section::Inst,
    Section::Init,
    Section::Mset,
    Section::Err,
];

/// Whatever the file, there is an answer, and the next time the same one; errors
/// lie in the file.
pub(super) fn run(input: &[u8]) {
    assert_eq!(answer(input), answer(input), "the answer changes");
}

/// The records of the package.
fn answer(input: &[u8]) -> String {
    checked(input, |store, source, checked, syntax| {
        for error in &checked.errors {
            assert!(within(error.span, input), "{} stands outside", error.message);
        }
        let (versions, syntax) = (["go1.27".to_owned()], [syntax]);
        let dump = Dump::new(store, source, checked, &versions, &syntax);
        let lines = WITHOUT_VALUES.into_iter().flat_map(|section| {
            let parts = dump.parts(section).into_iter();
            let text = |part| dump.lines(section, part).iter().collect::<String>();
            parts.map(text).collect::<Vec<_>>()
        });
        lines.collect()
    })
}
