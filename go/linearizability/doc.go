// Package linearizability holds histories of guard.Map and guard.Chan against
// their specification: whatever goroutines did at the same time, there is an
// order of their operations, one after the other, that gives the same results.
//
// It is a module of its own, because package guard depends on nothing, and the
// checker, porcupine, is somebody else's.
package linearizability
