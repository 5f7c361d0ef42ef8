//! Calls, and what functions state about each other.

use redline_base::Span;
use redline_types::TypeId;

use super::{faults, params, types};
use crate::testing::{Maker, Types, int, string};
use crate::{Callee, Function, FunctionId, FunctionKind, Op, PackageIr, UnknownReason, ValueId};

/// What is wrong with a call with arguments of these types that gives this type.
fn called(
    types: &Types,
    callee: impl FnOnce(&mut Maker) -> Callee,
    args: &[TypeId],
    result: TypeId,
) -> String {
    let mut maker = Maker::new(args);
    let args: Vec<ValueId> = maker.body.params().to_vec();
    let callee = callee(&mut maker);
    let call = maker.call(callee, &args);
    let value = maker.op(Op::Call(call), result);
    faults(types, &maker).join("; ").replace(&format!("value {}: ", value.index()), "")
}

fn declared<'a>(
    types: &'a Types,
    name: &'a str,
    type_args: &'a [TypeId],
) -> impl FnOnce(&mut Maker) -> Callee + 'a {
    move |maker| Callee::Declared { object: types.object(name), type_args: maker.types(type_args) }
}

#[test]
fn a_function_is_called_with_what_it_takes() {
    let types = types();
    let plain = || declared(&types, "Plain", &[]);
    let args = types.tys(&["int", "[]string"]);
    let results = types.tuple(&types.tys(&["int", "error"]));
    assert_eq!(called(&types, plain(), &args, results), "");
    assert_eq!(called(&types, plain(), &args[..1], results), "1 arguments, not 2");
    let wrong = types.tys(&["int", "string"]);
    assert_eq!(
        called(&types, plain(), &wrong, results),
        "an argument has type string, not []string"
    );
    assert_eq!(called(&types, plain(), &args, int()), "the result has type int, not a tuple");
    assert_eq!(called(&types, declared(&types, "Nothing", &[]), &[], types.nothing()), "");
    let global = called(&types, declared(&types, "Global", &[]), &[], int());
    assert_eq!(global, "the object is not a function or method");
}

#[test]
fn a_generic_function_is_called_with_type_arguments() {
    let types = types();
    let type_args = types.tys(&["Ints", "int", "float64"]);
    let args = types.tys(&["Ints", "float64"]);
    let generic = |type_args| declared(&types, "Generic", type_args);
    assert_eq!(called(&types, generic(&type_args), &args, int()), "");
    assert_eq!(
        called(&types, generic(&type_args), &args, string()),
        "the result has type string, not int"
    );
    assert_eq!(called(&types, generic(&type_args[..2]), &args, int()), "2 type arguments, not 3");
}

#[test]
fn a_method_is_called_with_its_receiver() {
    let types = types();
    let pointer = types.ty("*Point");
    let object = types.method(pointer, "String");
    let method = |maker: &mut Maker| Callee::Declared { object, type_args: maker.types(&[]) };
    assert_eq!(called(&types, method, &[pointer], string()), "");
    let value = types.ty("Point");
    assert_eq!(
        called(&types, method, &[value], string()),
        "an argument has type p.Point, not *p.Point"
    );
    let list = types.ty("*List[string]");
    let object = types.method(list, "Add");
    let add = |maker: &mut Maker| Callee::Declared { object, type_args: maker.types(&[string()]) };
    assert_eq!(called(&types, add, &[list, string()], int()), "");
    assert_eq!(called(&types, add, &[list, int()], int()), "an argument has type int, not string");
}

#[test]
fn a_function_value_is_a_function() {
    let types = types();
    let [function, ..] = params();
    let value = |_: &mut Maker| Callee::Value(function);
    let call = |text: &str| {
        let mut maker = Maker::new(&[types.ty(text)]);
        let callee = value(&mut maker);
        let call = maker.call(callee, &[]);
        maker.op(Op::Call(call), int());
        faults(&types, &maker).join("; ")
    };
    assert_eq!(call("func() int"), "");
    assert_eq!(call("int"), "value 1: what is called has type int, not a function");
    assert_eq!(call("func(int) int"), "value 1: 0 arguments, not 1");
}

