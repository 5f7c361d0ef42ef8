//! Inputs that are kept: what once failed, and what reaches far.

use std::path::Path;

use redline_fuzz::{Corpus, Inputs, Target, parse_dictionary};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz"))
}

#[test]
fn every_kept_input_is_good() {
    for target in Target::ALL {
        let corpus =
            Corpus::read(&folder().join("corpus").join(target.name()), Vec::new()).unwrap();
        assert!(!corpus.inputs.is_empty(), "{} has no inputs", target.name());
        corpus.inputs.iter().for_each(|input| target.run(input));
    }
}

#[test]
fn a_thousand_made_up_inputs_are_good() {
    for target in Target::ALL {
        let path = folder().join("dictionaries").join(target.dictionary()).with_extension("dict");
        let words = parse_dictionary(&std::fs::read_to_string(path).unwrap()).unwrap();
        let corpus = Corpus::read(&folder().join("corpus").join(target.name()), words).unwrap();
        let inputs = Inputs::new(corpus, 0);
        (0..1000).for_each(|number| target.run(&inputs.get(number)));
    }
}

#[test]
fn a_target_is_found_by_its_name() {
    for target in Target::ALL {
        assert_eq!(Target::named(target.name()), Some(target));
        assert!(folder().join("fuzz_targets").join(target.name()).with_extension("rs").is_file());
    }
    assert_eq!(Target::named("other"), None);
}
