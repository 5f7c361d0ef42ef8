package guard

import (
	"context"
	"errors"
	"log/slog"
)

// Reporter is told of errors that nobody waits for.
type Reporter func(error)

type reporterKey struct{}

// WithReporter gives a context under which [Go] tells report of errors. It is
// called on the goroutine that ended, so several calls may run at once. It may
// call anything; if it panics, the error and the panic are both logged.
func WithReporter(ctx context.Context, report Reporter) context.Context {
	return context.WithValue(ctx, reporterKey{}, report)
}

// Report tells the reporter of ctx about err, or logs err and the stack that it
// carries by [slog.Default] if ctx has no reporter. A nil err is nothing to tell.
func Report(ctx context.Context, err error) {
	if err == nil {
		return
	}
	report, ok := ctx.Value(reporterKey{}).(Reporter)
	if !ok || report == nil {
		tellLog(err)
		return
	}
	Watch("", func() error { report(err); return nil }, func(failed error) {
		if failed != nil {
			tellLog(errors.Join(err, failed))
		}
	})
}

// tellLog logs an error with the stack where it came from.
func tellLog(err error) {
	slog.Error(err.Error(), slog.String("stack", string(stackOf(err))))
}

// stackOf is the stack of the first error in err that carries one.
func stackOf(err error) []byte {
	var panicked *PanicError
	var exited *GoexitError
	switch {
	case errors.As(err, &panicked):
		return panicked.Stack
	case errors.As(err, &exited):
		return exited.Stack
	}
	return nil
}
