// A program prints texts that look like every kind of crash, and ends well.
package main

import "fmt"

func main() {
	fmt.Println("panic: not really")
	fmt.Println("fatal error: all goroutines are asleep - deadlock!")
	fmt.Println("goroutine 1 is busy [running] around:")
	fmt.Println("WARNING: DATA RACE is what the detector prints")
	fmt.Println("SIGSEGV: segmentation violation")
	fmt.Println("exit status 2")
}
