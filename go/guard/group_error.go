package guard

import "fmt"

// TaskError is the error of a goroutine of a [Group].
type TaskError struct {
	// Name is that of the goroutine.
	Name string
	// Err is what it returned, or how it ended.
	Err error
}

// Error gives the name and the error.
func (e *TaskError) Error() string {
	switch e.Err.(type) {
	case *PanicError, *GoexitError:
		return e.Err.Error() // has the name
	}
	return fmt.Sprintf("guard: goroutine %q: %v", e.Name, e.Err)
}

// Unwrap gives the error of the goroutine.
func (e *TaskError) Unwrap() error { return e.Err }

// RunningError tells that goroutines still ran when the time to wait was over.
type RunningError struct {
	// Names are theirs, in the order in which they were started.
	Names []string
	// Cause is why the waiting ended.
	Cause error
}

// Error gives the names and the cause.
func (e *RunningError) Error() string {
	return fmt.Sprintf("guard: still running: %q: %v", e.Names, e.Cause)
}

// Unwrap gives the cause.
func (e *RunningError) Unwrap() error { return e.Cause }
