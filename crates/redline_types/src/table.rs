//! What few nodes of a tree have.

/// Values by the ids of nodes: a list that is sorted once nothing is added any more.
#[derive(Debug)]
pub(crate) struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + Ord, V> Table<K, V> {
    /// Adds a value, in the place of one that the node has already.
    pub(crate) fn push(&mut self, key: K, value: V) {
        self.0.push((key, value));
    }

    /// Makes ready for [`Self::get`].
    pub(crate) fn sort(&mut self) {
        self.0.sort_by_key(|&(key, _)| key);
        self.0.dedup_by(|later, kept| {
            let is_same = later.0 == kept.0;
            if is_same {
                std::mem::swap(later, kept);
            }
            is_same
        });
        self.0.shrink_to_fit();
    }

    /// The value of a node.
    pub(crate) fn get(&self, key: K) -> Option<&V> {
        let index = self.0.binary_search_by_key(&key, |&(key, _)| key).ok()?;
        self.0.get(index).map(|(_, value)| value)
    }

    /// All values in the order of the ids.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_value_of_a_node_holds() {
        let mut table = Table::default();
        for (key, value) in [(3, "a"), (1, "b"), (3, "c"), (2, "d"), (3, "e"), (1, "f")] {
            table.push(key, value);
        }
        table.sort();
        assert_eq!(table.iter().copied().collect::<Vec<_>>(), [(1, "f"), (2, "d"), (3, "e")]);
        assert_eq!(table.get(2), Some(&"d"));
        assert_eq!(table.get(4), None);
    }
}
