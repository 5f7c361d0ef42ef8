package store

import _ "unsafe" // for go:linkname

// nanotime reads the monotonic clock without the wall clock that time.Now reads too.
//
//go:linkname nanotime runtime.nanotime
func nanotime() int64
