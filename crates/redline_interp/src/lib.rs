//! Runs the intermediate representation of Go programs: the proof that it means
//! what Go means.
