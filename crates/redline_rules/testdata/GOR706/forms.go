package p

import (
	"context"
	"os"
	"os/signal"
	"time"
)

var background, _ = context.WithCancel(context.Background())

func init() {
	background, _ = context.WithCancel(background)
}

func use(context.Context) {}

func blanks(parent context.Context) {
	ctx, _ := context.WithCancel(parent)                     // want `the function that cancels ctx is thrown away`
	ctx, _ = context.WithDeadline(ctx, time.Now())           // want `the function that cancels ctx is thrown away`
	ctx, _ = context.WithCancelCause(ctx)                    // want `the function that cancels ctx is thrown away`
	use(ctx)
	_, cancel := context.WithTimeout(parent, time.Second)
	cancel()
	ctx, _ = signal.NotifyContext(parent, os.Interrupt)
	if inner, _ := context.WithTimeout(parent, time.Second); inner != nil { // want `the function that cancels inner is thrown away`
		use(inner)
	}
	go func() {
		ctx, _ := context.WithCancel(parent) // want `the function that cancels ctx is thrown away`
		use(ctx)
	}()
}

func dropped(parent context.Context) {
	ctx, cancel := context.WithCancel(parent) // want `cancel, which cancels ctx, is never called`
	_ = cancel
	use(ctx)
}

func used(parent context.Context, stop *func()) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	_ = cancel
	*stop = cancel
	again, cancel := context.WithCancel(parent)
	use(again)
	return ctx, cancel
}

func sometimes(parent context.Context, n int) {
	ctx, cancel := context.WithCancel(parent)
	if n > 0 {
		cancel()
	}
	use(ctx)
}

func canceledParent(ctx context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	ctx, _ = context.WithTimeout(ctx, time.Second)
	defer cancel(nil)
	use(ctx)
}

func droppedParent(ctx context.Context) {
	ctx, cancel := context.WithCancelCause(ctx) // want `cancel, which cancels ctx, is never called`
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `the function that cancels ctx is thrown away`
	_ = cancel
	use(ctx)
}

type other struct{}

func (other) WithCancel(context.Context) (context.Context, func()) { return nil, nil }

func shadowed(context other) {
	ctx, _ := context.WithCancel(nil)
	use(ctx)
}
-- case_test.go --
package p

import "context"

func helper() {
	ctx, _ := context.WithCancel(context.Background())
	use(ctx)
}
