//! GOR: goroutines, and what ends them.

family! {
    lost_cancel,
}
