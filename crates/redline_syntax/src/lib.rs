//! Go source text to tokens to tree.
