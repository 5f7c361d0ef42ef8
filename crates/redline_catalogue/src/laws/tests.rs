use super::*;

const TEXT: &str = " A page.\n\n ```go\n x()\n ```\n\n Silent never.\n";

const fn page(code: &'static str, name: &'static str, line: RedLine) -> Page {
    Page { code, name, line, since: "0.1", default_on: true, text: TEXT }
}

const EXIT: Page = page("PAN503", "process-exit", RedLine::UnexpectedExit);

/// Violations that are not about red lines for want of pages.
fn broken(pages: &[&Page], ledger: &'static str) -> Vec<String> {
    let about_lines = |words: &String| words.contains("`No detector yet`");
    let mut broken = check(pages, &Ledger::parse(ledger));
    broken.retain(|words| !about_lines(words));
    broken
}

#[test]
fn a_good_page_breaks_no_law() {
    assert_eq!(broken(&[&EXIT], "# codes\n\nPAN503 process-exit 0.1\n"), [""; 0]);
}

#[test]
fn each_page_has_its_parts() {
    let page = Page {
        code: "PAN53",
        name: "Process_Exit",
        since: "1",
        text: "no sentence\n\n```go\n",
        ..EXIT
    };
    let expected = [
        "PAN53 Process_Exit: the code is not two or three capitals and three or four digits",
        "PAN53 Process_Exit: the name is not lower-case words joined by `-`",
        "PAN53 Process_Exit: `since` is not a release such as `0.1`",
        "PAN53 Process_Exit: the page does not begin with a sentence",
        "PAN53 Process_Exit: a code block of the page is not closed",
        "PAN53 Process_Exit: the last paragraph does not begin with `Silent`",
    ];
    assert_eq!(broken(&[&page], "PAN53 Process_Exit 1"), expected);
}

#[test]
fn codes_and_names_are_unique() {
    let pages = [
        &EXIT,
        &page("PAN503", "other-exit", RedLine::UnexpectedExit),
        &page("PAN504", "process-exit", RedLine::UnexpectedExit),
        &page("PAN505", "unexpected-exit", RedLine::UnexpectedExit),
        &page("PAN506", "all", RedLine::UnexpectedExit),
    ];
    let broken = broken(&pages, "");
    let clashes: Vec<_> = broken.iter().filter(|words| !words.contains("ledger")).collect();
    let expected = [
        "PAN503 process-exit: the code is that of PAN503 other-exit",
        "PAN504 process-exit: the name is that of PAN503 process-exit",
        "PAN505 unexpected-exit: the name selects something else",
        "PAN506 all: the name selects something else",
    ];
    assert_eq!(clashes, expected);
}

#[test]
fn what_was_given_out_stays() {
    let cases = [
        ("", "PAN503 process-exit: is not in the ledger"),
        ("PAN503 exit 0.1", "PAN503 process-exit: was given out as exit since 0.1"),
        ("PAN503 process-exit 0.2", "PAN503 process-exit: was given out as process-exit since 0.2"),
        (
            "PAN503 process-exit 0.1 retired",
            "PAN503 process-exit: was retired; its code cannot be used again",
        ),
        (
            "PAN503 process-exit 0.1\nPAN504 old 0.1",
            "ledger: PAN504 old is declared nowhere and not marked as retired",
        ),
        (
            "PAN503 process-exit 0.1\nPAN504 process-exit 0.1 retired",
            "ledger: PAN504 process-exit has a code or name that was given out before",
        ),
        ("PAN503 process-exit 0.1\nPAN504", "ledger: `PAN504` is no entry"),
        (
            "PAN503 process-exit 0.1\nPAN504 old 0.1 gone",
            "ledger: `PAN504 old 0.1 gone` is no entry",
        ),
    ];
    for (ledger, expected) in cases {
        assert_eq!(broken(&[&EXIT], ledger), [expected], "{ledger}");
    }
    assert_eq!(broken(&[&EXIT], "PAN503 process-exit 0.1\nPAN504 old 0.1 retired"), [""; 0]);
}

#[test]
fn a_red_line_is_detected_or_says_why_not() {
    let about = |pages: &[&Page], line: RedLine| -> Vec<String> {
        let broken = violations(pages);
        broken.into_iter().filter(|words| words.starts_with(line.id())).collect()
    };
    assert_eq!(about(&[&EXIT], RedLine::UnexpectedExit), [""; 0]);
    let nothing = "nothing detects it, and the page does not say why under `No detector yet`";
    assert_eq!(about(&[], RedLine::UnexpectedExit), [format!("unexpected-exit: {nothing}")]);
}

#[test]
fn a_red_line_that_is_only_witnessed_says_why_no_rule_looks_for_it() {
    let about = |pages: &[&Page]| -> Vec<String> {
        let broken = violations(pages);
        broken.into_iter().filter(|words| words.starts_with("concurrent-map-access")).collect()
    };
    let crash = page("CRS901", "map-access-seen", RedLine::ConcurrentMapAccess);
    assert_eq!(about(&[&crash]), [""; 0]);
    let stale = "the page says under `No rule yet` what is no longer true";
    let rule = page("SYN901", "map-shared", RedLine::ConcurrentMapAccess);
    assert_eq!(about(&[&rule, &crash]), [format!("concurrent-map-access: {stale}")]);
}

#[test]
fn every_red_line_has_its_parts() {
    let broken: Vec<_> =
        RedLine::ALL.iter().flat_map(|&line| line::violations(line, &[])).collect();
    let others: Vec<_> = broken.iter().filter(|words| !words.contains("No detector yet")).collect();
    assert_eq!(others, [""; 0]);
}
