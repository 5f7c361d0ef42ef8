//! The constants that a function mentions: what it compares with is among them.

use std::collections::BTreeSet;

use redline_ir::{Body, Op};

/// The constants that a function mentions.
#[derive(Clone, Default, Debug)]
pub(crate) struct Mentions {
    /// Integers.
    pub integers: BTreeSet<i128>,
    /// Strings.
    pub texts: BTreeSet<Vec<u8>>,
}

/// How many of each kind are kept.
const MOST: usize = 8;

impl Mentions {
    /// Those in a body.
    pub(crate) fn of(body: &Body) -> Self {
        let mut mentions = Self::default();
        for value in (0..body.value_count()).map(redline_ir::ValueId::new) {
            let Op::Const(constant) = body[value] else { continue };
            let constant = body.constant(constant);
            let integer = constant.to_int().as_i64();
            if let Some(integer) = integer.filter(|_| mentions.integers.len() < MOST) {
                mentions.integers.insert(integer.into());
            }
            if let Some(text) = constant.as_bytes().filter(|_| mentions.texts.len() < MOST) {
                mentions.texts.insert(text.into_owned());
            }
        }
        mentions
    }
}
