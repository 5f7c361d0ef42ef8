//! Operations on operands of right and of wrong types.

use redline_constant::Value;

use super::{check, faults, list, params, ty, types};
use crate::testing::{Maker, int};
use crate::{BinaryOp, Bound, Check, Op, Select, SelectCase, UnaryOp, UnsafeSize};

#[test]
fn memory() {
    let [a, b, c, _] = params();
    check(&[
        (&[], Op::Alloc, "*int", ""),
        (&[], Op::Alloc, "int", "the result has type int, not a pointer"),
        (&["*Point"], Op::Load(a), "Point", ""),
        (&["Bytes.1"], Op::Load(a), "Point", ""),
        (
            &["*Point"],
            Op::Load(a),
            "Other",
            "the address has type *p.Point, not a pointer to p.Other",
        ),
        (
            &["Point"],
            Op::Load(a),
            "Point",
            "the address has type p.Point, not a pointer to p.Point",
        ),
        (&["*int", "int"], Op::Store { address: a, value: b }, "", ""),
        (&["*rune", "int32"], Op::Store { address: a, value: b }, "", ""),
        (
            &["*int", "int"],
            Op::Store { address: a, value: b },
            "int",
            "the result has type int, not a tuple",
        ),
        (
            &["*int", "Used"],
            Op::Store { address: a, value: b },
            "",
            "the address has type *int, not a pointer to p.Used",
        ),
        (&["*Point"], Op::FieldAddress { base: a, field: 1 }, "*string", ""),
        (
            &["*Point"],
            Op::FieldAddress { base: a, field: 0 },
            "*string",
            "the result has type *string, not a pointer to the type of the field",
        ),
        (
            &["*Point"],
            Op::FieldAddress { base: a, field: 2 },
            "*string",
            "the base has type *p.Point, not a pointer to a struct with that field",
        ),
        (
            &["Point"],
            Op::FieldAddress { base: a, field: 1 },
            "*string",
            "the base has type p.Point, not a pointer to a struct with that field",
        ),
        (&["[]Point", "uint8"], Op::ElementAddress { base: a, index: b }, "*Point", ""),
        (&["*[3]Point", "int"], Op::ElementAddress { base: a, index: b }, "*Point", ""),
        (
            &["Generic.0", "int"],
            Op::ElementAddress { base: a, index: b },
            "*int",
            "the base has type S, not a slice or pointer to an array of what the result points to",
        ),
        (
            &["[3]Point", "int"],
            Op::ElementAddress { base: a, index: b },
            "*Point",
            "the base has type [3]p.Point, not a slice or pointer to an array of what the result points to",
        ),
        (
            &["[]Point", "string"],
            Op::ElementAddress { base: a, index: b },
            "*Point",
            "the index has type string, not an integer",
        ),
        (
            &["[]Point", "int", "int"],
            Op::ElementAddress { base: a, index: c },
            "Point",
            "the result has type p.Point, not a pointer",
        ),
    ]);
}

