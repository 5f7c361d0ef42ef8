//! Calls (spec: Calls, Passing arguments to ... parameters, Go statements).

use redline_base::Span;
use redline_syntax::{Expr, ExprId, ExprList};
use redline_types::{
    Basic, Builtin, Mode, ObjectId, ObjectKind, SelectionKind, Signature, Type, TypeId,
};

use super::Lowering;
use super::place::Located;
use super::storage::Capture;
use crate::{Call, Callee, Check, FunctionId, FunctionKind, Op, Terminator, ValueId};

/// A call whose operands have been evaluated, and that has not been made.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub(crate) target: Target,
    /// What the target needs, then the arguments.
    pub(crate) values: Vec<ValueId>,
    /// The type of its result, a tuple unless it is one.
    pub(crate) result: TypeId,
    pub(crate) at: Span,
}

impl Prepared {
    /// Whether a function is called, which a predeclared one is not.
    pub(crate) fn calls_function(&self) -> bool {
        !matches!(self.target, Target::Builtin(_) | Target::Unknown)
    }
}

/// Who is called; the values that it needs stand before the arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A declared function or method, whose receiver is its first argument.
    Declared { object: ObjectId, type_args: Vec<TypeId> },
    /// A function inside this one, with so many values that it brings along.
    Closure { function: FunctionId, bindings: usize },
    /// A function value, the first of the values.
    Value,
    /// A method of the interface value that is the first of the values.
    Interface(ObjectId),
    /// A predeclared function.
    Builtin(Builtin),
    /// What is not known.
    Unknown,
}

impl Lowering<'_, '_> {
    /// `f(…)`, a conversion, or a predeclared function.
    pub(crate) fn call(&mut self, expr: ExprId) -> ValueId {
        let Expr::Call { callee, args, .. } = self.file.tree[expr] else {
            return self.unknown(expr);
        };
        let at = self.file.tree.span(expr);
        match self.file.records.mode(callee) {
            Mode::Type => match self.file.tree.list(args) {
                &[operand] => self.conversion(operand, self.type_of(callee), at),
                _ => self.unknown(expr),
            },
            Mode::Builtin => self.builtin(expr),
            _ => {
                let prepared = self.prepare(expr);
                self.make(&prepared)
            }
        }
    }

    /// Evaluates what a call needs. A conversion is what is not known.
    pub(crate) fn prepare(&mut self, expr: ExprId) -> Prepared {
        let tree = self.file.tree;
        let expr = tree.unparen(expr);
        let at = tree.span(expr);
        let Expr::Call { callee, args, spread } = tree[expr] else {
            return self.prepared_unknown(expr);
        };
        if self.file.records.mode(callee) == Mode::Builtin {
            return self.prepare_builtin(expr);
        }
        let signature = self.type_of(callee);
        let Type::Signature(signature) = self.core(signature) else {
            return self.prepared_unknown(expr);
        };
        let (target, mut values) = self.callee(callee);
        values.extend(self.arguments(args, spread, signature));
        if let (Target::Interface(_), &[receiver, ..]) = (&target, &*values) {
            self.check_receiver(receiver, tree.span(callee));
        }
        Prepared { target, values, result: self.result_of(expr, signature), at }
    }

    fn prepared_unknown(&mut self, expr: ExprId) -> Prepared {
        let (result, at) = (self.type_of(expr), self.file.tree.span(expr));
        Prepared { target: Target::Unknown, values: Vec::new(), result, at }
    }

    /// The type of what a call gives.
    fn result_of(&mut self, expr: ExprId, signature: &Signature) -> TypeId {
        match &*signature.results {
            [] => self.nothing(),
            [one] => self.file.records.ty(expr).unwrap_or(one.ty),
            _ => self.type_of(expr),
        }
    }

    /// Who is called, and the values that this needs.
    fn callee(&mut self, callee: ExprId) -> (Target, Vec<ValueId>) {
        let tree = self.file.tree;
        let callee = tree.unparen(callee);
        match tree[callee] {
            Expr::Ident(_) => self.named_target(callee, callee),
            Expr::Index { base, index } if self.file.records.mode(index) == Mode::Type => {
                self.generic_target(callee, tree.unparen(base))
            }
            Expr::IndexList { base, .. } => self.generic_target(callee, tree.unparen(base)),
            Expr::Selector { base, .. } => self.selected_target(callee, callee, base),
            Expr::FuncLit { ty, body } => match tree[ty] {
                Expr::FuncType(signature) => {
                    let (function, captures) = self.literal_function(callee, signature, body);
                    self.closure_target(function, &captures)
                }
                _ => (Target::Unknown, Vec::new()),
            },
            _ => (Target::Value, vec![self.expr(callee)]),
        }
    }

