//! What a page must have.

use super::{is_kebab, is_sentence};
use crate::Page;

pub(super) fn violations(page: &Page) -> Vec<String> {
    let text = page.markdown();
    let laws = [
        (is_code(page.code), "the code is not two or three capitals and three or four digits"),
        (is_kebab(page.name), "the name is not lower-case words joined by `-`"),
        (is_release(page.since), "`since` is not a release such as `0.1`"),
        (is_sentence(&page.title()), "the page does not begin with a sentence"),
        (fences_are_closed(&text), "a code block of the page is not closed"),
        (says_where_it_is_silent(&text), "the last paragraph does not begin with `Silent`"),
    ];
    let broken = laws.into_iter().filter(|(kept, _)| !kept);
    broken.map(|(_, words)| format!("{page:?}: {words}")).collect()
}

fn is_code(code: &str) -> bool {
    let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = code.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    (2..=3).contains(&letters) && (3..=4).contains(&digits) && code.len() == letters + digits
}

fn is_release(since: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    since.split_once('.').is_some_and(|(major, minor)| number(major) && number(minor))
}

fn fences_are_closed(text: &str) -> bool {
    text.lines().filter(|line| line.starts_with("```")).count() % 2 == 0
}

fn says_where_it_is_silent(text: &str) -> bool {
    text.rsplit("\n\n").next().is_some_and(|last| last.starts_with("Silent"))
}
