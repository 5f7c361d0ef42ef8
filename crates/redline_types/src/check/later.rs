//! What can be told only when the types that are being declared are known.

use redline_base::Span;
use redline_syntax::ExprId;

use super::{Context, Package};
use crate::error::ErrorCode;
use crate::{Basic, InterfaceId, NamedId, Term, Type, TypeId, TypeParamId};

/// A question about a type that is asked when the declarations are done.
#[derive(Clone, Debug)]
pub(crate) enum Later {
    /// Whether a variable may have the type.
    Variable {
        /// Index of the file.
        file: usize,
        /// Where the type is written.
        expr: ExprId,
        /// The type.
        ty: TypeId,
    },
    /// Whether values of the type can be keys of a map.
    MapKey {
        /// Index of the file.
        file: usize,
        /// Where the type is written.
        expr: ExprId,
        /// The type.
        ty: TypeId,
    },
    /// Whether a type may be embedded in a struct.
    Embedded {
        /// Index of the file.
        file: usize,
        /// Where the type is written.
        expr: ExprId,
        /// The type.
        ty: TypeId,
    },
    /// Whether type arguments satisfy their constraints.
    Arguments {
        /// Index of the file.
        file: usize,
        /// What is instantiated.
        at: ExprId,
        /// The type arguments that are written.
        written: Box<[ExprId]>,
        /// The type parameters.
        params: Box<[TypeParamId]>,
        /// The type arguments.
        args: Box<[TypeId]>,
    },
    /// Whether the terms of a union go together.
    Union {
        /// Index of the file.
        file: usize,
        /// The terms, and where they stand.
        terms: Box<[(Term, ExprId)]>,
    },
    /// Whether the elements of an interface go together.
    Elements {
        /// Index of the file.
        file: usize,
        /// The interface.
        interface: InterfaceId,
        /// Where its embedded elements stand.
        at: Box<[ExprId]>,
    },
    /// The type set of an interface.
    TypeSet {
        /// The interface.
        interface: InterfaceId,
    },
    /// Whether the definition of a type ends somewhere.
    Definition {
        /// Index of the file.
        file: usize,
        /// Where its name stands.
        span: Span,
        /// The type.
        named: NamedId,
    },
}

impl Package<'_> {
    /// Asks a question later.
    pub(crate) fn later(&self, question: Later) {
        self.lock_later().push_back(question);
    }

    fn lock_later(&self) -> std::sync::MutexGuard<'_, std::collections::VecDeque<Later>> {
        self.later.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Answers the questions, and those that come up meanwhile.
    pub(crate) fn answer_later(&self) {
        loop {
            let Some(question) = self.lock_later().pop_front() else { return };
            self.answer(question);
        }
    }

    fn answer(&self, question: Later) {
        match question {
            Later::Variable { file, expr, ty } => Context::new(self, file).check_variable(expr, ty),
            Later::MapKey { file, expr, ty } => Context::new(self, file).check_map_key(expr, ty),
            Later::Embedded { file, expr, ty } => Context::new(self, file).check_embedded(expr, ty),
            Later::Arguments { file, at, written, params, args } => {
                Context::new(self, file).check_arguments(at, &written, &params, &args);
            }
            Later::Union { file, terms } => Context::new(self, file).check_union(&terms),
            Later::Elements { file, interface, at } => {
                Context::new(self, file).check_elements(interface, &at);
            }
            Later::TypeSet { interface } => drop(self.store.type_set(interface).methods.len()),
            Later::Definition { file, span, named } => {
                Context::new(self, file).check_definition(span, named);
            }
        }
    }
}

impl Context<'_> {
    /// Constraints are no types of variables (spec: General interfaces).
    fn check_variable(&self, expr: ExprId, ty: TypeId) {
        let store = self.store;
        if let Type::TypeParam(_) = store[store.unalias(ty)] {
            return;
        }
        let Type::Interface(interface) = store[store.underlying(ty)] else { return };
        let set = store.type_set(interface);
        if set.is_method_set() {
            return;
        }
        let text = self.ty_text(ty);
        let what =
            if set.comparable { "is (or embeds) comparable" } else { "contains type constraints" };
        let message = format!("cannot use type {text} outside a type constraint: interface {what}");
        self.error(expr, ErrorCode::MisplacedConstraintIface, message);
    }

    /// Type arguments satisfy their constraints (spec: Satisfying a type constraint).
    fn check_arguments(
        &self,
        at: ExprId,
        written: &[ExprId],
        params: &[TypeParamId],
        args: &[TypeId],
    ) {
        for &param in params {
            if let Some(constraint) = self.store[param].constraint() {
                self.resolve_methods_of(constraint);
            }
        }
        self.package.note_growth((self.file, self.tree.span(at)), params, args);
        let version = self.source().language;
        if let Err((index, reason)) = crate::verify(self.store, params, args, version) {
            let message = self.worded(|wording| reason.text(wording));
            let at = written.get(index).copied().unwrap_or(at);
            self.error(at, ErrorCode::InvalidTypeArg, message);
        }
    }

    fn check_map_key(&self, expr: ExprId, ty: TypeId) {
        if self.is_invalid(self.store.underlying(ty)) || self.store.is_comparable(ty) {
            return;
        }
        let text = self.ty_text(ty);
        let hint = match self.store[self.store.unalias(ty)] {
            Type::TypeParam(_) => " (missing comparable constraint)",
            _ => "",
        };
        let message = format!("invalid map key type {text}{hint}");
        self.error(expr, ErrorCode::IncomparableMapKey, message);
    }

    /// Neither pointers, but to a type name, nor type parameters can be embedded
    /// (spec: Struct types).
    fn check_embedded(&self, expr: ExprId, ty: TypeId) {
        let store = self.store;
        let (base, is_pointer) = store.dereferenced(ty);
        let message = match (&store[base], &store[store.underlying(base)]) {
            (Type::TypeParam(_), _) => "embedded field type cannot be a type parameter",
            (_, Type::Basic(Basic::UnsafePointer)) => {
                "embedded field type cannot be unsafe.Pointer"
            }
            (_, Type::Pointer(_)) => "embedded field type cannot be a pointer",
            (_, Type::Interface(_)) if is_pointer => {
                "embedded field type cannot be a pointer to an interface"
            }
            _ => return,
        };
        self.error(expr, ErrorCode::InvalidPtrEmbed, message);
    }
}
