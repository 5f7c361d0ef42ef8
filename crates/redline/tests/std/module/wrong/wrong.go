// Package wrong does what the types of the standard library forbid.
package wrong

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"net/http"
	"os"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"time"
	"unicode"
)

var (
	_      io.ReadWriter  = strings.NewReader("")
	_      http.Handler   = http.NotFound
	_      sort.Interface = sort.IntSlice.Len
	_      error          = errors.ErrUnsupported.Error
	small  uint8          = math.MaxUint8 + 1
	letter byte           = unicode.MaxRune
	pause  string         = time.Second
)

type reader struct{ *bytes.Buffer }

var _ io.ReaderFrom = reader{}
var _ io.Seeker = reader{}

func do(ctx context.Context) int {
	var count atomic.Int32
	count.Add("1")
	count.value = 2
	os.Open("a", "b")
	file := os.Create("c")
	client := http.Client{Timout: time.Second}
	slices.Sort([]func(){})
	keys := maps.Keys([]int{})
	for line, rest := range strings.Lines("") {
	}
	ctx.Cancel()
	fmt.Printn(file, client, keys)
	return time.Now().Sub(time.Now())
}