    fn closure_target(
        &mut self,
        function: FunctionId,
        captures: &[Capture],
    ) -> (Target, Vec<ValueId>) {
        let bindings = self.bindings(captures);
        let values = self.builder.body.list(bindings).to_vec();
        (Target::Closure { function, bindings: values.len() }, values)
    }

    /// A function with type arguments.
    fn generic_target(&mut self, callee: ExprId, base: ExprId) -> (Target, Vec<ValueId>) {
        match self.file.tree[base] {
            Expr::Ident(_) => self.named_target(callee, base),
            Expr::Selector { base: inner, .. } => self.selected_target(callee, base, inner),
            _ => (Target::Value, vec![self.expr(callee)]),
        }
    }

    /// A function by its name, else a function value.
    fn named_target(&mut self, callee: ExprId, name: ExprId) -> (Target, Vec<ValueId>) {
        match self.file.records.used(name) {
            Some(object) if self.store[object].kind == ObjectKind::Func => {
                let type_args = self.type_args(name);
                if self.has_type_params(object, type_args.len()) {
                    (Target::Declared { object, type_args }, Vec::new())
                } else {
                    (Target::Unknown, Vec::new())
                }
            }
            _ => (Target::Value, vec![self.expr(callee)]),
        }
    }

    fn selected_target(
        &mut self,
        callee: ExprId,
        selector: ExprId,
        base: ExprId,
    ) -> (Target, Vec<ValueId>) {
        let file = self.file;
        match file.records.selection(self.store, file.tree, selector) {
            None => self.named_target(callee, selector),
            Some(selection) if selection.kind == SelectionKind::Method => {
                let object = selection.object;
                let path = selection.path.to_vec();
                let (receiver, ty) = self.receiver(selector, base, object, &path);
                match self.method_target(object, ty, selector) {
                    Some(target) => (target, vec![receiver]),
                    None => (Target::Unknown, Vec::new()),
                }
            }
            Some(_) => (Target::Value, vec![self.expr(callee)]),
        }
    }

    /// How a method is called on a receiver of a type.
    pub(crate) fn method_target(
        &self,
        object: ObjectId,
        receiver: TypeId,
        selector: ExprId,
    ) -> Option<Target> {
        if self.is_interface(receiver) || self.is_type_param(receiver) {
            return Some(Target::Interface(object));
        }
        let (base, _) = self.store.dereferenced(receiver);
        let mut type_args = match self.store[base] {
            Type::Named(named) => self.store[named].args().to_vec(),
            _ => return None,
        };
        type_args.extend(self.type_args(selector));
        let is_instance = self.has_type_params(object, type_args.len());
        is_instance.then_some(Target::Declared { object, type_args })
    }

    /// Whether a function or method takes so many type arguments, those of its receiver
    /// included. There are fewer where one of them is not known.
    pub(crate) fn has_type_params(&self, object: ObjectId, count: usize) -> bool {
        let Type::Signature(signature) = &self.store[self.store.type_of(object)] else {
            return true;
        };
        let receiver = match self.store[object].kind {
            ObjectKind::Method(method) => self.store[method].receiver(),
            _ => None,
        };
        let of_receiver = receiver.map_or(0, |receiver| receiver.type_params.len());
        of_receiver + signature.type_params.len() == count
    }

    /// The receiver of `base.method`, as the method takes it, and its type.
    pub(crate) fn receiver(
        &mut self,
        selector: ExprId,
        base: ExprId,
        object: ObjectId,
        path: &[u32],
    ) -> (ValueId, TypeId) {
        let mut located = self.place(base);
        located.at = self.file.tree.span(selector);
        self.receiver_at(located, object, path)
    }

    /// An interface whose method is called or bound is not nil.
    pub(crate) fn check_receiver(&mut self, receiver: ValueId, at: Span) {
        if self.is_interface(self.builder.body.ty(receiver)) {
            self.effect(Op::Check(Check::NotNil(receiver)), at);
        }
    }

