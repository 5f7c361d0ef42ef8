//! Each section on a small package. The records that are expected are those that
//! `oracle/typedump` prints with `-sections … -files …`, without the first two lines.

use super::*;
use crate::check::tests::run;

/// The records of `sections` about the file `source`.
fn records(source: &str, sections: &[Section]) -> String {
    let mut text = String::new();
    run(source, |store, source, checked| {
        let versions = [String::new()];
        let dump = Dump::new(store, *source, checked, &versions, &[]);
        for &section in sections {
            for part in dump.parts(section) {
                text.extend(dump.lines(section, part).iter());
            }
        }
    });
    text
}

/// Each name stands for a file in `testdata/dump` and the records about it.
macro_rules! sections {
    ($($(#[$meta:meta])* $test:ident: $name:literal, [$($section:ident),*];)*) => {
        $($(#[$meta])* #[test]
        fn $test() {
            let source = include_str!(concat!("../../testdata/dump/", $name, ".go"));
            let expected = include_str!(concat!("../../testdata/dump/", $name, ".txt"));
            let records = records(source, &[$(Section::$section),*]);
            assert_eq!(records.lines().collect::<Vec<_>>(), expected.lines().collect::<Vec<_>>());
        })*
    };
}

// A macro, because the files are part of the test binary.
sections! {
    selections_tell_what_is_selected_and_how: "sel", [Sel, Err];
    what_is_declared_without_a_name_is_implicit: "impl", [Impl, Err];
    instances_are_written_or_inferred: "inst", [Inst, Err];
    variables_are_initialized_behind_what_they_refer_to: "init", [Init, Err];
    variables_cannot_be_initialized_by_themselves: "cycle", [Init, Err];
    methods_may_be_generic: "methods", [Type, Def, Use, Sel, Inst, Init, Err];
    method_sets_have_what_is_promoted: "mset", [Mset, Err];
    expressions_and_names_are_known: "rest", [File, Type, Def, Use, Err];
}

#[test]
fn a_digest_is_that_of_all_lines() {
    run("package p\nvar x = 1", |store, source, checked| {
        let versions = [String::new()];
        let dump = Dump::new(store, *source, checked, &versions, &[]);
        let lines = dump.lines(Section::Def, Some(0));
        let mut digest = Digest::default();
        digest.add(&lines);
        digest.add(&dump.lines(Section::Sel, Some(0)));
        assert_eq!(digest.lines, 2);
        let text: String = lines.iter().collect();
        assert_eq!(digest.hash, lines::fnv1a(lines::FNV_BASIS, text.bytes()));
    });
}
