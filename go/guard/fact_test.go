package guard

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"unsafe"
)

// The facts about Go that this package rests on. Each shows a form that is often
// advised, what becomes of it, and what the package does in its place. They are
// run on several releases of Go by `cargo xtask guard facts`.

// dies runs one test of this program again in a process of its own, which is
// told so and is expected to die, and returns what it printed.
func dies(t *testing.T) string {
	t.Helper()
	again := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	again.Env = append(os.Environ(), "GUARD_DIES=1", "GOTRACEBACK=all", "GODEBUG=tracebacklabels=1")
	output, err := again.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		t.Fatalf("the process lives (%v):\n%s", err, output)
	}
	return string(output)
}

// dying tells whether this is the process that is expected to die.
func dying() bool { return os.Getenv("GUARD_DIES") != "" }

func TestFactSelectWithDefaultPanicsOnAClosedChannel(t *testing.T) {
	for _, filled := range []int{0, 1} {
		plain := make(chan int, 1)
		ours := NewChan[int](1)
		for i := range filled {
			plain <- i
			if err := ours.TrySend(i); err != nil {
				t.Fatal(err)
			}
		}
		close(plain)
		ours.Close()
		panicked := panicOf(func() {
			select {
			case plain <- 1:
			default:
			}
		})
		if err, ok := panicked.(error); !ok || err.Error() != "send on closed channel" {
			t.Errorf("with %d of 1 in it: the plain form gives %v", filled, panicked)
		}
		if err := ours.TrySend(1); err != ErrClosed {
			t.Errorf("with %d of 1 in it: TrySend gives %v", filled, err)
		}
	}
}

// sizeChecked is the advice to compare sizes before a type assertion.
func sizeChecked[T any](v any) bool {
	var t T
	return reflect.TypeOf(v).Size() == unsafe.Sizeof(t)
}

func TestFactASizeCheckRejectsValidCastsAndCatchesAlmostNothing(t *testing.T) {
	var valid any = os.Stdin
	if sizeChecked[io.Reader](valid) {
		t.Error("the plain form lets a file be a reader")
	}
	if _, err := Cast[io.Reader](valid); err != nil {
		t.Errorf("Cast does not: %v", err)
	}
	wrong := map[string]func() (bool, error){
		"uint as int":      func() (bool, error) { return sizeChecked[int](uint(1)), second(Cast[int](uint(1))) },
		"float64 as int64": func() (bool, error) { return sizeChecked[int64](1.5), second(Cast[int64](1.5)) },
		"pointers":         func() (bool, error) { return sizeChecked[*int](new(string)), second(Cast[*int](new(string))) },
		"maps": func() (bool, error) {
			return sizeChecked[map[int]int](map[string]int{}), second(Cast[map[int]int](map[string]int{}))
		},
		"slices": func() (bool, error) { return sizeChecked[[]int]([]string{}), second(Cast[[]int]([]string{})) },
	}
	for name, ask := range wrong {
		passed, err := ask()
		if !passed {
			t.Errorf("%s: the plain form caught it", name)
		}
		as[*CastError](t, err)
	}
}

func TestFactReflectPanicsOnUnexportedFieldsAndTheZeroValue(t *testing.T) {
	unexported := reflect.ValueOf(secret{1}).Field(0)
	if panicOf(func() { unexported.Interface() }) == nil {
		t.Error("Interface gives an unexported field")
	}
	if _, err := CastValue[int](unexported); err == nil {
		t.Error("CastValue gives an unexported field")
	}
	if panicOf(func() { reflect.Value{}.Type() }) == nil {
		t.Error("Type of the zero Value is something")
	}
	if _, err := CastValue[int](reflect.Value{}); err == nil {
		t.Error("CastValue of the zero Value is something")
	}
}

// Load, test, delete are three steps: another goroutine that stores between the
// second and the third loses its value.
func TestFactLoadTestDeleteDeletesTheWrongValue(t *testing.T) {
	const rounds = 200
	old := func(v int) bool { return v == 1 }
	wrongPlain, wrongOurs := 0, 0
	for range rounds {
		var plain sync.Map
		plain.Store("k", 1)
		if v, ok := plain.Load("k"); ok && old(v.(int)) {
			onAnother(func() { plain.Store("k", 2) })
			plain.Delete("k")
		}
		if _, ok := plain.Load("k"); !ok {
			wrongPlain++
		}
		var ours Map[string, int]
		if err := ours.Store("k", 1); err != nil {
			t.Fatal(err)
		}
		var between sync.Once
		ours.DeleteIf("k", func(v int) bool {
			is := old(v)
			between.Do(func() { onAnother(func() { _ = ours.Store("k", 2) }) })
			return is
		})
		if v, ok := ours.Load("k"); !ok || v != 2 {
			wrongOurs++
		}
	}
	if wrongPlain != rounds || wrongOurs != 0 {
		t.Errorf("of %d, the plain form lost %d and DeleteIf %d", rounds, wrongPlain, wrongOurs)
	}
}

// onAnother calls f on another goroutine and waits for it.
func onAnother(f func()) {
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	<-done
}

func deferredRecover() {
	defer recover() // the fact is that this stops nothing
	panic("cheese")
}

func stopPanic() { _ = recover() }

