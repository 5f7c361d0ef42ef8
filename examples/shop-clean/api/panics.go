package api

import (
	"fmt"
	"runtime"
)

// describe says for the log what a handler panicked with.
func describe(cause any) string {
	switch cause := cause.(type) {
	case runtime.Error:
		return "bug: " + cause.Error()
	case error:
		return cause.Error()
	}
	return fmt.Sprint(cause)
}
