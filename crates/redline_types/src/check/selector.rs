//! Selectors (spec: Selectors, Method expressions, Method values, Qualified identifiers).

use redline_base::Name;
use redline_syntax::{Expr, ExprId};

use super::Context;
use super::ident::Meaning;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Lookup, ObjectKind, Param, Selected, Signature, Type};

impl Context<'_> {
    /// `base.name`
    pub(crate) fn selector(&mut self, expr: ExprId, base: ExprId, name: Name) -> Operand {
        match self.qualified(expr, base, name) {
            Some(Meaning::Object(object)) => return self.object(expr, object),
            Some(Meaning::Unknown) => return Operand::unknown(expr),
            Some(Meaning::Nothing) => return Operand::invalid(expr),
            None => {}
        }
        let operand = self.any_expr(base, None);
        if operand.is_invalid() {
            return super::binary::spoilt(expr, [&operand]);
        }
        if matches!(operand.mode, Mode::NoValue | Mode::Builtin) {
            let text = self.text(base);
            self.error(base, ErrorCode::NotAnExpr, format!("{text} (no value) used as value"));
            return Operand::invalid(expr);
        }
        if operand.mode == Mode::Type && self.is_generic(operand.ty) {
            return self.refuse_generic(expr, base);
        }
        self.resolve_methods(name);
        let addressable = operand.mode == Mode::Variable;
        let package = Some(self.package.source.package);
        match self.store.lookup(
            operand.ty,
            addressable || operand.mode == Mode::Type,
            package,
            name,
        ) {
            Lookup::Found(found) if operand.mode == Mode::Type => {
                self.method_expr(expr, &operand, &found)
            }
            // Fields of what a type parameter stands for are out of reach.
            Lookup::Found(found)
                if self.is_type_param(operand.ty) && !self.store[found.object].kind.is_method() =>
            {
                self.report_missing(expr, &operand, name, &Lookup::Nothing)
            }
            Lookup::Found(found) => self.member(expr, &operand, &found),
            lookup => self.report_missing(expr, &operand, name, &lookup),
        }
    }

    /// Resolves the methods of this package with a name, of which one may be selected.
    pub(crate) fn resolve_methods(&self, name: Name) {
        for &method in self.package.methods_by_name.get(&name).into_iter().flatten() {
            self.package.resolve_unless_open(method);
        }
    }

    /// `x.f` or `x.m`
    fn member(&self, expr: ExprId, operand: &Operand, found: &Selected) -> Operand {
        let ty = self.store.type_of(found.object);
        let is_field = matches!(self.store[found.object].kind, ObjectKind::Var(_));
        let addressable = operand.mode == Mode::Variable || found.indirect;
        self.record_selection(expr, found);
        let mode = if is_field && addressable { Mode::Variable } else { Mode::Value };
        Operand::new(expr, mode, ty)
    }

    /// `T.m`: a function whose first parameter is the receiver.
    fn method_expr(&self, expr: ExprId, operand: &Operand, found: &Selected) -> Operand {
        let ObjectKind::Method(method) = self.store[found.object].kind else {
            let text = self.text(expr);
            self.error(
                expr,
                ErrorCode::MissingFieldOrMethod,
                format!("{text} undefined (type {} has no method)", self.ty_text(operand.ty)),
            );
            return Operand::invalid(expr);
        };
        let Type::Signature(signature) = &self.store[self.store.type_of(found.object)] else {
            return Operand::invalid(expr);
        };
        let declared = self.store[method].receiver();
        let is_pointer = declared.is_some_and(|it| it.is_pointer);
        if is_pointer && !found.indirect {
            let text = self.text(expr);
            let name = self.name(self.store[found.object].name);
            let message = format!(
                "invalid method expression {text} (needs pointer receiver (*{}).{name})",
                self.text(operand.expr)
            );
            self.error(expr, ErrorCode::InvalidMethodExpr, message);
            return Operand::invalid(expr);
        }
        // Where one parameter has a name, each has one.
        let named = signature.params.first().is_some_and(|param| param.name.is_some());
        let name = named.then(|| {
            let own = declared.and_then(|receiver| receiver.name);
            own.unwrap_or_else(|| self.store.names().intern("_"))
        });
        let receiver = Param { name, ty: operand.ty };
        let params = [receiver].into_iter().chain(signature.params.iter().copied()).collect();
        let signature = Signature { params, ..(**signature).clone() };
        let ty = self.store.intern(Type::Signature(Box::new(signature)));
        self.record_selection(expr, found);
        Operand::new(expr, Mode::Value, ty)
    }

    /// Records what a selector selects.
    pub(crate) fn record_selection(&self, expr: ExprId, found: &Selected) {
        self.record_use(expr, found.object);
        if self.recording {
            self.records.add_selection(expr, &found.path, found.indirect);
        }
    }

    fn report_missing(
        &mut self,
        expr: ExprId,
        operand: &Operand,
        name: Name,
        lookup: &Lookup,
    ) -> Operand {
        let base = self.store.underlying(self.store.dereferenced(operand.ty).0);
        if self.is_invalid(base) {
            return Operand::unknown(expr);
        }
        let span = self.tree.name_span(expr, self.source().text);
        let text = self.text(expr);
        let selected = self.name(name);
        let ty = self.ty_text(operand.ty);
        let (code, message) = match lookup {
            Lookup::Ambiguous(_) => {
                (ErrorCode::AmbiguousSelector, format!("ambiguous selector {text}"))
            }
            Lookup::NeedsPointer => (
                ErrorCode::InvalidMethodExpr,
                format!("cannot call pointer method {selected} on {ty}"),
            ),
            _ => (
                ErrorCode::MissingFieldOrMethod,
                format!("{text} undefined (type {ty} has no field or method {selected})"),
            ),
        };
        self.error_at(span, code, message);
        // What is embedded but could not be read may have had it.
        match self.tree[expr] {
            Expr::Selector { .. } => Operand::invalid(expr),
            _ => Operand::unknown(expr),
        }
    }
}
