//! Typed `u32` ids and ranges of them.

/// Defines a typed id: a `u32` index whose `Option` is four bytes too.
///
/// Its alignment is two, so that a node of a tag, an operator and two ids takes
/// ten bytes: trees of a whole program are held in memory at once.
///
/// A macro, because the same dozen lines are wanted for many types and a
/// generic `Id<T>` would put a phantom parameter into every signature.
#[macro_export]
macro_rules! define_id {
    ($(#[$meta:meta])* $vis:vis $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(Rust, packed(2))]
        $vis struct $name(::core::num::NonZeroU32);

        impl $name {
            /// The id of the element at `index` of its arena.
            ///
            /// # Panics
            /// If `index` is `u32::MAX` or more: the arenas are bounded by the
            /// size of one source file, which is below that.
            #[inline]
            $vis fn new(index: usize) -> Self {
                let id = u32::try_from(index)
                    .ok()
                    .and_then(|index| index.checked_add(1))
                    .and_then(::core::num::NonZeroU32::new);
                Self(id.expect("an arena holds fewer than u32::MAX elements"))
            }

            /// Index of the element in its arena.
            #[inline]
            #[must_use]
            $vis fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.index())
            }
        }
    };
}

#[cfg(test)]
mod tests {
    define_id!(
        /// An id made for this test.
        Example
    );

    #[test]
    fn an_optional_id_is_four_bytes() {
        assert_eq!(size_of::<Option<Example>>(), 4);
        assert_eq!(size_of::<(u8, u8, Example, Option<Example>)>(), 10);
    }

    #[test]
    fn an_id_gives_back_its_index() {
        assert_eq!(Example::new(0).index(), 0);
        assert_eq!(Example::new(41).index(), 41);
        assert_eq!(format!("{:?}", Example::new(41)), "Example(41)");
    }
}
