package guard_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"time"

	"redline.example/guard"
)

func ExampleCast() {
	var decoded any = 3.0 // as encoding/json decodes a number
	_, err := guard.Cast[int](decoded)
	fmt.Println(err)
	n, err := guard.Cast[float64](decoded)
	fmt.Println(n, err)
	// Output:
	// guard: want int, have float64
	// 3 <nil>
}

func ExampleCastValue() {
	type account struct{ password string }
	field := reflect.ValueOf(account{"secret"}).Field(0)
	_, err := guard.CastValue[string](field)
	fmt.Println(err)
	// Output: guard: want string, have string: it was read from an unexported field
}

func ExampleCastError() {
	_, err := guard.Cast[fmt.Stringer](3)
	var wrong *guard.CastError
	if errors.As(err, &wrong) {
		fmt.Println(wrong.Want, wrong.Have, wrong.Reason)
	}
	// Output: fmt.Stringer int method String is missing
}

func ExamplePath() {
	type line struct{ Count int }
	type order struct{ Lines map[string]*line }
	orders := []order{{Lines: map[string]*line{"apples": {Count: 3}, "pears": nil}}}
	v, err := guard.Path(orders, `[0].Lines["apples"].Count`)
	fmt.Println(v, err)
	_, err = guard.Path(orders, `[0].Lines["pears"].Count`)
	fmt.Println(err)
	_, err = guard.Path(orders, `[1]`)
	fmt.Println(err)
	// Output:
	// 3 <nil>
	// guard: path "[0].Lines[\"pears\"].Count": at [0].Lines["pears"]: the *guard_test.line is nil
	// guard: path "[1]": at the start: index 1 out of range of []guard_test.order with length 1
}

func ExampleCall() {
	results, err := guard.Call(strings.Repeat, "ab", 3)
	fmt.Println(results, err)
	_, err = guard.Call(strings.Repeat, "ab", "3")
	fmt.Println(err)
	_, err = guard.Call(strings.Repeat, "ab", -1)
	fmt.Println(err)
	// Output:
	// [ababab] <nil>
	// guard: cannot call func(string, int) string: argument 2: want int, have string
	// guard: panicked: strings: negative Repeat count
}

func ExampleMap() {
	var stock guard.Map[string, int]
	if err := stock.Store("apples", 3); err != nil {
		fmt.Println(err)
	}
	n, ok := stock.Load("apples")
	fmt.Println(n, ok, stock.Len())
	// Output: 3 true 1
}

func ExampleMap_Store() {
	var m guard.Map[any, int]
	fmt.Println(m.Store("text", 1))
	fmt.Println(m.Store([]int{1}, 1)) // a plain map panics
	// Output:
	// <nil>
	// guard: key of type []int cannot be compared
}

func ExampleMap_Load() {
	var m guard.Map[string, int]
	n, ok := m.Load("nothing")
	fmt.Println(n, ok)
	// Output: 0 false
}

func ExampleMap_Swap() {
	var m guard.Map[string, int]
	_, loaded, _ := m.Swap("k", 1)
	previous, again, _ := m.Swap("k", 2)
	fmt.Println(loaded, previous, again)
	// Output: false 1 true
}

func ExampleMap_LoadOrStore() {
	var m guard.Map[string, int]
	_, _, _ = m.LoadOrStore("k", 1)
	actual, loaded, _ := m.LoadOrStore("k", 2)
	fmt.Println(actual, loaded)
	// Output: 1 true
}

func ExampleMap_LoadOrCompute() {
	var pages guard.Map[string, string]
	ctx := context.Background()
	for range 2 {
		page, loaded, err := pages.LoadOrCompute(ctx, "/", func(context.Context) (string, error) {
			return "the page", nil
		})
		fmt.Println(page, loaded, err)
	}
	// Output:
	// the page false <nil>
	// the page true <nil>
}

func ExampleMap_Compute() {
	var stock guard.Map[string, int]
	take := func(old int, loaded bool) (int, guard.Op) {
		if old <= 1 {
			return 0, guard.Delete
		}
		return old - 1, guard.Set
	}
	_ = stock.Store("apples", 2)
	for range 2 {
		left, ok, _ := stock.Compute("apples", take)
		fmt.Println(left, ok)
	}
	// Output:
	// 1 true
	// 0 false
}

func ExampleMap_CompareAndSwap() {
	var m guard.Map[string, []int] // values that == cannot compare
	_ = m.Store("k", []int{1})
	grown := m.CompareAndSwap("k", []int{1, 2}, func(v []int) bool { return len(v) == 1 })
	fmt.Println(grown)
	// Output: true
}

func ExampleMap_Delete() {
	var m guard.Map[string, int]
	_ = m.Store("k", 1)
	fmt.Println(m.Delete("k"), m.Delete("k"))
	// Output: true false
}

