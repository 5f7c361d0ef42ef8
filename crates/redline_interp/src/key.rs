//! Equality of values and keys of maps (spec: Comparison operators, Map types).

use redline_types::{Type, TypeId};

use crate::kind::Kind;
use crate::pointer::Pointer;
use crate::types::Types;
use crate::value::{ObjectRef, Value};

/// What tells keys of a map apart.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Key {
    Nil,
    Bool(bool),
    Int(i64),
    Float(u64),
    Complex(u64, u64),
    Text(Box<[u8]>),
    Pointer(Pointer),
    Object(ObjectRef),
    Parts(Box<[Key]>),
    Boxed(TypeId, Box<Key>),
}

/// A value of this type can be neither compared nor hashed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Uncomparable(pub TypeId);

/// The key that a value of a type is; `None` if it equals nothing, not even itself.
///
/// # Errors
/// The first type in it that cannot be hashed.
pub(crate) fn key(
    types: &mut Types<'_>,
    ty: TypeId,
    value: &Value,
) -> Result<Option<Key>, Uncomparable> {
    Ok(Some(match value {
        Value::Bool(value) => Key::Bool(*value),
        Value::Int(value) => Key::Int(*value),
        Value::Float(value) => return Ok(float_key(*value).map(Key::Float)),
        Value::Complex(re, im) => {
            let parts = float_key(*re).zip(float_key(*im));
            return Ok(parts.map(|(re, im)| Key::Complex(re, im)));
        }
        Value::Text(text) => Key::Text((**text).into()),
        Value::Pointer(pointer) => Key::Pointer(pointer.clone()),
        Value::Channel(at) => Key::Object(*at),
        Value::Boxed(boxed) => {
            if !types.store.is_comparable(boxed.ty) {
                return Err(Uncomparable(boxed.ty));
            }
            let inner = redline_base::with_deep_stack(|| key(types, boxed.ty, &boxed.value))?;
            return Ok(inner.map(|inner| Key::Boxed(boxed.ty, inner.into())));
        }
        Value::Aggregate(parts) => return parts_key(types, ty, parts),
        Value::Type(ty) => Key::Int(i64::try_from(ty.index()).unwrap_or(0)),
        _ => Key::Nil,
    }))
}

fn parts_key(
    types: &mut Types<'_>,
    ty: TypeId,
    parts: &[Value],
) -> Result<Option<Key>, Uncomparable> {
    let mut keys = Vec::with_capacity(parts.len());
    let mut is_equal_to_itself = true;
    for (part_ty, index) in compared_parts(types, ty, parts.len()) {
        let Some(part) = parts.get(index) else { continue };
        match redline_base::with_deep_stack(|| key(types, part_ty, part))? {
            Some(key) => keys.push(key),
            None => is_equal_to_itself = false,
        }
    }
    Ok(is_equal_to_itself.then(|| Key::Parts(keys.into())))
}

/// The bits of a number; those of 0 for -0, none for what is no number.
fn float_key(value: f64) -> Option<u64> {
    if value.is_nan() { None } else { Some((value + 0.0).to_bits()) }
}

/// The parts of a struct or array that count, with their types: not blank fields.
fn compared_parts(types: &Types<'_>, ty: TypeId, len: usize) -> Vec<(TypeId, usize)> {
    match types.underlying(ty) {
        Type::Struct(ty) => {
            let store = types.store;
            let named = ty.fields.iter().enumerate();
            named
                .filter(|&(_, &field)| store.names().text(store[field].name) != "_")
                .map(|(index, &field)| (store.type_of(field), index))
                .collect()
        }
        Type::Array { element, .. } => (0..len).map(|index| (*element, index)).collect(),
        _ => Vec::new(),
    }
}

/// Whether two values of a type are equal.
///
/// # Errors
/// The type of two values in interfaces that cannot be compared, where nothing
/// before them differs.
pub(crate) fn equal(
    types: &mut Types<'_>,
    ty: TypeId,
    left: &Value,
    right: &Value,
) -> Result<bool, Uncomparable> {
    Ok(match (left, right) {
        (Value::Bool(left), Value::Bool(right)) => left == right,
        (Value::Int(left), Value::Int(right)) => left == right,
        (Value::Float(left), Value::Float(right)) => is_same(*left, *right),
        (Value::Complex(re, im), Value::Complex(right_re, right_im)) => {
            is_same(*re, *right_re) && is_same(*im, *right_im)
        }
        (Value::Text(left), Value::Text(right)) => **left == **right,
        (Value::Pointer(left), Value::Pointer(right)) => left == right,
        (Value::Channel(left), Value::Channel(right)) | (Value::Map(left), Value::Map(right)) => {
            left == right
        }
        (Value::Boxed(left), Value::Boxed(right)) => {
            if left.ty != right.ty {
                return Ok(false);
            }
            if !types.store.is_comparable(left.ty) {
                return Err(Uncomparable(left.ty));
            }
            let ty = left.ty;
            return redline_base::with_deep_stack(|| equal(types, ty, &left.value, &right.value));
        }
        (Value::Aggregate(left), Value::Aggregate(right)) => {
            return equal_parts(types, ty, left, right);
        }
        (Value::Type(left), Value::Type(right)) => left == right,
        (left, right) => left.is_nil() && right.is_nil(),
    })
}

fn equal_parts(
    types: &mut Types<'_>,
    ty: TypeId,
    left: &[Value],
    right: &[Value],
) -> Result<bool, Uncomparable> {
    for (part_ty, index) in compared_parts(types, ty, left.len()) {
        let (Some(left), Some(right)) = (left.get(index), right.get(index)) else {
            return Ok(false);
        };
        if !redline_base::with_deep_stack(|| equal(types, part_ty, left, right))? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[expect(clippy::float_cmp, reason = "`==` of Go is exact")]
fn is_same(left: f64, right: f64) -> bool {
    left == right
}

/// Whether a value of one type equals one of another, at least one of which is an
/// interface: the other is put into one first.
pub(crate) fn equal_mixed(
    types: &mut Types<'_>,
    (left_ty, left): (TypeId, &Value),
    (right_ty, right): (TypeId, &Value),
) -> Result<bool, Uncomparable> {
    let kinds = (types.kind(left_ty), types.kind(right_ty));
    match kinds {
        (Kind::Interface, other) if other != Kind::Interface && other != Kind::Other => {
            let right_ty = types.canonical(right_ty);
            let right = Value::boxed(right_ty, right.clone());
            equal(types, left_ty, left, &right)
        }
        (other, Kind::Interface) if other != Kind::Interface && other != Kind::Other => {
            let left_ty = types.canonical(left_ty);
            let left = Value::boxed(left_ty, left.clone());
            equal(types, right_ty, &left, right)
        }
        _ => equal(types, left_ty, left, right),
    }
}
