//! One text, with what it means.

/// A text of a package; texts are the same where all of it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Text {
    /// What is printed: `%v` stands for a part that differs, `%%` for a percent sign.
    pub(super) pattern: String,
    pub(super) class: Class,
    /// Import path of the package that holds it.
    pub(super) package: String,
}

/// How a program dies that prints a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Class {
    /// A panic.
    Panic,
    /// `fatal`: a fault of the program after which the runtime does not go on.
    Fatal,
    /// `throw`: the runtime found itself, its memory or the system broken.
    Throw,
    /// A signal.
    Signal,
    /// A line that the runtime prints before it dies, or while it does not.
    Line,
}

impl Class {
    #[cfg(test)]
    const ALL: [Self; 5] = [Self::Panic, Self::Fatal, Self::Throw, Self::Signal, Self::Line];

    /// The word in the table.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Panic => "panic",
            Self::Fatal => "fatal",
            Self::Throw => "throw",
            Self::Signal => "signal",
            Self::Line => "line",
        }
    }

    /// The class with this word.
    #[cfg(test)]
    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.id() == id)
    }

    /// Whether a deferred `recover` can stop it, in a word of the table.
    pub(super) fn recoverable(self) -> &'static str {
        match self {
            Self::Panic => "yes",
            Self::Fatal | Self::Throw | Self::Signal => "no",
            Self::Line => "unknown",
        }
    }
}
