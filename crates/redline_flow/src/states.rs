//! In which state locks and channels are along each way through a function, and what is
//! done to them that does not fit (typestate).
//!
//! Begin with [`misuses`]. A lock or channel is known by the path that leads to it. For
//! each of them all ways through its function are gone, with its state and with what is
//! known of conditions (`explore`), and what goes wrong is told where every way from
//! some point leads to it.
//!
//! # What is not seen
//! - What is locked in one function and unlocked in another. If that is done with a lock
//!   anywhere in the package, nothing is said of it.
//! - The ways of what unwinds but for those of `panic` and `runtime.Goexit` themselves.
//! - Functions with too many ways.

mod channels;
mod exchange;
mod explore;
mod function;
mod goroutines;
mod groups;
mod judge;
mod knowledge;
mod locks;
mod package;
mod path;
mod stuck;
mod sync;

pub(crate) use sync::Calls;

use redline_base::Span;
use redline_ir::{FunctionId, PackageIr};
use redline_types::Store;

/// Something that is done to a lock or channel in a state in which it must not be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misuse {
    /// The function in which it is done.
    pub function: FunctionId,
    /// What is done.
    pub kind: MisuseKind,
    /// Where it is done.
    pub at: Span,
    /// What was done before that matters, in order.
    pub past: Vec<(Span, Past)>,
}

/// What is done to a lock or channel that must not be done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MisuseKind {
    /// A lock is unlocked that nobody holds.
    UnlockedAgain,
    /// A lock is unlocked that a deferred call unlocks again.
    UnlockedBeforeDeferred,
    /// A lock that is held for reading is unlocked as if it were for writing.
    UnlockedForReading,
    /// A lock that is held for writing is unlocked as if it were for reading.
    ReadUnlockedForWriting,
    /// A lock is taken, for writing or reading, while the same goroutine holds it.
    LockedAgain,
    /// The function returns while a lock is held that it unlocks on another way.
    LeftLocked,
    /// A closed channel is closed.
    ClosedAgain,
    /// A channel that is made before a loop is closed in each round of it.
    ClosedEachRound,
    /// A closed channel is sent to.
    SentAfterClose,
    /// A nil channel is closed.
    NilClosed,
    /// A nil channel is sent to or received from, which waits for ever.
    NilUsed,
    /// The counter of a wait group becomes negative.
    Negative,
    /// A goroutine for which one is added to a wait group says twice that it is done.
    DoneTwice,
    /// What `WaitGroup.Go` runs says that it is done, which `Go` does as well.
    DoneByGo,
    /// A goroutine adds itself to a wait group: who waits may not know of it.
    AddedLate,
    /// It is added to a wait group behind the start of a goroutine that waits for it.
    WaitedEarly,
    /// A wait group is waited for that nobody else knows, and that is not done.
    NeverDone,
    /// An unbuffered channel is sent to that nobody else knows.
    SentToNobody,
    /// Goroutines are waited for that wait until they can send to an unbuffered channel,
    /// which is received from later.
    WaitedFirst,
    /// A goroutine sends to an unbuffered channel, and the function that receives may
    /// return before.
    ReceiverLeaves,
}

/// What was done before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Past {
    /// The lock was taken.
    Locked,
    /// It was taken for reading.
    ReadLocked,
    /// It was unlocked.
    Unlocked,
    /// It is unlocked by a deferred call.
    UnlockedByDeferred,
    /// It is unlocked on another way.
    UnlockedElsewhere,
    /// The channel was closed.
    Closed,
    /// The goroutine was started.
    Started,
    /// It said that it is done.
    Done,
    /// A goroutine was started that waits.
    StartedToWait,
    /// The goroutine sends before it is done.
    SendsFirst,
    /// The function returns without having received.
    Left,
}

/// What is misused in the functions of a package, function by function.
pub fn misuses(store: &Store, package: &PackageIr) -> Vec<Misuse> {
    let calls = Calls::of(store, package);
    if !calls.has_sync() && !package::has_channels(package) {
        return Vec::new();
    }
    judge::misuses(&package::PackageStates::new(store, package, calls))
}