#[test]
fn parts() {
    let [a, b, c, _] = params();
    check(&[
        (&["Point"], Op::Field { base: a, field: 0 }, "int", ""),
        (
            &["Point"],
            Op::Field { base: a, field: 1 },
            "int",
            "the base has type p.Point, not a struct with that field of type int",
        ),
        (
            &["Point"],
            Op::Field { base: a, field: 9 },
            "int",
            "the base has type p.Point, not a struct with that field of type int",
        ),
        (&["Point", "string"], Op::WithField { base: a, field: 1, value: b }, "Point", ""),
        (
            &["Point", "int"],
            Op::WithField { base: a, field: 1, value: b },
            "Point",
            "the base has type p.Point, not a struct with that field of type int",
        ),
        (
            &["Point", "string"],
            Op::WithField { base: a, field: 1, value: b },
            "Other",
            "the result has type p.Other, not p.Point",
        ),
        (&["[2]Point", "int"], Op::Element { base: a, index: b }, "Point", ""),
        (&["string", "uint"], Op::Element { base: a, index: b }, "uint8", ""),
        (&["Bytes.0", "uint"], Op::Element { base: a, index: b }, "byte", ""),
        (
            &["[]byte", "uint"],
            Op::Element { base: a, index: b },
            "byte",
            "the base has type []byte, not an array or string with elements of type byte",
        ),
        (&["int", "string"], Op::Aggregate(list(0, 2)), "Point", ""),
        (
            &["int"],
            Op::Aggregate(list(0, 1)),
            "Point",
            "the result has type p.Point, not a struct or array of the elements",
        ),
        (&["int", "int"], Op::Aggregate(list(0, 2)), "[5]int", ""),
        (
            &["int", "int"],
            Op::Aggregate(list(0, 2)),
            "[1]int",
            "the result has type [1]int, not a struct or array of the elements",
        ),
        (&["int", "int"], Op::SliceOf(list(0, 2)), "Ints", ""),
        (
            &["int", "string"],
            Op::SliceOf(list(0, 2)),
            "Ints",
            "the result has type p.Ints, not a slice of the elements",
        ),
        (&["(int, error)"], Op::Extract { tuple: a, index: 1 }, "error", ""),
        (
            &["(int, error)"],
            Op::Extract { tuple: a, index: 0 },
            "error",
            "the result has type error, not int",
        ),
        (
            &["(int, error)"],
            Op::Extract { tuple: a, index: 2 },
            "error",
            "the index is not within the tuple",
        ),
        (
            &["error", "int", "int"],
            Op::Extract { tuple: c, index: 1 },
            "error",
            "the operand is not a tuple",
        ),
    ]);
}

#[test]
fn arithmetic() {
    let [a, b, ..] = params();
    let binary = |op| Op::Binary { op, left: a, right: b };
    let unary = |op| Op::Unary { op, operand: a };
    check(&[
        (&["float64"], unary(UnaryOp::Negate), "float64", ""),
        (&["Generic.1"], unary(UnaryOp::Negate), "Generic.1", ""),
        (
            &["string"],
            unary(UnaryOp::Negate),
            "string",
            "the operand has type string, not a number",
        ),
        (&["int"], unary(UnaryOp::Not), "int", "the operand has type int, not boolean"),
        (
            &["Generic.1"],
            unary(UnaryOp::Complement),
            "Generic.1",
            "the operand has type N, not an integer",
        ),
        (&["int"], unary(UnaryOp::Negate), "uint", "the result has type uint, not int"),
        (&["string", "string"], binary(BinaryOp::Add), "string", ""),
        (&["Color", "Color"], binary(BinaryOp::Add), "Color", ""),
        (
            &["Color", "uint8"],
            binary(BinaryOp::Add),
            "Color",
            "the right operand has type uint8, not p.Color",
        ),
        (
            &["bool", "bool"],
            binary(BinaryOp::Add),
            "bool",
            "the left operand has type bool, not a number or string",
        ),
        (
            &["string", "string"],
            binary(BinaryOp::Divide),
            "string",
            "the left operand has type string, not a number",
        ),
        (
            &["float64", "float64"],
            binary(BinaryOp::Remainder),
            "float64",
            "the left operand has type float64, not an integer",
        ),
        (
            &["complex128", "complex128"],
            binary(BinaryOp::Less),
            "bool",
            "the left operand has type complex128, not ordered",
        ),
        (&["int", "int"], binary(BinaryOp::Less), "int", "the result has type int, not boolean"),
        (&["int8", "uint64"], binary(BinaryOp::ShiftLeft), "int8", ""),
        (
            &["int8", "string"],
            binary(BinaryOp::ShiftLeft),
            "int8",
            "the shift count has type string, not an integer",
        ),
        (&["string", "string"], binary(BinaryOp::Max), "string", ""),
        (
            &["[]int", "[]int"],
            binary(BinaryOp::Equal),
            "bool",
            "the left operand has type []int, not comparable",
        ),
        (&["any", "any"], binary(BinaryOp::Equal), "bool", ""),
        (&["Bytes.3", "Bytes.3"], binary(BinaryOp::Equal), "bool", ""),
        (&["float32", "float32"], Op::Complex { re: a, im: b }, "complex64", ""),
        (
            &["float32", "float64"],
            Op::Complex { re: a, im: b },
            "complex64",
            "the imaginary part has type float64, not float32",
        ),
        (
            &["float32", "float32"],
            Op::Complex { re: a, im: b },
            "complex128",
            "the result has type complex128, not a complex type with parts of type float32",
        ),
        (&["complex64"], Op::Real(a), "float32", ""),
        (
            &["complex64"],
            Op::Imag(a),
            "float64",
            "the operand has type complex64, not a complex type with parts of type float64",
        ),
    ]);
}

