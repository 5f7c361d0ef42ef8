//! Calls that end the process without unwinding any stack.

use redline_syntax::ExprId;

use super::File;

/// The functions of the standard library that do so.
const EXITS: &[(&str, &[&str])] =
    &[("os", &["Exit"]), ("syscall", &["Exit"]), ("log", &["Fatal", "Fatalf", "Fatalln"])];

impl File<'_> {
    /// The exit function that `call` calls, as `package.Name` with the name of
    /// the package by which the world knows it.
    pub(crate) fn exit_function(self, call: ExprId) -> Option<String> {
        let (path, name) = self.imported(call)?;
        let exits = EXITS.iter().any(|(package, names)| *package == path && names.contains(&name));
        exits.then(|| format!("{path}.{name}"))
    }
}
