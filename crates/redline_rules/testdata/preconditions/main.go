// Calls functions of the standard library with arguments that break their preconditions,
// and prints what each panics with. The output is kept in recorded.txt beside it.
package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/base32"
	"encoding/base64"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"math/bits"
	"math/rand"
	randv2 "math/rand/v2"
	"net/http"
	"os/exec"
	"os/signal"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

// Runs one call and prints the function, the number of the parameter and the panic.
func try(function string, parameter int, call func()) {
	defer func() { fmt.Printf("%s\t%d\t%v\n", function, parameter, recover()) }()
	call()
}

var x uint

func main() {
	try("bytes.Repeat", 1, func() { bytes.Repeat(nil, -1) })
	try("bytes.Buffer.Grow", 0, func() { new(bytes.Buffer).Grow(-1) })
	try("bytes.Buffer.Truncate", 0, func() { new(bytes.Buffer).Truncate(-1) })
	try("context.WithCancel", 0, func() { context.WithCancel(nil) })
	try("context.WithCancelCause", 0, func() { context.WithCancelCause(nil) })
	try("context.WithDeadline", 0, func() { context.WithDeadline(nil, time.Now()) })
	try("context.WithDeadlineCause", 0, func() { context.WithDeadlineCause(nil, time.Now(), nil) })
	try("context.WithTimeout", 0, func() { context.WithTimeout(nil, time.Second) })
	try("context.WithTimeoutCause", 0, func() { context.WithTimeoutCause(nil, time.Second, nil) })
	try("context.WithValue", 0, func() { context.WithValue(nil, 1, 2) })
	try("context.WithValue", 1, func() { context.WithValue(context.Background(), nil, 2) })
	try("context.WithoutCancel", 0, func() { context.WithoutCancel(nil) })
	try("database/sql.Register", 1, func() { sql.Register("none", nil) })
	try("encoding/base32.NewEncoding", 0, func() { base32.NewEncoding("ab") })
	try("encoding/base64.NewEncoding", 0, func() { base64.NewEncoding("ab") })
	try("log/slog.New", 0, func() { slog.New(nil) })
	try("math/big.NewRat", 1, func() { big.NewRat(1, 0) })
	try("math/big.Int.Bit", 0, func() { big.NewInt(1).Bit(-1) })
	try("math/big.Int.ProbablyPrime", 0, func() { big.NewInt(7).ProbablyPrime(-1) })
	try("math/big.Int.SetBit", 1, func() { new(big.Int).SetBit(big.NewInt(1), -1, 1) })
	try("math/big.Rat.SetFrac64", 1, func() { new(big.Rat).SetFrac64(1, 0) })
	try("math/bits.Div", 2, func() { bits.Div(0, 1, x) })
	try("math/bits.Div32", 2, func() { bits.Div32(0, 1, uint32(x)) })
	try("math/bits.Div64", 2, func() { bits.Div64(0, 1, uint64(x)) })
	try("math/bits.Rem", 2, func() { bits.Rem(0, 1, x) })
	try("math/bits.Rem32", 2, func() { bits.Rem32(0, 1, uint32(x)) })
	try("math/bits.Rem64", 2, func() { bits.Rem64(0, 1, uint64(x)) })
	try("math/rand.Int31n", 0, func() { rand.Int31n(0) })
	try("math/rand.Int63n", 0, func() { rand.Int63n(0) })
	try("math/rand.Intn", 0, func() { rand.Intn(0) })
	try("math/rand.Shuffle", 0, func() { rand.Shuffle(-1, nil) })
	try("math/rand.Rand.Int31n", 0, func() { rand.New(rand.NewSource(1)).Int31n(0) })
	try("math/rand.Rand.Int63n", 0, func() { rand.New(rand.NewSource(1)).Int63n(0) })
	try("math/rand.Rand.Intn", 0, func() { rand.New(rand.NewSource(1)).Intn(0) })
	try("math/rand.Rand.Shuffle", 0, func() { rand.New(rand.NewSource(1)).Shuffle(-1, nil) })
	try("math/rand/v2.Int32N", 0, func() { randv2.Int32N(0) })
	try("math/rand/v2.Int64N", 0, func() { randv2.Int64N(0) })
	try("math/rand/v2.IntN", 0, func() { randv2.IntN(0) })
	try("math/rand/v2.N", 0, func() { randv2.N(0) })
	try("math/rand/v2.Shuffle", 0, func() { randv2.Shuffle(-1, nil) })
	try("math/rand/v2.Uint32N", 0, func() { randv2.Uint32N(0) })
	try("math/rand/v2.Uint64N", 0, func() { randv2.Uint64N(0) })
	try("math/rand/v2.UintN", 0, func() { randv2.UintN(0) })
	try("math/rand/v2.Rand.Int32N", 0, func() { randv2.New(randv2.NewPCG(1, 2)).Int32N(0) })
	try("math/rand/v2.Rand.Int64N", 0, func() { randv2.New(randv2.NewPCG(1, 2)).Int64N(0) })
	try("math/rand/v2.Rand.IntN", 0, func() { randv2.New(randv2.NewPCG(1, 2)).IntN(0) })
	try("math/rand/v2.Rand.Shuffle", 0, func() { randv2.New(randv2.NewPCG(1, 2)).Shuffle(-1, nil) })
	try("math/rand/v2.Rand.Uint32N", 0, func() { randv2.New(randv2.NewPCG(1, 2)).Uint32N(0) })
	try("math/rand/v2.Rand.Uint64N", 0, func() { randv2.New(randv2.NewPCG(1, 2)).Uint64N(0) })
	try("math/rand/v2.Rand.UintN", 0, func() { randv2.New(randv2.NewPCG(1, 2)).UintN(0) })
	try("net/http.Handle", 0, func() { http.Handle("", http.NotFoundHandler()) })
	try("net/http.Handle", 1, func() { http.Handle("/none", nil) })
	try("net/http.HandleFunc", 0, func() { http.HandleFunc("", http.NotFound) })
	try("net/http.HandleFunc", 1, func() { http.HandleFunc("/none", nil) })
	try("net/http.Request.Clone", 0, func() { new(http.Request).Clone(nil) })
	try("net/http.Request.WithContext", 0, func() { new(http.Request).WithContext(nil) })
	try("net/http.ServeMux.Handle", 0, func() { http.NewServeMux().Handle("", http.NotFoundHandler()) })
	try("net/http.ServeMux.Handle", 1, func() { http.NewServeMux().Handle("/none", nil) })
	try("net/http.ServeMux.HandleFunc", 0, func() { http.NewServeMux().HandleFunc("", http.NotFound) })
	try("net/http.ServeMux.HandleFunc", 1, func() { http.NewServeMux().HandleFunc("/none", nil) })
	try("os/exec.CommandContext", 0, func() { exec.CommandContext(nil, "none") })
	try("os/signal.Notify", 0, func() { signal.Notify(nil) })
	try("runtime/pprof.Labels", 0, func() { pprof.Labels("a") })
	try("slices.Chunk", 1, func() { slices.Chunk([]int{1}, 0) })
	try("slices.Grow", 1, func() { slices.Grow([]int{1}, -1) })
	try("slices.Repeat", 1, func() { slices.Repeat([]int{1}, -1) })
	try("strconv.AppendInt", 2, func() { strconv.AppendInt(nil, 1000, 1) })
	try("strconv.AppendUint", 2, func() { strconv.AppendUint(nil, 1000, 37) })
	try("strconv.FormatInt", 1, func() { strconv.FormatInt(1, 0) })
	try("strconv.FormatUint", 1, func() { strconv.FormatUint(1, 64) })
	try("strings.NewReplacer", 0, func() { strings.NewReplacer("a") })
	try("strings.Repeat", 1, func() { strings.Repeat("a", -1) })
	try("strings.Builder.Grow", 0, func() { new(strings.Builder).Grow(-1) })
	try("text/tabwriter.NewWriter", 1, func() { tabwriter.NewWriter(io.Discard, -1, 0, 0, ' ', 0) })
	try("text/tabwriter.NewWriter", 2, func() { tabwriter.NewWriter(io.Discard, 0, -1, 0, ' ', 0) })
	try("text/tabwriter.NewWriter", 3, func() { tabwriter.NewWriter(io.Discard, 0, 0, -1, ' ', 0) })
	try("text/tabwriter.Writer.Init", 1, func() { new(tabwriter.Writer).Init(io.Discard, -1, 0, 0, ' ', 0) })
	try("text/tabwriter.Writer.Init", 2, func() { new(tabwriter.Writer).Init(io.Discard, 0, -1, 0, ' ', 0) })
	try("text/tabwriter.Writer.Init", 3, func() { new(tabwriter.Writer).Init(io.Discard, 0, 0, -1, ' ', 0) })
	try("time.Date", 7, func() { time.Date(2026, 1, 2, 3, 4, 5, 6, nil) })
	try("time.NewTicker", 0, func() { time.NewTicker(0) })
	try("time.Ticker.Reset", 0, func() { time.NewTicker(time.Hour).Reset(0) })
	try("time.Time.In", 0, func() { time.Now().In(nil) })
}
