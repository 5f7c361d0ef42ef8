//! SYN: locks, and what else guards memory that goroutines share.

family! {
    copied_lock,
    left_locked,
    locked_again,
    unlocked_again,
    wait_group,
}
