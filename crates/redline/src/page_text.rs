//! A page of the catalogue on a terminal.

use anstyle::{AnsiColor, Style};

const HEADING: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();

/// Markdown as plain text: headings without marks, code indented and without the
/// comments that tests read.
pub(crate) fn draw(markdown: &str, color: bool) -> String {
    let mut drawn = String::new();
    let mut in_code = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
            continue;
        }
        let line = if in_code { code(line, color) } else { prose(line, color) };
        drawn.push_str(line.trim_end());
        drawn.push('\n');
    }
    drawn
}

/// A heading, a word that stands out, or nothing special.
pub(crate) fn strong(text: &str, color: bool) -> String {
    paint(HEADING, text, color)
}

fn prose(line: &str, color: bool) -> String {
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() && heading.starts_with(' ') {
        return strong(heading.trim_start(), color);
    }
    line.to_owned()
}

fn code(line: &str, color: bool) -> String {
    let line = line.split_once("// want ").map_or(line, |(code, _)| code).trim_end();
    if line.is_empty() { String::new() } else { format!("    {}", paint(CODE, line, color)) }
}

fn paint(style: Style, text: &str, color: bool) -> String {
    if color { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_indented_and_free_of_want_comments() {
        let page = "Title.\n\n```go\nfor {\n\tx() // want `boom`\n\n\ty() // stays\n}\n```\n\n# Then\nSilent.";
        let drawn =
            "Title.\n\n    for {\n    \tx()\n\n    \ty() // stays\n    }\n\nThen\nSilent.\n";
        assert_eq!(draw(page, false), drawn);
    }

    #[test]
    fn colour_marks_headings_and_code() {
        let drawn = draw("## A\n```go\nb\n```", true);
        assert_eq!(drawn, "\u{1b}[1mA\u{1b}[0m\n    \u{1b}[36mb\u{1b}[0m\n");
    }
}
