//! What functions of the standard library panic on, as their sources have it.

use crate::facts::Symbol;

/// A condition on which a function panics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Precondition {
    /// The function or method.
    pub(super) function: Symbol<'static>,
    /// The parameter that the condition is about, from 0; the receiver is none.
    pub(super) parameter: usize,
    /// When it panics.
    pub(super) panics_if: Condition,
    /// What it panics with.
    pub(super) text: &'static str,
}

/// What is asked of an argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Condition {
    /// It is less than this.
    Below(i64),
    /// It is zero, and of an unsigned type or anything else that is divided by.
    Zero,
    /// It is less than the first or greater than the second.
    Outside(i64, i64),
    /// It is `nil`.
    Nil,
    /// It is the empty string.
    Empty,
    /// It is a string of another number of bytes.
    NotOfLength(usize),
    /// There is an odd number of arguments from it on.
    OddCount,
}

const fn entry(
    function: Symbol<'static>,
    parameter: usize,
    panics_if: Condition,
    text: &'static str,
) -> Precondition {
    Precondition { function, parameter, panics_if, text }
}

/// All of them, by package and name. Each was seen to panic: `testdata/preconditions`.
#[rustfmt::skip]
pub(super) const PRECONDITIONS: &[Precondition] = &[
    entry(Symbol::function("bytes", "Repeat"), 1, Condition::Below(0), "bytes: negative Repeat count"),
    entry(Symbol::method("bytes", "Buffer", "Grow"), 0, Condition::Below(0), "bytes.Buffer.Grow: negative count"),
    entry(Symbol::method("bytes", "Buffer", "Truncate"), 0, Condition::Below(0), "bytes.Buffer: truncation out of range"),
    entry(Symbol::function("context", "WithCancel"), 0, Condition::Nil, "cannot create context from nil parent"),
    entry(Symbol::function("context", "WithCancelCause"), 0, Condition::Nil, "cannot create context from nil parent"),
    entry(Symbol::function("context", "WithDeadline"), 0, Condition::Nil, "cannot create context from nil parent"),
    entry(Symbol::function("context", "WithDeadlineCause"), 0, Condition::Nil, "cannot create context from nil parent"),
    entry(Symbol::function("context", "WithTimeout"), 0, Condition::Nil, "cannot create context from nil parent"),
    entry(Symbol::function("context", "WithTimeoutCause"), 0, Condition::Nil, "cannot create context from nil parent"),
    entry(Symbol::function("context", "WithValue"), 0, Condition::Nil, "cannot create context from nil parent"),
    entry(Symbol::function("context", "WithValue"), 1, Condition::Nil, "nil key"),
    entry(Symbol::function("context", "WithoutCancel"), 0, Condition::Nil, "cannot create context from nil parent"),
    entry(Symbol::function("database/sql", "Register"), 1, Condition::Nil, "sql: Register driver is nil"),
    entry(Symbol::function("encoding/base32", "NewEncoding"), 0, Condition::NotOfLength(32), "encoding alphabet is not 32-bytes long"),
    entry(Symbol::function("encoding/base64", "NewEncoding"), 0, Condition::NotOfLength(64), "encoding alphabet is not 64-bytes long"),
    entry(Symbol::function("log/slog", "New"), 0, Condition::Nil, "nil Handler"),
    entry(Symbol::function("math/big", "NewRat"), 1, Condition::Zero, "division by zero"),
    entry(Symbol::method("math/big", "Int", "Bit"), 0, Condition::Below(0), "negative bit index"),
    entry(Symbol::method("math/big", "Int", "ProbablyPrime"), 0, Condition::Below(0), "negative n for ProbablyPrime"),
    entry(Symbol::method("math/big", "Int", "SetBit"), 1, Condition::Below(0), "negative bit index"),
    entry(Symbol::method("math/big", "Rat", "SetFrac64"), 1, Condition::Zero, "division by zero"),
    entry(Symbol::function("math/bits", "Div"), 2, Condition::Zero, "runtime error: integer divide by zero"),
    entry(Symbol::function("math/bits", "Div32"), 2, Condition::Zero, "runtime error: integer divide by zero"),
    entry(Symbol::function("math/bits", "Div64"), 2, Condition::Zero, "runtime error: integer divide by zero"),
    entry(Symbol::function("math/bits", "Rem"), 2, Condition::Zero, "runtime error: integer divide by zero"),
    entry(Symbol::function("math/bits", "Rem32"), 2, Condition::Zero, "runtime error: integer divide by zero"),
    entry(Symbol::function("math/bits", "Rem64"), 2, Condition::Zero, "runtime error: integer divide by zero"),
    entry(Symbol::function("math/rand", "Int31n"), 0, Condition::Below(1), "invalid argument to Int31n"),
    entry(Symbol::function("math/rand", "Int63n"), 0, Condition::Below(1), "invalid argument to Int63n"),
    entry(Symbol::function("math/rand", "Intn"), 0, Condition::Below(1), "invalid argument to Intn"),
    entry(Symbol::function("math/rand", "Shuffle"), 0, Condition::Below(0), "invalid argument to Shuffle"),
    entry(Symbol::method("math/rand", "Rand", "Int31n"), 0, Condition::Below(1), "invalid argument to Int31n"),
    entry(Symbol::method("math/rand", "Rand", "Int63n"), 0, Condition::Below(1), "invalid argument to Int63n"),
    entry(Symbol::method("math/rand", "Rand", "Intn"), 0, Condition::Below(1), "invalid argument to Intn"),
    entry(Symbol::method("math/rand", "Rand", "Shuffle"), 0, Condition::Below(0), "invalid argument to Shuffle"),
    entry(Symbol::function("math/rand/v2", "Int32N"), 0, Condition::Below(1), "invalid argument to Int32N"),
    entry(Symbol::function("math/rand/v2", "Int64N"), 0, Condition::Below(1), "invalid argument to Int64N"),
    entry(Symbol::function("math/rand/v2", "IntN"), 0, Condition::Below(1), "invalid argument to IntN"),
    entry(Symbol::function("math/rand/v2", "N"), 0, Condition::Below(1), "invalid argument to N"),
    entry(Symbol::function("math/rand/v2", "Shuffle"), 0, Condition::Below(0), "invalid argument to Shuffle"),
    entry(Symbol::function("math/rand/v2", "Uint32N"), 0, Condition::Zero, "invalid argument to Uint32N"),
    entry(Symbol::function("math/rand/v2", "Uint64N"), 0, Condition::Zero, "invalid argument to Uint64N"),
    entry(Symbol::function("math/rand/v2", "UintN"), 0, Condition::Zero, "invalid argument to UintN"),
    entry(Symbol::method("math/rand/v2", "Rand", "Int32N"), 0, Condition::Below(1), "invalid argument to Int32N"),
    entry(Symbol::method("math/rand/v2", "Rand", "Int64N"), 0, Condition::Below(1), "invalid argument to Int64N"),
    entry(Symbol::method("math/rand/v2", "Rand", "IntN"), 0, Condition::Below(1), "invalid argument to IntN"),
    entry(Symbol::method("math/rand/v2", "Rand", "Shuffle"), 0, Condition::Below(0), "invalid argument to Shuffle"),
    entry(Symbol::method("math/rand/v2", "Rand", "Uint32N"), 0, Condition::Zero, "invalid argument to Uint32N"),
    entry(Symbol::method("math/rand/v2", "Rand", "Uint64N"), 0, Condition::Zero, "invalid argument to Uint64N"),
    entry(Symbol::method("math/rand/v2", "Rand", "UintN"), 0, Condition::Zero, "invalid argument to UintN"),
    entry(Symbol::function("net/http", "Handle"), 0, Condition::Empty, "http: invalid pattern"),
    entry(Symbol::function("net/http", "Handle"), 1, Condition::Nil, "http: nil handler"),
    entry(Symbol::function("net/http", "HandleFunc"), 0, Condition::Empty, "http: invalid pattern"),
    entry(Symbol::function("net/http", "HandleFunc"), 1, Condition::Nil, "http: nil handler"),
    entry(Symbol::method("net/http", "Request", "Clone"), 0, Condition::Nil, "nil context"),
    entry(Symbol::method("net/http", "Request", "WithContext"), 0, Condition::Nil, "nil context"),
    entry(Symbol::method("net/http", "ServeMux", "Handle"), 0, Condition::Empty, "http: invalid pattern"),
    entry(Symbol::method("net/http", "ServeMux", "Handle"), 1, Condition::Nil, "http: nil handler"),
    entry(Symbol::method("net/http", "ServeMux", "HandleFunc"), 0, Condition::Empty, "http: invalid pattern"),
    entry(Symbol::method("net/http", "ServeMux", "HandleFunc"), 1, Condition::Nil, "http: nil handler"),
    entry(Symbol::function("os/exec", "CommandContext"), 0, Condition::Nil, "nil Context"),
    entry(Symbol::function("os/signal", "Notify"), 0, Condition::Nil, "os/signal: Notify using nil channel"),
    entry(Symbol::function("runtime/pprof", "Labels"), 0, Condition::OddCount, "uneven number of arguments to pprof.Labels"),
    entry(Symbol::function("slices", "Chunk"), 1, Condition::Below(1), "cannot be less than 1"),
    entry(Symbol::function("slices", "Grow"), 1, Condition::Below(0), "cannot be negative"),
    entry(Symbol::function("slices", "Repeat"), 1, Condition::Below(0), "cannot be negative"),
    entry(Symbol::function("strconv", "AppendInt"), 2, Condition::Outside(2, 36), "strconv: illegal AppendInt/FormatInt base"),
    entry(Symbol::function("strconv", "AppendUint"), 2, Condition::Outside(2, 36), "strconv: illegal AppendInt/FormatInt base"),
    entry(Symbol::function("strconv", "FormatInt"), 1, Condition::Outside(2, 36), "strconv: illegal AppendInt/FormatInt base"),
    entry(Symbol::function("strconv", "FormatUint"), 1, Condition::Outside(2, 36), "strconv: illegal AppendInt/FormatInt base"),
    entry(Symbol::function("strings", "NewReplacer"), 0, Condition::OddCount, "strings.NewReplacer: odd argument count"),
    entry(Symbol::function("strings", "Repeat"), 1, Condition::Below(0), "strings: negative Repeat count"),
    entry(Symbol::method("strings", "Builder", "Grow"), 0, Condition::Below(0), "strings.Builder.Grow: negative count"),
    entry(Symbol::function("text/tabwriter", "NewWriter"), 1, Condition::Below(0), "negative minwidth, tabwidth, or padding"),
    entry(Symbol::function("text/tabwriter", "NewWriter"), 2, Condition::Below(0), "negative minwidth, tabwidth, or padding"),
    entry(Symbol::function("text/tabwriter", "NewWriter"), 3, Condition::Below(0), "negative minwidth, tabwidth, or padding"),
    entry(Symbol::method("text/tabwriter", "Writer", "Init"), 1, Condition::Below(0), "negative minwidth, tabwidth, or padding"),
    entry(Symbol::method("text/tabwriter", "Writer", "Init"), 2, Condition::Below(0), "negative minwidth, tabwidth, or padding"),
    entry(Symbol::method("text/tabwriter", "Writer", "Init"), 3, Condition::Below(0), "negative minwidth, tabwidth, or padding"),
    entry(Symbol::function("time", "Date"), 7, Condition::Nil, "time: missing Location in call to Date"),
    entry(Symbol::function("time", "NewTicker"), 0, Condition::Below(1), "non-positive interval for NewTicker"),
    entry(Symbol::method("time", "Ticker", "Reset"), 0, Condition::Below(1), "non-positive interval for Ticker.Reset"),
    entry(Symbol::method("time", "Time", "In"), 0, Condition::Nil, "time: missing Location in call to Time.In"),
];

#[cfg(test)]
mod tests {
    use super::PRECONDITIONS;

    /// What `testdata/preconditions/main.go` prints when Go 1.27 runs it.
    const RECORDED: &str = include_str!("../../../testdata/preconditions/recorded.txt");

    #[test]
    fn each_was_seen_to_panic() {
        let lines = PRECONDITIONS.iter().map(|it| format!("{}\t{}\t{}", it.function, it.parameter, it.text));
        let lines: Vec<String> = lines.collect();
        let recorded: Vec<&str> = RECORDED.lines().collect();
        assert_eq!(lines, recorded);
    }
}
