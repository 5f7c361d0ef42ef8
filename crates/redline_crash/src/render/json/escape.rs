//! JSON in which every character can be seen.

use std::io::{self, Write};

use redline_diagnostics::is_hidden;
use serde_json::ser::{Formatter, PrettyFormatter};

/// A formatter that indents, and writes hidden characters as `\u` escapes.
pub(super) fn pretty() -> Visible {
    Visible(PrettyFormatter::new())
}

/// [`PrettyFormatter`] with another way to write strings.
pub(super) struct Visible(PrettyFormatter<'static>);

/// Forwards calls that begin and end things to the formatter inside.
///
/// A macro, because the trait has a method for each, all alike.
macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*);)+) => {
        $(fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$method(out $(, $argument)*)
        })+
    };
}

impl Formatter for Visible {
    forward! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        text: &str,
    ) -> io::Result<()> {
        if text.is_ascii() && !text.contains('\x7f') {
            return out.write_all(text.as_bytes());
        }
        let mut plain = 0;
        for (at, character) in text.char_indices().filter(|&(_, it)| is_hidden(it)) {
            out.write_all(text.get(plain..at).unwrap_or_default().as_bytes())?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            plain = at + character.len_utf8();
        }
        out.write_all(text.get(plain..).unwrap_or_default().as_bytes())
    }
}
