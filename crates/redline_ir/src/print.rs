//! Functions as text.

mod function;
mod instruction;
mod name;
mod operand;

#[cfg(test)]
mod tests;

use redline_base::{LineTable, Span};
use redline_types::{PackageId, Store, TypeId, Wording};

use self::function::FunctionPrinter;
pub use self::name::qualified_name;
use crate::{Fault, FunctionId, PackageIr};

/// Prints the functions of a package.
///
/// ```text
/// func shop.total(prices []int) int
/// b0(v0 []int):
///   v1 = len(v0) : int
///   jump b1(0, 0)
/// b1(v2 int, v3 int):
///   v4 = v2 < v1 : bool
///   branch v4 -> b2, b3
/// b2:
///   check index v2 < v1
///   v5 = &v0[v2] : *int
///   v6 = load v5 : int
///   v7 = v3 + v6 : int
///   v8 = v2 + 1 : int
///   jump b1(v8, v7)
/// b3:
///   return v3
/// ```
///
/// Values are numbered in the order in which they are printed, and those that are in
/// no block stand where they are used. A text is the same for the same function,
/// whatever else was lowered before.
pub struct Printer<'a> {
    store: &'a Store,
    package: &'a PackageIr,
    /// By function.
    names: Vec<String>,
    /// Of the files of the package, if places are printed.
    lines: &'a [LineTable],
}

impl<'a> Printer<'a> {
    /// Prints functions of `package`, which is known to `store` as `id`.
    pub fn new(store: &'a Store, package: &'a PackageIr, id: PackageId) -> Self {
        let names = name::names(store, package, &store[id].path);
        Self { store, package, names, lines: &[] }
    }

    /// Prints behind each instruction the line and column that it stems from, by the
    /// lines of the files of the package in their order.
    #[must_use]
    pub fn with_places(self, lines: &'a [LineTable]) -> Self {
        Self { lines, ..self }
    }

    /// The name of a function: of what is declared as the runtime calls it
    /// (`net/http.(*Server).Serve`), of what is in it with its number (`main.main$1`).
    /// The initialization is `main.init`, and what gives variables their initial values
    /// `main.var.0`, `main.var.1`, ….
    pub fn name(&self, function: FunctionId) -> &str {
        &self.names[function.index()]
    }

    /// All functions in order.
    pub fn package(&self) -> String {
        let texts: Vec<String> =
            self.package.functions().map(|(id, _)| self.function(id, &[])).collect();
        texts.join("\n")
    }

    /// A function, with what is wrong with it where it is.
    pub fn function(&self, id: FunctionId, faults: &[Fault]) -> String {
        let function = &self.package[id];
        let mut text = format!("func {}{}", self.name(id), self.head(id));
        match &function.body {
            Err(reason) => text.extend(["\n  unknown: ", reason.text(), "\n"]),
            Ok(body) => {
                text.push('\n');
                text += &FunctionPrinter::new(self, function, body).print(faults);
            }
        }
        text
    }

    /// The signature, and the types of free variables.
    fn head(&self, id: FunctionId) -> String {
        let function = &self.package[id];
        let signature = self.ty(function.signature);
        let mut text = signature.strip_prefix("func").unwrap_or(&signature).to_owned();
        if !function.free_vars.is_empty() {
            let types: Vec<String> = function.free_vars.iter().map(|&ty| self.ty(ty)).collect();
            text.extend([" [", &types.join(", "), "]"]);
        }
        text
    }

    /// A type, with the names of packages.
    fn ty(&self, ty: TypeId) -> String {
        let qualifier = |package: PackageId| self.package_name(package).to_owned();
        Wording::qualified(self.store, &qualifier).ty(ty)
    }

    fn package_name(&self, package: PackageId) -> &'a str {
        self.store.names().text(self.store[package].name)
    }

    /// Where a span begins, as a comment.
    fn place(&self, file: usize, span: Span) -> Option<String> {
        let place = self.lines.get(file)?.line_column(span.start);
        Some(format!("// {}:{}", place.line, place.column))
    }
}
