//! Functions and how they are printed.

use redline_base::{LineTable, Span};
use redline_constant::Value;
use redline_types::{Basic, TypeId};

use crate::testing::{Maker, Types, boolean, int, string};
use crate::{
    BinaryOp, Bound, Callee, Check, Function, FunctionId, FunctionKind, Op, PackageIr, Printer,
    Select, SelectCase, Terminator, UnknownReason, UnsafeSize, ValueId,
};

const DECLARATIONS: &str = "
type Point struct { X int; Name string }
type Stringer interface { String() string }
type List[T any] struct { Head T }
func (p *Point) String() string { return p.Name }
func (p Point) Get(i int) (string, error) { return p.Name, nil }
func (l *List[T]) Add(x T) int { return 0 }
func Total(prices []int, more ...string) (sum int, err error) { return }
func Generic[T any](T) {}
var Global int
";

fn types() -> Types {
    Types::new(DECLARATIONS)
}

fn function(kind: FunctionKind, signature: TypeId, maker: Maker) -> Function {
    let (free_vars, span) = ([].into(), Span::empty(0));
    Function { kind, signature, free_vars, file: 0, span, body: Ok(maker.body) }
}

/// A package whose only function is this one.
fn only(types: &Types, name: &str, maker: Maker) -> PackageIr {
    let object = types.object(name);
    let signature = types.store.type_of(object);
    let functions = vec![function(FunctionKind::Declared(object), signature, maker)];
    PackageIr { functions }
}

fn print(types: &Types, package: &PackageIr) -> String {
    Printer::new(&types.store, package, types.package).package()
}

/// A sum over the elements of a slice.
fn total(types: &Types) -> Maker {
    let mut maker = Maker::new(&types.tys(&["[]int", "[]string"]));
    let entry = maker.body.entry();
    let [head, step] = [maker.block(&[int(), int()]), maker.block(&[])];
    let [done, failed] = [maker.block(&[]), maker.block(&[int()])];
    let prices = maker.param(entry, 0);
    let [index, sum] = [0, 1].map(|at| maker.param(head, at));
    let [zero, one] = [0, 1].map(|value| maker.int(value));
    let nil = maker.op(Op::Zero, types.ty("error"));
    maker.fill(entry);
    let len = maker.op(Op::Len(prices), int());
    maker.jump(head, &[zero, zero]);
    maker.fill(head);
    let is_in = Op::Binary { op: BinaryOp::Less, left: index, right: len };
    let is_in = maker.op(is_in, boolean());
    maker.branch(is_in, step, done);
    maker.fill(step);
    let check = Check::Bound { kind: Bound::Index, value: index, limit: len };
    maker.op(Op::Check(check), types.nothing());
    let address = maker.op(Op::ElementAddress { base: prices, index }, types.ty("*int"));
    let price = maker.op(Op::Load(address), int());
    let more = maker.op(Op::Binary { op: BinaryOp::Add, left: sum, right: price }, int());
    let next = maker.op(Op::Binary { op: BinaryOp::Add, left: index, right: one }, int());
    maker.jump(head, &[next, more]);
    maker.unwind(failed, &[sum]);
    maker.fill(done);
    maker.ret(&[sum, nil]);
    maker.fill(failed);
    maker.end(Terminator::Resume);
    maker
}

#[test]
fn a_function() {
    let types = types();
    insta::assert_snapshot!(print(&types, &only(&types, "Total", total(&types))));
}

#[test]
fn a_function_with_places_and_faults() {
    let types = types();
    let mut maker = total(&types);
    for (index, span) in maker.body.spans.iter_mut().enumerate() {
        *span = Span::empty(u32::try_from(index).unwrap());
    }
    // The sum before the loop, and an index that is none.
    let sum = ValueId::new(3);
    maker.body.edges[0].args = maker.list(&[sum, sum]);
    let text = maker.op(Op::Zero, string());
    maker.op(Op::ElementAddress { base: ValueId::new(0), index: text }, types.ty("*int"));
    let untyped = maker.op(Op::Zero, Basic::UntypedInt.id());
    maker.body.edges[3].args = maker.list(&[untyped]);
    let package = only(&types, "Total", maker);
    let faults: Vec<_> = package.verify(&types.store).into_iter().map(|(_, fault)| fault).collect();
    let lines = [LineTable::new(b"package p\n\nvar\nx = 1\n\n")];
    let printer = Printer::new(&types.store, &package, types.package).with_places(&lines);
    insta::assert_snapshot!(printer.function(FunctionId::new(0), &faults));
}

