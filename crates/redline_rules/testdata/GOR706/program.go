package main

import "context"

func main() {
	ctx, _ := context.WithCancel(context.Background())
	func() { ctx, _ = context.WithCancel(ctx) }()
	serve(ctx)
}

func serve(parent context.Context) {
	ctx, _ := context.WithCancel(parent) // want `the function that cancels ctx is thrown away`
	<-ctx.Done()
}
