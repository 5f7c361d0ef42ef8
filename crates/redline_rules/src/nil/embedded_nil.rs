use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A field or method of an embedded pointer or interface is used that is nil.
    ///
    /// A struct that embeds a pointer has all that the pointer points to, in its text at
    /// least: nothing at the use shows that a pointer is followed, and a literal without it
    /// compiles.
    ///
    /// ```go
    /// type Header struct{ Length int }
    ///
    /// type Packet struct {
    /// 	*Header
    /// 	Body []byte
    /// }
    ///
    /// func empty() *Packet {
    /// 	p := &Packet{Body: []byte{}}
    /// 	p.Length = 0 // want `follows an embedded pointer that is nil`
    /// 	return p
    /// }
    /// ```
    ///
    /// Silent where the embedded pointer is nil on some ways only, about structs that came
    /// from elsewhere or were handed to other functions before, and in tests.
    pub(super) static RULE = {
        code: "NIL113",
        name: "embedded-nil",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::NilEmbedded) {
        file.report_hazard(found, hazard, |text| format!("`{text}` follows an embedded pointer that is nil"));
    }
}
