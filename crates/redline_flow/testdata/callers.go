package p

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
