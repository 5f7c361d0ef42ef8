package guard

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// ErrGroupOver tells that a goroutine was to be started in a [Group] that has
// been waited for to its end.
var ErrGroupOver = errors.New("guard: the group has ended")

// Group starts goroutines that work on one thing, and waits for them. The first
// that fails cancels the context of the others; a panic or Goexit is a failure
// like any other. Make one with [NewGroup].
type Group struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	// slots has room for as many as may run at once; nil means any number.
	slots chan struct{}

	mu       sync.Mutex
	started  int
	running  map[int]string
	failures map[int]error
	// idle is closed while nothing runs.
	idle chan struct{}
	over bool
}

// NewGroup is a group under ctx of which at most limit goroutines run at once; a
// limit of zero or less means any number.
func NewGroup(ctx context.Context, limit int) *Group {
	ctx, cancel := context.WithCancelCause(ctx)
	g := &Group{
		ctx:      ctx,
		cancel:   cancel,
		running:  make(map[int]string),
		failures: make(map[int]error),
		idle:     make(chan struct{}),
	}
	close(g.idle)
	if limit > 0 {
		g.slots = make(chan struct{}, limit)
	}
	return g
}

// Go calls fn on a goroutine of its own, when the limit allows it: until then
// it waits. It returns why fn was not started: the cause for which the group's
// context is done, or [ErrGroupOver].
//
// fn gets the group's context, which is done once one of the group fails, the
// context of the group is done, or Wait has returned at the end. fn may call Go
// on the same group; with a limit, that waits for a slot while fn keeps its own,
// so that a group full of functions that wait so goes on only when the context
// is done.
func (g *Group) Go(name string, fn func(context.Context) error) error {
	if err := g.acquire(); err != nil {
		return err
	}
	id, err := g.begin(name)
	if err != nil {
		g.release()
		return err
	}
	go named(g.ctx, name, fn, func(err error) { g.end(id, name, err) })
	return nil
}

// Wait waits until nothing of the group runs, and returns the errors of those
// that failed, joined in the order in which they were started, each a
// [*TaskError]. Those that only passed on that the context was cancelled after
// the first failure are left out.
//
// If ctx is done first, the error is a [*RunningError] that names who still
// runs, and Wait may be called again. Otherwise the group is over: its context
// is cancelled, and later calls of Wait return the same.
func (g *Group) Wait(ctx context.Context) error {
	for {
		g.mu.Lock()
		idle := g.idle
		g.mu.Unlock()
		select {
		case <-idle:
		default:
			select {
			case <-idle:
			case <-ctx.Done():
				return &RunningError{Names: g.Running(), Cause: context.Cause(ctx)}
			}
		}
		if g.finish() {
			return g.failure()
		}
	}
}

// Running names the goroutines of the group that run, in the order in which
// they were started.
func (g *Group) Running() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	names := make([]string, 0, len(g.running))
	for _, id := range inOrder(g.running) {
		names = append(names, g.running[id])
	}
	return names
}

func (g *Group) acquire() error {
	if g.ctx.Err() != nil {
		return context.Cause(g.ctx)
	}
	if g.slots == nil {
		return nil
	}
	select {
	case g.slots <- struct{}{}:
		return nil
	case <-g.ctx.Done():
		return context.Cause(g.ctx)
	}
}

func (g *Group) release() {
	if g.slots != nil {
		<-g.slots
	}
}

func (g *Group) begin(name string) (id int, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.over {
		return 0, ErrGroupOver
	}
	if len(g.running) == 0 {
		g.idle = make(chan struct{})
	}
	id = g.started
	g.started++
	g.running[id] = name
	return id, nil
}

func (g *Group) end(id int, name string, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if err != nil && !g.passedOn(err) {
		failure := &TaskError{Name: name, Err: err}
		g.failures[id] = failure
		g.cancel(failure)
	}
	delete(g.running, id)
	g.release()
	if len(g.running) == 0 {
		close(g.idle)
	}
}

// passedOn tells whether err only says that the group was cancelled.
func (g *Group) passedOn(err error) bool {
	if len(g.failures) == 0 {
		return false
	}
	return errors.Is(err, context.Canceled) || err == context.Cause(g.ctx)
}

// finish ends the group unless something runs.
func (g *Group) finish() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.running) > 0 {
		return false
	}
	g.over = true
	g.cancel(ErrGroupOver)
	return true
}

func (g *Group) failure() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	var all []error
	for _, id := range inOrder(g.failures) {
		all = append(all, g.failures[id])
	}
	return errors.Join(all...)
}

func inOrder[V any](of map[int]V) []int {
	ids := make([]int, 0, len(of))
	for id := range of {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
