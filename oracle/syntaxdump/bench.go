package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// measurement is what one run needed. FORMAT.md says what each figure means.
type measurement struct {
	Stage string  `json:"stage"`
	Jobs  int     `json:"jobs"`
	Files int     `json:"files"`
	Lines int     `json:"lines"`
	Bytes int     `json:"bytes"`
	Wall  float64 `json:"wall_seconds"`
	CPU   float64 `json:"cpu_seconds"`
	Peak  int64   `json:"peak_bytes"`
}

// bench runs "bench STAGE [-j n] DIR" and returns the exit status.
func bench(args []string) int {
	if len(args) == 0 {
		exitUsage()
	}
	stages := map[string]func([][]byte, int){"tokens": scanAll, "parse": parseAll}
	stage := stages[args[0]]
	flags := flag.NewFlagSet("bench", flag.ExitOnError)
	jobs := flags.Int("j", 1, "parallel `workers`")
	flags.Parse(args[1:])
	if stage == nil || flags.NArg() != 1 || *jobs < 1 {
		exitUsage()
	}
	texts, ok := readAll(flags.Arg(0))
	if !ok {
		return 1
	}
	m := measure(stage, texts, *jobs)
	m.Stage = args[0]
	if err := json.NewEncoder(os.Stdout).Encode(m); err != nil {
		complain(err)
		return 1
	}
	return 0
}

// readAll returns the contents of the Go files below dir.
func readAll(dir string) (texts [][]byte, ok bool) {
	sources, failed := findSources([]string{dir})
	for _, s := range sources {
		text, err := os.ReadFile(s.path)
		if err != nil {
			complain(err)
			failed = true
		}
		texts = append(texts, text)
	}
	return texts, !failed
}

// measure runs a stage over the texts.
func measure(stage func([][]byte, int), texts [][]byte, jobs int) measurement {
	m := measurement{Jobs: jobs, Files: len(texts)}
	for _, text := range texts {
		m.Lines += bytes.Count(text, []byte{'\n'})
		m.Bytes += len(text)
	}
	runtime.GC()
	start, cpu := time.Now(), resourcesUsed().cpu
	stage(texts, jobs)
	m.Wall = time.Since(start).Seconds()
	used := resourcesUsed()
	m.CPU = (used.cpu - cpu).Seconds()
	m.Peak = used.peak
	return m
}

func scanAll(texts [][]byte, jobs int) {
	inParallel(len(texts), jobs, func(i int) {
		file := token.NewFileSet().AddFile("", -1, len(texts[i]))
		var s scanner.Scanner
		s.Init(file, texts[i], nil, scanner.ScanComments)
		for {
			if _, tok, _ := s.Scan(); tok == token.EOF {
				return
			}
		}
	})
}

func parseAll(texts [][]byte, jobs int) {
	fset := token.NewFileSet()
	trees := make([]*ast.File, len(texts))
	inParallel(len(texts), jobs, func(i int) {
		trees[i], _ = parser.ParseFile(fset, "", texts[i], parser.ParseComments|parser.SkipObjectResolution)
	})
	runtime.KeepAlive(trees)
}

// inParallel calls work for each number below n, on so many goroutines.
func inParallel(n, jobs int, work func(int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range jobs {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	group.Wait()
}

// resources are what the process has used so far.
type resources struct {
	cpu  time.Duration // user and system time
	peak int64         // largest resident size in bytes
}

func resourcesUsed() resources {
	var ru syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &ru); err != nil {
		return resources{}
	}
	return resources{
		cpu:  time.Duration(ru.Utime.Nano() + ru.Stime.Nano()),
		peak: ru.Maxrss * 1024, // kilobytes on Linux
	}
}
