package linearizability

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/anishathalye/porcupine"
	"redline.example/guard"
)

// mapInput is an operation on a key. Both the model and the map get it.
type mapInput struct {
	Do       string
	Key, Arg int
}

// mapOutput is what the operation gives.
type mapOutput struct {
	Value int
	OK    bool
}

// cell is what is stored under a key.
type cell struct {
	value int
	there bool
}

var mapOperations = []string{
	"Load", "Store", "Swap", "LoadOrStore", "LoadOrCompute", "CompareAndSwap", "Delete", "DeleteIf", "Add", "Drop", "Keep",
}

// mapModel is a map of one goroutine. Keys do not matter to each other.
var mapModel = porcupine.Model{
	Partition: byKey,
	Init:      func() any { return cell{} },
	Step: func(state, input, output any) (bool, any) {
		next, want := stepMap(state.(cell), input.(mapInput))
		return output.(mapOutput) == want, next
	},
	DescribeOperation: func(input, output any) string { return fmt.Sprintf("%+v gives %+v", input, output) },
}

func byKey(history []porcupine.Operation) [][]porcupine.Operation {
	keys := make(map[int][]porcupine.Operation)
	for _, operation := range history {
		key := operation.Input.(mapInput).Key
		keys[key] = append(keys[key], operation)
	}
	var parts [][]porcupine.Operation
	for _, part := range keys {
		parts = append(parts, part)
	}
	return parts
}

func stepMap(c cell, in mapInput) (next cell, out mapOutput) {
	set := cell{in.Arg, true}
	switch in.Do {
	case "Load", "Keep":
		return c, mapOutput{c.value, c.there}
	case "Store":
		return set, mapOutput{}
	case "Swap":
		return set, mapOutput{c.value, c.there}
	case "LoadOrStore", "LoadOrCompute":
		if c.there {
			return c, mapOutput{c.value, true}
		}
		return set, mapOutput{in.Arg, false}
	case "CompareAndSwap":
		if c.there && c.value%2 == 0 {
			return set, mapOutput{OK: true}
		}
		return c, mapOutput{}
	case "Delete":
		return cell{}, mapOutput{OK: c.there}
	case "DeleteIf":
		if c.there && c.value%2 == 0 {
			return cell{}, mapOutput{OK: true}
		}
		return c, mapOutput{}
	case "Add":
		sum := cell{c.value + in.Arg, true}
		return sum, mapOutput{sum.value, true}
	case "Drop":
		return cell{}, mapOutput{}
	default:
		panic("no operation is called " + in.Do)
	}
}

// doMap does the operation on a Map. The functions yield, so that others come in between.
func doMap(m *guard.Map[int, int], in mapInput) (out mapOutput) {
	var err error
	even := func(v int) bool { runtime.Gosched(); return v%2 == 0 }
	compute := func(op guard.Op) {
		out.Value, out.OK, err = m.Compute(in.Key, func(old int, _ bool) (int, guard.Op) {
			runtime.Gosched()
			return old + in.Arg, op
		})
	}
	switch in.Do {
	case "Load":
		out.Value, out.OK = m.Load(in.Key)
	case "Store":
		err = m.Store(in.Key, in.Arg)
	case "Swap":
		out.Value, out.OK, err = m.Swap(in.Key, in.Arg)
	case "LoadOrStore":
		out.Value, out.OK, err = m.LoadOrStore(in.Key, in.Arg)
	case "LoadOrCompute":
		out.Value, out.OK, err = loadOrCompute(m, in)
	case "CompareAndSwap":
		out.OK = m.CompareAndSwap(in.Key, in.Arg, even)
	case "Delete":
		out.OK = m.Delete(in.Key)
	case "DeleteIf":
		out.OK = m.DeleteIf(in.Key, even)
	case "Add":
		compute(guard.Set)
	case "Drop":
		compute(guard.Delete)
	case "Keep":
		compute(guard.Keep)
	}
	if err != nil {
		panic(err)
	}
	return out
}

// loadOrCompute may wait for another, whose value it then gives as loaded.
func loadOrCompute(m *guard.Map[int, int], in mapInput) (value int, loaded bool, err error) {
	return m.LoadOrCompute(context.Background(), in.Key, func(context.Context) (int, error) {
		runtime.Gosched()
		return in.Arg, nil
	})
}

func nextMap(random *rand.Rand, _, _ int) mapInput {
	return mapInput{mapOperations[random.IntN(len(mapOperations))], random.IntN(2), random.IntN(100)}
}

// nextMapMostlyLoad chooses so many loads that values are loaded without a lock.
func nextMapMostlyLoad(random *rand.Rand, client, step int) mapInput {
	in := nextMap(random, client, step)
	if random.IntN(10) < 8 {
		in.Do = "Load"
	}
	return in
}

func freshMap() func(mapInput) any {
	m := new(guard.Map[int, int])
	return func(in mapInput) any { return doMap(m, in) }
}

func TestMapIsLinearizable(t *testing.T) {
	check(t, mapModel, nextMap, freshMap)
}

func TestMapThatIsMostlyLoadedIsLinearizable(t *testing.T) {
	check(t, mapModel, nextMapMostlyLoad, freshMap)
}

// The model itself can fail: a lost update is found.
func TestALostUpdateIsFound(t *testing.T) {
	add := mapInput{"Add", 0, 1}
	history := []porcupine.Operation{
		{ClientId: 0, Input: add, Output: mapOutput{1, true}, Call: 0, Return: 10},
		{ClientId: 1, Input: add, Output: mapOutput{1, true}, Call: 0, Return: 10},
	}
	if porcupine.CheckOperations(mapModel, history) {
		t.Error("two increments that both gave 1 are taken for linearizable")
	}
}
