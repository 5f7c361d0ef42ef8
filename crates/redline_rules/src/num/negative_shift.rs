use redline_base::Span;
use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::HazardKind;
use redline_syntax::{AssignOp, Expr, ExprId, Node, Stmt, TokenKind};

use crate::{Check, File};

rule! {
    /// A shift by a negative count panics.
    ///
    /// The compiler refuses a negative constant. It does not look into variables,
    /// although one that is set once says as much.
    ///
    /// ```go
    /// func mask(bits uint64) uint64 {
    /// 	width, used := 16, 24
    /// 	free := width - used
    /// 	return bits << free // want `shift by -8`
    /// }
    /// ```
    ///
    /// Neither does it look at conditions.
    ///
    /// ```go
    /// func scale(value, digits int) int {
    /// 	if digits < 0 {
    /// 		return value << digits // want `shifts by a negative count`
    /// 	}
    /// 	return value << digits
    /// }
    /// ```
    ///
    /// Silent about counts that are negative on some ways only, about variables of the
    /// package, and in tests, which may want the panic.
    pub(super) static RULE = {
        code: "NUM302",
        name: "negative-shift-count",
        line: RedLine::IntegerFault,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    let fixed = report_fixed(file, found);
    for hazard in file.hazards(HazardKind::Shift).filter(|it| !fixed.contains(&it.span)) {
        file.report_hazard(found, hazard, |text| format!("`{text}` shifts by a negative count"));
    }
}

/// Reports shifts by what has one value only, and gives where they are.
fn report_fixed(file: File<'_>, found: &mut Findings) -> Vec<Span> {
    let mut fixed = Vec::new();
    for node in file.nodes() {
        let Some(count) = shift_count(file, node) else { continue };
        let Some(value) = file.fixed_integer(count).filter(|&value| value < 0) else { continue };
        // The compiler has refused a constant.
        if file.types().value(count).is_some() || file.is_compared(count) {
            continue;
        }
        let step = found.step(file.span(count), format!("is {value}"));
        let at = node.span(file.tree(), &[]);
        found.report(at, format!("shift by {value}")).sure(Certainty::Proved).because([step]);
        fixed.push(at);
    }
    fixed
}

/// The right operand of a shift.
fn shift_count(file: File<'_>, node: Node) -> Option<ExprId> {
    match node {
        Node::Expr(expr) => match file.tree()[expr] {
            Expr::Binary { op: TokenKind::ShiftLeft | TokenKind::ShiftRight, right, .. } => {
                Some(right)
            }
            _ => None,
        },
        Node::Stmt(stmt) => {
            let Stmt::Assign(assign) = file.tree()[stmt] else { return None };
            let assign = file.tree()[assign];
            let is_shift = matches!(
                assign.op,
                AssignOp::Compound(TokenKind::ShiftLeft | TokenKind::ShiftRight)
            );
            is_shift.then(|| file.tree().list(assign.right).first().copied()).flatten()
        }
        _ => None,
    }
}
