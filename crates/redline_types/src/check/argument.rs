//! The arguments of calls (spec: Calls, Passing arguments to ... parameters).

use redline_base::Span;
use redline_syntax::ExprId;

use super::Context;
use super::operand::{Operand, Part};
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::records::Mode;
use crate::{Param, Signature, Type, TypeId};

/// A call as it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call<'a> {
    /// The call.
    pub expr: ExprId,
    /// What is called, with the type arguments behind it.
    pub callee: ExprId,
    /// The arguments.
    pub args: &'a [ExprId],
    /// Whether `...` stands behind the last one.
    pub spread: bool,
}

impl Context<'_> {
    /// The values that a function is called with: those of the arguments, or the
    /// results of the one call there is.
    pub(crate) fn argument_values(&mut self, args: &[ExprId]) -> Vec<Operand> {
        let &[arg] = args else {
            return args
                .iter()
                .map(|&arg| {
                    let operand = self.any_expr(arg, None);
                    let operand = self.completed(operand);
                    self.single_value(operand)
                })
                .collect();
        };
        let operand = self.any_expr(arg, None);
        let operand = self.completed(operand);
        if let Type::Tuple(results) = &self.store[operand.ty]
            && operand.mode == Mode::Value
        {
            let result = |(index, result): (usize, &Param)| Operand {
                part: Part::Result(index),
                ..Operand::new(arg, Mode::Value, result.ty)
            };
            return results.iter().enumerate().map(result).collect();
        }
        vec![self.single_value(operand)]
    }

    /// Before Go 1.21 a generic function some of whose type arguments are written
    /// gets the others without the call.
    fn completed(&mut self, operand: Operand) -> Operand {
        let is_partial = !self.allows(Feature::FunctionInference)
            && self.is_generic_function(&operand)
            && !self.written_type_args(&operand).is_empty();
        if is_partial { self.instantiated_for(operand, None) } else { operand }
    }

    /// The types of the parameters, one for each argument; an error says that
    /// their number differs.
    pub(crate) fn parameters(
        &mut self,
        call: Call<'_>,
        signature: &Signature,
        args: &[Operand],
    ) -> Option<Vec<TypeId>> {
        if call.spread && !self.can_spread(call, signature, args) {
            return None;
        }
        let mut params: Vec<TypeId> = signature.params.iter().map(|param| param.ty).collect();
        let mut wanted = params.len();
        if signature.variadic && !call.spread {
            wanted -= 1;
            if args.len() >= wanted {
                params = crate::params_for(self.store, signature, args.len());
                wanted = args.len();
            }
        }
        if wanted == args.len() {
            return Some(params);
        }
        self.report_argument_count(call, signature, args, wanted);
        None
    }

    fn can_spread(&mut self, call: Call<'_>, signature: &Signature, args: &[Operand]) -> bool {
        let end = self.tree.span(call.expr).end;
        let callee = self.text(call.callee);
        let (code, message) = if !signature.variadic {
            let message = format!("cannot use ... in call to non-variadic {callee}");
            (ErrorCode::NonVariadicDotDotDot, message)
        } else if let (&[arg], true) = (call.args, args.len() > 1) {
            let text = self.text(arg);
            let message = format!("cannot use ... with {}-valued {text}", args.len());
            (ErrorCode::InvalidDotDotDot, message)
        } else {
            return true;
        };
        let dots = self.dots(call).unwrap_or(Span::empty(end));
        self.error_at(dots, code, message);
        false
    }

    /// Where the `...` of a call stands.
    pub(crate) fn dots(&self, call: Call<'_>) -> Option<Span> {
        let from = self.tree.span(*call.args.last()?).end;
        let text = self.source().text_of(Span::new(from, self.tree.span(call.expr).end));
        let offset = u32::try_from(text.windows(3).position(|it| it == b"...")?).ok()?;
        Some(Span::new(from + offset, from + offset + 3))
    }

    /// Where the `)` of a call stands.
    pub(crate) fn closing(&self, call: ExprId) -> Span {
        let end = self.tree.span(call).end;
        Span::new(end.saturating_sub(1), end)
    }

    fn report_argument_count(
        &mut self,
        call: Call<'_>,
        signature: &Signature,
        args: &[Operand],
        wanted: usize,
    ) {
        let (what, at) = match (args.get(wanted), args.last()) {
            (Some(extra), _) => ("too many", self.tree.span(extra.expr)),
            (None, Some(last)) => ("not enough", self.tree.span(last.expr)),
            (None, None) => ("not enough", self.closing(call.expr)),
        };
        let callee = self.text(call.callee);
        let have: Vec<String> = args.iter().map(|arg| self.returned_text(arg.ty)).collect();
        let want: Vec<String> = self.parameter_texts(signature);
        let dots = if call.spread { "..." } else { "" };
        let message = format!(
            "{what} arguments in call to {callee}\n\thave ({}{dots})\n\twant ({})",
            have.join(", "),
            want.join(", ")
        );
        self.error_at(at, ErrorCode::WrongArgCount, message);
    }

    fn parameter_texts(&self, signature: &Signature) -> Vec<String> {
        let last = signature.params.len().saturating_sub(1);
        let text = |(index, param): (usize, &Param)| match self.store[param.ty] {
            Type::Slice(element) if signature.variadic && index == last => {
                format!("...{}", self.returned_text(element))
            }
            _ => self.returned_text(param.ty),
        };
        signature.params.iter().enumerate().map(text).collect()
    }

    /// Gives the arguments to the parameters.
    pub(crate) fn pass(&mut self, call: Call<'_>, args: Vec<Operand>, params: &[TypeId]) {
        let place = format!("argument to {}", self.text(call.callee));
        for (mut arg, &param) in args.into_iter().zip(params) {
            self.assignment(&mut arg, Some(param), &place);
        }
    }
}
