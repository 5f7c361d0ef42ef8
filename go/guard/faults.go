package guard

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// Faults calls fn, and turns a memory fault in it into a [*FaultError]: above
// all the fault of reading a file that is mapped into memory and has become
// shorter. Without it such a fault ends the process, and no recover is asked.
//
// It sets [debug.SetPanicOnFault] for the goroutine that calls it, for as long as
// fn runs. A goroutine that fn starts is not covered: call Faults there too.
// Another panic of fn becomes a [*PanicError]. What fn was changing when the
// fault came is left half done.
func Faults(fn func() error) (err error) {
	old := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(old)
	Watch("", fn, func(ended error) { err = fault(ended) })
	return err
}

// FaultError is a memory fault that was stopped.
type FaultError struct {
	// Addr is the address that could not be read or written. The runtime does
	// not promise that it is exact.
	Addr uintptr
	// Err is what the runtime says about it.
	Err runtime.Error
	// Stack is the stack of the goroutine at the fault.
	Stack []byte
}

// Error gives the address.
func (e *FaultError) Error() string {
	return fmt.Sprintf("guard: memory fault at address %#x: %v", e.Addr, e.Err)
}

// Unwrap gives the runtime's own error.
func (e *FaultError) Unwrap() error { return e.Err }

// fault tells a fault from other panics: only its error knows an address.
func fault(err error) error {
	stopped, ok := err.(*PanicError)
	if !ok {
		return err
	}
	at, ok := stopped.Value.(interface {
		runtime.Error
		Addr() uintptr
	})
	if !ok {
		return err
	}
	return &FaultError{Addr: at.Addr(), Err: at, Stack: stopped.Stack}
}
