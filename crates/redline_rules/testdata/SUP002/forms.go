package p

import "os"

func f() {
	os.Exit(1) //redline:allow PAN503 the supervisor restarts it
	os.Exit(1) //redline:allow PAN503 // want `suppression without a reason`
	os.Exit(1) /* // want `suppression without a reason` */ //nolint:redline
	os.Exit(1) //nolint:redline // the supervisor restarts it
	os.Exit(1) //nolint:errcheck
	os.Exit(1) //nolint
}
