mod decoded;
mod room;

use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_syntax::{Expr, ExprId};
use redline_types::{Builtin, Layouts, Type, TypeId};

use crate::facts::{Callee, Spots};
use crate::{Check, File};

rule! {
    /// `unsafe.Slice` or `unsafe.String` makes more of some memory than lies there.
    ///
    /// Nobody checks the length: what is read beyond the end is whatever happens to lie
    /// there, and what is written destroys it. The best known form takes a slice of bytes
    /// for one of larger elements and forgets to divide its length.
    ///
    /// ```go
    /// import "unsafe"
    ///
    /// func words(b []byte) []uint32 {
    /// 	return unsafe.Slice((*uint32)(unsafe.Pointer(&b[0])), len(b)) // want `4 bytes are taken for each 1 of b`
    /// }
    ///
    /// func wordsWell(b []byte) []uint32 {
    /// 	return unsafe.Slice((*uint32)(unsafe.Pointer(&b[0])), len(b)/4)
    /// }
    /// ```
    ///
    /// A length that was decoded is what somebody else wrote there.
    ///
    /// ```go
    /// import (
    /// 	"encoding/binary"
    /// 	"unsafe"
    /// )
    ///
    /// func name(record []byte) string {
    /// 	size := binary.LittleEndian.Uint32(record)
    /// 	return unsafe.String(&record[4], size) // want `the length is decoded and nothing checks it`
    /// }
    ///
    /// func nameSafely(record []byte) string {
    /// 	size := binary.LittleEndian.Uint32(record)
    /// 	if int64(size) > int64(len(record)-4) {
    /// 		return ""
    /// 	}
    /// 	return unsafe.String(&record[4], size)
    /// }
    /// ```
    ///
    /// Silent about lengths that come as parameters, from fields, from C or from the
    /// kernel, about decoded ones that are compared, indexed by or handed on, about
    /// memory behind pointers that may be a part of something larger, and in tests.
    pub(super) static RULE = {
        code: "UNS1104",
        name: "unchecked-length",
        line: RedLine::MemoryCorruption,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() || !file.imports_unsafe() {
        return;
    }
    let mut spots = Spots::new(file, Layouts::new(file.store(), file.sizes()));
    for (_, call) in file.functions().calls() {
        let Some(view) = View::new(file, call.expr, &mut spots) else { continue };
        if view.report_negative(found) || view.report_too_long(&mut spots, found) {
            continue;
        }
        view.report_decoded(found);
    }
}

/// A call of `unsafe.Slice` or `unsafe.String`.
#[derive(Clone, Copy)]
struct View<'a> {
    file: File<'a>,
    call: ExprId,
    pointer: ExprId,
    len: ExprId,
    /// Bytes of one element.
    size: u64,
}

impl<'a> View<'a> {
    fn new(file: File<'a>, call: ExprId, spots: &mut Spots<'_>) -> Option<Self> {
        let Callee::Builtin(Builtin::Slice | Builtin::String) = file.callee(call) else {
            return None;
        };
        let &[pointer, len] = file.args(call) else { return None };
        let size = spots.layouts.of(pointed(file, pointer)?)?.size;
        Some(Self { file, call, pointer, len, size })
    }

    fn report_negative(self, found: &mut Findings) -> bool {
        let len = self.file.fixed_integer(self.len);
        let Some(len) = len.filter(|&len| len < 0 && !self.file.is_compared(self.len)) else {
            return false;
        };
        let message = format!("the length is {len}");
        found.report(self.file.span(self.call), message).sure(Certainty::Proved);
        true
    }

    fn report_too_long(self, spots: &mut Spots<'_>, found: &mut Findings) -> bool {
        let Some((message, certainty)) = self.too_long(spots) else { return false };
        found.report(self.file.span(self.call), message).sure(certainty);
        true
    }

    fn too_long(self, spots: &mut Spots<'_>) -> Option<(String, Certainty)> {
        let beyond = self.beyond_variable(spots).map(|it| (it, Certainty::Proved));
        beyond.or_else(|| Some((self.beyond_elements(spots)?, Certainty::Likely)))
    }

    fn report_decoded(self, found: &mut Findings) {
        let Some(decoder) = self.decoder() else { return };
        let steps = [
            found.step(self.file.span(decoder), "somebody else wrote this number"),
            found.step(self.file.span(self.call), "it is the length of memory"),
        ];
        found
            .report(self.file.span(self.call), "the length is decoded and nothing checks it")
            .because(steps);
    }
}

/// What the type of a pointer points to.
fn pointed(file: File<'_>, pointer: ExprId) -> Option<TypeId> {
    match *file.underlying(pointer)? {
        Type::Pointer(target) => Some(target),
        _ => None,
    }
}

/// An expression without the conversions around it, and the values of the variables
/// that hold nothing else.
fn bare(file: File<'_>, mut expr: ExprId) -> ExprId {
    // A variable cannot be declared by itself, so this ends.
    loop {
        expr = file.tree().unparen(expr);
        expr = match file.tree()[expr] {
            Expr::Call { .. } => match file.conversion(expr) {
                Some((inner, _)) => inner,
                None => return expr,
            },
            _ => match file.only_value(expr) {
                Some(value) => value,
                None => return expr,
            },
        };
    }
}
