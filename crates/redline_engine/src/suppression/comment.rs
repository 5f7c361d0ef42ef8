//! What a suppressing comment says.

use redline_base::Span;
use redline_catalogue::Page;

/// A comment that allows findings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Comment {
    /// Where it stands: without a comment of somebody else behind it.
    pub(super) span: Span,
    pub(super) form: Form,
    /// What it names: codes, names of rules, or tools.
    pub(super) names: Vec<String>,
    pub(super) has_reason: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// `//redline:allow`
    Allow,
    /// `//nolint`
    Nolint,
}

impl Form {
    /// Whether `name` stands for the page.
    pub(super) fn names_page(self, name: &str, page: &Page) -> bool {
        let one = name.eq_ignore_ascii_case(page.code) || name == page.name;
        match (self, name) {
            (Self::Nolint, "redline" | "all") => true,
            (Self::Nolint, "panic") => page.family() == "PAN",
            _ => one,
        }
    }
}

impl Comment {
    /// Reads the line comment at `span`, if it is a suppression.
    pub(super) fn parse(source: &[u8], span: Span) -> Option<Self> {
        let text = span.of(source);
        if !may_suppress(text) {
            return None;
        }
        let text = std::str::from_utf8(text).ok()?.trim_end();
        let body = text.strip_prefix("//")?;
        let body = body.trim_start_matches([' ', '\t']);
        let start = text.len() - body.len();
        let (length, form, names, has_reason) =
            if let Some(rest) = body.strip_prefix("redline:allow") {
                allow(rest).map(|it| (it.0, Form::Allow, it.1, it.2))?
            } else {
                nolint(body.strip_prefix("nolint")?).map(|it| (it.0, Form::Nolint, it.1, it.2))?
            };
        let keyword = if form == Form::Allow { "redline:allow".len() } else { "nolint".len() };
        let end = span.start + u32::try_from(start + keyword + length).ok()?;
        Some(Self { span: Span::new(span.start, end.min(span.end)), form, names, has_reason })
    }

    /// Whether it is for redline alone, so that redline may complain about it.
    pub(super) fn is_ours(&self) -> bool {
        let ours = |name: &String| {
            name == "redline"
                || super::pages().iter().any(|page| name.eq_ignore_ascii_case(page.code))
        };
        match self.form {
            Form::Allow => true,
            Form::Nolint => !self.names.is_empty() && self.names.iter().all(ours),
        }
    }
}

/// Whether a comment begins as a suppression does: nearly none goes further.
fn may_suppress(comment: &[u8]) -> bool {
    let body = comment.strip_prefix(b"//").unwrap_or_default();
    let first = body.iter().position(|byte| !matches!(byte, b' ' | b'\t'));
    let body = &body[first.unwrap_or(body.len())..];
    body.starts_with(b"redline:") || body.starts_with(b"nolint")
}

/// Length, names and presence of a reason of ` CODE,CODE reason // comment`.
fn allow(rest: &str) -> Option<(usize, Vec<String>, bool)> {
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let said = rest.split(" //").next().unwrap_or(rest);
    let mut words = said.trim_start().splitn(2, [' ', '\t']);
    let names = list(words.next().unwrap_or_default());
    let has_reason = words.next().is_some_and(|reason| !reason.trim().is_empty());
    Some((said.trim_end().len(), names, has_reason))
}

/// Length, names and presence of a reason of `:name,name // reason`.
fn nolint(rest: &str) -> Option<(usize, Vec<String>, bool)> {
    let (said, reason) = rest.split_once("//").unwrap_or((rest, ""));
    let names = match said.trim() {
        "" => Vec::new(),
        named => list(named.strip_prefix(':')?.split([' ', '\t']).next().unwrap_or_default()),
    };
    Some((rest.trim_end().len(), names, !reason.trim().is_empty()))
}

fn list(names: &str) -> Vec<String> {
    names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<(Form, String, bool, usize)> {
        let span = Span::new(0, u32::try_from(text.len()).unwrap());
        let comment = Comment::parse(text.as_bytes(), span)?;
        Some((comment.form, comment.names.join(" "), comment.has_reason, comment.span.end as usize))
    }

    #[test]
    fn comments_name_codes_and_reasons() {
        let cases = [
            ("//redline:allow PAN503 why", Form::Allow, "PAN503", true, 26),
            ("// redline:allow PAN503,REC601", Form::Allow, "PAN503 REC601", false, 30),
            ("//redline:allow PAN503 // want `x`", Form::Allow, "PAN503", false, 22),
            ("//redline:allow", Form::Allow, "", false, 15),
            ("//nolint", Form::Nolint, "", false, 8),
            ("//nolint:panic // why", Form::Nolint, "panic", true, 21),
            ("//nolint: redline", Form::Nolint, "", false, 17),
            ("// nolint:redline,errcheck", Form::Nolint, "redline errcheck", false, 26),
        ];
        for (text, form, names, reason, end) in cases {
            assert_eq!(parse(text), Some((form, names.to_owned(), reason, end)), "{text}");
        }
    }

    #[test]
    fn other_comments_are_none() {
        for text in
            ["// no", "//nolinter", "//redline:allowed X", "/*nolint*/", "// see nolint", "//"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
