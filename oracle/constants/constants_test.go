package main

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

func text(s string) string { return hex.EncodeToString([]byte(s)) }

func TestOperationsHaveTheirValues(t *testing.T) {
	lines := []struct{ line, want string }{
		{"0 int " + text("0x10"), "16\t16"},
		{"1 float " + text("0.1"), "1/10\t0.1"},
		{"2 * 0 1", "8/5\t1.6"},
		{"3 div 0 1", "unknown\tunknown"},
		{"4 represent 1 float32", "13421773/134217728\t0.1"},
		{"5 represent 1 int8", "\"no\"\t\"no\""},
		{"6 represent 0 uint8", "16\t16"},
		{"7 unary^ 0 8", "239\t239"},
		{"8 < 1 0", "true\ttrue"},
		{"9 << 0 60", "18446744073709551616\t18446744073709551616"},
		{"10 check " + text("uint8(255) + 1"), "\"error\"\t\"error\""},
		{"11 check " + text("1 << 3"), "8\t8"},
		{"12 string " + text(`"a\x00"`), "\"a\\x00\"\t\"a\\x00\""},
	}
	var in, want strings.Builder
	for _, l := range lines {
		fmt.Fprintln(&in, l.line)
		fmt.Fprintln(&want, l.want)
	}
	var out bytes.Buffer
	if err := run(nil, strings.NewReader(in.String()), &out); err != nil {
		t.Fatal(err)
	}
	if out.String() != want.String() {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want.String())
	}
}

func TestMalformedLinesAreErrors(t *testing.T) {
	for _, line := range []string{"0 int", "x int 30", "0 + 1 2", "0 int 3"} {
		if err := run(nil, strings.NewReader(line), &bytes.Buffer{}); err == nil {
			t.Errorf("%q is no error", line)
		}
	}
}
