//! One folder: the files in it, what their heads say, and which of them make a
//! package on a platform.
//!
//! [`Listing`] is the folder as it is, the same for every platform;
//! [`Selection`] is the package that one platform sees in it.

mod embed;
mod glob;
mod head;
mod kind;
mod listing;
mod selection;

pub(crate) use embed::resolve as resolve_embeds;
pub use kind::FileKind;
pub(crate) use listing::{Entry, EntryKind, Listing, ListingDepth};
pub use selection::{Exclusion, FileClass, Group};
pub(crate) use selection::{ImportUse, Selection};
