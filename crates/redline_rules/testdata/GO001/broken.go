package p

func f() {
	if x := 1 { // want `assignment used as condition`
	}
	y(
} // want `expected expression, found '}'`

func g() {
	for {
		func() { continue }() // want `continue is not in a loop`
	}
}

type T struct {
	a int b // want `expected newline or ';', found b`
}
