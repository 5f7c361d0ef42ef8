use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_syntax::{Expr, ExprId, UnaryOp};
use redline_types::{Layouts, ObjectId, Sizes, Type, TypeId};

use crate::facts::{Base, Spot, Spots};
use crate::{Check, File};

rule! {
    /// A 64-bit atomic operation on a field that is not aligned for it where words
    /// have 32 bits.
    ///
    /// On 386, ARM and 32-bit MIPS a field of 64 bits is aligned to four bytes only,
    /// and the functions of `sync/atomic` panic with "unaligned 64-bit atomic
    /// operation" if its address is no multiple of eight. What is sure to be aligned
    /// is the beginning of a variable, an allocated struct, array or slice.
    ///
    /// ```go
    /// import "sync/atomic"
    ///
    /// type Stats struct {
    /// 	name string
    /// 	open int32
    /// 	hits int64
    /// }
    ///
    /// func (s *Stats) Hit() {
    /// 	atomic.AddInt64(&s.hits, 1) // want `64-bit atomic operation at offset 12 of Stats`
    /// }
    /// ```
    ///
    /// A field of type `atomic.Int64` or `atomic.Uint64` is aligned wherever it stands.
    ///
    /// Silent in files that are not built for such a platform, if the settings name
    /// platforms and none of them is one, where a struct that is aligned itself is
    /// part of another one, and about structs whose form may depend on the platform:
    /// with padding of a length that is computed, with types of package syscall and
    /// `golang.org/x/sys`, or declared in files for some platforms only.
    pub(super) static RULE = {
        code: "UNS1106",
        name: "misaligned-atomic",
        line: RedLine::MemoryCorruption,
        since: "0.1",
        check: Check::File(check),
    };
}

/// Bytes of which the address has to be a multiple.
const ALIGNMENT: u64 = 8;

fn check(file: File<'_>, found: &mut Findings) {
    if !file.is_narrow() {
        return;
    }
    let layouts = Layouts::new(file.store(), Sizes::BITS_32);
    let mut spots = Spots::new(file, layouts);
    for (_, call) in file.functions().calls() {
        let Some(target) = atomic_target(file, call.expr) else { continue };
        let Some(spot) = spots.of(target) else { continue };
        if !is_same_everywhere(file, spot.base.ty()) {
            continue;
        }
        if let Some(place) = misalignment(file, spot) {
            found
                .report(file.span(call.expr), format!("64-bit atomic operation {place}"))
                .note("it panics where words have 32 bits: on 386, ARM and 32-bit MIPS")
                .note("atomic.Int64 and atomic.Uint64 are always aligned");
        }
    }
}

/// The operand whose address is the first argument of a function of `sync/atomic`
/// for integers of 64 bits.
fn atomic_target(file: File<'_>, call: ExprId) -> Option<ExprId> {
    let (path, name) = file.imported(call)?;
    if path != "sync/atomic" || !name.ends_with("64") {
        return None;
    }
    let mut pointer = file.tree().unparen(*file.args(call).first()?);
    while let Some((inner, _)) = file.conversion(pointer) {
        pointer = inner;
    }
    match file.tree()[pointer] {
        Expr::Unary { op: UnaryOp::Address, operand } => Some(operand),
        _ => None,
    }
}

/// Where a spot lies, if not at a multiple of eight bytes.
fn misalignment(file: File<'_>, spot: Spot) -> Option<String> {
    let kind = if let Base::Elements(_) = spot.base { "of a slice of" } else { "of" };
    let base = file.type_text(spot.base.ty());
    match spot.stride {
        Some(stride) if !stride.is_multiple_of(ALIGNMENT) => {
            Some(format!("on elements of {stride} bytes {kind} {base}"))
        }
        _ if !spot.offset.is_multiple_of(ALIGNMENT) => {
            Some(format!("at offset {} {kind} {base}", spot.offset))
        }
        _ => None,
    }
}

/// Whether a type is made of the same fields on all platforms, as far as that can
/// be seen.
fn is_same_everywhere(file: File<'_>, ty: TypeId) -> bool {
    redline_base::with_deep_stack(|| {
        let store = file.store();
        if let Type::Named(named) = store[store.unalias(ty)]
            && !is_declared_everywhere(file, store[named].object)
        {
            return false;
        }
        match &store[store.underlying(ty)] {
            Type::Array { element, .. } => is_same_everywhere(file, *element),
            Type::Struct(fields) => fields.fields.iter().all(|&field| {
                !is_padding(file, field) && is_same_everywhere(file, store.type_of(field))
            }),
            _ => true,
        }
    })
}

/// Whether a field is there for its size only.
fn is_padding(file: File<'_>, field: ObjectId) -> bool {
    let store = file.store();
    let is_array = matches!(store[store.underlying(store.type_of(field))], Type::Array { .. });
    is_array && file.name(store[field].name) == "_"
}

fn is_declared_everywhere(file: File<'_>, object: ObjectId) -> bool {
    let object = &file.store()[object];
    let Some(package) = object.package else { return true };
    if package == file.package().id() {
        let declared = object.declared.map(|declared| declared.file as usize);
        let file = declared.and_then(|index| file.package().files().nth(index));
        return file.is_none_or(File::is_narrow);
    }
    let path = &*file.store()[package].path;
    path != "syscall" && !path.starts_with("golang.org/x/sys/")
}
