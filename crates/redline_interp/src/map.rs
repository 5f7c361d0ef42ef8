//! Maps (spec: Map types). Elements are visited in the order in which their keys came.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::key::Key;
use crate::value::{ObjectRef, Value};

/// A map.
#[derive(Clone, Default, Debug)]
pub(crate) struct Map {
    /// The elements by their place in the order.
    elements: BTreeMap<u64, Element>,
    /// The place of each key that equals itself.
    places: FxHashMap<Key, u64>,
    /// The place of the next key.
    next: u64,
}

#[derive(Clone, Debug)]
struct Element {
    /// The key and the value.
    pair: [Value; 2],
}

/// An iteration over a map.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Iteration {
    /// The map, if it is not nil.
    pub map: Option<ObjectRef>,
    /// The place from which on elements have not been visited.
    pub next: u64,
}

impl Map {
    /// Number of elements.
    pub(crate) fn len(&self) -> usize {
        self.elements.len()
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: Option<&Key>) -> Option<&Value> {
        let element = self.elements.get(self.places.get(key?)?)?;
        Some(&element.pair[1])
    }

    /// Sets the value of a key. A key that equals nothing is added each time.
    pub(crate) fn set(&mut self, id: Option<Key>, key: Value, value: Value) {
        let place = id.as_ref().and_then(|id| self.places.get(id));
        if let Some(element) = place.and_then(|place| self.elements.get_mut(place)) {
            // A key that is equal but not the same takes its place: -0 and 0.
            if matches!(
                key,
                Value::Float(_) | Value::Complex(..) | Value::Boxed(_) | Value::Aggregate(_)
            ) {
                element.pair[0] = key;
            }
            element.pair[1] = value;
            return;
        }
        if let Some(id) = id {
            self.places.insert(id, self.next);
        }
        self.elements.insert(self.next, Element { pair: [key, value] });
        self.next += 1;
    }

    /// Removes a key.
    pub(crate) fn remove(&mut self, key: Option<&Key>) {
        if let Some(place) = key.and_then(|key| self.places.remove(key)) {
            self.elements.remove(&place);
        }
    }

    /// Removes all.
    pub(crate) fn clear(&mut self) {
        self.elements.clear();
        self.places.clear();
    }

    /// The first element at or behind a place.
    pub(crate) fn from(&self, place: u64) -> Option<(u64, &Value, &Value)> {
        let (&place, Element { pair: [key, value] }) = self.elements.range(place..).next()?;
        Some((place, key, value))
    }

    /// All keys and values.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        self.elements.values().flat_map(|element| &element.pair)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_equals_nothing_is_added_each_time() {
        let mut map = Map::default();
        map.set(None, Value::Float(f64::NAN), Value::Int(1));
        map.set(None, Value::Float(f64::NAN), Value::Int(2));
        map.set(Some(Key::Int(1)), Value::Int(1), Value::Int(3));
        map.set(Some(Key::Int(1)), Value::Int(1), Value::Int(4));
        assert_eq!(map.len(), 3);
        assert!(map.get(None).is_none());
        map.remove(Some(&Key::Int(1)));
        assert_eq!(map.len(), 2);
        map.clear();
        assert_eq!(map.len(), 0);
    }

    #[test]
    fn an_iteration_goes_on_where_it_was() {
        let mut map = Map::default();
        for key in 0..4 {
            map.set(Some(Key::Int(key)), Value::Int(key), Value::Nil);
        }
        let (place, ..) = map.from(0).unwrap();
        map.remove(Some(&Key::Int(1)));
        let (_, key, _) = map.from(place + 1).unwrap();
        assert!(matches!(key, Value::Int(2)));
    }
}
