//! Any bytes give a tree whose nodes lie in the file, the same one each time,
//! and the header reader agrees with the parser.

use redline_base::Interner;
use redline_syntax::{Parse, Workspace, parse, parse_header, print_tree};

use super::within;

pub(super) fn run(input: &[u8]) {
    let names = Interner::new();
    let fresh = parse(input, &names);
    for error in &fresh.errors {
        assert!(within(error.span, input), "{error:?} lies outside");
    }
    let mut workspace = Workspace::default();
    workspace.parse(b"package p; func f() { type (T[P any] struct{ a, b P })", &names);
    let again = workspace.parse(input, &names);
    assert_eq!(fresh.errors, again.errors, "memory that is used again changes the errors");
    let text = printed(&fresh, &names, input);
    assert_eq!(text, printed(&again, &names, input), "memory that is used again changes the tree");
    check_header(input, &fresh);
}

/// The printed tree, after a check that its positions are in order.
fn printed(parse: &Parse, names: &Interner, input: &[u8]) -> Vec<String> {
    let mut lines = Vec::new();
    print_tree(&parse.tree, input, names, |line| lines.push(line.to_owned()));
    for line in &lines {
        let numbers = line.split(' ').filter_map(|word| word.parse::<usize>().ok());
        assert!(numbers.clone().skip(1).all(|it| it <= input.len()), "{line} lies outside");
    }
    lines
}

fn check_header(input: &[u8], parse: &Parse) {
    let header = parse_header(input);
    for error in &header.errors {
        assert!(within(error.span, input), "{error:?} lies outside");
    }
    if parse.errors.is_empty() {
        assert!(header.errors.is_empty(), "only the header has errors: {:?}", header.errors);
        assert!(header.package.is_some(), "a file without errors has a package clause");
    }
    for import in &header.imports {
        assert!(within(import.path_span, input), "{import:?} lies outside");
    }
}