#[test]
fn functions_are_compared_with_nil() {
    let types = types();
    let ty = types.ty("func()");
    let mut maker = Maker::new(&[ty]);
    let nil = maker.op(Op::Zero, ty);
    let [a, ..] = params();
    maker.op(Op::Binary { op: BinaryOp::Equal, left: a, right: nil }, crate::testing::boolean());
    assert_eq!(faults(&types, &maker), [""; 0]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line a case")]
fn sequences() {
    let [a, b, c, _] = params();
    let slice = Op::Slice { base: a, low: b, high: c };
    let append = Op::Append { slice: a, items: list(1, 2) };
    let tail = Op::AppendSlice { slice: a, tail: b };
    let copy = Op::Copy { target: a, source: b };
    check(&[
        (&["string"], Op::Len(a), "int", ""),
        (&["*[3]int"], Op::Len(a), "int", ""),
        (&["Bytes.0"], Op::Len(a), "int", ""),
        (&["*[]int"], Op::Len(a), "int", "the operand has type *[]int, not of any length"),
        (&["[]int"], Op::Len(a), "uint", "the result has type uint, not int"),
        (&["chan int"], Op::Cap(a), "int", ""),
        (
            &["map[int]int"],
            Op::Cap(a),
            "int",
            "the operand has type map[int]int, not of a capacity",
        ),
        (&["Ints", "int", "int8"], slice, "Ints", ""),
        (
            &["Ints", "int", "int8"],
            slice,
            "[]int",
            "the base has type p.Ints, not what gives a slice of type []int",
        ),
        (&["*[3]int", "int", "int"], slice, "[]int", ""),
        (&["string", "int", "int"], slice, "string", ""),
        (
            &["[3]int", "int", "int"],
            slice,
            "[]int",
            "the base has type [3]int, not what gives a slice of type []int",
        ),
        (&["[]int", "bool", "int"], slice, "[]int", "a bound has type bool, not an integer"),
        (
            &["[]int", "int", "int", "int"],
            Op::FullSlice { base: a, bounds: list(1, 4) },
            "[]int",
            "",
        ),
        (
            &["[]int", "int", "int", "int"],
            Op::FullSlice { base: a, bounds: list(1, 3) },
            "[]int",
            "2 bounds, not 3",
        ),
        (
            &["string", "int", "int", "int"],
            Op::FullSlice { base: a, bounds: list(1, 4) },
            "string",
            "the base has type string, not a slice or pointer to an array",
        ),
        (&["string", "int"], Op::DecodeRune { string: a, index: b }, "(rune, int)", ""),
        (
            &["[]byte", "int"],
            Op::DecodeRune { string: a, index: b },
            "(rune, int)",
            "the operand has type []byte, not a string",
        ),
        (
            &["string", "int"],
            Op::DecodeRune { string: a, index: b },
            "rune",
            "the result has type rune, not a tuple",
        ),
        (&["Ints", "int"], append, "Ints", ""),
        (
            &["Ints", "string"],
            append,
            "Ints",
            "the slice has type p.Ints, not a slice of the items",
        ),
        (&["[]byte", "string"], tail, "[]byte", ""),
        (&["Ints", "[]int"], tail, "Ints", ""),
        (
            &["Ints", "string"],
            tail,
            "Ints",
            "the slice has type p.Ints, not a slice of the elements of string",
        ),
        (&["[]byte", "Bytes.0"], copy, "int", ""),
        (
            &["[]byte", "[]int"],
            copy,
            "int",
            "the slice has type []byte, not a slice of the elements of []int",
        ),
        (&["map[int]int"], Op::Clear(a), "", ""),
        (&["string"], Op::Clear(a), "", "the operand has type string, not a map or slice"),
        (&["int", "int"], Op::MakeSlice { len: a, cap: b }, "Ints", ""),
        (
            &["int", "int"],
            Op::MakeSlice { len: a, cap: b },
            "string",
            "the result has type string, not a slice",
        ),
        (
            &["int", "any"],
            Op::MakeSlice { len: a, cap: b },
            "Ints",
            "the capacity has type any, not an integer",
        ),
    ]);
}

#[test]
fn conversions() {
    let [a, ..] = params();
    check(&[
        (&["Point"], Op::ChangeType(a), "Other", ""),
        (&["*Point"], Op::ChangeType(a), "*Other", ""),
        (&["chan int"], Op::ChangeType(a), "<-chan int", ""),
        (&["*Point"], Op::ChangeType(a), "unsafe.Pointer", ""),
        (
            &["Point"],
            Op::ChangeType(a),
            "int",
            "the operand has type p.Point, not what can become int",
        ),
        (&["int8"], Op::Convert(a), "float64", ""),
        (&["string"], Op::Convert(a), "[]rune", ""),
        (&["Bytes.0"], Op::Convert(a), "string", ""),
        (
            &["complex64"],
            Op::Convert(a),
            "float32",
            "the operand has type complex64, not what can become float32",
        ),
        (
            &["[]int"],
            Op::Convert(a),
            "string",
            "the operand has type []int, not what can become string",
        ),
        (&["int"], Op::MakeInterface(a), "any", ""),
        (&["Bytes.3"], Op::MakeInterface(a), "any", ""),
        (
            &["error"],
            Op::MakeInterface(a),
            "any",
            "the operand is not a value that is no interface",
        ),
        (&["int"], Op::MakeInterface(a), "int", "the result has type int, not an interface"),
        (&["int"], Op::MakeInterface(a), "Strings.0", "the result has type T, not an interface"),
        (&["Stringer"], Op::ChangeInterface(a), "any", ""),
        (&["int"], Op::ChangeInterface(a), "any", "the operand has type int, not an interface"),
        (&["Ints"], Op::SliceToArray(a), "*[3]int", ""),
        (
            &["Ints"],
            Op::SliceToArray(a),
            "[3]int",
            "the operand has type p.Ints, not a slice of the elements of [3]int",
        ),
        (&["any"], Op::Assert(a), "int", ""),
        (&["Strings.0"], Op::Assert(a), "int", "the operand has type T, not an interface"),
        (&["any"], Op::AssertOk(a), "(int, bool)", ""),
        (&["any"], Op::AssertOk(a), "(int, int)", "a result has type int, not bool"),
    ]);
}

#[test]
fn maps_and_channels() {
    let [a, b, c, _] = params();
    let get = Op::MapGet { map: a, key: b };
    let set = Op::MapSet { map: a, key: b, value: c };
    let send = Op::Send { channel: a, value: b };
    check(&[
        (&["int"], Op::MakeMap(Some(a)), "map[int]string", ""),
        (&["int"], Op::MakeMap(Some(a)), "[]string", "the result has type []string, not a map"),
        (
            &["bool"],
            Op::MakeMap(Some(a)),
            "map[int]string",
            "the size has type bool, not an integer",
        ),
        (&["map[int]string", "int"], get, "string", ""),
        (
            &["map[int]string", "Used"],
            get,
            "string",
            "the map has type map[int]string, not a map of such values with keys of type p.Used",
        ),
        (
            &["map[int]string", "int"],
            get,
            "int",
            "the map has type map[int]string, not a map of such values with keys of type int",
        ),
        (&["map[int]string", "int"], Op::MapGetOk { map: a, key: b }, "(string, bool)", ""),
        (
            &["map[int]string", "int"],
            Op::MapGetOk { map: a, key: b },
            "(string, string)",
            "a result has type string, not bool",
        ),
        (&["map[int]string", "int", "string"], set, "", ""),
        (
            &["map[int]string", "int", "any"],
            set,
            "",
            "the map has type map[int]string, not a map of such values with keys of type int",
        ),
        (&["map[int]string", "int"], Op::MapDelete { map: a, key: b }, "", ""),
        (&["map[int]string"], Op::MapIter(a), "map[int]string", ""),
        (&["[]string"], Op::MapIter(a), "[]string", "the operand has type []string, not a map"),
        (
            &["map[int]string"],
            Op::MapNext(a),
            "(bool, int, string)",
            "the operand is not an iteration over a map",
        ),
        (&[], Op::MakeChan(None), "chan int", ""),
        (&[], Op::MakeChan(None), "int", "the result has type int, not a channel"),
        (&["chan<- int", "int"], send, "", ""),
        (
            &["<-chan int", "int"],
            send,
            "",
            "the channel has type <-chan int, not a channel that takes int",
        ),
        (
            &["chan int", "string"],
            send,
            "",
            "the channel has type chan int, not a channel that takes string",
        ),
        (&["<-chan int"], Op::Receive(a), "int", ""),
        (
            &["chan<- int"],
            Op::Receive(a),
            "int",
            "the channel has type chan<- int, not a channel that gives int",
        ),
        (&["chan int"], Op::ReceiveOk(a), "(int, bool)", ""),
        (&["chan int"], Op::ReceiveOk(a), "int", "the result has type int, not a tuple"),
        (&["chan int"], Op::Close(a), "", ""),
        (
            &["<-chan int"],
            Op::Close(a),
            "",
            "the operand has type <-chan int, not a channel that may send",
        ),
    ]);
}

#[test]
fn iterations() {
    let types = types();
    let map = types.ty("map[int]string");
    for (result, want) in [("(bool, int, string)", ""), ("(bool, int)", "2 results, not 3")] {
        let mut maker = Maker::new(&[map]);
        let iteration = maker.op(Op::MapIter(params()[0]), map);
        maker.op(Op::MapNext(iteration), ty(&types, result));
        assert_eq!(faults(&types, &maker).join(" ").replace("value 2: ", ""), want);
    }
}

#[test]
fn selects() {
    let types = types();
    let [a, b, c, _] = params();
    let both = [SelectCase { channel: a, sent: Some(b) }, SelectCase { channel: c, sent: None }];
    for (channel, result, want) in [
        ("chan string", "(int, bool, string)", ""),
        ("chan string", "(int, bool)", "value 3: 2 results, not 3"),
        ("chan string", "(int, bool, int)", "value 3: a result has type int, not string"),
        (
            "chan<- string",
            "(int, bool, string)",
            "value 3: the channel has type chan<- string, not a channel that gives string",
        ),
    ] {
        let mut maker = Maker::new(&types.tys(&["chan int", "int", channel]));
        let select = maker.select(Select { cases: both.into(), blocks: true });
        maker.op(Op::Select(select), ty(&types, result));
        assert_eq!(faults(&types, &maker).join("; "), want);
    }
}

#[test]
fn checks() {
    let [a, b, ..] = params();
    let bound = Check::Bound { kind: Bound::Index, value: a, limit: b };
    let comparable = Check::Comparable { left: a, right: b };
    let check_of = Op::Check;
    check(&[
        (&["*int"], check_of(Check::NotNil(a)), "", ""),
        (&["error"], check_of(Check::NotNil(a)), "", ""),
        (&["Strings.0"], check_of(Check::NotNil(a)), "", ""),
        (
            &["int"],
            check_of(Check::NotNil(a)),
            "",
            "the operand has type int, not a pointer, function or interface",
        ),
        (&["*int"], check_of(Check::NotNil(a)), "int", "the result has type int, not a tuple"),
        (&["[]int"], check_of(Check::MapNotNil(a)), "", "the operand has type []int, not a map"),
        (&["uint8", "int"], check_of(bound), "", ""),
        (&["uint8", "string"], check_of(bound), "", "the limit has type string, not an integer"),
        (
            &["float64"],
            check_of(Check::Divisor(a)),
            "",
            "the divisor has type float64, not an integer",
        ),
        (&["int8"], check_of(Check::ShiftCount(a)), "", ""),
        (&["Bytes.2"], check_of(Check::ShiftCount(a)), "", ""),
        (
            &["uint8"],
            check_of(Check::ShiftCount(a)),
            "",
            "the count has type uint8, not a signed integer",
        ),
        (&["any", "any"], check_of(comparable), "", ""),
        (&["any", "error"], check_of(comparable), "", "the right operand has type error, not any"),
        (
            &["int", "int"],
            check_of(comparable),
            "",
            "the left operand has type int, not one that may hold an interface",
        ),
        (&["[1]any"], check_of(Check::Hashable(a)), "", ""),
        (
            &["string"],
            check_of(Check::Hashable(a)),
            "",
            "the key has type string, not one that may hold an interface",
        ),
        (
            &["int", "bool"],
            check_of(Check::SliceSize { len: a, cap: b }),
            "",
            "the capacity has type bool, not an integer",
        ),
        (&["bool"], check_of(Check::ChanSize(a)), "", "the size has type bool, not an integer"),
        (
            &["int", "int"],
            check_of(Check::UnsafeLen { pointer: a, len: b }),
            "",
            "the pointer has type int, not a pointer",
        ),
        (
            &["bool"],
            check_of(Check::RangeState { state: a, returned: true }),
            "",
            "the state has type bool, not an integer",
        ),
    ]);
}

#[test]
fn low_level_operations() {
    let [a, b, ..] = params();
    let add = Op::UnsafeAdd { pointer: a, len: b };
    let slice = Op::UnsafeSlice { pointer: a, len: b };
    check(&[
        (&["unsafe.Pointer", "int"], add, "unsafe.Pointer", ""),
        (&["*int", "int"], add, "unsafe.Pointer", "the pointer has type *int, not unsafe.Pointer"),
        (&["*int", "int"], slice, "[]int", ""),
        (&["*byte", "int"], slice, "string", ""),
        (
            &["*int", "int"],
            slice,
            "string",
            "the result has type string, not a string or slice of what a pointer points to that is *int",
        ),
        (&["string"], Op::UnsafeData(a), "*byte", ""),
        (
            &["[]int"],
            Op::UnsafeData(a),
            "*string",
            "the operand has type []int, not a string or slice whose data has the address *string",
        ),
    ]);
}

#[test]
fn sizes_are_of_one_type() {
    let types = types();
    let mut maker = Maker::new(&[]);
    let [one, two] = [maker.types(&[int()]), maker.types(&[int(), int()])];
    let uintptr = types.ty("uintptr");
    maker.op(Op::UnsafeSize(UnsafeSize::Size, one), uintptr);
    maker.op(Op::UnsafeSize(UnsafeSize::Offset(0), two), uintptr);
    maker.op(Op::UnsafeSize(UnsafeSize::Size, two), uintptr);
    assert_eq!(faults(&types, &maker), ["value 2: the list of types is not one type"]);
}

#[test]
fn constants_have_a_type_with_their_value() {
    let types = types();
    let text = || Value::string(b"x");
    for (value, of, want) in [
        (Value::int(1), "Color", ""),
        (Value::int(1), "complex64", ""),
        (Value::int(1), "Generic.1", ""),
        (text(), "string", ""),
        (text(), "int", "value 0: the result has type int, not a type with that value"),
        (
            Value::bool(true),
            "[]int",
            "value 0: the result has type []int, not a type with that value",
        ),
    ] {
        let mut maker = Maker::new(&[]);
        maker.constant(value, ty(&types, of));
        assert_eq!(faults(&types, &maker).join("; "), want);
    }
}

#[test]
fn nothing_is_untyped() {
    let types = types();
    let mut maker = Maker::new(&[]);
    maker.op(Op::Zero, redline_types::Basic::UntypedNil.id());
    assert_eq!(
        faults(&types, &maker),
        ["value 0: the value has type untyped nil, not a typed one"]
    );
    let mut maker = Maker::new(&[]);
    maker.op(Op::Zero, types.nothing());
    assert_eq!(
        faults(&types, &maker),
        ["value 0: the result has type (), not a type of one value"]
    );
}

#[test]
fn what_is_unknown_fits_everywhere() {
    let types = types();
    let unknown = redline_types::Basic::Unknown.id();
    let pointers = types.store.intern(redline_types::Type::Pointer(unknown));
    let [a, b, ..] = params();
    let mut maker = Maker::new(&[unknown, pointers, types.param_of("Empty", 0)]);
    maker.op(Op::Load(a), int());
    maker.op(Op::Load(b), int());
    maker.op(Op::Extract { tuple: a, index: 3 }, int());
    maker.op(Op::Binary { op: BinaryOp::Add, left: a, right: b }, unknown);
    maker.op(Op::Len(params()[2]), int());
    maker.end(crate::Terminator::Panic(a));
    assert_eq!(faults(&types, &maker), [""; 0]);
}