func ExampleMap_DeleteIf() {
	var sessions guard.Map[string, time.Time]
	now := time.Now()
	_ = sessions.Store("old", now.Add(-time.Hour))
	expired := func(until time.Time) bool { return until.Before(now) }
	fmt.Println(sessions.DeleteIf("old", expired))
	// Output: true
}

func ExampleMap_All() {
	var m guard.Map[string, int]
	_ = m.Store("a", 1)
	for key, value := range m.All() {
		fmt.Println(key, value)
	}
	// Output: a 1
}

func ExampleMap_Range() {
	var m guard.Map[string, int]
	_ = m.Store("a", 1)
	m.Range(func(key string, value int) bool {
		fmt.Println(key, value, m.Delete(key))
		return true
	})
	// Output: a 1 true
}

func ExampleMap_Keys() {
	var m guard.Map[string, int]
	_ = m.Store("b", 1)
	_ = m.Store("a", 2)
	fmt.Println(slices.Sorted(m.Keys()), slices.Sorted(m.Values()))
	// Output: [a b] [1 2]
}

func ExampleMap_Values() {
	var m guard.Map[string, int]
	_ = m.Store("a", 7)
	fmt.Println(slices.Collect(m.Values()))
	// Output: [7]
}

func ExampleMap_Len() {
	var m guard.Map[string, int]
	_ = m.Store("a", 7)
	fmt.Println(m.Len())
	// Output: 1
}

func ExampleMap_Clear() {
	var m guard.Map[string, int]
	_ = m.Store("a", 7)
	m.Clear()
	fmt.Println(m.Len())
	// Output: 0
}

func ExampleChan() {
	ctx := context.Background()
	jobs := guard.NewChan[string](2)
	fmt.Println(jobs.Send(ctx, "a"))
	jobs.Close()
	fmt.Println(jobs.Send(ctx, "b")) // a plain channel panics
	for job := range jobs.All(ctx) {
		fmt.Println(job)
	}
	// Output:
	// <nil>
	// guard: the channel is closed
	// a
}

func ExampleNewChan() {
	c := guard.NewChan[int](2)
	_ = c.TrySend(1)
	fmt.Println(c.Len(), c.Cap())
	// Output: 1 2
}

func ExampleChan_Len() {
	c := guard.NewChan[int](2)
	_ = c.TrySend(1)
	fmt.Println(c.Len())
	// Output: 1
}

func ExampleChan_Cap() {
	fmt.Println(guard.NewChan[int](2).Cap())
	// Output: 2
}

func ExampleChan_Send() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	fmt.Println(guard.NewChan[int](0).Send(ctx, 1))
	// Output: context deadline exceeded
}

func ExampleChan_TrySend() {
	c := guard.NewChan[int](1)
	fmt.Println(c.TrySend(1))
	fmt.Println(c.TrySend(2))
	c.Close()
	fmt.Println(c.TrySend(3))
	// Output:
	// <nil>
	// guard: the channel is full
	// guard: the channel is closed
}

func ExampleChan_Recv() {
	c := guard.NewChan[int](1)
	_ = c.TrySend(1)
	c.Close()
	fmt.Println(c.Recv(context.Background()))
	fmt.Println(c.Recv(context.Background()))
	// Output:
	// 1 <nil>
	// 0 guard: the channel is closed
}

func ExampleChan_TryRecv() {
	c := guard.NewChan[int](1)
	fmt.Println(c.TryRecv())
	c.Close()
	fmt.Println(c.TryRecv())
	// Output:
	// 0 guard: the channel is empty
	// 0 guard: the channel is closed
}

func ExampleChan_RecvOrZero() {
	c := guard.NewChan[int](1)
	_ = c.TrySend(5)
	fmt.Println(c.RecvOrZero(), c.RecvOrZero())
	// Output: 5 0
}

func ExampleChan_Close() {
	c := guard.NewChan[int](0)
	c.Close()
	c.Close() // a plain channel panics
	fmt.Println(c.TrySend(1))
	// Output: guard: the channel is closed
}

func ExampleChan_All() {
	c := guard.NewChan[int](2)
	_ = c.TrySend(1)
	_ = c.TrySend(2)
	c.Close()
	fmt.Println(slices.Collect(c.All(context.Background())))
	// Output: [1 2]
}

func ExampleChan_Raw() {
	c := guard.NewChan[int](1)
	_ = c.TrySend(1)
	select {
	case v, ok := <-c.Raw():
		fmt.Println(v, ok)
	case <-time.After(time.Minute):
	}
	// Output: 1 true
}

func ExampleGo() {
	told := make(chan error)
	ctx := guard.WithReporter(context.Background(), func(err error) { told <- err })
	guard.Go(ctx, "importer", func(context.Context) error {
		var fields []string
		fmt.Println(fields[0]) // the plain go statement ends the process here
		return nil
	})
	fmt.Println(<-told)
	// Output: guard: goroutine "importer": panicked: runtime error: index out of range [0] with length 0
}