/// A function that has one block with all operations in it.
#[expect(clippy::too_many_lines, reason = "one line an operation")]
fn everything(types: &Types) -> Maker {
    let nothing = types.nothing();
    let texts = [
        "*Point",
        "[]int",
        "map[string]Point",
        "chan int",
        "string",
        "error",
        "[3]int",
        "complex128",
        "unsafe.Pointer",
        "func(int) string",
        "Stringer",
        "uint8",
    ];
    let mut maker = Maker::new(&types.tys(&texts));
    let [
        point,
        slice,
        map,
        channel,
        text,
        error,
        array,
        complex,
        pointer,
        function,
        stringer,
        byte,
    ] = std::array::from_fn(ValueId::new);
    let one = maker.int(1);
    let add = |maker: &mut Maker, op: Op, ty: &str| {
        let ty = match ty {
            "" => nothing,
            tuple if tuple.starts_with('(') => {
                let parts = tuple.trim_matches(['(', ')']).split(", ");
                types.tuple(&parts.map(|part| types.ty(part)).collect::<Vec<_>>())
            }
            ty => types.ty(ty),
        };
        maker.op(op, ty)
    };
    let list = maker.list(&[one, one]);
    let three = maker.list(&[one, one, one]);
    let value = add(&mut maker, Op::Load(point), "Point");
    for (op, ty) in [
        (Op::Alloc, "*int"),
        (Op::Store { address: point, value }, ""),
        (Op::FieldAddress { base: point, field: 1 }, "*string"),
        (Op::Field { base: value, field: 0 }, "int"),
        (Op::WithField { base: value, field: 0, value: one }, "Point"),
        (Op::Element { base: array, index: one }, "int"),
        (Op::Aggregate(list), "[2]int"),
        (Op::SliceOf(list), "[]int"),
        (Op::Unary { op: crate::UnaryOp::Complement, operand: byte }, "uint8"),
        (Op::Binary { op: BinaryOp::Max, left: byte, right: byte }, "uint8"),
        (Op::Real(complex), "float64"),
        (Op::Cap(slice), "int"),
        (Op::Slice { base: slice, low: one, high: one }, "[]int"),
        (Op::FullSlice { base: slice, bounds: three }, "[]int"),
        (Op::DecodeRune { string: text, index: one }, "(rune, int)"),
        (Op::ChangeType(pointer), "*int"),
        (Op::Convert(byte), "float64"),
        (Op::MakeInterface(one), "any"),
        (Op::ChangeInterface(stringer), "any"),
        (Op::SliceToArray(slice), "*[1]int"),
        (Op::Assert(error), "*Point"),
        (Op::AssertOk(error), "(*Point, bool)"),
        (Op::Append { slice, items: list }, "[]int"),
        (Op::AppendSlice { slice, tail: slice }, "[]int"),
        (Op::Copy { target: slice, source: slice }, "int"),
        (Op::Clear(map), ""),
        (Op::MakeSlice { len: one, cap: one }, "[]int"),
        (Op::MakeMap(None), "map[int]int"),
        (Op::MakeChan(Some(one)), "chan int"),
        (Op::MapGet { map, key: text }, "Point"),
        (Op::MapGetOk { map, key: text }, "(Point, bool)"),
        (Op::MapSet { map, key: text, value }, ""),
        (Op::MapDelete { map, key: text }, ""),
        (Op::Send { channel, value: one }, ""),
        (Op::ReceiveOk(channel), "(int, bool)"),
        (Op::Close(channel), ""),
        (Op::HasDeferred, "bool"),
        (Op::CallLastDeferred, ""),
        (Op::Recovered, "bool"),
        (Op::Recover(None), "any"),
        (Op::Print { args: list, line: true }, ""),
        (Op::UnsafeAdd { pointer, len: one }, "unsafe.Pointer"),
        (Op::UnsafeData(text), "*byte"),
        (Op::UnsafeSlice { pointer: point, len: one }, "[]Point"),
        (Op::Check(Check::NotNil(point)), ""),
        (Op::Check(Check::Bound { kind: Bound::HighCap, value: one, limit: one }), ""),
        (Op::Check(Check::Comparable { left: error, right: error }), ""),
        (Op::Check(Check::RangeState { state: one, returned: true }), ""),
    ] {
        add(&mut maker, op, ty);
    }
    let iteration = add(&mut maker, Op::MapIter(map), "map[string]Point");
    add(&mut maker, Op::MapNext(iteration), "(bool, string, Point)");
    let cases =
        [SelectCase { channel, sent: Some(one) }, SelectCase { channel, sent: None }].into();
    let select = maker.select(Select { cases, blocks: false });
    let chosen = add(&mut maker, Op::Select(select), "(int, bool, int)");
    add(&mut maker, Op::Extract { tuple: chosen, index: 2 }, "int");
    let size = maker.types(&[int()]);
    add(&mut maker, Op::UnsafeSize(UnsafeSize::Offset(1), size), "uintptr");
    calls(types, &mut maker, [point, stringer, function, one]);
    maker
}

