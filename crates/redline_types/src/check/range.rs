//! Range clauses (spec: For statements with range clause).

use redline_syntax::{Expr, ExprId};

use super::Context;
use super::assign::Taker;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::records::Mode;
use crate::{Basic, BasicKind, ChanDir, Signature, Type, TypeId};

/// What an iteration gives.
enum Iteration {
    /// Values of these types.
    Values([Option<TypeId>; 2]),
    /// The integers below the operand.
    Integers,
}

/// Why there is no iteration, if there is more to say.
type Refusal = Option<String>;

const YIELD: &str = "func must be func(yield func(...) bool)";

impl Context<'_> {
    /// `for key, value = range operand`
    pub(super) fn range(
        &mut self,
        key: Option<ExprId>,
        value: Option<ExprId>,
        define: bool,
        operand: ExprId,
    ) {
        let mut operand = self.expr(operand);
        let iteration = self.iteration_of(&operand);
        let variables = [key, value];
        let types = match iteration {
            Some(Iteration::Integers) => {
                self.check_variables(&operand, variables, [true, false]);
                return self.range_integers(&mut operand, variables, define);
            }
            Some(Iteration::Values(types)) => {
                self.check_variables(&operand, variables, types.map(|ty| ty.is_some()));
                types
            }
            None => {
                self.with_default_type_settled(&mut operand);
                [None, None]
            }
        };
        for (variable, ty) in variables.into_iter().zip(types) {
            if let Some(variable) = variable {
                self.range_variable(variable, ty, define);
            }
        }
        self.check_new(variables, define);
    }

    fn range_variable(&mut self, variable: ExprId, ty: Option<TypeId>, define: bool) {
        if define {
            self.declare_at(variable, ty.unwrap_or_else(|| Basic::Unknown.id()));
            return;
        }
        let taker = self.taker(variable);
        if let (Taker::Typed(target), Some(ty)) = (taker, ty) {
            let mut given = Operand::new(variable, Mode::Value, ty);
            self.assignment(&mut given, Some(target), "assignment");
        }
    }

    /// The integers below an operand have its type, or that of the variable.
    fn range_integers(
        &mut self,
        operand: &mut Operand,
        variables: [Option<ExprId>; 2],
        define: bool,
    ) {
        let [Some(key), _] = variables else {
            return self.assignment(operand, None, "range clause");
        };
        if define {
            self.assignment(operand, None, "range clause");
            self.declare_at(key, operand.ty);
            return self.check_new(variables, define);
        }
        let target = match self.taker(key) {
            Taker::Typed(ty) => Some(ty),
            Taker::Invalid => return self.with_default_type_settled(operand),
            Taker::Blank | Taker::New => None,
        };
        self.assignment(operand, target, "range clause");
        if !operand.is_invalid() && !self.is_integer_type(operand.ty) {
            let ty = self.ty_text(operand.ty);
            let message = format!("cannot use iteration variable of type {ty}");
            self.error(key, ErrorCode::InvalidRangeExpr, message);
        }
    }

    /// `:=` declares at least one variable.
    fn check_new(&mut self, variables: [Option<ExprId>; 2], define: bool) {
        let named: Vec<ExprId> = variables.into_iter().flatten().collect();
        let (Some(&first), true) = (named.first(), define) else { return };
        let is_named = |variable: &ExprId| match self.tree[*variable] {
            Expr::Ident(name) => self.name(name) != "_",
            _ => true,
        };
        if !named.iter().any(is_named) {
            let message = "no new variables on left side of :=";
            return self.error(first, ErrorCode::NoNewVar, message);
        }
        if let &[key, value] = &named[..]
            && let (Expr::Ident(own), Expr::Ident(other)) = (self.tree[key], self.tree[value])
            && own == other
        {
            let message = format!("{} redeclared in this block", self.name(other));
            self.error(value, ErrorCode::DuplicateDecl, message);
        }
    }

    /// Complains about variables for which there are no values.
    fn check_variables(
        &mut self,
        operand: &Operand,
        variables: [Option<ExprId>; 2],
        given: [bool; 2],
    ) {
        let surplus = variables
            .into_iter()
            .zip(given)
            .find_map(|(variable, given)| variable.filter(|_| !given));
        let Some(surplus) = surplus else { return };
        let number =
            if given[0] { "only one iteration variable" } else { "no iteration variables" };
        let message = format!("range over {} permits {number}", self.described(operand));
        self.error(surplus, ErrorCode::InvalidIterVar, message);
    }

    /// What an iteration over the operand gives; `None` after an error.
    fn iteration_of(&mut self, operand: &Operand) -> Option<Iteration> {
        if operand.is_invalid() || self.is_hazy(operand.ty) {
            return None;
        }
        match self.iteration(operand) {
            Ok(iteration) => Some(iteration),
            Err(cause) => {
                let cause = cause.map_or_else(String::new, |cause| format!(": {cause}"));
                let message = format!("cannot range over {}{cause}", self.described(operand));
                self.error(operand.expr, ErrorCode::InvalidRangeExpr, message);
                None
            }
        }
    }

    fn iteration(&self, operand: &Operand) -> Result<Iteration, Refusal> {
        let int = Some(Basic::Int.id());
        let common = self.store.common_underlying(operand.ty);
        let common = common.map_err(|reason| Some(self.worded(|wording| reason.text(wording))))?;
        let base = match self.store[common] {
            Type::Pointer(base) if self.is_array(base) => self.store.underlying(base),
            _ => common,
        };
        match &self.store[base] {
            Type::Basic(basic) if basic.kind() == BasicKind::String => {
                Ok(Iteration::Values([int, Some(Basic::Rune.id())]))
            }
            Type::Basic(_) if self.is_integer_type(base) => {
                self.needs(Feature::RangeOverInt)?;
                Ok(Iteration::Integers)
            }
            &Type::Array { element, .. } | &Type::Slice(element) => {
                Ok(Iteration::Values([int, Some(element)]))
            }
            &Type::Map { key, value } => Ok(Iteration::Values([Some(key), Some(value)])),
            Type::Chan { dir: ChanDir::Send, .. } => {
                let ty = self.ty_text(common);
                Err(Some(format!("receive from send-only channel {ty}")))
            }
            &Type::Chan { element, .. } => Ok(Iteration::Values([Some(element), None])),
            Type::Signature(signature) => {
                self.needs(Feature::RangeOverFunc)?;
                self.yielded(signature).map(Iteration::Values)
            }
            _ => Err(None),
        }
    }

    fn is_array(&self, ty: TypeId) -> bool {
        matches!(self.store[self.store.underlying(ty)], Type::Array { .. })
    }

    fn needs(&self, feature: Feature) -> Result<(), Refusal> {
        if self.allows(feature) {
            return Ok(());
        }
        Err(Some(format!("requires go1.{} or later", feature.since())))
    }

    /// What an iterator function gives to its `yield`.
    fn yielded(&self, signature: &Signature) -> Result<[Option<TypeId>; 2], Refusal> {
        let refuse = |cause: &str| Err(Some(format!("{YIELD}: {cause}")));
        let [param] = &*signature.params else { return refuse("wrong argument count") };
        if !signature.results.is_empty() {
            return refuse("unexpected results");
        }
        let common = match self.store.common_underlying(param.ty) {
            Ok(common) => common,
            Err(reason) => {
                let reason = self.worded(|wording| reason.text(wording));
                return refuse(&format!("in yield type, {reason}"));
            }
        };
        let Type::Signature(inner) = &self.store[common] else {
            return refuse("argument is not func");
        };
        if inner.params.len() > 2 {
            return refuse("yield func has too many parameters");
        }
        if inner.variadic {
            let ty = self.ty_text(param.ty);
            return Err(Some(format!("yield func of type {ty} cannot be variadic")));
        }
        let [result] = &*inner.results else { return refuse("yield func does not return bool") };
        if crate::identical(self.store, result.ty, Basic::Bool.id()) || self.is_hazy(result.ty) {
            let param = |index: usize| inner.params.get(index).map(|param| param.ty);
            return Ok([param(0), param(1)]);
        }
        if self.all_basic(result.ty, |basic| basic.kind() == BasicKind::Boolean) {
            return refuse("yield func returns user-defined boolean, not bool");
        }
        refuse("yield func does not return bool")
    }
}
