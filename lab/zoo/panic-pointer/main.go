// The panic value is a pointer to an error: its method is asked.
//
//zoo:kind panic
//zoo:message parse "http://[::1": missing ']' in host
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "net/url"

func main() {
	if _, err := url.Parse("http://[::1"); err != nil {
		panic(err) // dies
	}
}
