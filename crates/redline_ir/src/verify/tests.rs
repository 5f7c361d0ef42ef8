//! Each fault, provoked.

mod calls;
mod operations;
mod shape;

use redline_types::TypeId;

use crate::testing::{Maker, Types};
use crate::{Op, ValueId, ValueList};

const DECLARATIONS: &str = "
type Point struct { X int; Name string }
type Other struct { X int; Name string }
type Ints []int
type Color uint8
type Stringer interface { String() string }
type List[T any] struct { Head T }
func (p *Point) String() string { return p.Name }
func (p Point) Get(i int) (string, error) { return p.Name, nil }
func (l *List[T]) Add(x T) int { return 0 }
func Plain(x int, rest ...string) (int, error) { return x, nil }
func Nothing() {}
func Generic[S ~[]E, E any, N int | float64](s S, n N) (e E) { return }
func Bytes[B string | []byte, P *Point, I int8 | uint8, A any](B, P, I, A) {}
func Empty[T interface { int; string }](T) {}
func Strings[T Stringer](T) {}
var Global int
const Constant = 1
";

/// The first parameters of a body.
fn params() -> [ValueId; 4] {
    [0, 1, 2, 3].map(ValueId::new)
}

fn types() -> Types {
    Types::new(DECLARATIONS)
}

/// What is wrong with a body, as text.
fn faults(types: &Types, maker: &Maker) -> Vec<String> {
    maker.body.verify(&types.store).iter().map(ToString::to_string).collect()
}

/// A type as Go writes it; `(T, U)` is a tuple, and nothing that of no value. What
/// `f.0` writes is the type of the first parameter of `f`.
fn ty(types: &Types, text: &str) -> TypeId {
    if let Some((function, index)) = text.split_once('.')
        && let Ok(index) = index.parse()
    {
        return types.param_of(function, index);
    }
    match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        _ if text.is_empty() => types.nothing(),
        Some(parts) => {
            let parts: Vec<TypeId> = parts.split(", ").map(|part| ty(types, part)).collect();
            types.tuple(&parts)
        }
        None => types.ty(text),
    }
}

/// An operation on parameters of these types, its result, and what is wrong with it;
/// nothing if it is right.
type Case = (&'static [&'static str], Op, &'static str, &'static str);

fn check(cases: &[Case]) {
    let types = types();
    for (params, op, result, want) in cases {
        let params: Vec<TypeId> = params.iter().map(|text| ty(&types, text)).collect();
        let mut maker = Maker::new(&params);
        let value = maker.op(*op, ty(&types, result));
        let prefix = format!("value {}: ", value.index());
        let found: Vec<String> =
            faults(&types, &maker).iter().map(|fault| fault.replace(&prefix, "")).collect();
        assert_eq!(found.join("; "), *want, "{op:?} of {params:?}");
    }
}

/// The parameters of the body from one to another.
fn list(start: usize, end: usize) -> ValueList {
    ValueList::between(start, end)
}
