package main

import (
	"fmt"
	"io"
	"log"
	"math/rand"
	"os"
	"reflect"
	"strings"
	"testing"
)

// neverReturn calls the function of this name, and tells if it has returned.
func neverReturn(name string) {
	for _, f := range neverReturns {
		if f.name != name {
			continue
		}
		value := reflect.ValueOf(f.value)
		if strings.HasPrefix(name, "testing.") {
			test := func(t *testing.T) { callOnce(value, reflect.ValueOf(t)) }
			match := func(string, string) (bool, error) { return true, nil }
			os.Args = os.Args[:1]
			testing.Main(match, []testing.InternalTest{{Name: "test", F: test}}, nil, nil)
		}
		done := make(chan bool)
		go func() {
			defer close(done)
			defer func() { _ = recover() }()
			if value.Type().NumIn() > 0 && value.Type().In(0) == reflect.TypeFor[*log.Logger]() {
				callOnce(value, reflect.ValueOf(log.New(io.Discard, "", 0)))
			} else {
				callOnce(value)
			}
		}()
		<-done
	}
}

func callOnce(value reflect.Value, first ...reflect.Value) {
	random := rand.New(rand.NewSource(1))
	args := first
	for i := len(first); i < value.Type().NumIn(); i++ {
		arg := new(call).generate(random, value.Type().In(i), 0)
		args = append(args, arg)
	}
	fmt.Println("called")
	if value.Type().IsVariadic() {
		value.CallSlice(args)
	} else {
		value.Call(args)
	}
	fmt.Println("returned")
}
