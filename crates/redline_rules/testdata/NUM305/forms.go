package p

import (
	"bytes"
	"context"
	"encoding/base64"
	"math/rand"
	v2 "math/rand/v2"
	"net/http"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

const none = 0

const period = none * time.Second

func integers(n int, r *rand.Rand, b *strings.Builder, xs []int) {
	rand.Intn(none)    // want `rand.Intn panics: invalid argument to Intn`
	r.Int63n(-1)       // want `rand.Rand.Int63n panics: invalid argument to Int63n`
	rand.Intn(1)
	rand.Intn(n)
	rand.Intn(len(xs))
	v2.N(period)       // want `rand.N panics: invalid argument to N`
	v2.N[int8](0)      // want `rand.N panics: invalid argument to N`
	v2.UintN(0)        // want `rand.UintN panics: invalid argument to UintN`
	v2.UintN(1)
	time.NewTicker(period) // want `time.NewTicker panics: non-positive interval for NewTicker`
	time.Tick(period)      // gives nil
	time.NewTimer(-1)
	b.Grow(-1)                     // want `strings.Builder.Grow panics: strings.Builder.Grow: negative count`
	new(bytes.Buffer).Truncate(-1) // want `bytes.Buffer.Truncate panics: bytes.Buffer: truncation out of range`
	strings.Repeat("=", 8-10)      // want `strings.Repeat panics: strings: negative Repeat count`
	strings.Repeat("=", 0)
	_ = slices.Grow(xs, -1) // want `slices.Grow panics: cannot be negative`
	slices.Chunk(xs, 0)     // want `slices.Chunk panics: cannot be less than 1`
	strconv.FormatInt(1, 1) // want `strconv.FormatInt panics: strconv: illegal AppendInt/FormatInt base`
	strconv.FormatInt(1, 36)
	strconv.ParseInt("1", 99, 64)                       // gives an error
	tabwriter.NewWriter(nil, 0, 8, -1, ' ', 0)          // want `tabwriter.NewWriter panics: negative minwidth, tabwidth, or padding`
	tabwriter.NewWriter(nil, -1, -1, -1, ' ', 0).Init(nil, 0, 0, 0, ' ', 0) // want `tabwriter.NewWriter panics`
	width, used := 4, 6
	strings.Repeat(" ", width-used) // want `strings.Repeat panics`
	(*rand.Rand).Intn(r, 1)
	(*rand.Rand).Shuffle(r, -1, nil)
}

func texts(pairs []string, w http.ResponseWriter) {
	strings.NewReplacer("a", "b", "c") // want `strings.NewReplacer panics: strings.NewReplacer: odd argument count`
	strings.NewReplacer("a", "b")
	strings.NewReplacer()
	strings.NewReplacer(pairs...)
	strings.NewReplacer(pair())
	pprof.Labels("a")           // want `pprof.Labels panics: uneven number of arguments to pprof.Labels`
	base64.NewEncoding("short") // want `base64.NewEncoding panics: encoding alphabet is not 64-bytes long`
	http.HandleFunc("", nil)    // want `http.HandleFunc panics: http: invalid pattern`
	http.Handle("/", nil)       // want `http.Handle panics: http: nil handler`
	w.WriteHeader(0)
}

func pair() (string, string) { return "a", "b" }

func nils(ctx context.Context) {
	context.WithCancel(nil)          // want `context.WithCancel panics: cannot create context from nil parent`
	context.WithValue(ctx, nil, "v") // want `context.WithValue panics: nil key`
	time.Date(2026, 1, 1, 0, 0, 0, 0, nil) // want `time.Date panics: time: missing Location in call to Date`
	var none context.Context
	context.WithCancel(none)
}

const jitter, bound = 0, 0

func weighed(limit int) int {
	if jitter > 0 {
		return rand.Intn(jitter)
	}
	switch {
	case bound != 0:
		return rand.Intn(bound)
	}
	zero := 0
	if limit > zero {
		return rand.Intn(zero)
	}
	return 0
}

type source struct{}

func (source) Intn(int) int { return 0 }

func shadowed(rand source) { rand.Intn(0) }
-- case_test.go --
package p

import "math/rand"

func panics() { rand.Intn(0) }
