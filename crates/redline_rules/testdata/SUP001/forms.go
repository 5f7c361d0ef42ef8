package p

import "os"

func f() {
	os.Exit(1) //redline:allow PAN503 the supervisor restarts it
	os.Exit(1) //redline:allow process-exit the supervisor restarts it
	os.Exit(1) //redline:allow PAN503,REC601 why // want `suppression of REC601 suppresses nothing`
	//redline:allow PAN503 why
	os.Exit(1)
	//redline:allow PAN503 why // want `suppression of PAN503 suppresses nothing`

	os.Exit(1) //nolint:redline // why
	os.Exit(1) //nolint:panic // why
	g()        //nolint:panic // somebody else's
	g()        //nolint:redline // why // want `suppression of redline suppresses nothing`
	g()        //redline:allow PAN999 why // want `suppression of PAN999, which is no code`
	g()        //redline:allow // want `suppression names no code`
	g()        //nolint
	g()        //nolint:errcheck
}

func g() {}
