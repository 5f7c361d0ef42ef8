// Package guard holds contracts that make some deaths of a Go service
// impossible to write: each of its functions does what a plain form of Go does,
// and returns an error where the plain form panics, loses a value, or hangs.
//
//   - [Cast], [CastValue], [Path] and [Call] look at values whose type is not
//     known before they touch them.
//   - [Map] is a map for many goroutines whose every operation is atomic for
//     its key. [Chan] is a channel that may be closed beside its senders.
//   - [Go] and [Group] start goroutines whose panics are told to somebody.
//     [Recover], [Close] and [Faults] turn the end of a function into its error.
//   - [Depth] is a budget for recursion, because a stack that overflows cannot
//     be recovered.
//
// The package imports nothing but the standard library and starts no goroutine
// unless asked. It cannot prevent what the runtime calls a fatal error: a plain
// map used by two goroutines at once, a stack or memory that runs out, all
// goroutines asleep, a lock unlocked twice. Each function says in its comment
// what it costs beside the plain form, where that is more than a few
// nanoseconds, and what becomes of a panic in a function that it is given.
//
// redline brought this package into your module: it is yours to read and to
// change. `redline guard diff` shows what you changed, and `redline guard
// update` leaves alone what you changed.
package guard
