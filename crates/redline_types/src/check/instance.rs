//! Generic types with type arguments (spec: Instantiations).

use redline_syntax::{Expr, ExprId};

use super::Context;
use super::ident::Meaning;
use super::params::declared_params;
use crate::error::ErrorCode;
use crate::records::InstanceOf;
use crate::{Basic, ObjectKind, Type, TypeId, instantiate};

impl Context<'_> {
    /// `base[args]`
    pub(crate) fn instance(&mut self, expr: ExprId, base: ExprId, args: &[ExprId]) -> TypeId {
        let generic = self.generic_type(base);
        let types: Vec<TypeId> = args.iter().map(|&arg| self.ty(arg)).collect();
        if self.is_invalid(generic) || types.iter().any(|&ty| self.is_invalid(ty)) {
            return Basic::Invalid.id();
        }
        let wanted = declared_params(self.store, generic).len();
        if wanted != types.len() {
            let amount = if types.len() < wanted { "not enough" } else { "too many" };
            let name = self.text(base);
            let message = format!(
                "{amount} type arguments for type {name}: have {}, want {wanted}",
                types.len()
            );
            self.error(expr, ErrorCode::WrongTypeArgCount, message);
            return Basic::Invalid.id();
        }
        let ty = self.instantiated(generic, &types);
        self.note_place(expr, ty);
        self.record_instance(base, types, ty);
        ty
    }

    /// Notes where an instance is written that a declaration speaks of.
    fn note_place(&self, expr: ExprId, ty: TypeId) {
        if let Type::Named(named) = self.store[ty] {
            let place = (self.file, self.tree.span(expr));
            let mut places = self.package.lock_instance_places();
            let first = places.entry(named).or_insert(place);
            if (place.0, place.1.start) < (first.0, first.1.start) {
                *first = place;
            }
        }
    }

    /// Records the type arguments of what `generic` names, and what it is with them.
    pub(crate) fn record_instance(&self, generic: ExprId, args: Vec<TypeId>, ty: TypeId) {
        if self.recording {
            let instance = InstanceOf { args: args.into(), ty };
            self.records.add_instance(self.tree.unparen(generic), instance);
        }
    }

    /// A type that needs type arguments.
    pub(crate) fn generic_type(&mut self, base: ExprId) -> TypeId {
        let meaning = match self.tree[base] {
            Expr::Ident(_) => self.meaning(base),
            Expr::Selector { base: package, name } => {
                self.qualified(base, package, name).unwrap_or(Meaning::Nothing)
            }
            _ => Meaning::Nothing,
        };
        let ty = match meaning {
            Meaning::Object(object)
                if matches!(self.store[object].kind, ObjectKind::Type | ObjectKind::Alias) =>
            {
                self.store.type_of(object)
            }
            Meaning::Unknown => return Basic::Unknown.id(),
            _ => Basic::Invalid.id(),
        };
        self.record_type(base, ty);
        if !self.is_invalid(ty) && !self.is_generic(ty) {
            let message = format!("{} is not a generic type", self.store.type_text(ty));
            self.error(base, ErrorCode::NotAGenericType, message);
            return Basic::Invalid.id();
        }
        ty
    }

    /// A generic type with its type arguments; invalid if it wants another number.
    pub(crate) fn instantiated(&self, generic: TypeId, args: &[TypeId]) -> TypeId {
        if declared_params(self.store, generic).len() != args.len() {
            return Basic::Invalid.id();
        }
        instantiate(self.store, generic, args)
    }
}
