// A big integer is divided by zero.
//
//zoo:kind panic
//zoo:message division by zero
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "math/big"

func main() {
	new(big.Int).Div(big.NewInt(1), new(big.Int)) // dies
}
