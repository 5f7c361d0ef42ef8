//! Places: what can be read, assigned to, or have its address taken (spec: Address
//! operators, Assignment statements).

use redline_base::Span;
use redline_names::{Binding, LocalId};
use redline_syntax::{Expr, ExprId};
use redline_types::{Basic, ObjectKind, SelectionKind, Type, TypeId, VarKind};

use super::Lowering;
use super::storage::Storage;
use crate::builder::Variable;
use crate::{Bound, Check, Op, ValueId};

/// A place whose operands have been evaluated. What may panic in reaching it is
/// checked when it is used.
pub(crate) enum Place {
    /// `_`
    Blank,
    /// A variable that is in no memory.
    Variable(Variable),
    /// A value that has no address.
    Value(ValueId),
    /// What a pointer points to.
    Pointee { pointer: ValueId, is_checked: bool },
    /// A field of a struct.
    Field { base: Box<Place>, field: u32 },
    /// An element of an array.
    Element { base: Box<Place>, index: ValueId, len: u64 },
    /// An element of a slice.
    SliceElement { slice: ValueId, index: ValueId },
    /// An element of a map.
    MapElement { map: ValueId, key: ValueId },
}

/// A place, the type of what is in it, and the expression that names it.
pub(crate) struct Located {
    pub(crate) place: Place,
    pub(crate) ty: TypeId,
    pub(crate) at: Span,
}

impl Place {
    /// Whether it is in memory.
    fn has_address(&self) -> bool {
        match self {
            Self::Blank | Self::Variable(_) | Self::Value(_) | Self::MapElement { .. } => false,
            Self::Pointee { .. } | Self::SliceElement { .. } => true,
            Self::Field { base, .. } | Self::Element { base, .. } => base.has_address(),
        }
    }
}

impl Lowering<'_, '_> {
    /// The place that an expression names. An expression that is no place gives its value.
    pub(crate) fn place(&mut self, expr: ExprId) -> Located {
        let ty = self.type_of(expr);
        let at = self.file.tree.span(expr);
        let place = match self.file.tree[expr] {
            Expr::Paren(inner) => return self.place(inner),
            Expr::Ident(name) if self.package.is_blank(name) => Place::Blank,
            Expr::Ident(_) => self.ident_place(expr),
            Expr::Star(pointer) => {
                Place::Pointee { pointer: self.expr(pointer), is_checked: false }
            }
            Expr::Selector { base, .. } => self.selector_place(expr, base),
            Expr::Index { base, index } => self.index_place(expr, base, index),
            _ => Place::Value(self.expr(expr)),
        };
        Located { place, ty, at }
    }

    fn ident_place(&mut self, expr: ExprId) -> Place {
        if let Some(Binding::Local(local)) = self.file.resolution.key_binding(expr)
            && self.file.records.local(local).is_some_and(|it| self.is_variable(it))
        {
            return self.local_place(local);
        }
        match self.file.records.used(expr) {
            Some(object) if self.store[object].kind == ObjectKind::Var(VarKind::Package) => {
                self.global_place(object)
            }
            _ => Place::Value(self.named_value(expr)),
        }
    }

    fn is_variable(&self, object: redline_types::ObjectId) -> bool {
        matches!(self.store[object].kind, ObjectKind::Var(_))
    }

    /// The place of a local.
    pub(crate) fn local_place(&mut self, local: LocalId) -> Place {
        match self.storage(local) {
            Storage::Value(variable) => Place::Variable(variable),
            Storage::Memory(pointer) => Place::Pointee { pointer, is_checked: true },
            Storage::Moving(variable) => {
                Place::Pointee { pointer: self.builder.read(variable), is_checked: true }
            }
        }
    }

    /// The place of a variable of a package.
    pub(crate) fn global_place(&mut self, object: redline_types::ObjectId) -> Place {
        let pointer = self.package.pointer(self.store.type_of(object));
        let pointer = self.builder.global(object, pointer);
        Place::Pointee { pointer, is_checked: true }
    }

