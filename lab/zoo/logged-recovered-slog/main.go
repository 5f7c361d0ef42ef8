// A recovered panic is logged as JSON with its stack in a field: no crash.
package main

import (
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
)

func main() {
	logger := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	defer logger.Info("goes on")
	defer func() {
		logger.Error("panic recovered", "panic", fmt.Sprint(recover()), "stack", string(debug.Stack()))
	}()
	var none []int
	println(none[3])
}
