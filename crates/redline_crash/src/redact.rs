//! Secrets in texts, masked.
//!
//! What is masked is what looks like a secret: values behind names such as `password=`,
//! credentials in addresses, bearer tokens, private keys. What looks like nothing is
//! left; nobody should rely on this alone.

use std::borrow::Cow;

/// What stands in place of a secret.
const MASK: &str = "[redacted]";

/// Words in the name of something whose value is a secret.
const SECRET_NAMES: [&str; 16] = [
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "secret",
    "token",
    "apikey",
    "api_key",
    "api-key",
    "access_key",
    "accesskey",
    "private_key",
    "credential",
    "auth",
    "session",
    "cookie",
];

/// Whether and how texts are masked.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Redaction {
    /// Whether secrets are masked.
    pub on: bool,
}

impl Redaction {
    /// The text, masked if that is wanted.
    pub fn text(self, text: &str) -> Cow<'_, str> {
        if self.on { masked(text) } else { Cow::Borrowed(text) }
    }

    /// Words of memory: they may hold anything that a function was given.
    pub fn args(self, args: &str) -> &str {
        if self.on && !args.is_empty() { "..." } else { args }
    }
}

fn masked(text: &str) -> Cow<'_, str> {
    if text.contains("-----BEGIN") && text.contains("PRIVATE KEY") {
        return Cow::Borrowed("[redacted private key]");
    }
    let words: Vec<_> = text.split_inclusive([' ', '\n', '\t', ',', ';']).collect();
    let mut shown = String::with_capacity(text.len());
    let mut secret_follows = false;
    for word in words {
        let end = word.trim_end_matches([' ', '\n', '\t', ',', ';']).len();
        let (body, gap) = word.split_at(end);
        if secret_follows && !body.is_empty() {
            shown.push_str(MASK);
        } else {
            push_word(&mut shown, body);
        }
        shown.push_str(gap);
        secret_follows = body.eq_ignore_ascii_case("bearer")
            || body.eq_ignore_ascii_case("basic")
            || names_next(body);
    }
    if shown == text { Cow::Borrowed(text) } else { Cow::Owned(shown) }
}

/// `password:` and `--token`, whose value is the next word.
fn names_next(word: &str) -> bool {
    let name = word.strip_suffix(':').or_else(|| word.strip_prefix("--"));
    name.is_some_and(|name| !name.contains('=') && is_secret_name(name.trim_matches(['"', '\''])))
}

fn push_word(shown: &mut String, word: &str) {
    if let Some((name, value)) = word.split_once(['=', ':'])
        && is_secret_name(name.trim_matches(['"', '\'', '{', '(']))
        && !value.is_empty()
    {
        shown.push_str(word.get(..=name.len()).unwrap_or(name));
        shown.push_str(MASK);
        return;
    }
    match credentials(word) {
        Some((before, after)) => shown.extend([before, MASK, after]),
        None if is_token(word) => shown.push_str(MASK),
        None => shown.push_str(word),
    }
}

fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let short = name.len() <= 64 && !name.contains('/');
    short && SECRET_NAMES.iter().any(|secret| name.contains(secret))
}

/// What stands before and behind `user:password` in `scheme://user:password@host`.
fn credentials(word: &str) -> Option<(&str, &str)> {
    let start = word.find("://")? + 3;
    let rest = word.get(start..)?;
    let at = rest.find('@').filter(|&at| !rest.get(..at).is_some_and(|it| it.contains('/')))?;
    Some((word.get(..start)?, rest.get(at..)?))
}

/// Whether a word has the form of a token that is known: a signed web token, a key of a
/// large provider.
fn is_token(word: &str) -> bool {
    let word = word.trim_matches(['"', '\'', '`']);
    let known = [
        "eyJ",
        "AKIA",
        "ASIA",
        "ghp_",
        "gho_",
        "github_pat_",
        "glpat-",
        "xoxb-",
        "xoxp-",
        "sk_live_",
        "sk-",
    ];
    word.len() >= 20
        && known.iter().any(|start| word.starts_with(start))
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.=".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_secret_is_masked() {
        let cases = [
            ("DB_PASSWORD=hunter2 x", "DB_PASSWORD=[redacted] x"),
            ("dial postgres://u:p@db/x: refused", "dial postgres://[redacted]@db/x: refused"),
            ("Authorization: Bearer abc.def", "Authorization: [redacted] [redacted]"),
            ("--token abc --name x", "--token [redacted] --name x"),
            ("{\"password\":\"x\"}", "{\"password\":[redacted]"),
            ("AKIAABCDEFGHIJKLMNOP", "[redacted]"),
            ("-----BEGIN RSA PRIVATE KEY-----\nx", "[redacted private key]"),
        ];
        for (text, expected) in cases {
            assert_eq!(masked(text), expected);
        }
    }

    #[test]
    fn what_does_not_is_left() {
        for text in ["index out of range [5] with length 3", "a=b c:d", "http://host/a@b", "skip"] {
            assert_eq!(masked(text), text);
        }
    }
}
