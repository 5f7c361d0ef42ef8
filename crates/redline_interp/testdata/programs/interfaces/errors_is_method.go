// errors.Is asks the Is method of each error in the chain.
package main

import "errors"

type status int

func (s status) Error() string { return "status" }

func (s status) Is(target error) bool { return target == errTemporary && s >= 500 }

var errTemporary = errors.New("temporary")

func main() {
	println(errors.Is(status(503), errTemporary), errors.Is(status(404), errTemporary))
	println(errors.Is(errors.Join(status(404), status(500)), errTemporary), errors.Is(status(404), status(404)))
	println(errors.Is(nil, errTemporary), errors.Is(nil, nil))
}
