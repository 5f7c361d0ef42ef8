//! The verdicts on the operations of the functions in `testdata`: a comment behind a
//! line, `//= index discharged, nil possible`, says which there are, in any order.

use std::collections::BTreeMap;
use std::path::Path;

use redline_base::LineTable;
use redline_ir::{FunctionId, PackageIr};

use super::Verdict;
use crate::FunctionFacts;
use crate::testing::{facts_of, facts_with_callers};

#[test]
fn operations_are_judged_as_the_comments_say() {
    let mut wrong = Vec::new();
    for name in ["nil.go", "index.go", "calls.go", "types.go", "fresh.go"] {
        let text = testdata(name);
        let mut found = Found::new();
        facts_of(&text, |ir, function, facts, lines| add(&mut found, ir, function, facts, lines));
        wrong.extend(differences(name, &text, found));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_all_callers_see_to_is_believed() {
    let text = testdata("callers.go");
    let mut found = Found::new();
    facts_with_callers(&text, |ir, function, facts, lines| {
        add(&mut found, ir, function, facts, lines);
    });
    let wrong = differences("callers.go", &text, found);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is said of the operations of each line.
type Found = BTreeMap<u32, Vec<String>>;

fn testdata(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    std::fs::read_to_string(folder.join(name)).expect("the file is there")
}

fn differences(name: &str, text: &str, mut found: Found) -> Vec<String> {
    for all in found.values_mut() {
        all.sort();
    }
    let (mut wrong, wanted) = (Vec::new(), wanted(text));
    for (line, _) in (1..).zip(text.lines()) {
        let (found, wanted) = (found.get(&line), wanted.get(&line));
        if found != wanted {
            let none = Vec::new();
            let (found, wanted) = (found.unwrap_or(&none), wanted.unwrap_or(&none));
            wrong.push(format!("{name}:{line}: {found:?} instead of {wanted:?}"));
        }
    }
    wrong
}

/// Long chains and long functions take their steps, and no stack.
#[test]
fn long_functions_are_analysed() {
    let repeated = |statement: &str| {
        let body = statement.repeat(4_000);
        format!(
            "package p\ntype T struct{{ next *T; n int }}\nfunc f(p *T, s []int, i int) {{\n{body}}}"
        )
    };
    for statement in [
        "p = p.next\n",
        "if p.next == nil { println(p.n) }\n",
        "p = p.next; if p == nil { println(1) }; println(p.n)\n",
        "s[i] = s[i+1]; i++\n",
        "if i > 3 { s = append(s, i) }; i = i*3 + len(s)\n",
        "s = s[1:]\n",
    ] {
        let mut count = 0;
        facts_of(&repeated(statement), |_, _, facts, _| count += facts.operations.len());
        assert!(count > 0 || statement.contains("append"), "{statement}");
    }
}

fn add(
    found: &mut Found,
    ir: &PackageIr,
    function: FunctionId,
    facts: &FunctionFacts,
    lines: &LineTable,
) {
    let body = ir[function].body.as_ref().expect("a function that is analysed has a body");
    for operation in &facts.operations {
        let verdict = match operation.verdict {
            Verdict::Discharged(_) => "discharged",
            Verdict::Possible => "possible",
            Verdict::Fails(_) => "fails",
            Verdict::NotAnalysed => "not analysed",
        };
        let line = lines.line_column(body.span(operation.value).start).line;
        found.entry(line).or_default().push(format!("{} {verdict}", operation.kind.text()));
    }
}

fn wanted(text: &str) -> Found {
    let lines = (1..).zip(text.lines());
    let mut wanted: Found = lines
        .filter_map(|(number, line)| {
            let (_, comment) = line.split_once("//= ")?;
            Some((number, comment.split(", ").map(|it| it.trim().to_owned()).collect()))
        })
        .collect();
    for all in wanted.values_mut() {
        all.sort();
    }
    wanted
}
