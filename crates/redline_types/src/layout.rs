//! Sizes and alignments as the gc compiler lays types out (spec: Size and
//! alignment guarantees).

use redline_base::with_deep_stack;
use rustc_hash::FxHashMap;

use crate::{Basic, Sizes, Store, Type, TypeId};

/// Bytes that a value takes, and of what its address is a multiple.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// How many bytes a value takes.
    pub size: u64,
    /// What divides the address of a value.
    pub align: u64,
}

/// The layouts of types on a platform, each found out once.
pub struct Layouts<'s> {
    store: &'s Store,
    sizes: Sizes,
    known: FxHashMap<TypeId, Option<Layout>>,
}

impl<'s> Layouts<'s> {
    /// Those of a platform with these sizes.
    pub fn new(store: &'s Store, sizes: Sizes) -> Self {
        Self { store, sizes, known: FxHashMap::default() }
    }

    /// The layout of a type; `None` if it depends on type parameters, contains
    /// itself, is too large or not known.
    pub fn of(&mut self, ty: TypeId) -> Option<Layout> {
        let ty = self.store.unalias(ty);
        if let Some(&known) = self.known.get(&ty) {
            return known;
        }
        let layout = with_deep_stack(|| self.find(ty));
        self.known.insert(ty, layout);
        layout
    }

    fn find(&mut self, ty: TypeId) -> Option<Layout> {
        let store = self.store;
        if matches!(store[ty], Type::TypeParam(_)) || store.is_endless_type(ty) {
            return None;
        }
        if is_align64(store, ty) {
            return Some(Layout { size: 0, align: 8 });
        }
        match &store[store.underlying(ty)] {
            Type::Basic(basic) => self.of_basic(*basic),
            Type::Pointer(_) | Type::Signature(_) | Type::Map { .. } | Type::Chan { .. } => {
                Some(self.words(1))
            }
            Type::Interface(_) => Some(self.words(2)),
            Type::Slice(_) => Some(self.words(3)),
            Type::Array { len, element } => {
                let element = self.of(*element)?;
                Some(Layout { size: element.size.checked_mul((*len)?)?, align: element.align })
            }
            Type::Struct(ty) => {
                let fields: Option<Vec<Layout>> =
                    ty.fields.iter().map(|&field| self.of(store.type_of(field))).collect();
                of_fields(&fields?)
            }
            _ => None,
        }
    }

    /// The offset of the field at the end of a path of embedded fields.
    pub fn offset(&mut self, ty: TypeId, path: &[u32]) -> Option<u64> {
        let store = self.store;
        let mut ty = ty;
        let mut offset = 0_u64;
        for &index in path {
            let Type::Struct(fields) = &store[store.underlying(ty)] else { return None };
            let upto = fields.fields.get(..=index as usize)?;
            let layouts: Option<Vec<Layout>> =
                upto.iter().map(|&field| self.of(store.type_of(field))).collect();
            offset = offset.checked_add(last_offset(&layouts?)?)?;
            ty = store.type_of(*upto.last()?);
        }
        Some(offset)
    }

    fn words(&self, count: u64) -> Layout {
        Layout { size: self.sizes.word * count, align: self.sizes.word }
    }

    fn of_basic(&self, basic: Basic) -> Option<Layout> {
        let of = |size: u64| Some(Layout { size, align: size.min(self.sizes.max_align) });
        match basic.plain() {
            Basic::Bool | Basic::Int8 | Basic::Uint8 => of(1),
            Basic::Int16 | Basic::Uint16 => of(2),
            Basic::Int32 | Basic::Uint32 | Basic::Float32 => of(4),
            Basic::Int64 | Basic::Uint64 | Basic::Float64 => {
                Some(Layout { size: 8, align: self.sizes.word.min(8) })
            }
            Basic::Complex64 => Some(Layout { size: 8, align: 4 }),
            Basic::Complex128 => Some(Layout { size: 16, align: self.sizes.word.min(8) }),
            Basic::Int | Basic::Uint | Basic::Uintptr | Basic::UnsafePointer => Some(self.words(1)),
            Basic::String => Some(self.words(2)),
            _ => None,
        }
    }
}

/// Whether a type is the marker by which the 64-bit types of package sync/atomic
/// ask to be aligned on every platform.
fn is_align64(store: &Store, ty: TypeId) -> bool {
    let Type::Named(named) = store[ty] else { return false };
    let object = &store[store[named].object];
    let package = object.package.map(|package| &*store[package].path);
    store.names().text(object.name) == "align64"
        && matches!(package, Some("sync/atomic" | "internal/runtime/atomic"))
}

/// The offset of the last of some fields.
fn last_offset(fields: &[Layout]) -> Option<u64> {
    let (last, before) = fields.split_last()?;
    let end = before.iter().try_fold(0_u64, |offset, field| {
        offset.checked_next_multiple_of(field.align)?.checked_add(field.size)
    })?;
    end.checked_next_multiple_of(last.align)
}

/// Fields one behind the other; a field without size at the end gets a byte, so
/// that its address is inside the struct.
fn of_fields(fields: &[Layout]) -> Option<Layout> {
    let mut offset = 0_u64;
    let mut align = 1;
    for field in fields {
        align = align.max(field.align);
        offset = offset.checked_next_multiple_of(field.align)?.checked_add(field.size)?;
    }
    let ends_empty = fields.last().is_some_and(|field| field.size == 0) && offset > 0;
    let size = if ends_empty { offset.checked_add(1)? } else { offset };
    Some(Layout { size: size.checked_next_multiple_of(align)?, align })
}
