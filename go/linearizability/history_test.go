package linearizability

import (
	"flag"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
)

var (
	histories = flag.Int("histories", 300, "histories that are recorded and checked")
	seed      = flag.Uint64("seed", uint64(time.Now().UnixNano()), "seed of the operations")
)

// clients is how many goroutines make a history, each with so many operations.
const clients, operations = 4, 30

// check records histories of fresh objects and holds each against the model.
func check[Input any](t *testing.T, model porcupine.Model, next func(random *rand.Rand, client, step int) Input, fresh func() func(Input) any) {
	t.Helper()
	t.Logf("seed %d", *seed)
	overlaps := 0
	for round := range *histories {
		history := record(uint64(round), next, fresh())
		overlaps += overlapping(history)
		if !porcupine.CheckOperations(model, history) {
			t.Fatalf("history %d is not linearizable:\n%s", round, describe(model, history))
		}
	}
	t.Logf("%d histories, %d operations began while another ran", *histories, overlaps)
	if overlaps == 0 {
		t.Error("no two operations ran at the same time: nothing was tested")
	}
}

// record lets the clients do random operations at the same time.
func record[Input any](round uint64, next func(*rand.Rand, int, int) Input, do func(Input) any) []porcupine.Operation {
	begun := time.Now()
	histories := make([][]porcupine.Operation, clients)
	var all sync.WaitGroup
	for client := range clients {
		all.Add(1)
		go func() {
			defer all.Done()
			random := rand.New(rand.NewPCG(*seed+round, uint64(client)))
			for step := range operations {
				input := next(random, client, step)
				call := time.Since(begun).Nanoseconds()
				output := do(input)
				histories[client] = append(histories[client], porcupine.Operation{
					ClientId: client, Input: input, Call: call,
					Output: output, Return: time.Since(begun).Nanoseconds(),
				})
			}
		}()
	}
	all.Wait()
	var history []porcupine.Operation
	for _, own := range histories {
		history = append(history, own...)
	}
	return history
}

// overlapping counts the operations that began while one of another client ran.
func overlapping(history []porcupine.Operation) (count int) {
	for _, a := range history {
		for _, b := range history {
			if a.ClientId != b.ClientId && b.Call < a.Call && a.Call < b.Return {
				count++
				break
			}
		}
	}
	return count
}

func describe(model porcupine.Model, history []porcupine.Operation) (text string) {
	for _, operation := range history {
		text += model.DescribeOperation(operation.Input, operation.Output) + "\n"
	}
	return text
}
