use super::*;
use redline_base::{Interner, LineTable};
use redline_catalogue::RedLine;
use redline_diagnostics::Place;

fn page(code: &str) -> &'static Page {
    pages().into_iter().find(|page| page.code == code).unwrap()
}

/// The lines of `source` on which a finding of `code` would be allowed.
fn allowed_lines(source: &str, code: &str) -> Vec<usize> {
    let tree = redline_syntax::parse(source.as_bytes(), &Interner::new()).tree;
    let lines = LineTable::new(source.as_bytes());
    let mut suppressions = Suppressions::of(source.as_bytes(), &tree);
    let finding = |line: usize| {
        let span = lines.span(u32::try_from(line).unwrap()).unwrap();
        let at = Place { file: FileId::new(0), span: redline_base::Span::empty(span.start) };
        Finding {
            page: page(code),
            at,
            message: String::new(),
            certainty: Certainty::Proved,
            steps: Vec::new(),
            notes: Vec::new(),
            fix: None,
            testimony: None,
        }
    };
    (1..lines.len()).filter(|&line| suppressions.allow(&finding(line))).collect()
}

#[test]
fn a_comment_holds_for_its_line_or_the_next() {
    let source = "package p\nfunc f() {\n\ta() //redline:allow PAN503 x\n\t//redline:allow PAN503 y\n\tb()\n\tc()\n}\n";
    assert_eq!(allowed_lines(source, "PAN503"), [3, 5]);
    assert_eq!(allowed_lines(source, "PAN504"), [0; 0]);
}

#[test]
fn a_comment_inside_leaves_the_outer_one_its_reach() {
    let nested =
        "package p\n//nolint\nfunc f() {\n\ta() //nolint:panic\n\tb()\n}\nvar x = 1 //nolint\n";
    assert_eq!(allowed_lines(nested, "REC601"), [3, 4, 5, 6, 7]);
}

#[test]
fn nolint_alone_holds_for_what_begins_below() {
    let source = "package p\n//nolint:panic // why\nfunc f() {\n\ta()\n}\n\nfunc g() {\n\t//nolint\n\tif x {\n\t\ta()\n\t}\n\tb()\n}\n";
    assert_eq!(allowed_lines(source, "PAN503"), [3, 4, 5, 9, 10, 11]);
    assert_eq!(allowed_lines(source, "REC601"), [9, 10, 11]);
}

#[test]
fn the_family_behind_panic_is_the_red_line_of_panics() {
    assert_eq!(page("PAN507").line, RedLine::ExplicitPanic);
}
