package guard

import (
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
)

// start starts fn in a group that takes it.
func start(t *testing.T, g *Group, name string, fn func(context.Context) error) {
	t.Helper()
	if err := g.Go(name, fn); err != nil {
		t.Fatal(err)
	}
}

func TestGroupWaitsForAll(t *testing.T) {
	g := NewGroup(context.Background(), 0)
	var ran atomic.Int32
	for range 100 {
		start(t, g, "w", func(context.Context) error { ran.Add(1); return nil })
	}
	for range 2 {
		if err := g.Wait(patient(t)); err != nil || ran.Load() != 100 {
			t.Errorf("%v after %d", err, ran.Load())
		}
	}
	if err := g.Go("late", nil); err != ErrGroupOver {
		t.Errorf("a group that is over says %v", err)
	}
}

func TestAnEmptyGroupEndsAtOnce(t *testing.T) {
	if err := NewGroup(context.Background(), 1).Wait(patient(t)); err != nil {
		t.Error(err)
	}
}

func TestAGroupThatEndsWhileOneAsksSaysSo(t *testing.T) {
	g := NewGroup(context.Background(), 0)
	g.over = true
	if err := g.Go("late", nil); err != ErrGroupOver {
		t.Errorf("error is %v", err)
	}
}

func TestGroupJoinsFailuresInTheOrderOfTheirStart(t *testing.T) {
	g := NewGroup(context.Background(), 0)
	second := make(chan struct{})
	third := make(chan struct{})
	start(t, g, "first", func(context.Context) error { <-second; return io.EOF })
	start(t, g, "second", func(context.Context) error { defer close(second); <-third; panic("cheese") })
	start(t, g, "third", func(context.Context) error { defer close(third); runtime.Goexit(); return nil })
	err := g.Wait(patient(t))
	wantError(t, err, `guard: goroutine "first": EOF
guard: goroutine "second": panicked: cheese
guard: goroutine "third": called runtime.Goexit`)
	if !errors.Is(err, io.EOF) || as[*PanicError](t, err).Value != "cheese" {
		t.Errorf("error is %#v", err)
	}
}

func TestTheFirstFailureCancelsTheOthers(t *testing.T) {
	g := NewGroup(context.Background(), 0)
	for range 3 {
		start(t, g, "waits", func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })
		start(t, g, "waits", func(ctx context.Context) error { <-ctx.Done(); return context.Cause(ctx) })
	}
	start(t, g, "fails", func(context.Context) error { return io.EOF })
	wantError(t, g.Wait(patient(t)), `guard: goroutine "fails": EOF`)
	if err := g.Go("late", nil); as[*TaskError](t, err).Name != "fails" {
		t.Errorf("a group that failed says %v", err)
	}
}

func TestACancellationThatNobodyCausedIsAFailure(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	g := NewGroup(ctx, 0)
	start(t, g, "waits", func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })
	cancel()
	wantError(t, g.Wait(patient(t)), `guard: goroutine "waits": context canceled`)
}

func TestWaitNamesWhoStillRuns(t *testing.T) {
	g := NewGroup(context.Background(), 0)
	release := make(chan struct{})
	start(t, g, "quick", func(context.Context) error { return nil })
	start(t, g, "slow", func(context.Context) error { <-release; return nil })
	start(t, g, "slower", func(context.Context) error { <-release; return nil })
	for slices.Contains(g.Running(), "quick") {
		runtime.Gosched()
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(io.ErrNoProgress)
	err := g.Wait(ctx)
	wantError(t, err, `guard: still running: ["slow" "slower"]: multiple Read calls return no data or error`)
	if running := as[*RunningError](t, err); !slices.Equal(running.Names, []string{"slow", "slower"}) || !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("%+v", running)
	}
	close(release)
	if err := g.Wait(patient(t)); err != nil {
		t.Error(err)
	}
}

func TestWaitGoesOnWhenAnotherIsStartedMeanwhile(t *testing.T) {
	g := NewGroup(context.Background(), 0)
	ran := false
	start(t, g, "outer", func(context.Context) error {
		return g.Go("inner", func(context.Context) error { ran = true; return nil })
	})
	if err := g.Wait(patient(t)); err != nil || !ran {
		t.Errorf("error %v, ran %t", err, ran)
	}
}

func TestGroupKeepsItsLimit(t *testing.T) {
	const limit = 3
	g := NewGroup(context.Background(), limit)
	var now, most atomic.Int32
	for range 50 {
		start(t, g, "w", func(context.Context) error {
			defer now.Add(-1)
			running := now.Add(1)
			for old := most.Load(); running > old && !most.CompareAndSwap(old, running); old = most.Load() {
			}
			runtime.Gosched()
			return nil
		})
	}
	if err := g.Wait(patient(t)); err != nil || most.Load() > limit || most.Load() == 0 {
		t.Errorf("error %v, at most %d at once", err, most.Load())
	}
}

func TestWhoWaitsForASlotStopsWithTheGroup(t *testing.T) {
	g := NewGroup(context.Background(), 1)
	full := make(chan struct{})
	start(t, g, "fails", func(context.Context) error { <-full; return io.EOF })
	asked := make(chan error)
	go func() { asked <- g.Go("waits", func(context.Context) error { return nil }) }()
	close(full)
	err := receive(t, asked)
	waited := g.Wait(patient(t))
	if err != nil && !errors.Is(err, io.EOF) {
		t.Errorf("refused with %v", err)
	}
	wantError(t, waited, `guard: goroutine "fails": EOF`)
}

func TestAFullGroupOfADoneContextRefuses(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	g := NewGroup(ctx, 1)
	release := make(chan struct{})
	start(t, g, "slow", func(context.Context) error { <-release; return nil })
	asked := make(chan error)
	go func() { asked <- g.Go("waits", nil) }()
	cancel(io.ErrClosedPipe)
	if err := receive(t, asked); err != io.ErrClosedPipe {
		t.Errorf("refused with %v", err)
	}
	close(release)
	if err := g.Wait(patient(t)); err != nil {
		t.Error(err)
	}
}
