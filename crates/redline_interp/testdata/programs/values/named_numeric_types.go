// Defined numeric types keep their operators and need conversions to mix.
// Spec: Type definitions; Conversions.
package main

type Celsius float64
type Fahrenheit float64
type Level uint8

func toF(c Celsius) Fahrenheit { return Fahrenheit(c*9/5 + 32) }

func (l Level) up() Level { return l + 1 }

func main() {
	println(float64(toF(100)), float64(toF(-40)))
	var l Level = 254
	println(l.up(), l.up().up())
	println(Celsius(toF(10)) > 10)
}
