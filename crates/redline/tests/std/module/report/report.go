// Package report uses forty packages of the standard library, and compiles.
package report

import (
	"archive/tar"
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"container/heap"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"database/sql"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"errors"
	"expvar"
	"flag"
	"fmt"
	"go/ast"
	"hash/maphash"
	"html/template"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"maps"
	"math/big"
	"math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime/debug"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"text/tabwriter"
	"time"
	"unicode/utf8"
)

type queue []time.Duration

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i] < q[j] }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(time.Duration)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

var (
	_       heap.Interface = (*queue)(nil)
	_       sort.Interface = queue{}
	_       fs.FileInfo    = (*tar.Header)(nil).FileInfo()
	_       ast.Visitor    = visitor(nil)
	_       http.Handler   = http.HandlerFunc(serve)
	_       error          = (*net.OpError)(nil)
	_       slog.Handler   = slog.DiscardHandler
	_       flag.Value     = (*level)(nil)
	_       json.Marshaler = level(0)
	_       sql.Scanner    = (*level)(nil)
	counts                 = expvar.NewMap("counts")
	pattern                = regexp.MustCompile(`\d+`)
	page                   = template.Must(template.New("page").Parse("{{.}}"))
	served  atomic.Int64
	once          = sync.OnceValue(func() string { return runtimeVersion() })
	limit   uint8 = utf8.RuneSelf
)

type visitor func(ast.Node) ast.Visitor

func (v visitor) Visit(node ast.Node) ast.Visitor { return v(node) }

type level int

func (l *level) String() string              { return strconv.Itoa(int(*l)) }
func (l *level) Set(text string) (err error) { _, err = fmt.Sscan(text, (*int)(l)); return err }
func (l level) MarshalJSON() ([]byte, error) { return strconv.AppendInt(nil, int64(l), 10), nil }
func (l *level) Scan(from any) error         { *l = level(from.(int64)); return nil }
func runtimeVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return info.GoVersion
}

func serve(w http.ResponseWriter, r *http.Request) {
	served.Add(1)
	counts.Add(r.URL.Path, 1)
	if err := page.Execute(w, once()); err != nil {
		slog.ErrorContext(r.Context(), "page", "error", err)
	}
}

func sorted[K cmp.Ordered, V any](of map[K]V) iter.Seq2[int, K] {
	return slices.All(slices.Sorted(maps.Keys(of)))
}

// Write says what it knows.
func Write(ctx context.Context, w io.Writer, dir string) (err error) {
	table := tabwriter.NewWriter(w, 0, 8, 1, ' ', tabwriter.AlignRight)
	defer func() { err = errors.Join(err, table.Flush()) }()
	for i, name := range sorted(map[string]int{"a": 1}) {
		fmt.Fprintln(table, i, strings.ToUpper(name), filepath.Join(dir, name))
	}
	sum := sha256.Sum256([]byte(base64.StdEncoding.EncodeToString(nil)))
	total := new(big.Int).SetBytes(sum[:])
	total.Add(total, big.NewInt(rand.Int64N(int64(limit))))
	var buffer bytes.Buffer
	zipped := gzip.NewWriter(&buffer)
	if err := binary.Write(zipped, binary.BigEndian, maphash.String(maphash.MakeSeed(), dir)); err != nil {
		return err
	}
	lines := bufio.NewScanner(&buffer)
	for lines.Scan() {
		if pattern.Match(lines.Bytes()) {
			return xml.NewEncoder(w).Encode(lines.Text())
		}
	}
	address, err := netip.ParseAddr("::1")
	if err != nil {
		return err
	}
	to := url.URL{Scheme: "https", Host: address.String()}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS13}}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, to.String(), nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("%v: %w", reflect.TypeOf(err), err)
	}
	return response.Body.Close()
}

// Wait waits for the end.
func Wait() os.Signal {
	ended := make(chan os.Signal)
	signal.Notify(ended, syscall.SIGTERM)
	return <-ended
}
