use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_syntax::{Expr, ExprId, Node, UnaryOp};
use redline_types::{Basic, Layouts, Type, TypeId};

use crate::facts::{Base, Cast, Spots};
use crate::{Check, File};

rule! {
    /// Memory is used as a type that is larger than what lies there.
    ///
    /// What is read beyond the end of a variable is whatever happens to lie there,
    /// and what is written destroys it. The best known form makes a slice of a
    /// string without copying it: a string is a pointer and a length, and the
    /// capacity of the slice is garbage.
    ///
    /// ```go
    /// import "unsafe"
    ///
    /// func bytesOf(s string) []byte {
    /// 	return *(*[]byte)(unsafe.Pointer(&s)) // want `16 bytes of string are used as 24 bytes of []byte`
    /// }
    ///
    /// func bytesOfSafely(s string) []byte {
    /// 	return unsafe.Slice(unsafe.StringData(s), len(s))
    /// }
    /// ```
    ///
    /// The words of an interface value are its type and a pointer, not the value in it.
    ///
    /// ```go
    /// import "unsafe"
    ///
    /// func number(v any) float64 {
    /// 	return *(*float64)(unsafe.Pointer(&v)) // want `words of the interface any are used as float64`
    /// }
    /// ```
    ///
    /// Silent where a pointer may point to a part of something larger, about casts
    /// by which nothing is read or written here, about the words of an interface
    /// that are taken for pointers, about types that depend on type parameters or C.
    /// Sizes are those of the platforms that are checked: what is too large only where
    /// words have 32 bits is found with `--platforms linux/386`.
    pub(super) static RULE = {
        code: "UNS1102",
        name: "enlarging-cast",
        line: RedLine::MemoryCorruption,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_standard() || !file.imports_unsafe() {
        return;
    }
    let mut spots = Spots::new(file, Layouts::new(file.store(), file.sizes()));
    for node in file.nodes() {
        let Node::Expr(expr) = node else { continue };
        let message = interface_words(file, expr).or_else(|| too_large(file, &mut spots, expr));
        if let Some(message) = message {
            found.report(file.span(expr), message);
        }
    }
}

/// Says so if an expression reaches beyond the end of the variable that it gets at by a cast.
fn too_large(file: File<'_>, spots: &mut Spots<'_>, expr: ExprId) -> Option<String> {
    let (cast, reach) = file.reach(expr, &mut spots.layouts)?;
    let place = place(file, cast)?;
    if is_interface(file, file.types().ty(place)?) {
        return None;
    }
    let spot = spots.of(place).filter(|spot| spot.stride.is_none())?;
    let Base::Variable(whole) = spot.base else { return None };
    let room = spots.layouts.of(whole)?.size.checked_sub(spot.offset)?;
    (reach > room).then(|| {
        let (from, to) = (file.types().ty(place), file.type_text(cast.to));
        let from = from.map(|ty| file.type_text(ty)).unwrap_or_default();
        format!("{room} bytes of {from} are used as {reach} bytes of {to}")
    })
}

/// The operand of which the address is cast.
fn place(file: File<'_>, cast: Cast) -> Option<ExprId> {
    match file.tree()[file.tree().unparen(cast.pointer)] {
        Expr::Unary { op: UnaryOp::Address, operand } => Some(file.tree().unparen(operand)),
        _ => None,
    }
}

fn is_interface(file: File<'_>, ty: TypeId) -> bool {
    let is_parameter = matches!(file.store()[file.store().unalias(ty)], Type::TypeParam(_));
    !is_parameter && matches!(file.store()[file.store().underlying(ty)], Type::Interface(_))
}

/// Says so if an expression casts the words of an interface to what they are not.
fn interface_words(file: File<'_>, expr: ExprId) -> Option<String> {
    let Expr::Call { .. } = file.tree()[expr] else { return None };
    let cast = file.cast(expr)?;
    let from = file.types().ty(place(file, cast)?).filter(|&ty| is_interface(file, ty))?;
    let words = words(file, cast.to, 0)?;
    (words > 2).then(|| {
        let (from, to) = (file.type_text(from), file.type_text(cast.to));
        format!("words of the interface {from} are used as {to}")
    })
}

/// More words than an interface has.
const NO_POINTER: u64 = 3;

/// How many words a type has that may be taken for the words of an interface;
/// `NO_POINTER` and more if it has others, `None` if that is not known.
fn words(file: File<'_>, ty: TypeId, depth: usize) -> Option<u64> {
    let store = file.store();
    if depth > 8 || matches!(store[store.unalias(ty)], Type::TypeParam(_)) {
        return None;
    }
    match &store[store.underlying(ty)] {
        Type::Basic(Basic::UnsafePointer | Basic::Uintptr)
        | Type::Pointer(_)
        | Type::Map { .. }
        | Type::Chan { .. }
        | Type::Signature(_) => Some(1),
        Type::Interface(_) => Some(2),
        // Bytes are copied, compared or hashed as they are.
        Type::Array { element, .. } if is_byte(file, *element) => Some(2),
        Type::Array { element, len } => {
            words(file, *element, depth + 1)?.checked_mul((*len)?)
        }
        Type::Struct(fields) => fields.fields.iter().try_fold(0_u64, |sum, &field| {
            sum.checked_add(words(file, store.type_of(field), depth + 1)?)
        }),
        Type::Basic(Basic::Invalid | Basic::Unknown) => None,
        _ => Some(NO_POINTER),
    }
}

fn is_byte(file: File<'_>, ty: TypeId) -> bool {
    let ty = &file.store()[file.store().underlying(ty)];
    matches!(ty, Type::Basic(basic) if basic.plain() == Basic::Uint8)
}