func recoverOneCallDeeper() {
	defer func() { stopPanic() }()
	panic("cheese")
}

func TestFactRecoverThatIsNotCalledByTheDeferredFunctionStopsNothing(t *testing.T) {
	for name, f := range map[string]func(){
		"defer recover()": deferredRecover,
		"one call deeper": recoverOneCallDeeper,
	} {
		if panicOf(f) != "cheese" {
			t.Errorf("%s stops a panic", name)
		}
	}
	if _, err := recovering(func() error { panic("cheese") }); err == nil {
		t.Error("Recover stops nothing")
	}
}

func TestFactGoexitInADeferredFunctionMakesAPanicVanish(t *testing.T) {
	vanishing := func() {
		defer runtime.Goexit()
		panic("cheese")
	}
	// Were the panic not gone, the process would die here.
	onAnother(vanishing)
	err := reported(t, func(context.Context) error { vanishing(); return nil })
	if !as[*GoexitError](t, err).Panicking {
		t.Errorf("told %v", err)
	}
}

func TestFactGoexitIsNotSeenByRecover(t *testing.T) {
	var recovered any = "not called"
	onAnother(func() {
		defer func() { recovered = recover() }()
		runtime.Goexit()
	})
	if recovered != nil {
		t.Errorf("recover gives %v", recovered)
	}
	as[*GoexitError](t, reported(t, func(context.Context) error { runtime.Goexit(); return nil }))
}

func TestFactAPanicOnAnotherGoroutineEndsTheProcess(t *testing.T) {
	if dying() {
		defer func() { _ = recover() }()
		go panic("cheese")
		select {}
	}
	wantIn(t, dies(t), "panic: cheese")
	as[*PanicError](t, reported(t, func(context.Context) error { panic("cheese") }))
}

func TestFactAStackOverflowCannotBeRecovered(t *testing.T) {
	if dying() {
		debug.SetMaxStack(1 << 20)
		defer func() { _ = recover() }()
		var down func(int) int
		down = func(n int) int { return down(n+1) + n }
		intSink = down(0)
		return
	}
	wantIn(t, dies(t), "stack overflow")
	var down func(depth Depth) error
	down = func(depth Depth) error {
		depth, err := depth.Enter()
		if err != nil {
			return err
		}
		return down(depth)
	}
	as[*DepthError](t, down(NewDepth(10_000)))
}

func TestFactTheDumpOfAProcessNamesItsGoroutines(t *testing.T) {
	if dying() {
		started := make(chan struct{})
		Go(context.Background(), "the worker", func(context.Context) error {
			close(started)
			select {}
		})
		<-started
		panic("cheese")
	}
	text := dies(t)
	if _, minor := release(t); minor < 26 {
		t.Skipf("%s cannot print labels", runtime.Version())
	}
	// Releases differ in how they write labels.
	if !regexp.MustCompile(`goroutine \d+ .*guard"?: "the worker"`).MatchString(text) {
		t.Errorf("no goroutine has the name in its first line:\n%s", text)
	}
}

// The other rows of the table in docs/guard.md: the plain form panics, ours is an error.
func TestFactPlainFormsPanic(t *testing.T) {
	var boxed any = "text"
	closed := make(chan int)
	close(closed)
	ours := NewChan[int](0)
	ours.Close()
	add := func(a, b int) int { return a + b }
	var m Map[any, int]
	tests := map[string]struct {
		plain func()
		guard func() error
	}{
		"assertion": {
			func() { intSink = boxed.(int) },
			func() error { return second(Cast[int](boxed)) },
		},
		"nil on the way": {
			func() { intSink = sample().A.B[1].C },
			func() error { return second(Path(sample(), "A.B[1].C")) },
		},
		"call with too few arguments": {
			func() { reflect.ValueOf(add).Call([]reflect.Value{reflect.ValueOf(1)}) },
			func() error { return second(Call(add, 1)) },
		},
		"key that cannot be compared": {
			func() { new(sync.Map).Store([]int{}, 1) },
			func() error { return m.Store([]int{}, 1) },
		},
		"send on a closed channel": {
			func() { closed <- 1 },
			func() error { return ours.Send(context.Background(), 1) },
		},
	}
	if panicOf(func() { close(closed) }) == nil || panicOf(ours.Close) != nil {
		t.Error("closing twice")
	}
	for name, test := range tests {
		if panicOf(test.plain) == nil {
			t.Errorf("%s: the plain form does not panic", name)
		}
		if test.guard() == nil {
			t.Errorf("%s: ours is no error", name)
		}
	}
}

func TestFactADeferredCloseThrowsItsErrorAway(t *testing.T) {
	bad := closer(func() error { return io.ErrShortWrite })
	plain := func() error {
		defer bad.Close()
		return nil
	}
	if plain() != nil {
		t.Error("the plain form keeps the error")
	}
	if closing(bad, nil) == nil {
		t.Error("Close does not")
	}
}

// release is the release of Go that runs: 1, 27 for go1.27.3.
func release(t *testing.T) (major, minor int) {
	t.Helper()
	if _, err := fmt.Sscanf(runtime.Version(), "go%d.%d", &major, &minor); err != nil {
		t.Skipf("%s is no release", runtime.Version())
	}
	return major, minor
}
