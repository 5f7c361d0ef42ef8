// Command gossa measures how long go/ssa takes to build the functions of packages and of
// all that they depend on. It prints one line of JSON.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"syscall"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"
)

type measured struct {
	Packages     int     `json:"packages"`
	Functions    int     `json:"functions"`
	Instructions int     `json:"instructions"`
	CPUSeconds   float64 `json:"cpu_seconds"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gossa:", err)
		os.Exit(1)
	}
}

func run(patterns []string) error {
	initial, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax}, patterns...)
	if err != nil {
		return err
	}
	if packages.PrintErrors(initial) > 0 {
		return fmt.Errorf("packages have errors")
	}
	// Generic functions are built once, as they are written: no mode asks for instances.
	program, _ := ssautil.AllPackages(initial, 0)
	runtime.GOMAXPROCS(1)
	runtime.GC()
	begun, err := cpuSeconds()
	if err != nil {
		return err
	}
	program.Build()
	ended, err := cpuSeconds()
	if err != nil {
		return err
	}
	result := sum(program)
	result.CPUSeconds = ended - begun
	return json.NewEncoder(os.Stdout).Encode(result)
}

// sum counts what was built.
func sum(program *ssa.Program) measured {
	result := measured{Packages: len(program.AllPackages())}
	for function := range ssautil.AllFunctions(program) {
		if function.Blocks == nil {
			continue
		}
		result.Functions++
		for _, block := range function.Blocks {
			result.Instructions += len(block.Instrs)
		}
	}
	return result
}

// cpuSeconds is what all threads of the process have taken so far.
func cpuSeconds() (float64, error) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0, err
	}
	seconds := func(time syscall.Timeval) float64 {
		return float64(time.Sec) + float64(time.Usec)/1e6
	}
	return seconds(usage.Utime) + seconds(usage.Stime), nil
}
