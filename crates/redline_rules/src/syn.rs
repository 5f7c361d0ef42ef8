//! SYN: locks, and what else guards memory that goroutines share.

family! {
    copied_lock,
}
