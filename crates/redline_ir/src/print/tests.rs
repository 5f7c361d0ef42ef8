//! Functions and how they are printed.
