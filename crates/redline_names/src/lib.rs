//! Which declaration each identifier means, as far as syntax can tell.
