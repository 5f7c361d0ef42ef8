// A recovered panic is logged in the JSON form of zap, with a stack of frames only: no crash.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
)

func stack() string {
	var text strings.Builder
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		frame, more := frames.Next()
		fmt.Fprintf(&text, "%s\n\t%s:%d\n", frame.Function, frame.File, frame.Line)
		if !more {
			return text.String()
		}
	}
}

func main() {
	defer func() {
		fields := map[string]any{
			"level": "error", "ts": 1772366400.5, "caller": "web/recover.go:17",
			"msg": "recovered from panic", "error": fmt.Sprint(recover()), "stacktrace": stack(),
		}
		json.NewEncoder(os.Stderr).Encode(fields)
	}()
	var none map[string]int
	none["a"] = 1
}
