mod exported;
mod go_memory;
mod passed;
mod stores;

use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_names::Call;
use redline_syntax::{BlockId, DeclId, Expr, ExprId};

use crate::{Check, File};

rule! {
    /// Go memory that holds a pointer to Go memory is passed to C.
    ///
    /// The collector does not see what C does with the second pointer, and so cgo looks for
    /// such pointers when a C function is called, and panics. Pin what it points to with a
    /// `runtime.Pinner` first, or have it in memory of C.
    ///
    /// ```go
    /// // struct message { char *text; size_t len; };
    /// // void send(struct message *m);
    /// import "C"
    ///
    /// import (
    /// 	"runtime"
    /// 	"unsafe"
    /// )
    ///
    /// func send(text []byte) {
    /// 	var m C.struct_message
    /// 	m.text = (*C.char)(unsafe.Pointer(&text[0]))
    /// 	m.len = C.size_t(len(text))
    /// 	C.send(&m) // want `Go memory that holds a Go pointer is passed to C`
    /// }
    ///
    /// func sendPinned(text []byte) {
    /// 	var pinner runtime.Pinner
    /// 	defer pinner.Unpin()
    /// 	pinner.Pin(&text[0])
    /// 	var m C.struct_message
    /// 	m.text = (*C.char)(unsafe.Pointer(&text[0]))
    /// 	m.len = C.size_t(len(text))
    /// 	C.send(&m)
    /// }
    /// ```
    ///
    /// The address of a slice is that of a pointer, a length and a capacity; C wants that of
    /// its first element.
    ///
    /// What a function that C calls gives back may not be Go memory at all.
    ///
    /// ```go
    /// import "C"
    ///
    /// import "unsafe"
    ///
    /// //export buffer
    /// func buffer(size C.int) unsafe.Pointer {
    /// 	b := make([]byte, 64)
    /// 	return unsafe.Pointer(&b[0]) // want `Go memory is returned to C`
    /// }
    ///
    /// //export bufferOfC
    /// func bufferOfC(size C.int) unsafe.Pointer {
    /// 	return C.malloc(64)
    /// }
    /// ```
    ///
    /// Silent where something is pinned in the same function, where the second pointer is not
    /// put into a local variable in the same function, about what lies behind fields,
    /// about strings and functions, which often lie where the collector never looks, about
    /// what an exported function writes where its parameters point to, and in tests.
    pub(super) static RULE = {
        code: "UNS1107",
        name: "go-pointer-to-c",
        line: RedLine::ForeignCode,
        since: "0.1",
        check: Check::File(check),
    };
}

/// What `C.name` may be beside a function: a copy in Go, or a type.
const NO_FUNCTIONS: &[&str] = &["CBytes", "CString", "GoBytes", "GoString", "GoStringN"];

fn check(file: File<'_>, found: &mut Findings) {
    let imports_c = file.resolution().imports().iter().any(|import| import.path == "C");
    if file.is_test() || !imports_c {
        return;
    }
    for (_, call) in file.functions().calls() {
        if !file.calls_c(call.expr) || file.pins_in(file.declaration_around(call)) {
            continue;
        }
        for &arg in file.args(call.expr) {
            report(file, call, arg, found);
        }
    }
    for (decl, body) in file.exported_to_c() {
        if !file.pins_in(Some(decl)) {
            report_results(file, body, found);
        }
    }
}

fn report_results(file: File<'_>, body: BlockId, found: &mut Findings) {
    for result in file.returned_values(body).into_iter().filter(|&it| file.holds_go_pointer(it)) {
        found.report(file.span(result), "Go memory is returned to C");
    }
}

fn report(file: File<'_>, call: &Call, arg: ExprId, found: &mut Findings) {
    let Some(store) = file.passed(arg).and_then(|memory| file.go_pointer_in(memory, call)) else {
        return;
    };
    let steps = [
        found.step(store, "it holds a pointer to Go memory"),
        found.step(file.span(arg), "it is passed to C"),
    ];
    found
        .report(file.span(arg), "Go memory that holds a Go pointer is passed to C")
        .because(steps);
}

impl File<'_> {
    /// Whether a call calls a function of C.
    fn calls_c(self, call: ExprId) -> bool {
        let Expr::Call { callee, .. } = self.tree()[call] else { return false };
        let callee = self.tree().unparen(callee);
        let Expr::Selector { name, .. } = self.tree()[callee] else { return false };
        let name = self.name(name);
        // By the habit of C, and of cgo, such names are those of types.
        let is_type = name.ends_with("_t")
            || !name.contains(|it: char| it.is_ascii_lowercase())
            || ["struct_", "union_", "enum_"].iter().any(|start| name.starts_with(start));
        self.is_of_c(callee) && !is_type && !NO_FUNCTIONS.contains(&name)
    }

    /// Whether an expression is `C.name`.
    fn is_of_c(self, expr: ExprId) -> bool {
        let Expr::Selector { base, .. } = self.tree()[self.tree().unparen(expr)] else {
            return false;
        };
        let Expr::Ident(package) = self.tree()[self.tree().unparen(base)] else { return false };
        // Nothing declares `C`: the file imports it, and no package of that name is read.
        self.name(package) == "C" && self.resolution().binding(base).is_none()
    }

    fn declaration_around(self, call: &Call) -> Option<DeclId> {
        self.functions().declaration(call.function?)
    }

    /// Whether something is pinned in a declaration, by a `runtime.Pinner` or by what
    /// has a name like that.
    fn pins_in(self, decl: Option<DeclId>) -> bool {
        let mut calls = self.functions().calls().map(|(_, call)| call);
        calls.any(|call| {
            let name = self.called_name(call.expr);
            self.declaration_around(call) == decl
                && name.is_some_and(|name| name.to_ascii_lowercase().contains("pin"))
        })
    }
}