func ExampleWithReporter() {
	ctx := guard.WithReporter(context.Background(), func(err error) { fmt.Println("told:", err) })
	guard.Report(ctx, io.ErrUnexpectedEOF)
	// Output: told: unexpected EOF
}

func ExampleReport() {
	ctx := guard.WithReporter(context.Background(), func(err error) { fmt.Println("told:", err) })
	guard.Report(ctx, nil) // nothing to tell
	guard.Report(ctx, io.EOF)
	// Output: told: EOF
}

func ExampleWatch() {
	guard.Watch("import", func() error { panic("cheese") }, func(err error) { fmt.Println(err) })
	// Output: guard: goroutine "import": panicked: cheese
}

func ExampleGroup() {
	g := guard.NewGroup(context.Background(), 2)
	for _, name := range []string{"a", "b"} {
		err := g.Go(name, func(context.Context) error {
			if name == "b" {
				panic("cheese")
			}
			return nil
		})
		if err != nil {
			fmt.Println(err) // the group has failed already
		}
	}
	fmt.Println(g.Wait(context.Background()))
	// Output: guard: goroutine "b": panicked: cheese
}

func ExampleNewGroup() {
	g := guard.NewGroup(context.Background(), 4) // at most four at once
	_ = g.Go("worker", func(context.Context) error { return nil })
	fmt.Println(g.Wait(context.Background()))
	// Output: <nil>
}

func ExampleGroup_Go() {
	ctx, cancel := context.WithCancel(context.Background())
	g := guard.NewGroup(ctx, 0)
	cancel()
	fmt.Println(g.Go("late", func(context.Context) error { return nil }))
	// Output: context canceled
}

func ExampleGroup_Wait() {
	g := guard.NewGroup(context.Background(), 0)
	release := make(chan struct{})
	_ = g.Go("slow", func(context.Context) error { <-release; return nil })
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	fmt.Println(g.Wait(ctx))
	close(release)
	fmt.Println(g.Wait(context.Background()))
	// Output:
	// guard: still running: ["slow"]: context deadline exceeded
	// <nil>
}

func ExampleGroup_Running() {
	g := guard.NewGroup(context.Background(), 0)
	release := make(chan struct{})
	_ = g.Go("first", func(context.Context) error { <-release; return nil })
	_ = g.Go("second", func(context.Context) error { <-release; return nil })
	fmt.Println(g.Running())
	close(release)
	_ = g.Wait(context.Background())
	// Output: [first second]
}

func ExampleRecover() {
	parse := func(fields []string) (third string, err error) {
		defer guard.Recover(&err)
		return fields[2], nil
	}
	_, err := parse([]string{"a"})
	fmt.Println(err)
	// Output: guard: panicked: runtime error: index out of range [2] with length 1
}

func ExampleClose() {
	save := func(name string) (err error) {
		file, err := os.CreateTemp("", name)
		if err != nil {
			return err
		}
		defer guard.Close(&err, file)
		defer os.Remove(file.Name())
		_, err = io.WriteString(file, "text")
		return errors.Join(err, file.Close()) // closed once too often
	}
	fmt.Println(errors.Is(save("example"), os.ErrClosed))
	// Output: true
}

func ExampleFaults() {
	err := guard.Faults(func() error {
		// Here a file would be read that is mapped into memory.
		return io.EOF
	})
	fmt.Println(err)
	// Output: EOF
}

func ExampleDepth() {
	var nesting func(text string, depth guard.Depth) error
	nesting = func(text string, depth guard.Depth) error {
		depth, err := depth.Enter()
		if err != nil || text == "" {
			return err
		}
		return nesting(text[1:], depth)
	}
	fmt.Println(nesting("(((", guard.NewDepth(10)))
	fmt.Println(nesting(strings.Repeat("(", 1000), guard.NewDepth(10)))
	// Output:
	// <nil>
	// guard: recursion is deeper than 10 calls
}

func ExampleNewDepth() {
	depth := guard.NewDepth(2)
	fmt.Println(depth.Left())
	// Output: 2
}

func ExampleDepth_Enter() {
	depth, err := guard.NewDepth(1).Enter()
	fmt.Println(depth.Left(), err)
	_, err = depth.Enter()
	fmt.Println(err)
	// Output:
	// 0 <nil>
	// guard: recursion is deeper than 1 calls
}

func ExampleDepth_Left() {
	depth, _ := guard.NewDepth(3).Enter()
	fmt.Println(depth.Left())
	// Output: 2
}

func ExampleGoexitError() {
	told := make(chan error)
	ctx := guard.WithReporter(context.Background(), func(err error) { told <- err })
	guard.Go(ctx, "worker", func(context.Context) error {
		defer runtime.Goexit() // makes the panic vanish
		panic("cheese")
	})
	fmt.Println(<-told)
	// Output: guard: goroutine "worker": called runtime.Goexit while it panicked
}
