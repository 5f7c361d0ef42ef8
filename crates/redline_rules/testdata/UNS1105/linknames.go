package p

import _ "unsafe"

//go:linkname nanotime runtime.nanotime // want `linkname reaches into runtime.nanotime`
func nanotime() int64

//go:linkname poll internal/poll.runtime_Semacquire // want `linkname reaches into internal/poll.runtime_Semacquire`
func poll()

//go:linkname own example.com/snippet.other
func own()

//go:linkname third github.com/a/b.c
func third()

//go:linkname exported
func exported() {}

// go:linkname no runtime.no
func no()
