package guard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
)

// reported runs fn by Go and returns what the reporter is told.
func reported(t *testing.T, fn func(context.Context) error) error {
	t.Helper()
	told := make(chan error, 1)
	ctx := WithReporter(context.Background(), func(err error) { told <- err })
	Go(ctx, "worker", fn)
	return receive(t, told)
}

func TestGoTellsHowTheGoroutineEnded(t *testing.T) {
	why := errors.New("why")
	if err := reported(t, func(context.Context) error { return why }); err != why {
		t.Errorf("error: %v", err)
	}
	err := reported(t, func(context.Context) error { panic(why) })
	if stopped := as[*PanicError](t, err); !errors.Is(err, why) || stopped.Again || stopped.Name != "worker" {
		t.Errorf("panic: %+v", stopped)
	}
	wantError(t, err, `guard: goroutine "worker": panicked: why`)
	err = reported(t, func(context.Context) error { runtime.Goexit(); return nil })
	if exited := as[*GoexitError](t, err); exited.Panicking {
		t.Errorf("Goexit: %+v", exited)
	}
	wantError(t, err, `guard: goroutine "worker": called runtime.Goexit`)
}

func repanic() {
	defer func() { panic(recover()) }()
	panic("cheese")
}

func panicInDefer() {
	defer func() { panic("second") }()
	panic("first")
}

func TestAPanicThatReplacedAnotherIsToldApart(t *testing.T) {
	tests := map[string]func(){
		"cheese": repanic,
		"second": panicInDefer,
	}
	for value, f := range tests {
		err := reported(t, func(context.Context) error { f(); return nil })
		stopped := as[*PanicError](t, err)
		if !stopped.Again || stopped.Value != value {
			t.Errorf("want %q again, have %v", value, err)
		}
		wantError(t, err, `guard: goroutine "worker": panicked again: `+value)
	}
	err := reported(t, func(context.Context) error {
		_ = panicOf(func() { panic("stopped") })
		panic("only")
	})
	if as[*PanicError](t, err).Again {
		t.Errorf("a panic that was stopped before counts: %v", err)
	}
}

func TestWhatGoesOnOutsideIsNotCounted(t *testing.T) {
	var inner error
	_ = panicOf(func() {
		defer func() {
			Watch("", func() error { panic("inner") }, func(err error) { inner = err })
		}()
		panic("outer")
	})
	if as[*PanicError](t, inner).Again {
		t.Errorf("the panic outside counts: %v", inner)
	}
}

func TestGoexitThatMakesAPanicVanishIsTold(t *testing.T) {
	err := reported(t, func(context.Context) error {
		defer runtime.Goexit()
		panic("cheese")
	})
	exited := as[*GoexitError](t, err)
	if !exited.Panicking || !strings.Contains(string(exited.Stack), "panic") {
		t.Errorf("%+v\n%s", exited, exited.Stack)
	}
	wantError(t, err, `guard: goroutine "worker": called runtime.Goexit while it panicked`)
}

func TestADeepStackIsSeenToItsEnd(t *testing.T) {
	var down func(n int)
	down = func(n int) {
		if n == 0 {
			panic("bottom")
		}
		down(n - 1)
	}
	err := reported(t, func(context.Context) error {
		defer func() { panic("top") }()
		down(500)
		return nil
	})
	if !as[*PanicError](t, err).Again {
		t.Errorf("the deeper panic was not seen: %v", err)
	}
}

func TestANilPanicIsAPanic(t *testing.T) {
	err := reported(t, func(context.Context) error { panic(nil) })
	var none *runtime.PanicNilError
	if !errors.As(err, &none) {
		t.Errorf("error is %v", err)
	}
}

func TestTheNameIsALabel(t *testing.T) {
	found := make(chan string, 1)
	Go(context.Background(), "worker 7", func(ctx context.Context) error {
		name, _ := pprof.Label(ctx, LabelKey)
		found <- name
		return nil
	})
	if name := receive(t, found); name != "worker 7" {
		t.Errorf("label is %q", name)
	}
}

// logged collects what the default logger is told while f runs.
func logged(t *testing.T, f func()) string {
	t.Helper()
	var text bytes.Buffer
	old := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&text, nil)))
	defer slog.SetDefault(old)
	f()
	return text.String()
}

func wantIn(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in:\n%s", part, text)
		}
	}
}

func TestWithoutAReporterErrorsAreLoggedWithTheirStack(t *testing.T) {
	ctx := context.Background()
	stop := func(fn func() error) (err error) {
		Watch("w", fn, func(ended error) { err = ended })
		return err
	}
	wantIn(t, logged(t, func() { Report(ctx, stop(func() error { panic("cheese") })) }), "cheese", "TestWithoutAReporter")
	wantIn(t, logged(t, func() { Report(ctx, io.EOF) }), "EOF")
	wantIn(t, logged(t, func() { Report(WithReporter(ctx, nil), io.EOF) }), "EOF")
	if text := logged(t, func() { Report(ctx, nil) }); text != "" {
		t.Errorf("nothing is logged as %s", text)
	}
	done := make(chan struct{})
	wantIn(t, logged(t, func() {
		go func() {
			defer close(done)
			Watch("w", func() error { runtime.Goexit(); return nil }, func(err error) { Report(ctx, err) })
		}()
		<-done
	}), "runtime.Goexit", "TestWithoutAReporter")
}

func TestAReporterThatPanicsHidesNothing(t *testing.T) {
	ctx := WithReporter(context.Background(), func(error) { panic("reporter") })
	text := logged(t, func() { Report(ctx, io.EOF) })
	wantIn(t, text, "EOF", "reporter")
}
