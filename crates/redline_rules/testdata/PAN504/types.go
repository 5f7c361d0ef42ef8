package main

import (
	"archive/zip"
	"compress/lzw"
	"context"
	"encoding/base64"
	"io"
	"log"
	"log/slog"
	"os"
	"runtime"
	"testing"

	"example.com/missing"
)

type writer struct{ *zip.Writer }

func embedded(w writer) {
	defer w.Close()
	os.Exit(1) // want `os.Exit skips the deferred w.Close()`
}

func behindAnInterface() {
	w := lzw.NewWriter(os.Stdout, lzw.LSB, 8)
	defer w.Close()
	os.Exit(1) // want `os.Exit skips the deferred w.Close()`
}

func encodes() {
	w := base64.NewEncoder(base64.StdEncoding, os.Stdout)
	defer w.Close()
	log.Default().Fatal() // want `log.Logger.Fatal skips the deferred w.Close()`
}

func reads(r *zip.ReadCloser, c io.Closer) {
	defer r.Close()
	defer c.Close()
	os.Exit(1)
}

type job struct {
	ctx      context.Context
	finish   context.CancelFunc
	cleanUp  func()
	shutdown func()
}

// What ends a context ends with the process, whatever its name.
func (j *job) run() {
	defer j.finish()
	abort := j.finish
	defer abort()
	os.Exit(1)
}

func (j *job) field() {
	defer j.cleanUp()
	os.Exit(1) // want `os.Exit skips the deferred j.cleanUp()`
}

func tells(l *log.Logger) {
	defer func() {
		l.Println("bye")
		slog.Default().Info("bye")
	}()
	os.Exit(1)
}

var atEnd = func() { os.Remove("x") }

func variable() {
	defer atEnd()
	os.Exit(1) // want `os.Exit skips the deferred atEnd()`
}

// These run what is deferred.
func unwinds(t testing.TB) {
	defer os.Remove("x")
	if t == nil {
		runtime.Goexit()
	}
	t.Fatal("x")
}

func unknown(m *missing.Service) {
	defer m.Flush()
	defer missing.Flush()
	os.Exit(1)
}
