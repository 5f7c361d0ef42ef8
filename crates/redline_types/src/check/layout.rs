//! Sizes and alignments as the gc compiler lays types out (spec: Size and
//! alignment guarantees).

use super::Context;
use crate::{Basic, Type, TypeId};

/// Bytes that a value takes, and of what its address is a multiple.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Layout {
    pub size: u64,
    pub align: u64,
}

impl Context<'_> {
    /// The layout of a type; `None` if it depends on type parameters, is too
    /// large or not known.
    pub(crate) fn layout(&self, ty: TypeId) -> Option<Layout> {
        redline_base::with_deep_stack(|| self.layout_here(ty))
    }

    fn layout_here(&self, ty: TypeId) -> Option<Layout> {
        if let Type::TypeParam(_) = self.store[self.store.unalias(ty)] {
            return None;
        }
        let word = self.package.source.sizes.word;
        let words = |count: u64| Some(Layout { size: word * count, align: word });
        match &self.store[self.store.underlying(ty)] {
            Type::Basic(basic) => self.basic_layout(*basic),
            Type::Pointer(_) | Type::Signature(_) | Type::Map { .. } | Type::Chan { .. } => {
                words(1)
            }
            Type::Interface(_) => words(2),
            Type::Slice(_) => words(3),
            Type::Array { len, element } => {
                let element = self.layout(*element)?;
                Some(Layout { size: element.size.checked_mul((*len)?)?, align: element.align })
            }
            Type::Struct(ty) => {
                let fields: Option<Vec<Layout>> =
                    ty.fields.iter().map(|&field| self.layout(self.store.type_of(field))).collect();
                struct_layout(&fields?)
            }
            _ => None,
        }
    }

    /// The offset of the field at the end of a path of embedded fields.
    pub(crate) fn offset(&self, ty: TypeId, path: &[u32]) -> Option<u64> {
        let mut ty = ty;
        let mut offset = 0_u64;
        for &index in path {
            let Type::Struct(fields) = &self.store[self.store.underlying(ty)] else { return None };
            let index = index as usize;
            let before: Option<Vec<Layout>> = fields.fields[..=index]
                .iter()
                .map(|&field| self.layout(self.store.type_of(field)))
                .collect();
            offset = offset.checked_add(last_offset(&before?)?)?;
            ty = self.store.type_of(fields.fields[index]);
        }
        Some(offset)
    }

    fn basic_layout(&self, basic: Basic) -> Option<Layout> {
        let sizes = self.package.source.sizes;
        let of = |size: u64| Some(Layout { size, align: size.min(sizes.max_align) });
        match basic.plain() {
            Basic::Bool | Basic::Int8 | Basic::Uint8 => of(1),
            Basic::Int16 | Basic::Uint16 => of(2),
            Basic::Int32 | Basic::Uint32 | Basic::Float32 => of(4),
            Basic::Int64 | Basic::Uint64 | Basic::Float64 => {
                Some(Layout { size: 8, align: sizes.word.min(8) })
            }
            Basic::Complex64 => Some(Layout { size: 8, align: 4 }),
            Basic::Complex128 => Some(Layout { size: 16, align: sizes.word.min(8) }),
            Basic::Int | Basic::Uint | Basic::Uintptr | Basic::UnsafePointer => of(sizes.word),
            Basic::String => Some(Layout { size: sizes.word * 2, align: sizes.word }),
            _ => None,
        }
    }
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
fn struct_layout(fields: &[Layout]) -> Option<Layout> {
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
