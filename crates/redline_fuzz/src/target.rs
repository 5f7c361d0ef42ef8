//! The targets: one file each, with what it asserts.

mod config;
mod constraint;
mod crash;
mod gomod;
mod lex;
mod lower;
mod package;
mod parse;
mod types;

use redline_base::Span;

/// A reader of redline that takes bytes from anywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// Go source text to tokens.
    Lex,
    /// Go source text to a tree, and to the header alone.
    Parse,
    /// A package of one Go file to types.
    Types,
    /// A package of one Go file to functions as they are analysed.
    Lower,
    /// `go.mod`, `go.work` and `vendor/modules.txt`.
    Gomod,
    /// Build constraints in files and in file names.
    Constraint,
    /// `redline.toml`.
    Config,
    /// Output of a dying program.
    Crash,
}

impl Target {
    /// All targets.
    pub const ALL: [Self; 8] = [
        Self::Lex,
        Self::Parse,
        Self::Types,
        Self::Lower,
        Self::Gomod,
        Self::Constraint,
        Self::Config,
        Self::Crash,
    ];

    /// Its name: that of its file, its folder in `fuzz/corpus` and its program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lex => "lex",
            Self::Parse => "parse",
            Self::Types => "types",
            Self::Lower => "lower",
            Self::Gomod => "gomod",
            Self::Constraint => "constraint",
            Self::Config => "config",
            Self::Crash => "crash",
        }
    }

    /// The target with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// Name of the dictionary in `fuzz/dictionaries` that its inputs are made with.
    pub fn dictionary(self) -> &'static str {
        match self {
            Self::Lex | Self::Parse | Self::Types | Self::Lower => "go",
            Self::Gomod => "gomod",
            Self::Constraint => "constraint",
            Self::Config => "config",
            Self::Crash => "crash",
        }
    }

    /// Folder below the workspace whose `.out` files are inputs to start from as well:
    /// what real programs printed.
    pub fn recordings(self) -> Option<&'static str> {
        match self {
            Self::Crash => Some("crates/redline_crash/testdata/recorded"),
            _ => None,
        }
    }

    /// Gives the target an input. Panics if what must hold does not.
    pub fn run(self, input: &[u8]) {
        match self {
            Self::Lex => lex::run(input),
            Self::Parse => parse::run(input),
            Self::Types => types::run(input),
            Self::Lower => lower::run(input),
            Self::Gomod => gomod::run(input),
            Self::Constraint => constraint::run(input),
            Self::Config => config::run(input),
            Self::Crash => crash::run(input),
        }
    }
}

/// Whether a span lies in the input.
fn within(span: Span, input: &[u8]) -> bool {
    span.start <= span.end && span.end as usize <= input.len()
}
