use super::{Syntax, check};

/// What Go's regexp/syntax says of patterns: a line has the syntax, the pattern, and `ok`
/// or the error, where bytes that are not printable and backslashes are `\xNN`.
const RECORDED: &str = include_str!("../../testdata/regexp.tsv");

fn unescaped(text: &str) -> Vec<u8> {
    let mut parts = text.split(r"\x");
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}

/// Where a line of the table differs from what is said here.
fn difference(line: &str) -> Option<String> {
    let mut columns = line.split('\t');
    let syntax = if columns.next()? == "perl" { Syntax::Perl } else { Syntax::Posix };
    let pattern = unescaped(columns.next()?);
    let expected = String::from_utf8_lossy(&unescaped(columns.next()?)).into_owned();
    let said = check(&pattern, syntax).err();
    let said = said.map_or("ok".to_owned(), |error| error.text(&pattern));
    (said != expected).then(|| format!("{line}\n    said: {said}"))
}

#[test]
fn go_says_the_same() {
    let differences: Vec<_> = RECORDED.lines().filter_map(difference).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(RECORDED.lines().count() > 1000);
}
