// Runs a command whose output nobody reads, and prints what it took as JSON.
package main

import (
	"encoding/json"
	"log"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

type taken struct {
	Wall float64 `json:"wall_seconds"`
	CPU  float64 `json:"cpu_seconds"`
	Peak int64   `json:"peak_bytes"`
	Exit int     `json:"exit_code"`
}

func main() {
	command := exec.Command(os.Args[1], os.Args[2:]...)
	command.Stderr = os.Stderr
	begin := time.Now()
	err := command.Run()
	wall := time.Since(begin)
	if command.ProcessState == nil {
		log.Fatal(err)
	}
	state := command.ProcessState
	cpu := state.UserTime() + state.SystemTime()
	exit := state.ExitCode()
	answer := taken{wall.Seconds(), cpu.Seconds(), peak(state), exit}
	if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
		log.Fatal(err)
	}
}

// peak returns the most memory that the process held, in bytes.
func peak(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return usage.Maxrss
	}
	return usage.Maxrss * 1024
}
