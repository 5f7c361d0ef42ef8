//! CHN: channels.

family! {
    closed_twice,
    nil_channel,
    send_after_close,
    unbuffered_signal,
}
