//! GOR: goroutines, and what ends them.

family! {
    certain_deadlock,
    lost_cancel,
    receiver_leaves,
}
