//! Generic types with type arguments (spec: Instantiations).

use redline_base::Span;
use redline_syntax::{Expr, ExprId};

use super::ident::Meaning;
use super::operand::Operand;
use super::params::declared_params;
use super::{Context, Later};
use crate::error::ErrorCode;
use crate::{
    ArgumentWording, Basic, InferError, ObjectKind, Type, TypeId, TypeParamId, instantiate,
};

impl Context<'_> {
    /// `base[args]`
    pub(crate) fn instance(&mut self, expr: ExprId, base: ExprId, args: &[ExprId]) -> TypeId {
        let generic = self.generic_type(base);
        let types: Vec<TypeId> = args.iter().map(|&arg| self.var_type(arg)).collect();
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
        self.verify_later(expr, args, declared_params(self.store, generic), &types);
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
            Meaning::Object(_) => self.no_type(base),
            Meaning::Nothing => Basic::Invalid.id(),
        };
        self.record_type(base, ty);
        if self.is_invalid(self.store.unalias(ty)) && !self.is_generic(ty) {
            return Basic::Invalid.id();
        }
        if !self.is_generic(ty) {
            let message = format!("{} is not a generic type", self.ty_text(ty));
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

    /// Asks later whether type arguments, of which those at `written` are written
    /// at `at`, satisfy their constraints.
    pub(crate) fn verify_later(
        &self,
        at: ExprId,
        written: &[ExprId],
        params: &[TypeParamId],
        args: &[TypeId],
    ) {
        if !self.recording {
            return;
        }
        self.package.later(Later::Arguments {
            file: self.file,
            at,
            written: written.into(),
            params: params.into(),
            args: args.into(),
        });
    }

    /// Complains that type arguments cannot be inferred; `args` are the arguments
    /// of the call.
    pub(crate) fn report_inference(
        &mut self,
        at: Span,
        callee: Option<ExprId>,
        error: &InferError,
        args: &[Operand],
    ) {
        let place = |param: TypeParamId| {
            let declared = self.store[self.store[param].object].declared;
            declared.map_or_else(String::new, |it| self.package.place(it.file as usize, it.offset))
        };
        let argument =
            |index: usize| args.get(index).map_or_else(String::new, |arg| self.text(arg.expr));
        let message = self.worded(|types| {
            error.text(&ArgumentWording { types, argument: &argument, place: &place })
        });
        if message.is_empty() {
            return;
        }
        let arg = error.arg().and_then(|index| args.get(index));
        let at = arg.map_or(at, |arg| self.tree.span(arg.expr));
        let message = match callee {
            Some(callee) => format!("in call to {}, {message}", self.text(callee)),
            None => message,
        };
        self.error_at(at, ErrorCode::CannotInferTypeArgs, message);
    }
}