#[test]
fn a_method_of_an_interface_is_one_of_it() {
    let types = types();
    let [receiver, ..] = params();
    let method = types.method(types.ty("Stringer"), "String");
    let call = |ty: TypeId| {
        let mut maker = Maker::new(&[ty]);
        let call = maker.call(Callee::Interface { receiver, method }, &[]);
        maker.op(Op::Call(call), string());
        faults(&types, &maker).join("; ")
    };
    assert_eq!(call(types.ty("Stringer")), "");
    assert_eq!(call(types.param_of("Strings", 0)), "");
    let wanted = "not an interface with that method";
    assert_eq!(call(types.ty("any")), format!("value 1: the receiver has type any, {wanted}"));
    assert_eq!(
        call(types.ty("*Point")),
        format!("value 1: the receiver has type *p.Point, {wanted}")
    );
}

#[test]
fn a_method_value_has_the_type_of_the_method() {
    let types = types();
    let [receiver, ..] = params();
    let bound = |base: &str, name: &str, result: &str| {
        let base = types.ty(base);
        let mut maker = Maker::new(&[base]);
        let (method, type_args) = (types.method(base, name), maker.types(&[]));
        maker.op(Op::MethodValue { receiver, method, type_args }, types.ty(result));
        faults(&types, &maker).join("; ")
    };
    assert_eq!(bound("Point", "Get", "func(int) (string, error)"), "");
    assert_eq!(bound("Stringer", "String", "func() string"), "");
    assert_eq!(bound("Point", "Get", "func() (string, error)"), "value 1: 0 parameters, not 1");
    assert_eq!(
        bound("*Point", "Get", "func(int) (string, error)"),
        "value 1: the receiver has type *p.Point, not p.Point"
    );
}

#[test]
fn functions_and_variables_have_their_types() {
    let types = types();
    let value = |name: &str, of: TypeId| {
        let mut maker = Maker::new(&[]);
        let type_args = maker.types(&[]);
        maker.op(Op::Function { object: types.object(name), type_args }, of);
        faults(&types, &maker).join("; ")
    };
    assert_eq!(value("Plain", types.ty("func(int, ...string) (int, error)")), "");
    assert_eq!(
        value("Plain", types.ty("func(int)")),
        "value 0: 1 parameters, not 2; value 0: 0 results, not 2"
    );
    assert_eq!(value("Plain", int()), "value 0: the result has type int, not a function type");
    let generic = types.store.type_of(types.object("Generic"));
    let mut maker = Maker::new(&[]);
    let type_args = maker.types(&types.tys(&["Ints", "int", "int"]));
    maker.op(Op::Function { object: types.object("Generic"), type_args }, generic);
    assert_eq!(faults(&types, &maker)[0], "value 0: the function is not an instance");
    let variable = |name: &str, of: &str| {
        let mut maker = Maker::new(&[]);
        maker.op(Op::Global(types.object(name)), types.ty(of));
        faults(&types, &maker).join("; ")
    };
    assert_eq!(variable("Global", "*int"), "");
    assert_eq!(variable("Global", "int"), "value 0: the result has type int, not a pointer to int");
    assert_eq!(
        variable("Plain", "*func(int, ...string) (int, error)"),
        "value 0: the object is not a variable of a package"
    );
}

#[test]
fn a_frame_is_a_frame() {
    let types = types();
    let mut maker = Maker::new(&[int()]);
    let [number, ..] = params();
    let frame = maker.op(Op::Frame, types.ty("unsafe.Pointer"));
    let (object, type_args) = (types.object("Nothing"), maker.types(&[]));
    let call = maker.call(Callee::Declared { object, type_args }, &[]);
    maker.op(Op::Defer { frame, call }, types.nothing());
    maker.op(Op::Recover(Some(frame)), types.ty("any"));
    assert_eq!(faults(&types, &maker), [""; 0]);
    maker.op(Op::Defer { frame: number, call }, types.nothing());
    maker.op(Op::Recover(Some(number)), int());
    assert_eq!(
        faults(&types, &maker),
        [
            "value 4: the operand is not a frame",
            "value 5: the operand is not a frame",
            "value 5: the result has type int, not an interface",
        ]
    );
}