    /// The receiver of a method that is found along a path of embedded fields.
    pub(crate) fn receiver_at(
        &mut self,
        located: Located,
        object: ObjectId,
        path: &[u32],
    ) -> (ValueId, TypeId) {
        let at = located.at;
        let fields = path.split_last().map_or(path, |(_, fields)| fields);
        let located = self.walk(located, fields);
        let ty = located.ty;
        let by_pointer = match self.store[object].kind {
            ObjectKind::Method(method) => {
                self.store[method].receiver().is_some_and(|it| it.is_pointer)
            }
            _ => false,
        };
        if self.is_interface(ty) {
            return (self.load(located), ty);
        }
        let is_pointer = matches!(self.store[self.store.unalias(ty)], Type::Pointer(_));
        match (is_pointer, by_pointer) {
            (true, true) | (false, false) => (self.load(located), ty),
            (true, false) => {
                let base = self.pointee(ty).unwrap_or(ty);
                let pointer = self.load(located);
                self.effect(Op::Check(Check::NotNil(pointer)), at);
                (self.load_at(pointer, base, at), base)
            }
            (false, true) => {
                let address = self.address_of(&located.place, ty, at);
                // What was followed may be a pointer with a name, which has no methods.
                let pointer = self.package.pointer(ty);
                (self.retyped(address, pointer, at), pointer)
            }
        }
    }

    /// The arguments as the parameters take them.
    fn arguments(&mut self, args: ExprList, spread: bool, signature: &Signature) -> Vec<ValueId> {
        let tree = self.file.tree;
        let args = tree.list(args);
        let values: Vec<(ValueId, Span)> = match *args {
            [only] if self.may_be_several(only, signature) => {
                return self.unknown_arguments(only, signature);
            }
            [only] if self.is_tuple(only) => {
                let at = tree.span(only);
                self.results_of(only).into_iter().map(|value| (value, at)).collect()
            }
            // They are converted when all have been evaluated.
            _ => args.iter().map(|&arg| (self.expr(arg), tree.span(arg))).collect(),
        };
        self.passed(&values, spread, signature)
    }

    /// Whether nobody knows how many of the parameters an argument is for.
    fn may_be_several(&self, arg: ExprId, signature: &Signature) -> bool {
        let is_call = matches!(self.file.tree[self.file.tree.unparen(arg)], Expr::Call { .. });
        let takes_one = signature.params.len() == 1 && !signature.variadic;
        is_call && !takes_one && self.is_unknown(self.type_of(arg))
    }

    /// What the parameters get from a call that may have any results.
    fn unknown_arguments(&mut self, call: ExprId, signature: &Signature) -> Vec<ValueId> {
        self.expr(call);
        let at = self.file.tree.span(call);
        signature.params.iter().map(|param| self.unknown_of(param.ty, at)).collect()
    }

    fn is_tuple(&self, expr: ExprId) -> bool {
        matches!(self.store[self.type_of(expr)], Type::Tuple(_))
    }

    /// Values as parameters take them: those of a variadic one in a slice.
    fn passed(
        &mut self,
        values: &[(ValueId, Span)],
        spread: bool,
        signature: &Signature,
    ) -> Vec<ValueId> {
        let params = &signature.params;
        let fixed = params.len() - usize::from(signature.variadic && !spread);
        let mut passed = Vec::with_capacity(params.len());
        for (&(value, at), param) in values.iter().zip(&params[..fixed.min(params.len())]) {
            passed.push(self.assigned(value, param.ty, at));
        }
        if let Some(last) = params.last()
            && signature.variadic
            && !spread
        {
            passed.push(self.variadic(values.get(fixed..).unwrap_or(&[]), last.ty));
        }
        passed
    }

    /// The slice that a variadic parameter gets.
    fn variadic(&mut self, values: &[(ValueId, Span)], slice: TypeId) -> ValueId {
        let Some(&(_, at)) = values.first() else { return self.builder.zero(slice) };
        let element = match *self.core(slice) {
            Type::Slice(element) => element,
            _ => Basic::Invalid.id(),
        };
        let all: Vec<ValueId> =
            values.iter().map(|&(value, at)| self.assigned(value, element, at)).collect();
        let all = self.builder.list(&all);
        self.builder.emit(Op::SliceOf(all), slice, at)
    }