fn calls(types: &Types, maker: &mut Maker, [point, stringer, function, one]: [ValueId; 4]) {
    let nothing = types.nothing();
    let [none, ints] = [maker.types(&[]), maker.types(&[int()])];
    let method = types.method(types.ty("*Point"), "String");
    let of_interface = types.method(types.ty("Stringer"), "String");
    let generic = types.object("Generic");
    let callees = [
        (Callee::Declared { object: method, type_args: none }, vec![point], string()),
        (Callee::Declared { object: generic, type_args: ints }, vec![one], nothing),
        (Callee::Interface { receiver: stringer, method: of_interface }, vec![], string()),
        (Callee::Value(function), vec![one], string()),
    ];
    for (callee, args, ty) in callees {
        let call = maker.call(callee, &args);
        maker.op(Op::Call(call), ty);
    }
    let call = maker.call(Callee::Value(function), &[one]);
    let frame = maker.op(Op::Frame, nothing);
    maker.op(Op::Defer { frame, call }, nothing);
    maker.op(Op::DeferredCall(call), nothing);
    maker.op(Op::Go(call), nothing);
    let bind = Op::MethodValue { receiver: point, method, type_args: none };
    maker.op(bind, types.ty("func() string"));
    let values = [
        (Op::Global(types.object("Global")), types.ty("*int")),
        (Op::Function { object: generic, type_args: ints }, types.ty("func(int)")),
        (Op::Zero, types.ty("error")),
        (Op::Zero, types.ty("Point")),
        (Op::FreeVar(2), int()),
        (Op::Unknown(UnknownReason::Cgo), int()),
    ]
    .map(|(op, ty)| maker.op(op, ty));
    let hostile = Value::string("a\"\n\u{7}\u{202e}\u{ff}".as_bytes());
    let long = Value::string(&[b'x'; 200]);
    let texts = [hostile, long].map(|value| maker.constant(value, string()));
    let all: Vec<ValueId> = values.into_iter().chain(texts).collect();
    maker.ret(&all);
}

#[test]
fn every_operation() {
    let types = types();
    insta::assert_snapshot!(print(&types, &only(&types, "Total", everything(&types))));
}

#[test]
fn every_end() {
    let types = types();
    let ends = [
        Terminator::Goexit,
        Terminator::Panic(ValueId::new(0)),
        Terminator::Exit(ValueId::new(1)),
        Terminator::Fatal,
        Terminator::Resume,
        Terminator::Unreachable,
    ];
    let mut maker = Maker::new(&[types.ty("error"), int()]);
    for end in ends {
        maker.end(end);
        let next = maker.block(&[]);
        maker.fill(next);
    }
    maker.ret(&[]);
    insta::assert_snapshot!(print(&types, &only(&types, "Total", maker)));
}

#[test]
fn functions_in_functions() {
    let types = types();
    let empty = || {
        let mut maker = Maker::new(&[]);
        maker.ret(&[]);
        maker
    };
    let method = types.method(types.ty("*List[int]"), "Add");
    let signature = types.ty("func()");
    let [outer, literal] = [0, 1].map(FunctionId::new);
    let mut functions: Vec<Function> = [
        FunctionKind::Declared(types.object("Total")),
        FunctionKind::Literal { parent: outer },
        FunctionKind::RangeBody { parent: literal },
        FunctionKind::Wrapper { parent: outer },
        FunctionKind::Declared(method),
        FunctionKind::Variables,
        FunctionKind::Init,
    ]
    .into_iter()
    .map(|kind| function(kind, signature, empty()))
    .collect();
    functions[1].free_vars = types.tys(&["int", "*Point"]).into();
    functions[4].body = Err(UnknownReason::NoBody);
    let mut maker = Maker::new(&[int()]);
    let bindings = maker.list(&[ValueId::new(0)]);
    let call = maker.call(Callee::Closure { function: literal, bindings }, &[]);
    maker.op(Op::Call(call), types.nothing());
    maker.op(Op::Closure { function: literal, bindings }, signature);
    functions[0].body = Ok(maker.body);
    insta::assert_snapshot!(print(&types, &PackageIr { functions }));
}
