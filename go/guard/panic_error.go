package guard

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// PanicError is a panic that was stopped.
type PanicError struct {
	// Name is that of the goroutine that [Go] or [Group] started; otherwise empty.
	Name string
	// Value is what panic was called with. It is an error of the package
	// runtime for the panics of the language itself.
	Value any
	// Again tells that this panic came while another was under way, which it
	// replaced: a deferred function panicked, or recovered and panicked anew.
	// The stack shows both.
	Again bool
	// Stack is the stack of the goroutine when it panicked, as [debug.Stack]
	// writes it.
	Stack []byte
}

// Error gives the name and the value, without the stack.
func (e *PanicError) Error() string {
	panicked := "panicked"
	if e.Again {
		panicked = "panicked again"
	}
	return fmt.Sprintf("guard: %s%s: %v", subject(e.Name), panicked, e.Value)
}

// Unwrap gives the value if it is an error.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// GoexitError tells that a function did not return because it, or something it
// called, called [runtime.Goexit]; in a test, FailNow and SkipNow do.
type GoexitError struct {
	// Name is that of the goroutine that [Go] or [Group] started; otherwise empty.
	Name string
	// Panicking tells that a panic was under way, which Goexit made vanish. Its
	// value is lost, the stack shows where it came from.
	Panicking bool
	// Stack is the stack of the goroutine when it called Goexit.
	Stack []byte
}

// Error gives the name, and says whether a panic vanished.
func (e *GoexitError) Error() string {
	text := "guard: " + subject(e.Name) + "called runtime.Goexit"
	if e.Panicking {
		text += " while it panicked"
	}
	return text
}

func subject(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("goroutine %q: ", name)
}

// ended says how the function ended in whose deferred function it is called:
// by a panic with this value, or else by Goexit.
func ended(name string, recovered any) error {
	panics, exits := underway()
	if recovered == nil && exits {
		return &GoexitError{Name: name, Panicking: panics > 0, Stack: debug.Stack()}
	}
	return &PanicError{Name: name, Value: recovered, Again: panics > 1, Stack: debug.Stack()}
}

// underway counts the panics on the stack and says whether Goexit is on it. It
// looks no further than the call of [Watch] that is nearest, because what goes
// on outside of it is not about the function that it watches.
func underway() (panics int, exits bool) {
	frames := runtime.CallersFrames(callers())
	frame, more := frames.Next()
	edge := strings.TrimSuffix(frame.Function, "underway") + "Watch"
	for more && frame.Function != edge {
		switch frame.Function {
		case "runtime.gopanic":
			panics++
		case "runtime.Goexit":
			exits = true
		}
		frame, more = frames.Next()
	}
	return panics, exits
}

// callers is the whole stack from the caller on, however deep it is.
func callers() []uintptr {
	for size := 64; ; size *= 2 {
		pcs := make([]uintptr, size)
		if n := runtime.Callers(2, pcs); n < size {
			return pcs[:n]
		}
	}
}
