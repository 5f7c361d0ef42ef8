package linearizability

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/anishathalye/porcupine"
	"redline.example/guard"
)

const capacity = 2

// chanInput is an operation on a channel.
type chanInput struct {
	Do  string
	Arg int
}

// chanOutput is what the operation gives.
type chanOutput struct {
	Value int
	Err   error
}

// queue is a channel with room: the values in it, and whether it is closed. It is
// an array, so that states can be compared.
type queue struct {
	values [capacity]int
	length int
	closed bool
}

var chanModel = porcupine.Model{
	Init: func() any { return queue{} },
	Step: func(state, input, output any) (bool, any) {
		return stepChan(state.(queue), input.(chanInput), output.(chanOutput))
	},
	DescribeOperation: func(input, output any) string { return fmt.Sprintf("%+v gives %+v", input, output) },
}

// stepChan tells whether the output is one that the operation may give now.
func stepChan(q queue, in chanInput, out chanOutput) (bool, queue) {
	switch in.Do {
	case "Close":
		q.closed = true
		return true, q
	case "TrySend", "Send":
		return stepSend(q, in, out.Err)
	default:
		return stepRecv(q, in.Do, out)
	}
}

func stepSend(q queue, in chanInput, err error) (bool, queue) {
	switch {
	case q.closed:
		return err == guard.ErrClosed, q
	case q.length == capacity:
		return in.Do == "TrySend" && err == guard.ErrFull, q
	}
	q.values[q.length] = in.Arg
	q.length++
	return err == nil, q
}

func stepRecv(q queue, do string, out chanOutput) (bool, queue) {
	switch {
	case q.length > 0:
		first := q.values[0]
		copy(q.values[:], q.values[1:])
		q.length--
		q.values[q.length] = 0
		return out == chanOutput{Value: first}, q
	case q.closed:
		return out.Err == guard.ErrClosed, q
	default:
		return do == "TryRecv" && out.Err == guard.ErrEmpty, q
	}
}

func doChan(c *guard.Chan[int], in chanInput) (out chanOutput) {
	switch in.Do {
	case "Send":
		out.Err = c.Send(context.Background(), in.Arg)
	case "TrySend":
		out.Err = c.TrySend(in.Arg)
	case "Recv":
		out.Value, out.Err = c.Recv(context.Background())
	case "TryRecv":
		out.Value, out.Err = c.TryRecv()
	case "Close":
		c.Close()
	}
	return out
}

// nextChan chooses an operation. The first client never waits and closes the
// channel in the end, so that nobody else waits for ever.
func nextChan(random *rand.Rand, client, step int) chanInput {
	ways := []string{"TrySend", "TryRecv", "Send", "Recv"}
	if client == 0 {
		ways = ways[:2]
		if step == operations-1 {
			return chanInput{Do: "Close"}
		}
	}
	return chanInput{ways[random.IntN(len(ways))], 1 + random.IntN(1000)}
}

func TestChanIsLinearizable(t *testing.T) {
	check(t, chanModel, nextChan, func() func(chanInput) any {
		c := guard.NewChan[int](capacity)
		return func(in chanInput) any { return doChan(c, in) }
	})
}

// The model itself can fail: a value that comes twice is found.
func TestAValueThatComesTwiceIsFound(t *testing.T) {
	recv := chanInput{Do: "TryRecv"}
	history := []porcupine.Operation{
		{ClientId: 0, Input: chanInput{"TrySend", 5}, Output: chanOutput{}, Call: 0, Return: 10},
		{ClientId: 1, Input: recv, Output: chanOutput{Value: 5}, Call: 5, Return: 20},
		{ClientId: 2, Input: recv, Output: chanOutput{Value: 5}, Call: 5, Return: 20},
	}
	if porcupine.CheckOperations(chanModel, history) {
		t.Error("a value that was received twice is taken for linearizable")
	}
}
