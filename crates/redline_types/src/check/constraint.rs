//! Constraints and the elements of interfaces (spec: Type constraints, General
//! interfaces).

use redline_syntax::{Expr, ExprId, TokenKind, UnaryOp};

use super::{Context, Later};
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::{Basic, Interface, InterfaceId, Term, Terms, Type, TypeId, identical};

/// Terms that a union may have at most, as in the Go tools.
const MAX_TERMS: usize = 100;

impl Context<'_> {
    /// The constraint of a type parameter: an interface, around which `interface`
    /// may be missing.
    pub(super) fn constraint(&mut self, expr: ExprId) -> TypeId {
        let ty = self.union_or_type(expr);
        if self.is_type_param(ty) {
            let message = "cannot use a type parameter as constraint";
            self.error(expr, ErrorCode::MisplacedTypeParam, message);
            return Basic::Invalid.id();
        }
        let Type::Union(_) = self.store[ty] else { return ty };
        let interface = self.store.add_interface(Interface::new([].into(), [ty].into(), true));
        self.package.later(Later::Elements { file: self.file, interface, at: [expr].into() });
        self.store.intern(Type::Interface(interface))
    }

    /// The element of an interface: a type, `~T`, or a union.
    pub(super) fn constraint_element(&mut self, expr: ExprId) -> TypeId {
        let ty = self.union_or_type(expr);
        if self.is_type_param(ty) {
            let message = "term cannot be a type parameter";
            self.error(expr, ErrorCode::MisplacedTypeParam, message);
            return Basic::Invalid.id();
        }
        ty
    }

    fn union_or_type(&mut self, expr: ExprId) -> TypeId {
        let mut terms = Vec::new();
        let mut places = Vec::new();
        let is_union = self.gather_terms(expr, &mut terms, &mut places);
        if let ([term], false) = (&*terms, is_union) {
            return term.ty;
        }
        if let Some(&(_, at)) = places.get(MAX_TERMS) {
            self.refuse_terms(at);
            return Basic::Invalid.id();
        }
        self.package.later(Later::Union { file: self.file, terms: places.into() });
        let ty = self.store.intern(Type::Union(terms.into()));
        self.record_type(expr, ty);
        ty
    }

    fn refuse_terms(&self, at: ExprId) {
        let message =
            format!("cannot handle more than {MAX_TERMS} union terms (implementation limitation)");
        self.error(at, ErrorCode::InvalidUnion, message);
    }

    /// Adds the terms of `A | ~B`, and where they stand; whether it is more than a type.
    fn gather_terms(
        &mut self,
        expr: ExprId,
        terms: &mut Vec<Term>,
        places: &mut Vec<(Term, ExprId)>,
    ) -> bool {
        match self.tree[expr] {
            Expr::Binary { op: TokenKind::Or, left, right } => {
                let is_union =
                    redline_base::with_deep_stack(|| self.gather_terms(left, terms, places));
                self.refuse_param(left, is_union, terms);
                if is_union && matches!(self.tree[left], Expr::Binary { .. }) {
                    let ty = self.store.intern(Type::Union(terms.clone().into()));
                    self.record_type(left, ty);
                }
                let is_more = self.gather_terms(right, terms, places);
                self.refuse_param(right, is_more, terms);
                true
            }
            Expr::Unary { op: UnaryOp::Tilde, operand } => {
                let mut term = Term { tilde: true, ty: self.ty(operand) };
                if self.is_type_param(term.ty) {
                    let text = self.ty_text(term.ty);
                    let message = format!("type in term ~{text} cannot be a type parameter");
                    self.error(expr, ErrorCode::MisplacedTypeParam, message);
                    term.ty = Basic::Invalid.id();
                }
                let ty = self.store.intern(Type::Union([term].into()));
                self.record_type(expr, ty);
                terms.push(term);
                places.push((term, expr));
                true
            }
            _ => {
                let term = Term { tilde: false, ty: self.ty(expr) };
                terms.push(term);
                places.push((term, expr));
                false
            }
        }
    }

    /// A type parameter is no term of a union.
    fn refuse_param(&mut self, at: ExprId, is_union: bool, terms: &mut [Term]) {
        let Some(term) = terms.last_mut().filter(|_| !is_union) else { return };
        if self.is_type_param(term.ty) {
            term.ty = Basic::Invalid.id();
            let message = "term cannot be a type parameter";
            self.error(at, ErrorCode::MisplacedTypeParam, message);
        }
    }

    /// The terms of a union exclude each other, and name no interface with methods.
    pub(super) fn check_union(&self, terms: &[(Term, ExprId)]) {
        for (index, &(term, at)) in terms.iter().enumerate() {
            if self.is_hazy(term.ty) || self.is_type_param(term.ty) {
                continue;
            }
            let under = self.store.underlying(term.ty);
            if let Some(message) = self.fault_of_tilde(term, under) {
                self.soft_error(at, ErrorCode::InvalidUnion, message);
            } else if let Type::Interface(id) = self.store[under] {
                if terms.len() > 1 {
                    self.check_interface_term(term, id, at);
                }
            } else if let Some(other) = self.overlapping(&terms[..index], term) {
                let message = format!(
                    "overlapping terms {} and {}",
                    self.term_text(term),
                    self.term_text(other)
                );
                self.soft_error(at, ErrorCode::InvalidUnion, message);
            }
        }
    }

    fn term_text(&self, term: Term) -> String {
        format!("{}{}", if term.tilde { "~" } else { "" }, self.store.type_text(term.ty))
    }

    /// `~T` is for a type that is its own underlying type.
    fn fault_of_tilde(&self, term: Term, under: TypeId) -> Option<String> {
        if !term.tilde {
            return None;
        }
        let text = self.ty_text(term.ty);
        if let Type::Interface(_) = self.store[under] {
            return Some(format!("invalid use of ~ ({text} is an interface)"));
        }
        (!identical(self.store, under, term.ty)).then(|| {
            format!("invalid use of ~ (underlying type of {text} is {})", self.ty_text(under))
        })
    }

    fn check_interface_term(&self, term: Term, id: InterfaceId, at: ExprId) {
        let set = self.store.type_set(id);
        let text = self.term_text(term);
        let is_itself = id == self.store.comparable_interface();
        let message = if !set.methods.is_empty() {
            format!("cannot use {text} in union ({text} contains methods)")
        } else if is_itself {
            "cannot use comparable in union".to_owned()
        } else if set.comparable {
            format!("cannot use {text} in union ({text} embeds comparable)")
        } else {
            return;
        };
        self.error(at, ErrorCode::InvalidUnion, message);
    }

    /// A term before that has types in common with this one.
    fn overlapping(&self, before: &[(Term, ExprId)], term: Term) -> Option<Term> {
        let store = self.store;
        before.iter().map(|&(other, _)| other).find(|other| {
            if self.is_interface(other.ty) {
                return false;
            }
            let of = |own: Term, tilde: bool| if tilde { store.underlying(own.ty) } else { own.ty };
            identical(store, of(*other, term.tilde), of(term, other.tilde))
        })
    }

    /// The elements of an interface agree with each other; `at` says where they stand.
    pub(super) fn check_elements(&self, interface: InterfaceId, at: &[ExprId]) {
        let interface = &self.store[interface];
        let mut methods = interface.methods.to_vec();
        for (&element, &at) in interface.embedded.iter().zip(at) {
            if self.is_hazy(element) {
                continue;
            }
            self.check_element_version(element, at);
            let set = self.store.element_type_set(element);
            if let (Terms::List(terms), Type::Union(_)) = (&set.terms, &self.store[element])
                && terms.len() > MAX_TERMS
            {
                self.refuse_terms(at);
            }
            for &method in &set.methods {
                self.check_embedded_method(&mut methods, method, at);
            }
        }
    }

    /// A method that comes from several interfaces has one signature.
    fn check_embedded_method(
        &self,
        methods: &mut Vec<crate::ObjectId>,
        method: crate::ObjectId,
        at: ExprId,
    ) {
        let store = self.store;
        let Some(&own) = methods.iter().find(|&&own| store.is_same_member(own, method)) else {
            return methods.push(method);
        };
        let types = (store.type_of(own), store.type_of(method));
        let is_same = own == method || identical(store, types.0, types.1);
        let is_hazy = self.is_hazy(types.0) || self.is_hazy(types.1);
        if !(is_hazy || is_same && self.allows(Feature::OverlappingMethods)) {
            let message = format!("duplicate method {}", self.name(store[method].name));
            self.error(at, ErrorCode::DuplicateDecl, message);
        }
    }

    /// Before Go 1.18 interfaces embed interfaces only.
    fn check_element_version(&self, element: TypeId, at: ExprId) {
        if self.allows(Feature::Generics) || self.is_interface(element) {
            return;
        }
        let text = self.ty_text(element);
        let what = match self.store[element] {
            Type::Union(_) => format!("embedding interface element {text}"),
            _ => format!("embedding non-interface type {text}"),
        };
        self.require(Feature::Generics, self.tree.span(at), &what);
    }
}
