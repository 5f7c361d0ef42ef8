// One of thirty parallel tests panics while the others log and print.
//
//zoo:test -parallel=8
//zoo:each GOFLAGS=-v GOFLAGS=-json GOFLAGS=-short
//zoo:kind panic
//zoo:message part 17 is broken
//zoo:guilty other
//zoo:goroutines 1
//zoo:recoverable yes
//zoo:line explicit-panic
//zoo:tests TestPart17
package main

import (
	"fmt"
	"testing"
	"time"
)

// talk logs and prints in small steps, so that the lines of all parts mix.
func talk(t *testing.T, number int) {
	for step := range make([]int, 4) {
		t.Logf("part %d step %d", number, step)
		fmt.Printf("printed by %d at %d\n", number, step)
		time.Sleep(time.Duration(number%7+1) * time.Millisecond)
	}
}

func part(t *testing.T, number int) {
	t.Parallel()
	talk(t, number)
	if number == 17 {
		panic(fmt.Sprintf("part %d is broken", number))
	}
}

func TestPart01(t *testing.T) { part(t, 1) }
func TestPart02(t *testing.T) { part(t, 2) }
func TestPart03(t *testing.T) { part(t, 3) }
func TestPart04(t *testing.T) { part(t, 4) }
func TestPart05(t *testing.T) { part(t, 5) }
func TestPart06(t *testing.T) { part(t, 6) }
func TestPart07(t *testing.T) { part(t, 7) }
func TestPart08(t *testing.T) { part(t, 8) }
func TestPart09(t *testing.T) { part(t, 9) }
func TestPart10(t *testing.T) { part(t, 10) }
func TestPart11(t *testing.T) { part(t, 11) }
func TestPart12(t *testing.T) { part(t, 12) }
func TestPart13(t *testing.T) { part(t, 13) }
func TestPart14(t *testing.T) { part(t, 14) }
func TestPart15(t *testing.T) { part(t, 15) }
func TestPart16(t *testing.T) { part(t, 16) }
func TestPart17(t *testing.T) { part(t, 17) }
func TestPart18(t *testing.T) { part(t, 18) }
func TestPart19(t *testing.T) { part(t, 19) }
func TestPart20(t *testing.T) { part(t, 20) }
func TestPart21(t *testing.T) { part(t, 21) }
func TestPart22(t *testing.T) { part(t, 22) }
func TestPart23(t *testing.T) { part(t, 23) }
func TestPart24(t *testing.T) { part(t, 24) }
func TestPart25(t *testing.T) { part(t, 25) }
func TestPart26(t *testing.T) { part(t, 26) }
func TestPart27(t *testing.T) { part(t, 27) }
func TestPart28(t *testing.T) { part(t, 28) }
func TestPart29(t *testing.T) { part(t, 29) }
func TestPart30(t *testing.T) { part(t, 30) }