    /// Makes a call.
    pub(crate) fn make(&mut self, prepared: &Prepared) -> ValueId {
        let at = prepared.at;
        match &prepared.target {
            Target::Unknown => self.unknown_of(prepared.result, at),
            Target::Builtin(builtin) => self.make_builtin(*builtin, prepared),
            Target::Declared { object, .. } if self.ends(*object).is_some() => {
                self.make_end(*object, prepared)
            }
            _ => {
                self.check_target(prepared);
                let call = self.call_of(prepared);
                let call = self.builder.call(call);
                self.builder.emit(Op::Call(call), prepared.result, at)
            }
        }
    }

    /// A function value that is called is not nil.
    pub(crate) fn check_target(&mut self, prepared: &Prepared) {
        if let (Target::Value, Some(&function)) = (&prepared.target, prepared.values.first()) {
            self.effect(Op::Check(Check::NotNil(function)), prepared.at);
        }
    }

    /// The call of something that is no predeclared function.
    pub(crate) fn call_of(&mut self, prepared: &Prepared) -> Call {
        let values = &prepared.values;
        let (own, args) = match &prepared.target {
            Target::Closure { bindings, .. } => values.split_at(*bindings),
            Target::Value | Target::Interface(_) => values.split_at(values.len().min(1)),
            _ => values.split_at(0),
        };
        let args = self.builder.list(args);
        let callee = match (&prepared.target, own) {
            (Target::Declared { object, type_args }, _) => {
                Callee::Declared { object: *object, type_args: self.builder.types(type_args) }
            }
            (Target::Closure { function, .. }, own) => {
                Callee::Closure { function: *function, bindings: self.builder.list(own) }
            }
            (Target::Interface(method), &[receiver]) => {
                Callee::Interface { receiver, method: *method }
            }
            (_, &[function]) => Callee::Value(function),
            _ => Callee::Value(self.unknown_of(Basic::Invalid.id(), prepared.at)),
        };
        Call { callee, args }
    }

    /// How the functions end that a program is left by.
    fn ends(&self, object: ObjectId) -> Option<fn(Option<ValueId>) -> Terminator> {
        let object = &self.store[object];
        let package = &*self.store[object.package?].path;
        let name = self.store.names().text(object.name);
        match (package, name) {
            ("os", "Exit") if object.kind == ObjectKind::Func => {
                Some(|status| status.map_or(Terminator::Fatal, Terminator::Exit))
            }
            ("runtime", "Goexit") => Some(|_| Terminator::Goexit),
            ("runtime", "throw" | "fatal" | "fatalthrow" | "fatalpanic") => {
                Some(|_| Terminator::Fatal)
            }
            _ => None,
        }
    }

    fn make_end(&mut self, object: ObjectId, prepared: &Prepared) -> ValueId {
        if let Some(end) = self.ends(object) {
            let terminator = end(prepared.values.first().copied());
            self.builder.terminate(terminator, prepared.at);
        }
        self.builder.zero(prepared.result)
    }

    /// `go f()`
    pub(crate) fn go(&mut self, expr: ExprId, at: Span) {
        let prepared = self.prepare(expr);
        if prepared.target == Target::Unknown {
            return;
        }
        let prepared = self.as_function(prepared);
        let call = self.call_of(&prepared);
        let call = self.builder.call(call);
        self.effect(Op::Go(call), at);
    }

    /// A call of a predeclared function as one of a function that makes it.
    pub(crate) fn as_function(&mut self, prepared: Prepared) -> Prepared {
        let Target::Builtin(_) = prepared.target else { return prepared };
        let types: Vec<TypeId> =
            prepared.values.iter().map(|&value| self.builder.body.ty(value)).collect();
        let kind = FunctionKind::Wrapper { parent: self.id };
        let signature = self.signature(&types, &[]);
        let mut child = self.child(kind, prepared.at);
        child.package.function(child.id).signature = signature;
        let values =
            types.iter().map(|&ty| child.builder.function_param(ty, prepared.at)).collect();
        child.make(&Prepared { values, ..prepared.clone() });
        if child.builder.is_reachable() {
            child.return_results(prepared.at);
        }
        let function = child.id;
        child.finish();
        let target = Target::Closure { function, bindings: 0 };
        Prepared { target, result: self.nothing(), ..prepared }
    }
}
