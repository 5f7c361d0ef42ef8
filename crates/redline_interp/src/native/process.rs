//! Package `os`: the end of the process.

use crate::convert::low_i32;
use crate::native::NativeFn;
use crate::trap::Trap;

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "Exit" => |_, args| Err(Trap::Exit(low_i32(args.int(0)?))),
        _ => return None,
    })
}
