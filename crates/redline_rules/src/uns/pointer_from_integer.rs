use redline_base::Span;
use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_syntax::{Decl, Expr, ExprId, Node, UnaryOp};
use redline_types::{Basic, Type};

use crate::facts::Addresses;
use crate::{Check, File};

rule! {
    /// The address of a Go variable is kept in an integer and made a pointer again.
    ///
    /// An integer keeps nothing alive, and nobody corrects it when a stack is moved:
    /// the pointer that is made of it may point into other memory by then. What is
    /// read there is garbage, and what is written destroys something else. The
    /// conversions there and back have to stand in one expression, as in
    /// `unsafe.Pointer(uintptr(p) + offset)`; or use `unsafe.Add`.
    ///
    /// ```go
    /// import "unsafe"
    ///
    /// func second(pair *[2]int32) int32 {
    /// 	at := uintptr(unsafe.Pointer(pair))
    /// 	at += unsafe.Sizeof(pair[0])
    /// 	return *(*int32)(unsafe.Pointer(at)) // want `pointer is made of an integer that kept an address`
    /// }
    ///
    /// func secondSafely(pair *[2]int32) int32 {
    /// 	return *(*int32)(unsafe.Add(unsafe.Pointer(pair), unsafe.Sizeof(pair[0])))
    /// }
    /// ```
    ///
    /// A detour by the address of the integer, `*(*unsafe.Pointer)(unsafe.Pointer(&at))`,
    /// only hides the same conversion.
    ///
    /// Silent about integers of which the code does not show that they came from a
    /// Go pointer, above all results of system calls such as mmap, addresses from
    /// C, parameters and results, about the headers of package reflect, about `x ^ 0`, by which code says that it hides a
    /// pointer from the compiler on purpose, in functions with `//go:nocheckptr`,
    /// and in the Go tree, which knows its collector.
    pub(super) static RULE = {
        code: "UNS1101",
        name: "pointer-from-integer",
        line: RedLine::MemoryCorruption,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_standard() || !file.imports_unsafe() {
        return;
    }
    let nodes = file.nodes();
    let made: Vec<_> = nodes.filter_map(|node| match node {
        Node::Expr(expr) => Some((expr, integer_of(file, expr)?)),
        _ => None,
    })
    .collect();
    if made.is_empty() {
        return;
    }
    let unchecked = unchecked_functions(file);
    let addresses = Addresses::new(file);
    for (pointer, integer) in made {
        let Some(origin) = addresses.origin(file, integer) else { continue };
        let at = file.span(pointer);
        if !origin.is_stored || unchecked.iter().any(|body| body.contains(at.start)) {
            continue;
        }
        let mut first = found.step(origin.file.span(origin.expr), "the address becomes an integer, which keeps nothing alive");
        first.at.file = origin.file.id();
        let last = found.step(at, "the integer becomes a pointer");
        found
            .report(at, "pointer is made of an integer that kept an address")
            .because([first, last]);
    }
}

/// The integer of which an expression makes a pointer.
fn integer_of(file: File<'_>, expr: ExprId) -> Option<ExprId> {
    let is_uintptr =
        |expr: &ExprId| matches!(file.underlying(*expr), Some(Type::Basic(Basic::Uintptr)));
    match file.tree()[expr] {
        Expr::Call { .. } => {
            let (integer, _) = file.conversion(expr)?;
            Some(integer).filter(is_uintptr).filter(|_| file.is_unsafe_pointer(expr))
        }
        Expr::Star(pointer) => {
            let cast = file.cast(pointer)?;
            let is_pointer = matches!(
                file.store()[file.store().underlying(cast.to)],
                Type::Pointer(_) | Type::Basic(Basic::UnsafePointer)
            );
            let Expr::Unary { op: UnaryOp::Address, operand } =
                file.tree()[file.tree().unparen(cast.pointer)]
            else {
                return None;
            };
            Some(operand).filter(is_uintptr).filter(|_| is_pointer)
        }
        _ => None,
    }
}

/// The functions that ask the compiler not to check their pointers.
fn unchecked_functions(file: File<'_>) -> Vec<Span> {
    let mut end = 0;
    let mut unchecked = Vec::new();
    for &decl in file.tree().decls() {
        let span = file.span(decl);
        let comments = file.tree().comments().iter();
        let mut above = comments.filter(|comment| comment.start >= end && comment.end <= span.start);
        let is_unchecked = above.any(|&comment| file.text(comment).starts_with("//go:nocheckptr"));
        if is_unchecked && matches!(file.tree()[decl], Decl::Func(_)) {
            unchecked.push(span);
        }
        end = span.end;
    }
    unchecked
}