    fn selector_place(&mut self, expr: ExprId, base: ExprId) -> Place {
        let file = self.file;
        if let Some(selection) = file.records.selection(self.store, file.tree, expr) {
            if selection.kind != SelectionKind::Field {
                return Place::Value(self.method_value(expr, base));
            }
            let base = self.place(base);
            return self.walk(base, &selection.path).place;
        }
        match file.records.used(expr) {
            Some(object) if self.store[object].kind == ObjectKind::Var(VarKind::Package) => {
                self.global_place(object)
            }
            _ => Place::Value(self.named_value(expr)),
        }
    }

    /// The place at the end of a path of fields, through embedded pointers.
    pub(crate) fn walk(&mut self, base: Located, path: &[u32]) -> Located {
        let mut at = base;
        for &field in path {
            at = self.field(at, field);
        }
        at
    }

    /// A field of the struct at a place, or of the one that a pointer there points to.
    fn field(&mut self, mut base: Located, field: u32) -> Located {
        if let Some(pointee) = self.pointee(base.ty) {
            let at = base.at;
            let pointer = self.load(base);
            base =
                Located { place: Place::Pointee { pointer, is_checked: false }, ty: pointee, at };
        }
        let ty = self.field_type_of(base.ty, field);
        let at = base.at;
        Located { place: Place::Field { base: Box::new(base.place), field }, ty, at }
    }

    /// The type of a field of a struct type.
    pub(crate) fn field_type_of(&self, ty: TypeId, field: u32) -> TypeId {
        match self.core(ty) {
            Type::Struct(ty) => ty
                .fields
                .get(field as usize)
                .map_or(Basic::Invalid.id(), |&field| self.store.type_of(field)),
            _ => Basic::Invalid.id(),
        }
    }

    /// The value in a place.
    pub(crate) fn load(&mut self, located: Located) -> ValueId {
        let Located { place, ty, at } = located;
        self.load_place(&place, ty, at)
    }

    /// The value in a place that is used again.
    pub(crate) fn load_place(&mut self, place: &Place, ty: TypeId, at: Span) -> ValueId {
        match place {
            Place::Blank => self.builder.zero(ty),
            Place::Value(value) => *value,
            Place::Variable(variable) => self.builder.read(*variable),
            Place::MapElement { map, key } => {
                self.builder.emit(Op::MapGet { map: *map, key: *key }, ty, at)
            }
            Place::Field { base, field } if !base.has_address() => {
                let base = self.load_part(base, at);
                self.builder.emit(Op::Field { base, field: *field }, ty, at)
            }
            Place::Element { base, index, len } if !base.has_address() => {
                let base = self.load_part(base, at);
                self.check_index(*index, *len, at);
                self.builder.emit(Op::Element { base, index: *index }, ty, at)
            }
            Place::Pointee { .. }
            | Place::SliceElement { .. }
            | Place::Field { .. }
            | Place::Element { .. } => {
                let address = self.address_of(place, ty, at);
                self.load_at(address, ty, at)
            }
        }
    }

    /// What is around a part of something that is in no memory.
    fn load_part(&mut self, place: &Place, at: Span) -> ValueId {
        let ty = self.type_of_place(place);
        self.load_place(place, ty, at)
    }

    fn type_of_place(&self, place: &Place) -> TypeId {
        match place {
            Place::Variable(variable) => self.builder.variable_type(*variable),
            Place::Value(value) => self.builder.body.ty(*value),
            Place::Field { base, field } => self.field_type_of(self.type_of_place(base), *field),
            Place::Element { base, .. } => match *self.core(self.type_of_place(base)) {
                Type::Array { element, .. } => element,
                _ => Basic::Invalid.id(),
            },
            Place::Pointee { pointer, .. } => {
                self.pointee(self.builder.body.ty(*pointer)).unwrap_or_else(|| Basic::Invalid.id())
            }
            Place::SliceElement { slice, .. } => match *self.core(self.builder.body.ty(*slice)) {
                Type::Slice(element) => element,
                _ => Basic::Invalid.id(),
            },
            Place::MapElement { map, .. } => match *self.core(self.builder.body.ty(*map)) {
                Type::Map { value, .. } => value,
                _ => Basic::Invalid.id(),
            },
            Place::Blank => Basic::Invalid.id(),
        }
    }

