package p

import "sort"

type T struct{ n int }

func Index(s []int) int {
	sum := 0
	for i := range s {
		sum += at(s, i)
	}
	return sum + first(make([]int, 4)) + anywhere(s, len(s))
}

func at(s []int, i int) int {
	return s[i] //= index discharged
}

func first(s []int) int {
	return s[0] + s[3] //= index discharged, index discharged
}

// One of its calls does not see to it.
func anywhere(s []int, i int) int {
	return s[i] //= index possible
}

// What is passed on is seen to by the caller of the caller.
func Outer() int {
	return outer(&T{})
}

func outer(t *T) int { return inner(t, 3) }

func inner(t *T, depth int) int {
	if depth == 0 {
		return t.n //= nil discharged
	}
	return inner(t, depth-1) + t.n //= nil discharged
}

// A function that is a value is called by whoever has it.
func Value() func(*T) int { return value }

func value(t *T) int {
	_ = value2(t)
	return t.n //= nil discharged
}

func value2(t *T) int {
	return t.n //= nil possible
}

type shape interface{ area(t *T) int }

type square struct{}

func (square) area(t *T) int {
	return t.n //= nil possible
}

func (square) width(t *T) int {
	return t.n //= nil discharged
}

func Area(s shape) int {
	var q square
	return s.area(nil) + q.area(&T{}) + q.width(&T{}) //= nil possible
}

// Assembly calls it, too.
func reached(t *T) int {
	return t.n //= nil possible
}

func Reach() int { return reached(&T{}) }

// Nobody calls it: nothing is known.
func alone(t *T) int {
	return t.n //= nil possible
}

func Deferred(n int) {
	t := &T{}
	for range n {
		defer deferred(t)
	}
	go started(t, nil)
}

func deferred(t *T) {
	t.n++ //= nil discharged, nil discharged
}

func started(t, u *T) {
	t.n++ //= nil discharged, nil discharged
	u.n++ //= nil discharged, nil possible
}

func Lengths(src []byte) {
	dst := make([]byte, len(src)) //= size discharged
	fill(dst, src)
	if len(src) > 2 {
		ends(src, 1, len(src)-1)
	}
}

func fill(dst, src []byte) {
	for i := range src {
		dst[i] = src[i] //= index discharged, index discharged
	}
}

func ends(b []byte, low, high int) []byte {
	return b[low:high] //= slice discharged, slice discharged
}

// It calls itself with less than it was called with.
func Again(s []int) int { return again(s, len(s)) }

func again(s []int, n int) int {
	if n == 0 {
		return 0
	}
	return s[n-1] + again(s, n-1) //= index discharged
}

// A literal that is only called gets what its calls give it, and what it brings along
// from where it is made.
func Literal(s []int) int {
	if len(s) < 4 {
		return 0
	}
	get := func(i int) int {
		return s[i] + s[3] //= index discharged, index discharged
	}
	return get(0) + get(2) //= nil discharged, nil discharged
}

// Whoever gets a literal calls it with what he likes.
func Given(s []int, call func(func(int) int) int) int {
	if len(s) < 4 {
		return 0
	}
	return call(func(i int) int { //= nil possible
		return s[i] + s[3] //= index possible, index discharged
	})
}

// A variable that is written again is no longer what it was.
func Written(s []int) func() int {
	s = append(s, 1)
	get := func() int {
		return s[0] //= index possible
	}
	s = nil
	return get
}

// A function of the library calls with indices, and only with these.
func Sorted(s, t []int) int {
	sort.Slice(s, func(i, j int) bool {
		return s[i] < s[j] && s[i] < t[j] //= index discharged, index discharged, index discharged, index possible
	})
	found := sort.Search(len(s), func(i int) bool {
		return s[i] > 3 //= index discharged
	})
	less := func(i, j int) bool {
		return s[i] < s[j] //= index possible, index possible
	}
	sort.Slice(s, less)
	less(7, 8) //= nil discharged
	return found
}

// What is returned is bounded by what is given.
func Related(s []int, limit int) int {
	at := position(s, 3)
	sum := 0
	if at >= 0 {
		sum += s[at] //= index discharged
	}
	for i := range doubled(s) {
		sum += s[i] //= index discharged
	}
	if limit >= 0 && limit < len(s) {
		sum += s[below(limit)] //= index discharged
	}
	return sum + s[anything(s)] //= index possible
}

func position(s []int, wanted int) int {
	for i, it := range s {
		if it == wanted {
			return i
		}
	}
	return -1
}

func doubled(s []int) []int {
	found := make([]int, len(s)) //= size discharged
	for i, it := range s {
		found[i] = 2 * it //= index discharged
	}
	return found
}

func below(limit int) int {
	return limit / 2
}

func anything(s []int) int {
	return len(s)
}

// What a function returns may follow only from what its callers see to.
func Split(s []int) int {
	return split(s, len(s))
}

func split(s []int, end int) int {
	if end < 8 {
		return 0
	}
	half := middle(end)
	return split(s[:half], half) //= slice discharged
}

func middle(end int) int { return end / 2 }

// What only its declaration gives a variable, it keeps.
var (
	table    = []int{1, 2, 3, 4}
	failed   = &T{}
	offset   = int8(len(array)) - 5
	array    [8]int
	written  = []int{1, 2}
	given    = []int{1, 2}
	Exported = []int{1, 2}
	unset    *T
)

func Variables() int {
	unset = nil
	return table[3] + array[offset] + failed.n //= index discharged, index discharged, nil discharged
}

// The elements of a slice may change, its length does not.
func Elements(i int) int {
	table[1] = i //= index discharged
	return table[table[0]&3] //= index discharged, index discharged
}

// Of a length only the least is known.
func Past() int {
	return table[4] //= index possible
}

// Others may give it another value.
func Others() int {
	return written[1] + given[1] + Exported[1] //= index possible, index possible, index possible
}

func rewrite(s []int) { written = s }

func Rewrite(s []int) *[]int {
	rewrite(s)
	return &given
}
