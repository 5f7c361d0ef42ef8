//! CHN: channels.

family! {
    unbuffered_signal,
}