/// A package of a function `Get` of `Point` and a literal with a free variable.
struct Made {
    types: Types,
    outer: Maker,
    inner: Maker,
    /// The free variables of the declared function, which has none.
    outer_free: Vec<TypeId>,
    /// What the closure brings along.
    bindings: Vec<ValueId>,
    inner_signature: &'static str,
    closure_type: &'static str,
}

impl Made {
    fn new() -> Self {
        let types = types();
        let mut outer = Maker::new(&types.tys(&["Point", "int"]));
        let results = types.tys(&["string", "error"]).into_iter().map(|ty| outer.op(Op::Zero, ty));
        let results: Vec<ValueId> = results.collect();
        outer.ret(&results);
        let mut inner = Maker::new(&[]);
        let free = inner.op(Op::FreeVar(0), int());
        inner.ret(&[free]);
        let bindings = vec![params()[1]];
        let inner_signature = "func() int";
        let (outer_free, closure_type) = (Vec::new(), inner_signature);
        Self { types, outer, inner, outer_free, bindings, inner_signature, closure_type }
    }

    fn faults(mut self) -> Vec<String> {
        let bindings = self.outer.list(&self.bindings);
        let inner = FunctionId::new(1);
        let closure_type = self.types.ty(self.closure_type);
        self.outer.op(Op::Closure { function: inner, bindings }, closure_type);
        let types = &self.types;
        let object = types.method(types.ty("Point"), "Get");
        let function = |kind, signature, free_vars: &[TypeId], maker: Maker| Function {
            kind,
            signature,
            free_vars: free_vars.into(),
            file: 0,
            span: Span::empty(0),
            body: Ok(maker.body),
        };
        let parent = FunctionId::new(0);
        let declared = FunctionKind::Declared(object);
        let literal = FunctionKind::Literal { parent };
        let signature = types.store.type_of(object);
        let outer = function(declared, signature, &self.outer_free, self.outer);
        let inner = function(literal, types.ty(self.inner_signature), &[int()], self.inner);
        let unknown = Function { body: Err(UnknownReason::NoBody), ..inner.clone() };
        let package = PackageIr { functions: vec![outer, inner, unknown] };
        let faults = package.verify(&types.store);
        faults.iter().map(|(id, fault)| format!("{}: {fault}", id.index())).collect()
    }
}

#[test]
fn functions_fit_together() {
    assert_eq!(Made::new().faults(), [""; 0]);
}

#[test]
fn closures_bring_what_is_free() {
    let mut made = Made::new();
    made.bindings.clear();
    assert_eq!(made.faults(), ["0: value 4: 0 bindings, not 1"]);
    let mut made = Made::new();
    made.bindings = vec![params()[0]];
    assert_eq!(made.faults(), ["0: value 4: a binding has type p.Point, not int"]);
    let made = Made { closure_type: "func()", ..Made::new() };
    assert_eq!(made.faults(), ["0: value 4: the result has type func(), not func() int"]);
    let mut made = Made::new();
    made.inner.op(Op::FreeVar(1), int());
    assert_eq!(
        made.faults(),
        ["1: value 1: the free variable is not one of those of the function"]
    );
    let made = Made { outer_free: vec![int()], ..Made::new() };
    assert_eq!(made.faults(), ["0: block 0: 1 free variables, not 0"]);
    let mut made = Made::new();
    let type_ = made.types.ty("func()");
    let bindings = made.outer.list(&[]);
    made.outer.op(Op::Closure { function: FunctionId::new(9), bindings }, type_);
    assert_eq!(made.faults(), ["0: value 4: the function is out of range"]);
}

#[test]
fn functions_take_and_return_what_they_say() {
    let made = Made { inner_signature: "func(string) int", ..Made::new() };
    let made = Made { closure_type: "func(string) int", ..made };
    assert_eq!(made.faults(), ["1: block 0: 0 parameters, not 1"]);
    let made = Made { inner_signature: "func() string", ..Made::new() };
    let made = Made { closure_type: "func() string", ..made };
    assert_eq!(made.faults(), ["1: block 0: a result has type int, not string"]);
    let mut made = Made::new();
    made.inner.ret(&[]);
    assert_eq!(made.faults(), ["1: block 0: 0 results, not 1"]);
}
