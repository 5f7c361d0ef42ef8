//! Frames of Zstandard.

use ruzstd::decoding::FrameDecoder;

use super::PackFault;

/// Most bytes that a frame may unpack to: a damaged index asks for no more memory.
const LIMIT: usize = 1 << 28;

/// Unpacks a frame whose content has `length` bytes.
pub(super) fn unpack(frame: &[u8], length: usize) -> Result<Vec<u8>, PackFault> {
    if length > LIMIT {
        return Err(PackFault::Frame);
    }
    let mut content = vec![0; length];
    match FrameDecoder::new().decode_all(frame, &mut content) {
        Ok(written) if written == length => Ok(content),
        _ => Err(PackFault::Frame),
    }
}
