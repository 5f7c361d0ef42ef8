//! A function in the making.

use redline_base::{Name, Offset, Span};
use redline_names::LocalId;
use redline_syntax::{BlockId as Braces, ExprId, FieldListId, FuncDecl, FuncTypeId};
use redline_types::{Basic, Param, Signature, Store, Type, TypeId};
use rustc_hash::FxHashMap;

use super::defer::Defers;
use super::range_body::{LoopCells, RangeBody};
use super::stmt::Target;
use super::storage::{Capture, Storage};
use super::{Escapes, File, Package};
use crate::builder::Builder;
use crate::{BlockId, FunctionId, FunctionKind, Op, Terminator, UnknownReason, ValueId};

/// A function in the making: where its lowering stands.
pub(crate) struct Lowering<'a, 'p> {
    pub(crate) package: &'p mut Package<'a>,
    pub(crate) store: &'a Store,
    pub(crate) file: File<'a>,
    pub(crate) escapes: &'p Escapes,
    pub(crate) id: FunctionId,
    /// Where the function begins, by which [`Escapes`] knows it.
    pub(crate) start: Offset,
    pub(crate) builder: Builder,
    pub(crate) storage: FxHashMap<LocalId, Storage>,
    /// What it brings along from the function around it, in the order of its free
    /// variables.
    pub(crate) captures: Vec<(Capture, ValueId)>,
    /// Where its results are kept; of the body of a range-over-func loop those of the
    /// function around it.
    pub(crate) results: Vec<Storage>,
    pub(crate) result_types: Vec<TypeId>,
    /// What `break` and `continue` may lead to, the innermost last.
    pub(crate) targets: Vec<Target>,
    pub(crate) labels: FxHashMap<Name, BlockId>,
    /// The label of the statement that comes next.
    pub(crate) label: Option<Name>,
    pub(crate) defers: Defers,
    /// The clause behind the one whose statements are being lowered.
    pub(crate) next_clause: Option<BlockId>,
    /// Of the body of a range-over-func loop: how it is left.
    pub(crate) range_body: Option<RangeBody>,
    /// What the range-over-func loop shares with its body whose function is being made.
    pub(crate) loop_cells: Option<LoopCells>,
}

impl<'a, 'p> Lowering<'a, 'p> {
    pub(crate) fn new(
        package: &'p mut Package<'a>,
        file: File<'a>,
        id: FunctionId,
        escapes: &'p Escapes,
    ) -> Self {
        let start = package.function(id).span.start;
        Self {
            store: package.store,
            package,
            file,
            escapes,
            id,
            start,
            builder: Builder::new(),
            storage: FxHashMap::default(),
            captures: Vec::new(),
            results: Vec::new(),
            result_types: Vec::new(),
            targets: Vec::new(),
            labels: FxHashMap::default(),
            label: None,
            defers: Defers::default(),
            next_clause: None,
            range_body: None,
            loop_cells: None,
        }
    }

    /// Lowers a declared function.
    pub(crate) fn declared(mut self, decl: &FuncDecl, body: Braces) {
        if let Some(receiver) = decl.receiver {
            self.params(receiver);
        }
        self.function(decl.ty, body);
        self.finish();
    }

    /// A function literal in this function, as a value with what it brings along.
    pub(crate) fn literal(&mut self, literal: ExprId, ty: FuncTypeId, body: Braces) -> Op {
        let (function, captures) = self.literal_function(literal, ty, body);
        let bindings = self.bindings(&captures);
        Op::Closure { function, bindings }
    }

    /// The function of a literal, and what it brings along.
    pub(crate) fn literal_function(
        &mut self,
        literal: ExprId,
        ty: FuncTypeId,
        body: Braces,
    ) -> (FunctionId, Vec<Capture>) {
        let kind = FunctionKind::Literal { parent: self.id };
        let mut child = self.child(kind, self.file.tree.span(literal));
        let signature = child.type_of(literal);
        child.package.function(child.id).signature = signature;
        child.function(ty, body);
        (child.id, child.finish())
    }

    /// A function inside this one.
    pub(crate) fn child(&mut self, kind: FunctionKind, span: Span) -> Lowering<'a, '_> {
        let id = self.package.reserve(kind, self.file, span);
        Lowering::new(&mut *self.package, self.file, id, self.escapes)
    }

    fn function(&mut self, ty: FuncTypeId, body: Braces) {
        let ty = self.file.tree[ty];
        self.params(ty.params);
        if let Some(results) = ty.results {
            self.declare_results(results);
        }
        self.body(body);
    }

    /// The statements of the function, and that it returns at their end.
    pub(crate) fn body(&mut self, body: Braces) {
        self.block(body);
        let end = Span::empty(self.file.tree[body].span.end.saturating_sub(1));
        if self.builder.is_reachable() {
            self.leave_at_end(end);
        }
    }

