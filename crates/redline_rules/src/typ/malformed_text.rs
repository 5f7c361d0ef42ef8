use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings, Step};
use redline_syntax::{Expr, ExprId};

use crate::facts::{KnownText, Symbol};
use crate::regexp::{self, Syntax};
use crate::template::{self, Functions};
use crate::{Check, File, duration};

rule! {
    /// A constant pattern, template or duration that Go refuses.
    ///
    /// `regexp.MustCompile` and `template.Must` panic where they are called, mostly
    /// before `main` begins. Where an error is returned instead, it is returned each
    /// time, and the branch for the good case never runs. Go's patterns have no look
    /// around, no references back and no possessive repetition; its durations have no
    /// days.
    ///
    /// ```go
    /// import (
    /// 	"regexp"
    /// 	"text/template"
    /// 	"time"
    /// )
    ///
    /// var (
    /// 	word  = regexp.MustCompile(`(?<!\w)cat`) // want `regexp.MustCompile panics: invalid named capture: `(?<!\w)cat``
    /// 	hello = template.Must(template.New("hello").Parse("Hello {{.Name}")) // want `template.Must panics: line 1: bad character U+007D '}'`
    /// )
    ///
    /// func week() (time.Duration, error) {
    /// 	return time.ParseDuration("7d") // want `time.ParseDuration always fails: unknown unit "d" in duration "7d"`
    /// }
    /// ```
    ///
    /// The syntax is that of the newest Go release. Layouts of `time.Parse` are not
    /// among these texts: none is refused, whatever it says.
    ///
    /// Silent about text that is neither constant nor in a variable that is set once,
    /// about templates that do not begin with `template.New` in the same expression or
    /// set delimiters, about functions of templates behind `Funcs`, about patterns that
    /// are merely too large, and in tests, which may want the error.
    pub(super) static RULE = {
        code: "TYP407",
        name: "malformed-text",
        line: RedLine::BrokenPrecondition,
        since: "0.1",
        check: Check::File(check),
    };
}

/// The functions that take a pattern first, its syntax, and whether they panic.
const PATTERNS: &[(&str, Syntax, bool)] = &[
    ("MustCompile", Syntax::Perl, true),
    ("MustCompilePOSIX", Syntax::Posix, true),
    ("Compile", Syntax::Perl, false),
    ("CompilePOSIX", Syntax::Posix, false),
    ("Match", Syntax::Perl, false),
    ("MatchReader", Syntax::Perl, false),
    ("MatchString", Syntax::Perl, false),
];

/// Packages of templates.
const TEMPLATES: &[&str] = &["text/template", "html/template"];

/// A call that is given text which Go refuses.
struct Refused<'a> {
    text: KnownText<'a>,
    /// The argument.
    at: ExprId,
    /// What is wrong with the text.
    why: String,
    /// The function that panics or fails.
    function: String,
    panics: bool,
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    let calls: Vec<ExprId> = file.functions().calls().map(|(_, call)| call.expr).collect();
    for &call in &calls {
        if let Some(refused) = refused(file, call, &calls) {
            report(file, &refused, found);
        }
    }
}

fn refused<'a>(file: File<'a>, call: ExprId, calls: &[ExprId]) -> Option<Refused<'a>> {
    let called = file.called(call)?;
    match (called.path, called.receiver, called.name) {
        ("regexp", None, name) => {
            let &(_, syntax, panics) = PATTERNS.iter().find(|pattern| pattern.0 == name)?;
            let (at, text) = first_argument(file, call)?;
            let why = regexp::check(&text.bytes, syntax).err()?.text(&text.bytes);
            Some(Refused { text, at, why, function: format!("regexp.{name}"), panics })
        }
        ("time", None, "ParseDuration") => {
            let (at, text) = first_argument(file, call)?;
            let why = duration::check(str::from_utf8(&text.bytes).ok()?).err()?;
            Some(Refused { text, at, why, function: "time.ParseDuration".to_owned(), panics: false })
        }
        (path, Some("Template"), "Parse") if TEMPLATES.contains(&path) => {
            refused_template(file, call, calls)
        }
        _ => None,
    }
}

fn first_argument(file: File<'_>, call: ExprId) -> Option<(ExprId, KnownText<'_>)> {
    let &at = file.args(call).first()?;
    Some((at, file.known_text(at)?))
}

fn refused_template<'a>(file: File<'a>, parse: ExprId, calls: &[ExprId]) -> Option<Refused<'a>> {
    let functions = functions(file, receiver(file, parse)?)?;
    let (at, text) = first_argument(file, parse)?;
    let error = template::check(str::from_utf8(&text.bytes).ok()?, functions).err()?;
    let why = format!("line {}: {}", error.line, error.text);
    let panics = calls.iter().any(|&call| is_must_of(file, call, parse));
    let function = if panics { "template.Must" } else { "template.Parse" };
    Some(Refused { text, at, why, function: function.to_owned(), panics })
}

/// `x` of `x.m()`.
fn receiver(file: File<'_>, call: ExprId) -> Option<ExprId> {
    let Expr::Call { callee, .. } = file.tree()[call] else { return None };
    match file.tree()[file.tree().unparen(callee)] {
        Expr::Selector { base, .. } => Some(file.tree().unparen(base)),
        _ => None,
    }
}

/// The functions that a template may call which is made in the expression `made`;
/// `None` if it is made elsewhere or has other delimiters.
fn functions(file: File<'_>, mut made: ExprId) -> Option<Functions> {
    let mut functions = Functions::Predefined;
    loop {
        let Symbol { path, receiver: ty, name } = file.called(made)?;
        if !TEMPLATES.contains(&path) {
            return None;
        }
        match (ty, name) {
            (None, "New") => return Some(functions),
            (Some("Template"), "Funcs") => functions = Functions::Any,
            (Some("Template"), "New" | "Option") => {}
            _ => return None,
        }
        made = receiver(file, made)?;
    }
}

/// Whether a call is `template.Must` of what `parse` returns.
fn is_must_of(file: File<'_>, call: ExprId, parse: ExprId) -> bool {
    let is_given = matches!(*file.args(call), [only] if file.tree().unparen(only) == parse);
    is_given
        && file.called(call).is_some_and(|called| {
            TEMPLATES.contains(&called.path) && (called.receiver, called.name) == (None, "Must")
        })
}

fn report(file: File<'_>, refused: &Refused<'_>, found: &mut Findings) {
    let Refused { text, at, why, function, panics } = refused;
    let verb = if *panics { "panics" } else { "always fails" };
    let written = text.file.span(text.expr);
    let steps = [
        Step { at: text.file.place(written), text: "is refused".to_owned() },
        found.step(file.span(*at), if *panics { "panics here" } else { "an error is returned here" }),
    ];
    let is_elsewhere = text.expr != file.tree().unparen(*at);
    let steps = steps.into_iter().filter(|_| is_elsewhere);
    found
        .report(file.span(*at), format!("{function} {verb}: {why}"))
        .sure(Certainty::Proved)
        .because(steps);
}
