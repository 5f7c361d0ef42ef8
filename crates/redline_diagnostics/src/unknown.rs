//! Expressions of which no type is known: what rules are silent about.

use std::collections::BTreeSet;
use std::fmt;

/// Expressions of which no type is known.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Unknown {
    /// How many there are.
    pub expressions: u64,
    /// How many expressions were looked at.
    pub of: u64,
    /// The packages that have some, in order.
    pub packages: Vec<UnknownPackage>,
}

/// A package with expressions of which no type is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownPackage {
    /// Its import path.
    pub path: String,
    /// How many there are.
    pub expressions: u64,
    /// How many expressions were looked at.
    pub of: u64,
    /// Why, in order.
    pub reasons: BTreeSet<UnknownReason>,
}

/// Why no type is known of expressions in a package.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum UnknownReason {
    /// An import of the package leads to nothing that could be read.
    MissingImport(String),
    /// The package imports `C`.
    Cgo,
    /// The package has errors of syntax or types.
    Errors,
    /// A package that it depends on, this one, exports what has no known type.
    Dependency(String),
}

impl UnknownReason {
    /// Its id.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::MissingImport(_) => "missing-import",
            Self::Cgo => "cgo",
            Self::Errors => "errors",
            Self::Dependency(_) => "dependency",
        }
    }

    /// The import path of the package that it is about, if that is another one.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::MissingImport(path) | Self::Dependency(path) => Some(path),
            Self::Cgo | Self::Errors => None,
        }
    }

    /// The kind in words, of several.
    const fn plural(&self) -> &'static str {
        match self {
            Self::MissingImport(_) => "missing imports",
            Self::Cgo => "cgo",
            Self::Errors => "errors",
            Self::Dependency(_) => "dependencies",
        }
    }
}

impl fmt::Display for UnknownReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingImport(path) => write!(f, "missing import {path}"),
            Self::Cgo => f.write_str("cgo"),
            Self::Errors => f.write_str("errors"),
            Self::Dependency(path) => write!(f, "dependency {path}"),
        }
    }
}

impl Unknown {
    /// What is unknown in lines: all together and, if `verbose`, each package; none if
    /// every type is known.
    pub fn lines(&self, verbose: bool) -> Vec<String> {
        let mut lines = Vec::new();
        if self.expressions == 0 {
            return lines;
        }
        if verbose {
            lines.extend(self.packages.iter().map(UnknownPackage::line));
        }
        lines.push(self.line(if verbose { ", listed above" } else { " (--verbose lists them)" }));
        lines
    }

    /// `1,204 of 3,105,998 expressions have no known type, in 3 packages: cgo, errors`
    fn line(&self, hint: &str) -> String {
        let kinds: BTreeSet<&str> = self.reasons().map(UnknownReason::plural).collect();
        let kinds = Vec::from_iter(kinds).join(", ");
        let shares = shares(self.expressions, self.of);
        let count = self.packages.len();
        let packages = if count == 1 { "package" } else { "packages" };
        let colon = if kinds.is_empty() { "" } else { ": " };
        format!("{shares} have no known type, in {count} {packages}{colon}{kinds}{hint}")
    }

    fn reasons(&self) -> impl Iterator<Item = &UnknownReason> {
        self.packages.iter().flat_map(|package| &package.reasons)
    }
}

impl UnknownPackage {
    fn line(&self) -> String {
        let reasons: Vec<String> = self.reasons.iter().map(ToString::to_string).collect();
        let colon = if reasons.is_empty() { "" } else { ": " };
        let shares = shares(self.expressions, self.of);
        format!("no known type: {}: {shares}{colon}{}", self.path, reasons.join(", "))
    }
}

/// `1,204 of 3,105,998 expressions`
fn shares(part: u64, of: u64) -> String {
    format!("{} of {} expressions", grouped(part), grouped(of))
}

/// A number with a comma before every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let (head, tail) = digits.split_at(first);
    let mut groups: Vec<&str> = Vec::from_iter((!head.is_empty()).then_some(head));
    groups.extend((0..tail.len()).step_by(3).map(|start| &tail[start..start + 3]));
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_packages() -> Unknown {
        let package = |path: &str, reasons: &[UnknownReason]| UnknownPackage {
            path: path.to_owned(),
            expressions: 600,
            of: 1000,
            reasons: reasons.iter().cloned().collect(),
        };
        let missing = UnknownReason::MissingImport("example.com/x".to_owned());
        let dependency = UnknownReason::Dependency("shop/a".to_owned());
        Unknown {
            expressions: 1200,
            of: 3_105_998,
            packages: vec![
                package("shop/a", &[UnknownReason::Cgo, missing]),
                package("shop/b", &[dependency]),
            ],
        }
    }

    #[test]
    fn what_is_unknown_is_said_in_one_line() {
        assert_eq!(
            two_packages().lines(false),
            ["1,200 of 3,105,998 expressions have no known type, in 2 packages: cgo, \
              dependencies, missing imports (--verbose lists them)"]
        );
        assert_eq!(Unknown { of: 7, ..Unknown::default() }.lines(true), [""; 0]);
    }

    #[test]
    fn each_package_is_listed_with_its_reasons() {
        let lines = two_packages().lines(true);
        assert_eq!(
            lines[..2],
            [
                "no known type: shop/a: 600 of 1,000 expressions: missing import example.com/x, cgo",
                "no known type: shop/b: 600 of 1,000 expressions: dependency shop/a",
            ]
        );
        assert!(lines[2].ends_with("missing imports, listed above"));
    }

    #[test]
    fn numbers_are_grouped() {
        let all = [0, 12, 123, 1234, 12_345, 123_456, 1_234_567].map(grouped);
        assert_eq!(all, ["0", "12", "123", "1,234", "12,345", "123,456", "1,234,567"]);
    }
}
