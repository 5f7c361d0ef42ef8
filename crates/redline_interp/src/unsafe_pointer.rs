//! Conversions to pointers and `unsafe.Pointer` (spec: Package unsafe): an address keeps
//! the variable that it is of, and is that of another type only where values of both
//! are held alike.

use redline_types::TypeId;

use crate::heap::Shape;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::value::Value;

impl Machine<'_> {
    /// A conversion to a pointer type or `unsafe.Pointer`.
    pub(crate) fn convert_pointer(
        &mut self,
        (from, value): (Kind, Value),
        to_ty: TypeId,
    ) -> Result<Value, Trap> {
        match (from, value) {
            (_, Value::Nil) | (Kind::Int(_), Value::Int(0)) => Ok(Value::Nil),
            (Kind::UnsafePointer, Value::Pointer(pointer)) => {
                let Some(element) = self.pointed(to_ty) else {
                    return Ok(Value::Pointer(pointer));
                };
                self.typed_pointer(pointer, element).map(Value::Pointer)
            }
            (Kind::Pointer, value @ Value::Pointer(_)) => Ok(value),
            (Kind::Int(_), Value::Int(address)) => self.pointer_at(address.cast_unsigned()),
            _ => Err(Trap::not_modelled("unsafe.Pointer of what is no variable")),
        }
    }

    /// What a pointer type points to; `None` for `unsafe.Pointer`.
    fn pointed(&self, ty: TypeId) -> Option<TypeId> {
        if self.types.kind(ty) == Kind::Pointer { self.types.element(ty) } else { None }
    }

    /// The same address as one of an `element`: that of a whole is that of its first part.
    fn typed_pointer(&mut self, pointer: Pointer, element: TypeId) -> Result<Pointer, Trap> {
        let first_part = |at: &Pointer| at.child(0).filter(|part| self.heap.find(part).is_some());
        let whole = |at: &Pointer| at.parent().filter(|&(_, index)| index == 0).map(|(it, _)| it);
        let inwards: Vec<Pointer> =
            std::iter::successors(Some(pointer.clone()), first_part).collect();
        let outwards: Vec<Pointer> = std::iter::successors(Some(pointer), whole).collect();
        for place in inwards.into_iter().chain(outwards) {
            if let Some(ty) = self.type_at(&place)
                && self.is_alike(ty, element)
            {
                return Ok(place);
            }
        }
        let name = self.program.store.type_text(element);
        Err(Trap::not_modelled(format!("unsafe.Pointer to memory of another type as *{name}")))
    }

    /// Whether values of two types are held alike.
    fn is_alike(&mut self, left: TypeId, right: TypeId) -> bool {
        let store = self.program.store;
        let [left, right] = [left, right].map(|ty| store.underlying(ty));
        let (left, right) = (self.types.canonical(left), self.types.canonical(right));
        let kinds = (self.types.kind(left), self.types.kind(right));
        left == right
            || match kinds {
                (Kind::Pointer | Kind::UnsafePointer, Kind::Pointer | Kind::UnsafePointer) => true,
                (Kind::Struct, Kind::Struct) => {
                    let (left, right) = (self.types.fields(left), self.types.fields(right));
                    left.len() == right.len()
                        && left.into_iter().zip(right).all(|(left, right)| {
                            redline_base::with_deep_stack(|| self.is_alike(left, right))
                        })
                }
                _ => redline_types::identical_but_for_tags(store, left, right),
            }
    }

    /// The type of what is at an address; `None` for the whole array behind a slice.
    pub(crate) fn type_at(&self, pointer: &Pointer) -> Option<TypeId> {
        let (mut ty, way) = match (self.heap.shape(pointer.object)?, pointer.way()) {
            (Shape::Of(ty), way) => (ty, way),
            (Shape::ArrayOf(_), []) => return None,
            (Shape::ArrayOf(element), [_, way @ ..]) => (element, way),
        };
        for &index in way {
            ty = self.types.part(ty, index as usize)?;
        }
        Some(ty)
    }

    /// The place that got this address as a number.
    fn pointer_at(&mut self, address: u64) -> Result<Value, Trap> {
        let found = self.addresses.iter().find(|&(_, &base)| base == address).map(|(at, _)| *at);
        let at = found.ok_or_else(|| Trap::not_modelled("unsafe.Pointer of a number"))?;
        Ok(Value::Pointer(Pointer::to(at)))
    }
}
