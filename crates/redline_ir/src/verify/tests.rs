//! Each fault, provoked.
