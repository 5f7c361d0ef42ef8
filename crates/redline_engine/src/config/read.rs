//! From the text of a `redline.toml` to settings.

use std::ops::Range;
use std::path::Path;
use std::str::FromStr as _;

use globset::{Glob, GlobBuilder};
use redline_base::{LineTable, Offset};
use redline_diagnostics::visible;
use redline_project::Platform;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{Config, Origin, PerFileIgnore, Problem, Problems, Selector, nearest};

/// Reads the text of a `redline.toml`, shown as `path` in problems.
pub(super) fn config(text: &[u8], path: &Path) -> Result<Config, Problems> {
    let mut reader = Reader { path, lines: LineTable::new(text), problems: Vec::new() };
    let config = match str::from_utf8(text) {
        Ok(text) => reader.document(text),
        Err(error) => {
            let at = error.valid_up_to();
            reader.problem(at..at, "this byte is not UTF-8, which TOML is written in");
            Config::default()
        }
    };
    Problems::none_or(reader.problems, config)
}

/// How the value of a key is taken over.
type Set = fn(&mut Reader<'_>, &mut Config, &Value<'_>);
/// How one string of a list is read.
type Item<T> = fn(&str, Origin) -> Result<T, String>;
type Key<'i> = Spanned<DeString<'i>>;
type Value<'i> = Spanned<DeValue<'i>>;

/// Every key, with what its value does.
pub(super) const KEYS: &[(&str, Set)] = &[
    ("select", |reader, config, value| config.select = reader.selectors(value)),
    ("ignore", |reader, config, value| config.ignore = reader.selectors(value)),
    ("tests", |reader, config, value| reader.flag(value, &mut config.tests)),
    ("tags", |reader, config, value| config.tags = reader.list(value, tag)),
    ("platforms", |reader, config, value| config.platforms = reader.list(value, platform)),
    ("per-file-ignores", |reader, config, value| {
        config.per_file_ignores = reader.per_file_ignores(value);
    }),
    ("require-suppression-reason", |reader, config, value| {
        reader.flag(value, &mut config.require_suppression_reason);
    }),
];

pub(super) struct Reader<'a> {
    path: &'a Path,
    lines: LineTable,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn document(&mut self, text: &str) -> Config {
        let (table, errors) = DeTable::parse_recoverable(text);
        let place = |error: &toml::de::Error| error.span().unwrap_or_default();
        let mut config = Config::default();
        // What follows the first syntax error is a guess, and so is the rest of the file.
        match errors.iter().min_by_key(|error| place(error).start) {
            Some(error) => self.problem(place(error), visible(error.message().as_bytes())),
            None => self.table(&mut config, table.get_ref()),
        }
        config
    }

    fn table(&mut self, config: &mut Config, table: &DeTable<'_>) {
        for (key, value) in in_order(table) {
            match KEYS.iter().find(|(name, _)| name == key.get_ref()) {
                Some((_, set)) => set(self, config, value),
                None => self.unknown_key(key),
            }
        }
    }

    fn unknown_key(&mut self, key: &Key<'_>) {
        let meant = nearest(key.get_ref(), KEYS.iter().map(|&(name, _)| name));
        let message = format!("unknown key `{}`", visible(key.get_ref().as_bytes()));
        let problem = Problem::new(self.origin(key.span()), message).suggest(meant);
        self.problems.push(problem);
    }

    fn flag(&mut self, value: &Value<'_>, flag: &mut bool) {
        match value.get_ref().as_bool() {
            Some(set) => *flag = set,
            None => self.mismatch(value, "`true` or `false`"),
        }
    }

    fn selectors(&mut self, value: &Value<'_>) -> Vec<Selector> {
        self.list(value, |word, origin| Ok(Selector { word: word.to_owned(), origin }))
    }

    fn per_file_ignores(&mut self, value: &Value<'_>) -> Vec<PerFileIgnore> {
        let Some(table) = value.get_ref().as_table() else {
            self.mismatch(value, "a table from file patterns to lists of codes");
            return Vec::new();
        };
        in_order(table).into_iter().filter_map(|(key, value)| self.per_file(key, value)).collect()
    }

    fn per_file(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<PerFileIgnore> {
        let ignore = self.selectors(value);
        match glob(key.get_ref()) {
            Ok(files) => Some(PerFileIgnore { files, ignore }),
            Err(error) => {
                self.problem(key.span(), visible(error.to_string().as_bytes()));
                None
            }
        }
    }

    /// A list of strings, each read by `item`.
    fn list<T>(&mut self, value: &Value<'_>, item: Item<T>) -> Vec<T> {
        let Some(array) = value.get_ref().as_array() else {
            self.mismatch(value, "a list of strings");
            return Vec::new();
        };
        array.iter().filter_map(|value| self.item(value, item)).collect()
    }

    fn item<T>(&mut self, value: &Value<'_>, item: Item<T>) -> Option<T> {
        let Some(text) = value.get_ref().as_str() else {
            self.mismatch(value, "a string");
            return None;
        };
        match item(text, self.origin(value.span())) {
            Ok(item) => Some(item),
            Err(message) => {
                self.problem(value.span(), visible(message.as_bytes()));
                None
            }
        }
    }

    fn mismatch(&mut self, value: &Value<'_>, expected: &str) {
        let found = value.get_ref().type_str();
        self.problem(value.span(), format!("expected {expected}, found {found}"));
    }

    fn problem(&mut self, at: Range<usize>, message: impl Into<String>) {
        let problem = Problem::new(self.origin(at), message);
        self.problems.push(problem);
    }

    fn origin(&self, at: Range<usize>) -> Origin {
        let offset = Offset::try_from(at.start).unwrap_or(Offset::MAX);
        Origin::Place(self.path.to_owned(), self.lines.line_column(offset))
    }
}

fn tag(text: &str, _: Origin) -> Result<String, String> {
    let is_tag = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    if text.is_empty() || !text.chars().all(is_tag) {
        return Err(format!("{text:?} is no build tag: letters, digits, `_` and `.`"));
    }
    Ok(text.to_owned())
}

fn platform(text: &str, _: Origin) -> Result<Platform, String> {
    Platform::from_str(text).map_err(|error| error.to_string())
}

/// The entries as they are written; the table itself is sorted by key.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<(&'t Key<'i>, &'t Value<'i>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

fn glob(pattern: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(pattern).literal_separator(true).backslash_escape(true).build()
}
