//! Sentences that every format for people says.

use crate::group::Group;
use crate::{Guilty, Incident, Signal, TestName};

/// What happened and why, in sentences.
pub(crate) fn explanation(incident: &Incident) -> String {
    let mut sentences = vec![incident.class.page.title(), incident.class.conditions.to_owned()];
    if let Some(meaning) = incident.signal.as_ref().and_then(Signal::meaning) {
        sentences.push(format!("The address: {meaning}."));
    }
    if let Guilty::Unknown(why) = incident.guilty {
        sentences.push(format!("No goroutine can be named: {why}."));
    }
    sentences.join(" ")
}

/// `SIGSEGV, code 0x1, address 0x8: close to 0`.
pub(crate) fn signal(signal: &Signal) -> String {
    let mut parts = vec![signal.name.clone()];
    parts.extend(signal.code.map(|code| format!("code {code:#x}")));
    parts.extend(signal.address.map(|address| format!("address {address:#x}")));
    if signal.in_cgo {
        parts.push("while C code ran".to_owned());
    }
    let text = parts.join(", ");
    match signal.meaning() {
        Some(meaning) => format!("{text}: {meaning}"),
        None => text,
    }
}

/// The test, or the tests of which it is one.
pub(crate) fn test(test: &TestName) -> String {
    let package = test.package.as_ref().map(|it| format!(" of {it}")).unwrap_or_default();
    match test.names.as_slice() {
        [only] => format!("{only}{package} (known by its {})", test.evidence.id()),
        several => format!("one of {}{package}", several.join(", ")),
    }
}

/// `[chan receive, 3 to 12 minutes, 2 locked to thread, 1 leaked]`.
pub(crate) fn state(state: &str, group: &Group) -> String {
    let mut parts = vec![state.to_owned()];
    match group.wait_minutes {
        (0, 0) => {}
        (least, most) if least == most => parts.push(counted(most, "minute")),
        (least, most) => parts.push(format!("{least} to {}", counted(most, "minute"))),
    }
    if group.locked > 0 {
        parts.push(format!("{} locked to thread", group.locked));
    }
    if group.leaked > 0 {
        parts.push(format!("{} leaked", group.leaked));
    }
    format!("[{}]", parts.join(", "))
}

/// `1 goroutine`, `3 goroutines`.
pub(crate) fn counted(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
