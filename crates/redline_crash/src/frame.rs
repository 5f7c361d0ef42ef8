//! One call on a stack.

use crate::scan::{Cursor, decimal};
use crate::{Symbol, Symbols};

/// One call on the stack of a goroutine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Frame {
    /// The function as Go prints it: `example.com/shop/store.(*Index).Add`.
    pub function: Symbol,
    /// The file as it was built; empty where there is none.
    pub file: Symbol,
    /// The line in it, counted from 1; 0 where there is none.
    pub line: u32,
    /// The arguments as words of memory, without parentheses: `0x1, {0x2, 0x3}`.
    pub args: Symbol,
    /// Whether the call was inlined (or is of C), so that there are no arguments.
    pub inlined: bool,
}

/// A line such as `main.f(0x1, 0x2)`, taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Call<'a> {
    pub(crate) function: &'a [u8],
    pub(crate) args: &'a [u8],
}

impl<'a> Call<'a> {
    /// Reads the first line of a frame; `None` if it is no call of Go.
    ///
    /// Arguments hold no parentheses, function names do: `main.(*T).f(...)`.
    pub(crate) fn parse(line: &'a [u8]) -> Option<Self> {
        let inside = line.strip_suffix(b")")?;
        let open = memchr::memrchr(b'(', inside)?;
        let (function, args) = (inside.get(..open)?, inside.get(open + 1..)?);
        (is_function(function) && is_args(args)).then_some(Self { function, args })
    }

    /// Whether the arguments are left out: the call was inlined, or is of C.
    pub(crate) fn is_inlined(self) -> bool {
        self.args == b"..."
    }
}

/// Whether the bytes can be the name of a function: there is one, and no blank in its
/// package.
fn is_function(name: &[u8]) -> bool {
    let Some(&first) = name.first() else { return false };
    let blank_allowed = memchr::memchr(b'[', name).is_some();
    first > b' ' && first != b'[' && (blank_allowed || memchr::memchr(b' ', name).is_none())
}

/// Words of memory, `_` for what is not in memory, `...` for what is left out.
pub(crate) fn is_args(args: &[u8]) -> bool {
    args.iter().all(|byte| {
        matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'x' | b'{' | b'}' | b',' | b' ' | b'?' | b'_' | b'.')
    })
}

/// A line such as `\t/src/main.go:12 +0x1d`, taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct At<'a> {
    pub(crate) file: &'a [u8],
    pub(crate) line: u32,
    /// Offset and registers, behind the number of the line.
    pub(crate) behind: &'a [u8],
}

impl<'a> At<'a> {
    /// Reads the second line of a frame. Blanks in place of the tab are what a paste
    /// leaves of it.
    pub(crate) fn parse(line: &'a [u8]) -> Option<Self> {
        let text = line.trim_ascii_start();
        if text.len() == line.len() {
            return None;
        }
        if let Some(rest) = text.strip_prefix(b"pc=") {
            return rest.starts_with(b"0x").then_some(Self { file: b"", line: 0, behind: b"" });
        }
        let colon = memchr::memrchr(b':', text)?;
        let mut rest = Cursor::new(text.get(colon + 1..)?);
        let line = decimal(&mut rest)?;
        let behind = rest.rest();
        let ends = behind.is_empty() || behind.starts_with(b" ");
        (ends && colon > 0).then(|| Self {
            file: text.get(..colon).unwrap_or_default(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            behind,
        })
    }
}

impl Frame {
    /// A frame whose place is still to come.
    pub(crate) fn new(call: Call<'_>, symbols: &mut Symbols) -> Self {
        Self {
            function: symbols.intern(call.function),
            args: symbols.keep(call.args),
            inlined: call.is_inlined(),
            ..Self::default()
        }
    }

    /// The package of the function: `example.com/shop/store` of
    /// `example.com/shop/store.(*Index).Add`.
    pub fn package(self, symbols: &Symbols) -> &str {
        package_of(symbols.text(self.function))
    }
}

/// The package of a function as Go prints it; empty where there is none. Dots in the
/// last element of an import path are printed as `%2e`.
pub(crate) fn package_of(function: &str) -> &str {
    let plain = function.split(['[', '(']).next().unwrap_or(function);
    let last = plain.rfind('/').map_or(0, |slash| slash + 1);
    let dot = plain.get(last..).and_then(|name| name.find('.'));
    dot.and_then(|dot| function.get(..last + dot)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(line: &str) -> Option<(&str, &str)> {
        let call = Call::parse(line.as_bytes())?;
        Some((str::from_utf8(call.function).unwrap(), str::from_utf8(call.args).unwrap()))
    }

    #[test]
    fn calls_are_functions_with_words_of_memory() {
        assert_eq!(call("main.main()"), Some(("main.main", "")));
        assert_eq!(call("a/b.(*T).f(0x1, {0x2?, ...})"), Some(("a/b.(*T).f", "0x1, {0x2?, ...}")));
        assert_eq!(call("main.g[...](...)"), Some(("main.g[...]", "...")));
        assert_eq!(
            call("main.Map[go.shape.int, x].f(_)"),
            Some(("main.Map[go.shape.int, x].f", "_"))
        );
        assert_eq!(call("panic({0x1?, 0x2?})"), Some(("panic", "{0x1?, 0x2?}")));
        for text in ["", ")", "()", "main.main", "it said (hello)", "user output (0x1)"] {
            assert_eq!(call(text), None, "{text}");
        }
    }

    #[test]
    fn places_have_a_file_and_a_line() {
        let at = |line: &'static str| At::parse(line.as_bytes()).map(|it| (it.file, it.line));
        assert_eq!(at("\t/a/b.go:12 +0x1d"), Some((&b"/a/b.go"[..], 12)));
        assert_eq!(at("        C:/a b/c.go:7"), Some((&b"C:/a b/c.go"[..], 7)));
        assert_eq!(at("\tx.go:7 +0x1 fp=0x2 sp=0x3 pc=0x4"), Some((&b"x.go"[..], 7)));
        assert_eq!(at("\tpc=0x1"), Some((&b""[..], 0)));
        for text in ["/a/b.go:12", "\t:12", "\ta.go:12x", "\ta.go:", "\t"] {
            assert_eq!(at(text), None, "{text}");
        }
    }

    #[test]
    fn packages_stand_before_the_name() {
        assert_eq!(package_of("a.com/b/c.(*T).f"), "a.com/b/c");
        assert_eq!(package_of("main.f[...].func1"), "main");
        assert_eq!(package_of("a.com/x%2ey.F[b.com/z.T]"), "a.com/x%2ey");
        assert_eq!(package_of("panic"), "");
    }
}
