-- main.go --
package main

import "os"

func main() { run() }

func run() { os.Exit(1) }
