use super::{Functions, check};

/// What Go's text/template says of texts: a line has the text and `ok` or the error,
/// where backslashes, tabs and what is not ASCII are `\xNN`.
const RECORDED: &str = include_str!("../../testdata/template.tsv");

fn unescaped(text: &str) -> String {
    let mut parts = text.split(r"\x");
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}

/// Where a line of the table differs from what is said here.
fn difference(line: &str) -> Option<String> {
    let mut columns = line.split('\t');
    let text = unescaped(columns.next()?);
    let expected = unescaped(columns.next()?);
    let said = check(&text, Functions::Predefined).err();
    let said = said.map_or("ok".to_owned(), |error| error.text);
    (said != expected).then(|| format!("{line}\n    said: {said}"))
}

#[test]
fn go_says_the_same() {
    let differences: Vec<_> = RECORDED.lines().filter_map(difference).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(RECORDED.lines().count() > 500);
}

#[test]
fn functions_of_the_program_are_not_known() {
    assert!(check("{{join .Names}}", Functions::Predefined).is_err());
    assert!(check("{{join .Names}}", Functions::Any).is_ok());
    assert!(check("{{break}}", Functions::Any).is_ok());
    assert!(check("{{join .Names", Functions::Any).is_err());
}