    /// The address of a place in memory, which has been checked.
    pub(crate) fn address_of(&mut self, place: &Place, ty: TypeId, at: Span) -> ValueId {
        match place {
            Place::Pointee { pointer, is_checked } => {
                if !is_checked {
                    self.effect(Op::Check(Check::NotNil(*pointer)), at);
                }
                *pointer
            }
            Place::Field { base, field } => {
                let base_ty = self.type_of_place(base);
                let base = self.address_of(base, base_ty, at);
                let pointer = self.package.pointer(ty);
                self.builder.emit(Op::FieldAddress { base, field: *field }, pointer, at)
            }
            Place::Element { base, index, len } => {
                let base_ty = self.type_of_place(base);
                let base = self.address_of(base, base_ty, at);
                self.check_index(*index, *len, at);
                let pointer = self.package.pointer(ty);
                self.builder.emit(Op::ElementAddress { base, index: *index }, pointer, at)
            }
            Place::SliceElement { slice, index } => {
                let (base, index) = (*slice, *index);
                let limit = self.builder.emit(Op::Len(base), Basic::Int.id(), at);
                let check = Check::Bound { kind: Bound::Index, value: index, limit };
                self.effect(Op::Check(check), at);
                let pointer = self.package.pointer(ty);
                self.builder.emit(Op::ElementAddress { base, index }, pointer, at)
            }
            Place::Blank | Place::Variable(_) | Place::Value(_) | Place::MapElement { .. } => {
                self.address_of_copy(place, ty, at)
            }
        }
    }

    /// The address of a new variable with what is in a place.
    fn address_of_copy(&mut self, place: &Place, ty: TypeId, at: Span) -> ValueId {
        let value = self.load_place(place, ty, at);
        let address = self.allocate(ty, at);
        self.store_at(address, value, at);
        address
    }

    /// The integer that a value is known to be, as a constant or as what a variable holds.
    pub(crate) fn known_integer(&self, value: ValueId) -> Option<u64> {
        match self.builder.body[value] {
            Op::Const(constant) => self.builder.body.constant(constant).to_int().as_u64(),
            _ => None,
        }
    }

    /// Checks an index of an array, unless it is known to be one.
    pub(crate) fn check_index(&mut self, index: ValueId, len: u64, at: Span) {
        if self.known_integer(index).is_some_and(|index| index < len) {
            return;
        }
        let limit = self.int(i64::try_from(len).unwrap_or(i64::MAX));
        let check = Check::Bound { kind: Bound::Index, value: index, limit };
        self.effect(Op::Check(check), at);
    }

    /// Stores a value, which has the type of the place.
    pub(crate) fn store(&mut self, located: &Located, value: ValueId) {
        self.store_in(&located.place, located.ty, value, located.at);
    }

    fn store_in(&mut self, place: &Place, ty: TypeId, value: ValueId, at: Span) {
        match place {
            Place::Blank | Place::Value(_) => {}
            Place::Variable(variable) => self.builder.write(*variable, value),
            Place::MapElement { map, key } => {
                self.effect(Op::Check(Check::MapNotNil(*map)), at);
                self.effect(Op::MapSet { map: *map, key: *key, value }, at);
            }
            Place::Field { base, field } if !base.has_address() => {
                let base_ty = self.type_of_place(base);
                let whole = self.load_place(base, base_ty, at);
                let op = Op::WithField { base: whole, field: *field, value };
                let whole = self.builder.emit(op, base_ty, at);
                self.store_in(base, base_ty, whole, at);
            }
            // Arrays that are changed in parts are in memory.
            Place::Element { .. }
            | Place::Pointee { .. }
            | Place::SliceElement { .. }
            | Place::Field { .. } => {
                let address = self.address_of(place, ty, at);
                self.store_at(address, value, at);
            }
        }
    }

    /// `&x`
    pub(crate) fn address(&mut self, operand: ExprId, ty: TypeId) -> ValueId {
        let located = self.place(operand);
        let value = self.address_of(&located.place, located.ty, located.at);
        self.retyped(value, ty, located.at)
    }

    /// The same value under another name of its type.
    pub(crate) fn retyped(&mut self, value: ValueId, ty: TypeId, at: Span) -> ValueId {
        if self.is_same_type(self.builder.body.ty(value), ty) {
            return value;
        }
        self.builder.emit(Op::ChangeType(value), ty, at)
    }
}
