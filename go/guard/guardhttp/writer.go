package guardhttp

import (
	"bufio"
	"io"
	"net"
	"net/http"
)

// writer knows whether the answer has begun.
type writer struct {
	http.ResponseWriter
	begun    bool
	hijacked bool
}

func (w *writer) WriteHeader(status int) {
	// What comes before the answer proper (1xx) may come more than once; only
	// 101 Switching Protocols is final.
	if status >= 200 || status == http.StatusSwitchingProtocols {
		w.begun = true
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *writer) Write(p []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(p)
}

// ReadFrom lets the writer below read for itself, if it can: that is how files
// are sent without being copied.
func (w *writer) ReadFrom(r io.Reader) (int64, error) {
	w.begun = true
	return io.Copy(w.ResponseWriter, r)
}

// Unwrap is for http.ResponseController.
func (w *writer) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// asCapable gives a writer that can do what the one below can.
func (w *writer) asCapable() http.ResponseWriter {
	flush, canFlush := w.ResponseWriter.(http.Flusher)
	hijack, canHijack := w.ResponseWriter.(http.Hijacker)
	flushes, hijacks := flusher{w, flush}, hijacker{w, hijack}
	switch {
	case canFlush && canHijack:
		return struct {
			*writer
			http.Flusher
			http.Hijacker
		}{w, flushes, hijacks}
	case canFlush:
		return struct {
			*writer
			http.Flusher
		}{w, flushes}
	case canHijack:
		return struct {
			*writer
			http.Hijacker
		}{w, hijacks}
	}
	return w
}

type flusher struct {
	answer *writer
	below  http.Flusher
}

func (f flusher) Flush() {
	f.answer.begun = true
	f.below.Flush()
}

type hijacker struct {
	answer *writer
	below  http.Hijacker
}

func (h hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, rw, err := h.below.Hijack()
	h.answer.hijacked = h.answer.hijacked || err == nil
	return conn, rw, err
}
