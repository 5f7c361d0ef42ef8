//! Why there is no test.

use std::fmt;

/// Why no test makes a finding happen.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Obstacle {
    /// What is found does not end the process.
    NoDeath,
    /// It is in a test file, which the tests that are written here replace.
    InTest,
    /// The file is in no package that is built on this platform.
    NoPackage,
    /// The package does not compile, with the first reason.
    DoesNotCompile(String),
    /// The package uses C.
    Cgo,
    /// No function is at the place, as in a declaration of a type.
    NoFunction,
    /// It is in a function literal, and no call of the function around it led there.
    InLiteral {
        /// The function around it.
        function: String,
        /// How the first call ended.
        ended: String,
    },
    /// No value of a parameter can be written in a test of the package.
    NoValue(String),
    /// The package dies while it is initialized, before any test begins: how.
    DiesBefore(String),
    /// None of so many attempts died there; how one ended.
    NotReached {
        /// How many there were.
        attempts: usize,
        /// How the first one ended.
        ended: String,
    },
    /// The interpreter has no model of something, and there is no Go toolchain.
    NotModelled(String),
    /// What it has no model of speaks with the network: it is not run.
    Network(String),
    /// What it has no model of changes things outside of the process: it is not run.
    Outside(String),
    /// The interpreter has seen the death, and the Go toolchain something else.
    NotConfirmed(String),
    /// The Go toolchain does not build the test, with the first line that it said.
    DoesNotBuild(String),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDeath => f.write_str("it does not end the process"),
            Self::InTest => f.write_str("it is in a test"),
            Self::NoPackage => f.write_str("its file is in no package of this platform"),
            Self::DoesNotCompile(why) => write!(f, "the package does not compile: {why}"),
            Self::Cgo => f.write_str("the package uses C"),
            Self::NoFunction => f.write_str("no function is there that could be called"),
            Self::InLiteral { function, ended } => write!(
                f,
                "it is in a function literal, and no call of {function} led there; the first {ended}"
            ),
            Self::NoValue(ty) => write!(f, "no value of type {ty} can be written in a test"),
            Self::DiesBefore(ended) => {
                write!(f, "before any test begins, the initialization of the package {ended}")
            }
            Self::NotReached { attempts, ended } => {
                write!(f, "none of {attempts} calls died there; the first {ended}")
            }
            Self::NotModelled(what) => {
                write!(f, "the interpreter has no model of {what}, and no Go toolchain was used")
            }
            Self::Network(what) => write!(f, "it needs the network: it calls {what}"),
            Self::Outside(what) => write!(f, "it would change things outside: it calls {what}"),
            Self::NotConfirmed(ended) => write!(f, "run by Go, the test {ended}"),
            Self::DoesNotBuild(why) => write!(f, "Go does not build the test: {why}"),
        }
    }
}
