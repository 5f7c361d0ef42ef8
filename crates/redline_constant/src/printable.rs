//! Which characters Go prints as they are.

mod tables;

/// Whether `c` is printed as it is in a quoted string: Unicode categories L, M,
/// N, P, S, or an ASCII space.
pub(crate) fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' '..='~');
    }
    let code = u32::from(c);
    let after = tables::PRINTABLE.partition_point(|&(first, _)| first <= code);
    let range = after.checked_sub(1).and_then(|index| tables::PRINTABLE.get(index));
    range.is_some_and(|&(_, last)| code <= last)
}
