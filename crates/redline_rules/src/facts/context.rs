//! In what kind of function a call stands.

use redline_names::{FunctionId, FunctionNode, Usage};
use redline_syntax::{Decl, FuncDecl};

use super::File;

/// In what kind of function a call stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Context {
    /// The value of a package variable.
    PackageVariable,
    /// An `init` function.
    Init,
    /// `main` of a program.
    Main,
    /// `TestMain`, a test, benchmark, fuzz test or example.
    Test,
    /// A function literal that is started as a goroutine.
    GoroutineLiteral,
    /// Any other function, method or literal.
    Plain,
}

impl Context {
    /// As it reads behind "in".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::PackageVariable => "the value of a package variable",
            Self::Init => "`init`",
            Self::Main => "`main`",
            Self::Test => "a test",
            Self::GoroutineLiteral => "a goroutine literal",
            Self::Plain => "a plain function",
        }
    }
}

impl File<'_> {
    /// In what kind of function something in `function` stands. Literals that are
    /// called or deferred on the spot belong to the function around them.
    pub(crate) fn context(self, function: Option<FunctionId>) -> Context {
        let Some(mut id) = function else { return Context::PackageVariable };
        loop {
            let function = &self.functions()[id];
            match (function.usage, function.parent) {
                (Usage::Started(_), _) => return Context::GoroutineLiteral,
                (Usage::Declared, _) => return self.context_of_declaration(function.node),
                (Usage::Called(_) | Usage::Deferred(_), Some(parent)) => id = parent,
                (Usage::Called(_) | Usage::Deferred(_), None) => return Context::PackageVariable,
                (Usage::Value, _) => return Context::Plain,
            }
        }
    }

    fn context_of_declaration(self, node: FunctionNode) -> Context {
        let FunctionNode::Decl(decl) = node else { return Context::Plain };
        let Decl::Func(func) = &self.tree()[decl] else { return Context::Plain };
        match self.name(self.tree()[func.name].name) {
            _ if func.receiver.is_some() => Context::Plain,
            "init" => Context::Init,
            "main" if self.package().is_main() => Context::Main,
            name if self.is_test() && is_test_name(name) => Context::Test,
            _ => Context::Plain,
        }
    }

    /// Whether nobody but the runtime or `go test` calls the function.
    pub(crate) fn is_called_from_outside_only(self, func: &FuncDecl) -> bool {
        let name = self.name(self.tree()[func.name].name);
        let entry = matches!(name, "init") || name == "main" && self.package().is_main();
        func.receiver.is_none() && (entry || self.is_test() && is_test_name(name))
    }
}

/// Whether `go test` runs a function of this name: a prefix, and behind it
/// nothing or a word that does not begin in lower case (testing).
fn is_test_name(name: &str) -> bool {
    ["Test", "Benchmark", "Fuzz", "Example"].iter().any(|prefix| {
        name.strip_prefix(prefix).is_some_and(|rest| !rest.starts_with(char::is_lowercase))
    })
}

#[cfg(test)]
mod tests {
    use super::is_test_name;

    #[test]
    fn tests_are_known_by_their_names() {
        assert!(
            ["Test", "TestMain", "Test_x", "BenchmarkX", "Example"]
                .iter()
                .all(|name| is_test_name(name))
        );
        assert!(!["Testing", "test", "NewTest", "Fuzzy"].iter().any(|name| is_test_name(name)));
    }
}
