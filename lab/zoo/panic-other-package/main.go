// A panic comes from a package whose path has dots, dashes and versions.
//
//zoo:kind panic
//zoo:message no key
//zoo:guilty main
//zoo:site zoo.example/panic-other-package/v2.x/store%2ekv.(*Store).Get
//zoo:line explicit-panic
package main

import kv "zoo.example/panic-other-package/v2.x/store.kv"

func main() {
	println(new(kv.Store).Get(""))
}
