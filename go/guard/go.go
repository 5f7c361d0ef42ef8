package guard

import (
	"context"
	"runtime/pprof"
)

// LabelKey is the key of the pprof label that carries the name of a goroutine
// which [Go] or [Group] started. Profiles show it, and where the runtime prints
// labels (GODEBUG=tracebacklabels=1, the default of modules for Go 1.27 or later), the dump of a
// process that dies shows it in each goroutine's first line.
const LabelKey = "guard"

// Go calls fn on a goroutine of its own. If fn returns an error, panics or
// calls [runtime.Goexit], the reporter of ctx is told (see [WithReporter] and
// [Report]), and the process goes on: the plain `go` statement would end it at a
// panic. The error of a panic is a [*PanicError], that of Goexit a
// [*GoexitError]; both carry the name.
//
// fn gets ctx with the label under [LabelKey]; Go itself does not look whether
// ctx is done. To wait for goroutines and for their errors, use [Group].
func Go(ctx context.Context, name string, fn func(context.Context) error) {
	go named(ctx, name, fn, func(err error) { Report(ctx, err) })
}

// named calls fn under its name, and tells how it ended.
func named(ctx context.Context, name string, fn func(context.Context) error, tell func(error)) {
	pprof.Do(ctx, pprof.Labels(LabelKey, name), func(ctx context.Context) {
		Watch(name, func() error { return fn(ctx) }, tell)
	})
}
