// Goroutines with labels of the profiler wait; one of them panics.
//
//zoo:env GOTRACEBACK=all
//zoo:kind panic
//zoo:message no such tenant
//zoo:guilty other
//zoo:site main.serve
//zoo:line explicit-panic
package main

import (
	"context"
	"runtime/pprof"
	"time"
)

//go:noinline
func serve(fail bool) {
	if fail {
		time.Sleep(50 * time.Millisecond)
		panic("no such tenant") // dies
	}
	select {}
}

func main() {
	sets := []pprof.LabelSet{
		pprof.Labels("tenant", "blue", "route", "/orders/{id}"),
		pprof.Labels("odd key", `a"b`, "state: [running]:", "x\ny}:"),
		pprof.Labels("tenant", "größe", "empty", ""),
	}
	for index, set := range sets {
		go pprof.Do(context.Background(), set, func(context.Context) { serve(index == 2) })
	}
	select {}
}
