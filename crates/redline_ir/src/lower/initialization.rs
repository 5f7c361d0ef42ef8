//! The initialization of a package (spec: Package initialization).

use redline_base::Span;
use redline_syntax::Node;
use redline_types::{Initializer, ObjectId, ObjectKind};

use super::call::{Prepared, Target};
use super::place::Located;
use super::{Escapes, Lowering, Package};
use crate::{FunctionId, FunctionKind, Terminator, ValueList};

impl Package<'_> {
    /// The function that gives the variables their initial values, in order, and calls
    /// the functions `init`, in the order of the files.
    pub(crate) fn lower_initialization(&mut self) {
        let Some(&first) = self.files.first() else { return };
        let init = self.reserve(FunctionKind::Init, self.file(first), Span::default());
        let none = Escapes::default();
        let signature = self.store.intern(redline_types::Type::Signature(Box::default()));
        self.function(init).signature = signature;
        let is_wanted = |it: &&Initializer| self.files.binary_search(&it.file).is_ok();
        let wanted: Vec<&Initializer> = self.checked.init_order.iter().filter(is_wanted).collect();
        let values: Vec<FunctionId> =
            wanted.into_iter().map(|initializer| self.lower_initializer(initializer)).collect();
        let nothing = self.nothing;
        let calls = self.init_functions();
        let mut lowering = Lowering::new(self, self.file(first), init, &none);
        let of_values =
            values.into_iter().map(|function| Target::Closure { function, bindings: 0 });
        let of_functions =
            calls.into_iter().map(|object| Target::Declared { object, type_args: Vec::new() });
        for target in of_values.chain(of_functions) {
            let at = Span::default();
            lowering.make(&Prepared { target, values: Vec::new(), result: nothing, at });
        }
        lowering.builder.terminate(Terminator::Return(ValueList::EMPTY), Span::default());
        lowering.finish();
    }

    /// A function that gives variables of the package their initial value.
    fn lower_initializer(&mut self, initializer: &Initializer) -> FunctionId {
        let file = self.file(initializer.file);
        let span = file.tree.span(initializer.value);
        let function = self.reserve(FunctionKind::Variables, file, span);
        let signature = self.store.intern(redline_types::Type::Signature(Box::default()));
        self.function(function).signature = signature;
        let escapes = Escapes::of(self.store, file, Node::Expr(initializer.value), span);
        let mut lowering = Lowering::new(self, file, function, &escapes);
        lowering.initial_value(&initializer.variables, initializer.value);
        lowering.finish();
        function
    }

    /// The functions `init`, in the order of the files.
    fn init_functions(&self) -> Vec<ObjectId> {
        let mut found = Vec::new();
        for &index in &self.files {
            let file = self.file(index);
            for (_, decl) in file.tree.func_decls() {
                let is_init = self.store.names().text(file.tree[decl.name].name) == "init";
                if is_init && decl.receiver.is_none() {
                    found.extend(file.records.declared(decl.name));
                }
            }
        }
        found
    }
}

impl Lowering<'_, '_> {
    fn initial_value(&mut self, variables: &[ObjectId], value: redline_syntax::ExprId) {
        let at = self.file.tree.span(value);
        let values = match variables {
            [variable] => vec![self.expr_as(value, self.store.type_of(*variable))],
            [_, _] if self.is_comma_ok(value) => {
                self.comma_ok(value).map_or_else(Vec::new, |values| values.to_vec())
            }
            _ => self.results_of(value),
        };
        for (&variable, value) in variables.iter().zip(values) {
            let ty = self.store.type_of(variable);
            if self.store.names().text(self.store[variable].name) == "_"
                || !matches!(self.store[variable].kind, ObjectKind::Var(_))
            {
                continue;
            }
            let value = self.assigned(value, ty, at);
            let place = self.global_place(variable);
            self.store(&Located { place, ty, at }, value);
        }
        self.builder.terminate(Terminator::Return(ValueList::EMPTY), at);
    }
}