    /// The function returns, with what its named results hold.
    fn leave_at_end(&mut self, at: Span) {
        if self.results.is_empty() || self.results_are_named() {
            self.return_results(at);
        } else {
            // The compiler would have refused a function that ends without a result.
            self.builder.terminate(Terminator::Unreachable, at);
        }
    }

    /// The parameters of a list.
    fn params(&mut self, list: FieldListId) {
        let tree = self.file.tree;
        for field in tree.fields_of(list) {
            let names = tree[field].names;
            if names.is_empty() {
                let ty = self.field_type(tree[field].ty);
                self.builder.function_param(ty, tree.span(field));
            }
            for name in tree.idents_of(names) {
                let local = self.file.resolution.declared(name);
                let ty = match local {
                    Some(local) => self.local_type(local),
                    None => self.field_type(tree[field].ty),
                };
                let value = self.builder.function_param(ty, tree.span(name));
                if let Some(local) = local {
                    self.declare(local, value, tree.span(name));
                }
            }
        }
    }

    /// The type of a parameter or result that has no name.
    fn field_type(&mut self, written: Option<ExprId>) -> TypeId {
        let tree = self.file.tree;
        match written.map(|written| (written, tree[written])) {
            Some((_, redline_syntax::Expr::Ellipsis(Some(element)))) => {
                let element = self.type_of(element);
                self.store.intern(Type::Slice(element))
            }
            Some((written, _)) => self.type_of(written),
            None => Basic::Invalid.id(),
        }
    }

    fn declare_results(&mut self, list: FieldListId) {
        let tree = self.file.tree;
        let in_memory = self.escapes.results_in_memory(self.start);
        self.declare_all_results(list, in_memory);
        if in_memory {
            // What unwinds any other block leads to where they are read.
            let (next, at) = (self.builder.new_block(), tree.span(list));
            self.builder.end_at(next, at);
            self.builder.enter_sealed(next);
        }
    }

    fn declare_all_results(&mut self, list: FieldListId, in_memory: bool) {
        let tree = self.file.tree;
        for field in tree.fields_of(list) {
            let names = tree[field].names;
            if names.is_empty() {
                let ty = self.field_type(tree[field].ty);
                self.declare_result(None, ty, tree.span(field), in_memory);
            }
            for name in tree.idents_of(names) {
                let local = self.file.resolution.declared(name);
                let ty = match local {
                    Some(local) => self.local_type(local),
                    None => self.field_type(tree[field].ty),
                };
                self.declare_result(local, ty, tree.span(name), in_memory);
            }
        }
    }

    fn declare_result(&mut self, local: Option<LocalId>, ty: TypeId, at: Span, in_memory: bool) {
        let in_memory = in_memory || local.is_some_and(|local| self.escapes.in_memory(local));
        let storage = self.new_storage(ty, in_memory, at);
        let zero = self.builder.zero(ty);
        if !in_memory {
            self.initialize(storage, zero, at);
        }
        if let Some(local) = local {
            self.storage.insert(local, storage);
        }
        self.results.push(storage);
        self.result_types.push(ty);
    }

    /// Whether the results have names, so that a `return` may stand alone.
    fn results_are_named(&self) -> bool {
        let results = &self.results;
        results.iter().all(|result| self.storage.values().any(|storage| storage == result))
    }

    /// Everything is lowered: what the function brings along.
    pub(crate) fn finish(mut self) -> Vec<Capture> {
        self.seal_labels();
        self.unwind_blocks();
        let builder = self.builder;
        // Beside what is not known, the checker is silent about errors.
        let (ops, types) = (&builder.body.ops, &builder.body.types);
        let is_unknown = |op: &Op| *op == Op::Unknown(UnknownReason::IllTyped);
        let package = &mut *self.package;
        if ops.iter().any(is_unknown) || types.iter().any(|&ty| package.mentions_unknown(ty)) {
            self.package.doubtful.push(self.id);
        }
        let function = self.package.function(self.id);
        function.free_vars =
            self.captures.iter().map(|(_, value)| builder.body.ty(*value)).collect();
        function.body = if builder.is_too_large() {
            Err(UnknownReason::TooLarge)
        } else {
            Ok(builder.finish())
        };
        self.captures.into_iter().map(|(capture, _)| capture).collect()
    }

    /// The signature with these types.
    pub(crate) fn signature(&self, params: &[TypeId], results: &[TypeId]) -> TypeId {
        let list = |types: &[TypeId]| types.iter().map(|&ty| Param { name: None, ty }).collect();
        let signature =
            Signature { params: list(params), results: list(results), ..Signature::default() };
        self.store.intern(Type::Signature(Box::new(signature)))
    }
}
