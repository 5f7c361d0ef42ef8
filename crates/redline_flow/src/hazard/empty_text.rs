//! Bytes of texts that may have none.

use redline_ir::{Callee, Op, qualified_name};

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};

/// What gives a text that is empty if the input has nothing.
const TEXTS: [&str; 19] = [
    "bufio.(*Scanner).Text",
    "bufio.(*Scanner).Bytes",
    "bytes.TrimSpace",
    "bytes.TrimLeft",
    "bytes.TrimRight",
    "bytes.Trim",
    "net/http.(*Request).FormValue",
    "net/http.(*Request).PathValue",
    "net/http.(*Request).PostFormValue",
    "net/http.Header.Get",
    "net/url.Values.Get",
    "os.Getenv",
    "path.Ext",
    "path/filepath.Ext",
    "strings.Trim",
    "strings.TrimFunc",
    "strings.TrimLeft",
    "strings.TrimRight",
    "strings.TrimSpace",
];

impl Prover<'_> {
    /// `strings.TrimSpace(line)[0]`, where nothing was asked of the text.
    pub(super) fn empty_text(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let view = self.view;
        let text = view.end_taken(operation.value)?;
        let Op::Call(call) = view.body[text] else { return None };
        let Callee::Declared { object, .. } = view.body[call].callee else { return None };
        let name = qualified_name(view.store, object);
        if !TEXTS.contains(&&*name) || self.is_compared(text) || self.is_asked_about(call) {
            return None;
        }
        Some(Hazard {
            kind: HazardKind::EmptyText,
            span: view.body.span(operation.value),
            is_proved: false,
            steps: vec![HazardStep::at(view.body, text, StepKind::Text)],
        })
    }
}
