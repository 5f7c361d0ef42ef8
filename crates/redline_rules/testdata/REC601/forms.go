package main

var early = recover() // want `recover can never work here`

func init() {
	recover() // want `recover can never work here`
}

func main() {
	recover()    // want `recover can never work here`
	go recover() // want `recover can never work here`
	func() {
		recover() // want `recover can never work here`
	}()
	go func() {
		recover() // want `recover can never work here`
		defer func() {
			recover() // works
		}()
		defer func() {
			defer recover() // works
		}()
	}()
	helper()
	deferred()
	defer deferred()
	value()
	run(value)
	other()
}

func helper() {
	if r := recover(); r != nil { // want `recover can never work here`
		println(r)
	}
}

// Called and deferred.
func deferred() { recover() }

// Called, and passed on: who knows what becomes of it.
func value() { recover() }

func run(f func()) { defer f() }

// Never called in this package.
func unused() { recover() }

// Others may defer it.
func Exported() { recover() }

type T struct{}

func (T) rescue() { recover() }

func other() {
	recover := func() any { return nil }
	recover()
}

func literal() {
	f := func() { recover() }
	defer f()
}
