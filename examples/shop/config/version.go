package config

import (
	"fmt"
	"os"
)

// Version of the shop, set by the linker.
var Version = "dev"

// PrintVersion prints the version and ends the program.
func PrintVersion() {
	fmt.Println("shop", Version)
	os.Exit(0) //redline:allow PAN503
}
