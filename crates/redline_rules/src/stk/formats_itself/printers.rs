//! Functions that call the methods of their arguments.

use redline_syntax::{Expr, ExprId};

use super::verbs::{Verb, verbs};
use crate::File;
use crate::facts::Symbol;

/// How a function calls methods of an argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// As package fmt prints it.
    Print(Verb),
    /// As package encoding/json encodes it.
    EncodeJson,
    /// As package encoding/json decodes into it.
    DecodeJson,
    /// As package encoding/xml encodes it.
    EncodeXml,
}

/// What a function does with its arguments.
#[derive(Clone, Copy)]
enum Printer {
    /// Prints all from this one on.
    All(usize),
    /// Prints those behind the format, which is this one.
    Format(usize),
    /// Treats this one in some way.
    One(usize, Way),
}

const PRINTERS: &[(Symbol<'_>, Printer)] = &[
    (Symbol::function("fmt", "Append"), Printer::All(1)),
    (Symbol::function("fmt", "Appendf"), Printer::Format(1)),
    (Symbol::function("fmt", "Appendln"), Printer::All(1)),
    (Symbol::function("fmt", "Errorf"), Printer::Format(0)),
    (Symbol::function("fmt", "Fprint"), Printer::All(1)),
    (Symbol::function("fmt", "Fprintf"), Printer::Format(1)),
    (Symbol::function("fmt", "Fprintln"), Printer::All(1)),
    (Symbol::function("fmt", "Print"), Printer::All(0)),
    (Symbol::function("fmt", "Printf"), Printer::Format(0)),
    (Symbol::function("fmt", "Println"), Printer::All(0)),
    (Symbol::function("fmt", "Sprint"), Printer::All(0)),
    (Symbol::function("fmt", "Sprintf"), Printer::Format(0)),
    (Symbol::function("fmt", "Sprintln"), Printer::All(0)),
    (Symbol::function("encoding/json", "Marshal"), Printer::One(0, Way::EncodeJson)),
    (Symbol::function("encoding/json", "MarshalIndent"), Printer::One(0, Way::EncodeJson)),
    (Symbol::method("encoding/json", "Encoder", "Encode"), Printer::One(0, Way::EncodeJson)),
    (Symbol::function("encoding/json", "Unmarshal"), Printer::One(1, Way::DecodeJson)),
    (Symbol::method("encoding/json", "Decoder", "Decode"), Printer::One(0, Way::DecodeJson)),
    (Symbol::function("encoding/xml", "Marshal"), Printer::One(0, Way::EncodeXml)),
    (Symbol::function("encoding/xml", "MarshalIndent"), Printer::One(0, Way::EncodeXml)),
    (Symbol::method("encoding/xml", "Encoder", "Encode"), Printer::One(0, Way::EncodeXml)),
    (Symbol::method("encoding/xml", "Encoder", "EncodeElement"), Printer::One(0, Way::EncodeXml)),
];

/// The functions of package log, and methods of its `Logger`, that print.
fn logs(called: Symbol<'_>) -> Option<Printer> {
    let is_logger = matches!(called.receiver, None | Some("Logger"));
    if called.path != "log" || !is_logger {
        return None;
    }
    match called.name {
        "Print" | "Println" | "Fatal" | "Fatalln" | "Panic" | "Panicln" => Some(Printer::All(0)),
        "Printf" | "Fatalf" | "Panicf" => Some(Printer::Format(0)),
        _ => None,
    }
}

/// The arguments of a call whose methods are called, and how.
pub(super) fn printed(file: File<'_>, call: ExprId) -> Vec<(ExprId, Way)> {
    let Expr::Call { spread: false, .. } = file.tree()[call] else { return Vec::new() };
    let Some(called) = file.called(call) else { return Vec::new() };
    let known = PRINTERS.iter().find(|(function, _)| *function == called);
    let args = file.args(call);
    match known.map(|&(_, printer)| printer).or_else(|| logs(called)) {
        Some(Printer::All(first)) => {
            let printed = args.iter().skip(first);
            printed.map(|&arg| (arg, Way::Print(Verb::DEFAULT))).collect()
        }
        Some(Printer::Format(format)) => formatted(file, args, format).unwrap_or_default(),
        Some(Printer::One(index, way)) => {
            args.get(index).map(|&arg| (arg, way)).into_iter().collect()
        }
        None => Vec::new(),
    }
}

fn formatted(file: File<'_>, args: &[ExprId], format: usize) -> Option<Vec<(ExprId, Way)>> {
    let text = file.known_text(*args.get(format)?)?.bytes;
    let verbs = verbs(str::from_utf8(&text).ok()?)?;
    let pairs = args.iter().skip(format + 1).zip(verbs);
    Some(pairs.filter_map(|(&arg, verb)| Some((arg, Way::Print(verb?)))).collect())
}
