package main

import (
	"compress/gzip"
	"context"
	"fmt"
	"log"
	"os"
	"os/signal"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ctx, stop := signal.NotifyContext(ctx)
	defer stop()
	mu.Lock()
	defer mu.Unlock()
	defer wg.Done()
	f, _ := os.Open("x")
	defer f.Close()
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	if ctx.Err() != nil {
		log.Fatal("fine")
	}
	if f == nil {
		defer cleanup()
		os.Exit(1) // want `os.Exit skips the deferred cleanup()`
	}
	os.Exit(0)
}

func flushes() {
	w := gzip.NewWriter(os.Stdout)
	defer w.Close()
	func() {
		log.Fatalln("x") // want `log.Fatalln skips the deferred w.Close()`
	}()
	go func() {
		os.Exit(1)
	}()
}

func later() {
	if len(os.Args) > 1 {
		os.Exit(1)
	}
	defer cleanup()
	defer func() {
		os.Exit(2) // want `os.Exit skips the deferred cleanup()`
	}()
}

func literal() {
	defer func() {
		os.Remove("x")
	}()
	os.Exit(1) // want `os.Exit skips the deferred function`
}

func tells() {
	defer func() { fmt.Println("bye") }()
	os.Exit(1)
}

func environment() {
	defer os.Unsetenv("X")
	os.Exit(1)
}

func cleanup() {}

func twice() {
	defer os.Exit(0)
	defer signal.Reset()
	os.Exit(1)
}
