//! What selectors select (spec: Selectors, Method values, Method expressions).

use std::ops::Deref;

use redline_syntax::{Expr, ExprId, Tree};

use crate::records::{Mode, Records};
use crate::{ObjectId, ObjectKind, Param, Signature, Store, Type, TypeId};

/// What a selector selects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection<'r> {
    /// Which form it is.
    pub kind: SelectionKind,
    /// The type of what stands before the dot; of the argument of
    /// `unsafe.Offsetof` the struct, also where a pointer to it is written.
    pub receiver: TypeId,
    /// The field or method.
    pub object: ObjectId,
    /// As [`crate::Selected::path`].
    pub path: Path<'r>,
    /// As [`crate::Selected::indirect`].
    pub indirect: bool,
}

/// The forms of a selector.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SelectionKind {
    /// `x.f` of a field.
    Field,
    /// `x.m` of a method.
    Method,
    /// `T.m`
    MethodExpr,
}

/// The index of each embedded field on the way, then that of the field or method.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Path<'r> {
    /// No embedded field is on the way.
    Direct([u32; 1]),
    /// Some are.
    Embedded(&'r [u32]),
}

impl Deref for Path<'_> {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        match self {
            Self::Direct(index) => index,
            Self::Embedded(path) => path,
        }
    }
}

impl<'r> Selection<'r> {
    /// The selection of `expr`, as far as it is more than what is recorded of
    /// the expression and of what stands before the dot.
    pub(crate) fn new(
        records: &'r Records,
        store: &Store,
        tree: &Tree,
        expr: ExprId,
        way: Way,
    ) -> Option<Self> {
        let Expr::Selector { base, .. } = tree[expr] else { return None };
        let object = records.used(expr)?;
        let written = records.ty(base)?;
        let indirect = way.is_indirect();
        let kind = match (store[object].kind, records.mode(base)) {
            (ObjectKind::Var(_), _) => SelectionKind::Field,
            (_, Mode::Type) => SelectionKind::MethodExpr,
            _ => SelectionKind::Method,
        };
        // Only `unsafe.Offsetof` does not count the pointer that it looks behind.
        let receiver = match store[store.underlying(written)] {
            Type::Pointer(base) if !indirect => base,
            _ => written,
        };
        Some(Self { kind, receiver, object, path: way.path(&records.sparse.long_ways), indirect })
    }

    /// The type of the field or method. A method expression is a function whose
    /// first parameter is the receiver.
    pub fn ty(&self, store: &Store) -> TypeId {
        let ty = store.type_of(self.object);
        let (ObjectKind::Method(method), SelectionKind::MethodExpr, Type::Signature(signature)) =
            (store[self.object].kind, self.kind, &store[ty])
        else {
            return ty;
        };
        let name = store[method].receiver().and_then(|receiver| receiver.name);
        let receiver = Param { name, ty: self.receiver };
        let params = [receiver].into_iter().chain(signature.params.iter().copied()).collect();
        let signature = Signature { params, ..(**signature).clone() };
        store.intern(Type::Signature(Box::new(signature)))
    }
}

/// A path and whether a pointer is followed on it, in four bytes: nearly all
/// paths are one small index, the others stand in a list of their own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way(u32);

impl Way {
    const INDIRECT: u32 = 1;
    const LONG: u32 = 2;
    const SHIFT: u32 = 2;

    /// The way along `path`, which is not empty; `long` gets it if it does not fit.
    pub(crate) fn new(path: &[u32], indirect: bool, long: &mut Vec<u32>) -> Self {
        let flag = if indirect { Self::INDIRECT } else { 0 };
        match *path {
            [index] if index.leading_zeros() >= Self::SHIFT => Self(index << Self::SHIFT | flag),
            _ => {
                let place = u32::try_from(long.len()).expect("a file has fewer paths than bytes");
                long.push(u32::try_from(path.len()).expect("a path is shorter than its source"));
                long.extend(path);
                Self(place << Self::SHIFT | Self::LONG | flag)
            }
        }
    }

    fn is_indirect(self) -> bool {
        self.0 & Self::INDIRECT != 0
    }

    fn path(self, long: &[u32]) -> Path<'_> {
        let number = self.0 >> Self::SHIFT;
        if self.0 & Self::LONG == 0 {
            return Path::Direct([number]);
        }
        let stored = long.get(number as usize..).and_then(|rest| {
            let (&count, path) = rest.split_first()?;
            path.get(..count as usize)
        });
        Path::Embedded(stored.unwrap_or(&[]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_gives_back_its_path() {
        let mut long = Vec::new();
        let paths: [&[u32]; 4] = [&[0], &[3, 1], &[u32::MAX], &[1, 2, 3]];
        let ways: Vec<Way> =
            paths.iter().map(|path| Way::new(path, path.len() > 1, &mut long)).collect();
        for (path, way) in paths.iter().zip(ways) {
            assert_eq!(&*way.path(&long), *path);
            assert_eq!(way.is_indirect(), path.len() > 1);
        }
        assert_eq!(size_of::<Way>(), 4);
    }
}
