//! Where in allocated memory an operand lies.

use redline_syntax::{Expr, ExprId};
use redline_types::{Layouts, ObjectKind, SelectionKind, Type, TypeId};

use super::File;

/// Where an operand lies, from the beginning of the variable or of what a pointer
/// points to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Spot {
    pub(crate) base: Base,
    /// Bytes from the beginning of the base, apart from those of `stride`.
    pub(crate) offset: u64,
    /// Some multiple of this many bytes is added, by indices that are not constant.
    pub(crate) stride: Option<u64>,
}

/// What an operand is a part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Base {
    /// A variable of this type, or a composite literal: nothing lies around it.
    Variable(TypeId),
    /// What a pointer points to, which may be a part of something larger.
    Pointed(TypeId),
    /// The elements of a slice.
    Elements(TypeId),
}

impl Base {
    /// The type of the variable, of what is pointed to, or of an element.
    pub(crate) fn ty(self) -> TypeId {
        match self {
            Self::Variable(ty) | Self::Pointed(ty) | Self::Elements(ty) => ty,
        }
    }
}

impl Spot {
    fn start(base: Base) -> Self {
        Self { base, offset: 0, stride: None }
    }

    fn plus(self, bytes: u64) -> Option<Self> {
        Some(Self { offset: self.offset.checked_add(bytes)?, ..self })
    }

    /// The element at an index of which the value may not be known.
    fn element(self, size: u64, index: Option<u64>) -> Option<Self> {
        match (index, self.stride) {
            (Some(index), _) => self.plus(index.checked_mul(size)?),
            (None, None) => Some(Self { stride: Some(size), ..self }),
            (None, Some(stride)) => Some(Self { stride: Some(common(stride, size)), ..self }),
        }
    }
}

/// The greatest common divisor.
fn common(mut left: u64, mut right: u64) -> u64 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

/// Finds spots by the layouts of one platform.
pub(crate) struct Spots<'a> {
    file: File<'a>,
    pub(crate) layouts: Layouts<'a>,
}

impl<'a> Spots<'a> {
    pub(crate) fn new(file: File<'a>, layouts: Layouts<'a>) -> Self {
        Self { file, layouts }
    }

    /// Where the operand of `&` lies; `None` if that cannot be seen.
    pub(crate) fn of(&mut self, operand: ExprId) -> Option<Spot> {
        let file = self.file;
        match file.tree()[operand] {
            Expr::Paren(inner) => self.of(inner),
            Expr::Ident(_) => self.variable(operand),
            Expr::Selector { base, .. } => {
                match file.types().selection(file.store(), file.tree(), operand) {
                    Some(it) if it.kind == SelectionKind::Field => self.field(base, &it.path),
                    Some(_) => None,
                    None => self.variable(operand),
                }
            }
            Expr::Index { base, index } => self.index(base, index),
            Expr::Star(pointer) => Some(Spot::start(Base::Pointed(self.pointed(pointer)?))),
            Expr::Composite { .. } => Some(Spot::start(Base::Variable(file.types().ty(operand)?))),
            _ => None,
        }
    }

    fn variable(&self, operand: ExprId) -> Option<Spot> {
        let file = self.file;
        let object = &file.store()[file.types().used(operand)?];
        let is_variable = matches!(object.kind, ObjectKind::Var(_));
        is_variable.then(|| Some(Spot::start(Base::Variable(object.ty()?)))).flatten()
    }

    /// What the type of a pointer points to.
    fn pointed(&self, pointer: ExprId) -> Option<TypeId> {
        match *self.file.underlying(pointer)? {
            Type::Pointer(target) => Some(target),
            _ => None,
        }
    }

    /// The field at the end of a path, a pointer at each step of which begins anew.
    fn field(&mut self, base: ExprId, path: &[u32]) -> Option<Spot> {
        let store = self.file.store();
        let (mut spot, mut ty) = match self.pointed(base) {
            Some(pointed) => (Spot::start(Base::Pointed(pointed)), pointed),
            None => (self.of(base)?, self.file.types().ty(base)?),
        };
        for &index in path {
            if let Type::Pointer(pointed) = store[store.underlying(ty)] {
                (spot, ty) = (Spot::start(Base::Pointed(pointed)), pointed);
            }
            spot = spot.plus(self.layouts.offset(ty, &[index])?)?;
            let Type::Struct(fields) = &store[store.underlying(ty)] else { return None };
            ty = store.type_of(*fields.fields.get(index as usize)?);
        }
        Some(spot)
    }

    fn index(&mut self, base: ExprId, index: ExprId) -> Option<Spot> {
        let store = self.file.store();
        let (spot, element) = match *self.file.underlying(base)? {
            Type::Array { element, .. } => (self.of(base)?, element),
            Type::Slice(element) => (Spot::start(Base::Elements(element)), element),
            Type::Pointer(pointed) => {
                let Type::Array { element, .. } = store[store.underlying(pointed)] else {
                    return None;
                };
                (Spot::start(Base::Pointed(pointed)), element)
            }
            _ => return None,
        };
        spot.element(self.layouts.of(element)?.size, self.file.constant(index))
    }
}
