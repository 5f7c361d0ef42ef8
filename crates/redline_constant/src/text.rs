//! Strings that are put together only when they are read.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::mem::take;
use std::sync::Arc;

use crate::quote::quoted;

/// Strings up to this length are put together at once: that takes no more
/// memory than a note to do it later.
const SHORT: u64 = 64;

/// A string of any bytes: nothing, a piece, or two strings in a row.
///
/// A sum of many strings takes time and memory in proportion to their number
/// and lengths, although each partial sum is a value of its own.
#[derive(Clone, Default)]
pub(crate) struct Text(Option<Arc<Node>>);

enum Node {
    Piece(Box<[u8]>),
    Joined(Joined),
}

struct Joined {
    len: u64,
    left: Text,
    right: Text,
}

impl From<&[u8]> for Text {
    fn from(bytes: &[u8]) -> Self {
        Self((!bytes.is_empty()).then(|| Arc::new(Node::Piece(bytes.into()))))
    }
}

impl Text {
    /// Length in bytes.
    pub(crate) fn len(&self) -> u64 {
        match self.0.as_deref() {
            None => 0,
            Some(Node::Piece(bytes)) => bytes.len() as u64,
            Some(Node::Joined(joined)) => joined.len,
        }
    }

    /// This string and then the other.
    pub(crate) fn join(&self, other: &Self) -> Self {
        let len = self.len().saturating_add(other.len());
        if self.len() == 0 || other.len() == 0 {
            return if self.len() == 0 { other.clone() } else { self.clone() };
        }
        if len <= SHORT {
            return Self::from(&*[self.bytes(), other.bytes()].concat());
        }
        let joined = Joined { len, left: self.clone(), right: other.clone() };
        Self(Some(Arc::new(Node::Joined(joined))))
    }

    /// The bytes, copied if they are not in one piece.
    pub(crate) fn bytes(&self) -> Cow<'_, [u8]> {
        match self.0.as_deref() {
            None => Cow::Borrowed(&[]),
            Some(Node::Piece(bytes)) => Cow::Borrowed(bytes),
            Some(Node::Joined(_)) => Cow::Owned(self.chunks().flatten().copied().collect()),
        }
    }

    /// The pieces in their order.
    pub(crate) fn chunks(&self) -> Chunks<'_> {
        Chunks { rest: vec![self] }
    }

    pub(crate) fn cmp(&self, other: &Self) -> Ordering {
        let (mut ours, mut theirs) = (self.chunks(), other.chunks());
        let (mut left, mut right): (&[u8], &[u8]) = (&[], &[]);
        loop {
            left = if left.is_empty() { ours.next().unwrap_or_default() } else { left };
            right = if right.is_empty() { theirs.next().unwrap_or_default() } else { right };
            let common = left.len().min(right.len());
            let (head, tail) = left.split_at(common);
            let (other_head, other_tail) = right.split_at(common);
            let order = head.cmp(other_head);
            if order != Ordering::Equal || common == 0 {
                return order.then(left.len().cmp(&right.len()));
            }
            (left, right) = (tail, other_tail);
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    /// Short, and without recursion.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&quoted(self))
    }
}

/// The pieces of a string, in their order; none is empty.
#[derive(Clone, Default, Debug)]
pub struct Chunks<'a> {
    /// What is still to come, the last first.
    rest: Vec<&'a Text>,
}

impl<'a> Iterator for Chunks<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        while let Some(text) = self.rest.pop() {
            match text.0.as_deref() {
                None => {}
                Some(Node::Piece(bytes)) => return Some(bytes),
                Some(Node::Joined(joined)) => self.rest.extend([&joined.right, &joined.left]),
            }
        }
        None
    }
}

impl Joined {
    /// Moves what it is made of to the end of a list.
    fn release(&mut self, parts: &mut Vec<Arc<Node>>) {
        let texts = [take(&mut self.left), take(&mut self.right)];
        parts.extend(texts.into_iter().filter_map(|text| text.0));
    }
}

impl Drop for Joined {
    /// Without recursion: a sum of a hundred thousand strings is as deep.
    fn drop(&mut self) {
        let mut parts = Vec::new();
        self.release(&mut parts);
        while let Some(part) = parts.pop() {
            if let Some(Node::Joined(mut joined)) = Arc::into_inner(part) {
                joined.release(&mut parts);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &str) -> Text {
        Text::from(bytes.as_bytes())
    }

    #[test]
    fn a_sum_is_read_in_its_order() {
        let long = "x".repeat(50);
        let sum = text(&long).join(&text("ab")).join(&text(&long).join(&text(&long)));
        assert_eq!(&*sum.bytes(), format!("{long}ab{long}{long}").as_bytes());
        assert_eq!(sum.len(), 152);
        assert_eq!(sum, text(&format!("{long}ab{long}{long}")));
    }

    #[test]
    fn order_is_that_of_bytes() {
        let long = "x".repeat(65);
        let sum = text(&long).join(&text("b"));
        for other in ["b", &long, "", "xxa"] {
            assert_eq!(sum.cmp(&text(other)), format!("{long}b").as_str().cmp(other), "{other}");
        }
        assert_eq!(text(&long).join(&text("a")).cmp(&sum), Ordering::Less);
        assert_eq!(text("").cmp(&text("")), Ordering::Equal);
    }

    #[test]
    fn deep_sums_need_no_deep_stack() {
        let piece = text(&"y".repeat(70));
        let left = (0..1_000_000).fold(Text::default(), |sum, _| sum.join(&piece));
        let right = (0..1_000_000).fold(Text::default(), |sum, _| piece.join(&sum));
        assert_eq!(left, right);
        assert_eq!(format!("{left:?}"), format!("\"{}...", "y".repeat(68)));
        drop(left);
        drop(right);
    }

    #[test]
    fn doubling_takes_no_memory() {
        let sum = (0..80).fold(text("ab"), |sum, _| sum.join(&sum));
        assert_eq!(sum.len(), u64::MAX);
        assert!(sum.chunks().take(1000).all(|chunk| chunk.len() == 64));
    }
}
