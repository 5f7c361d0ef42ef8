//! How much room `append` makes (`runtime/slice.go`, `runtime/msize.go`).

use redline_types::TypeId;

use crate::kind::Kind;
use crate::types::Types;

/// The sizes in which the runtime gives out small pieces of memory.
const CLASSES: [usize; 67] = [
    8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
    384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048,
    2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728,
    10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672,
    32768,
];

/// The largest of them.
const LARGEST: usize = 32768;
/// Bytes of a page.
const PAGE: usize = 8192;
/// Pieces with addresses in them that are larger than this have a header.
const HEADER_FROM: usize = 512;
/// Bytes of that.
const HEADER: usize = 8;

/// The capacity of a slice that grew from `old` to hold at least `len` elements of
/// `size` bytes, with addresses in them or not.
pub(crate) fn capacity(old: usize, len: usize, size: usize, has_pointers: bool) -> usize {
    if size == 0 {
        return len;
    }
    let wanted = wanted(old, len);
    wanted.checked_mul(size).map_or(wanted, |bytes| rounded(bytes, has_pointers) / size)
}

/// The capacity before rounding: twice the old one, and less of large ones.
fn wanted(old: usize, len: usize) -> usize {
    const THRESHOLD: usize = 256;
    let double = old.saturating_mul(2);
    if len > double {
        return len;
    }
    if old < THRESHOLD {
        return double;
    }
    let mut cap = old;
    while cap < len {
        cap = cap.saturating_add(cap.saturating_add(3 * THRESHOLD) >> 2);
    }
    cap
}

/// Bytes of the piece that is given out for as many.
fn rounded(bytes: usize, has_pointers: bool) -> usize {
    let header = if has_pointers && bytes > HEADER_FROM { HEADER } else { 0 };
    let class = CLASSES.iter().find(|&&class| class >= bytes + header);
    match class.filter(|_| bytes <= LARGEST - HEADER) {
        Some(class) => class - header,
        None => bytes.checked_next_multiple_of(PAGE).unwrap_or(bytes),
    }
}

impl Types<'_> {
    /// Whether values of a type have addresses in them.
    pub(crate) fn has_pointers(&self, ty: TypeId) -> bool {
        match self.kind(ty) {
            Kind::Array => self.element(ty).is_some_and(|element| self.has_pointers(element)),
            Kind::Struct => self.fields(ty).into_iter().any(|field| self.has_pointers(field)),
            Kind::Bool
            | Kind::Int(_)
            | Kind::Float32
            | Kind::Float64
            | Kind::Complex64
            | Kind::Complex128 => false,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_grow_as_those_of_the_runtime() {
        assert_eq!(capacity(0, 1, 8, false), 1);
        assert_eq!(capacity(4, 5, 8, false), 8);
        assert_eq!(capacity(0, 5, 1, false), 8);
        assert_eq!(capacity(0, 3, 8, false), 3);
        assert_eq!(capacity(0, 5, 8, false), 6);
        assert_eq!(capacity(256, 257, 8, false), 512);
        assert_eq!(capacity(512, 513, 8, false), 848);
        assert_eq!(capacity(5, 6, 0, false), 6);
    }
}
