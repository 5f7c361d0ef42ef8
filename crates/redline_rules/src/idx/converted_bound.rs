use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A conversion makes a number negative, and it is compared with a length only then.
    ///
    /// Half of all `uint64` are negative as `int`, and below every length.
    ///
    /// ```go
    /// import "encoding/binary"
    ///
    /// func payload(packet []byte) []byte {
    /// 	n, size := binary.Uvarint(packet)
    /// 	if size <= 0 {
    /// 		return nil
    /// 	}
    /// 	length := int(n)
    /// 	if length > len(packet) {
    /// 		return nil
    /// 	}
    /// 	return packet[:length] // want `may be negative`
    /// }
    /// ```
    ///
    /// Compare before the conversion, `n > uint64(len(packet))`, or with zero as well.
    ///
    /// Silent where the number is compared with zero or another constant behind the
    /// conversion, or with anything before it, where nothing holds it below the length,
    /// about sums, and in tests.
    pub(super) static RULE = {
        code: "IDX210",
        name: "converted-bound",
        line: RedLine::IndexOutOfRange,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::Converted) {
        file.report_hazard(found, hazard, |text| format!("the number that was converted for `{text}` may be negative"));
    }
}
