package p

func ranges(s []int, t string) (n int) {
	for i := range s {
		n += s[i] //= index discharged
	}
	for i := 0; i < len(s); i++ {
		n += s[i] //= index discharged
	}
	for i := len(s) - 1; i >= 0; i-- {
		n += s[i] //= index discharged
	}
	for i := 1; i < len(s); i++ {
		n += s[i-1] //= index discharged
	}
	for i := 0; i+1 < len(s); i++ {
		n += s[i+1] //= index discharged
	}
	for i := 0; i <= len(s); i++ {
		n += s[i] //= index possible
	}
	return
}

func pairs(s [256]int) (n int) {
	for i := 0; i < 256; i += 2 {
		n += s[i] + s[i+1] //= index discharged, index discharged
	}
	for i := 0; i < 255; i += 4 {
		n += s[i+4] //= index possible
	}
	return
}

func known(s []int, t string) {
	if len(s) >= 3 {
		_ = s[2] //= index discharged
		_ = s[3] //= index possible
	}
	if len(s) == 0 {
		_ = s[0] //= index fails
	}
	if t != "" {
		_ = t[0]        //= index discharged
		_ = t[len(t)-1] //= index discharged
	}
	if len(s) > 0 {
		_ = s[len(s)-1] //= index discharged
	}
	_ = s[7] //= index possible
	_ = s[6] //= index discharged
}

func negative(s []int, i int) {
	if i < len(s) {
		_ = s[i] //= index possible
	}
	if i >= 0 && i < len(s) {
		_ = s[i] //= index discharged
	}
	if uint(i) < uint(len(s)) {
		_ = s[i] //= index discharged
	}
}

func bounds(s []int, i, j int) {
	_ = s[:]
	if 0 <= i && i <= len(s) {
		_ = s[i:] //= slice discharged
		_ = s[:i] //= slice discharged
	}
	if 0 <= i && i <= j && j <= len(s) {
		t := s[i:j]  //= slice discharged, slice discharged
		_ = t[:j-i] //= slice possible
	}
	_ = s[2:4:8] //= slice discharged, slice discharged, slice possible
	u := s[i : i+4] //= slice possible, slice possible
	_ = u[3]       //= index discharged
	_ = u[4]       //= index fails
}

func rest(s []int, i int) {
	if i > 0 {
		_ = s[i%len(s)] //= divide possible, index discharged
	}
	_ = s[i&7:] //= slice possible
	var a [8]int
	_ = a[i&7]  //= index discharged
	_ = a[i%8]  //= index possible
	_ = a[uint(i)%8] //= index discharged
	_ = a[uint8(i)>>5] //= index discharged
}

func made(n int) {
	s := make([]int, n) //= size possible
	if n > 3 {
		_ = s[3] //= index discharged
	}
	s = append(s, 1, 2)
	_ = s[1] //= index discharged
	_ = s[n+1] //= index discharged
	t := make([]int, 4, 8)
	_ = t[:8] //= slice discharged
	_ = t[4] //= index fails
	copy(t, s)
	u := [3]int(t) //= array discharged
	_ = u
}

func copied(s, t []int) {
	n := copy(s, t)
	_ = s[:n] //= slice discharged
	_ = t[:n] //= slice discharged
	m := min(len(s), len(t))
	for i := 0; i < m; i++ {
		s[i] = t[i] //= index discharged, index discharged
	}
	t = t[:len(s)] //= slice possible
	for i := range s {
		t[i] = s[i] //= index discharged, index discharged
	}
}

func wrapped(s []int, i int) {
	if i >= 0 && i+1 < len(s) {
		_ = s[i+1] //= index possible
	}
	if i >= 0 && i < len(s)-1 {
		_ = s[i+1] //= index discharged
	}
}

func table(b byte, c int8) {
	var t [256]int
	_ = t[b]       //= index discharged
	_ = t[int(b)]  //= index discharged
	_ = t[uint8(c)] //= index discharged
	_ = t[c]       //= index possible
	var q [64]int
	_ = q[b/4]        //= index discharged
	_ = q[int(b)*2/8] //= index discharged
	_ = q[(int(b)>>4)*4+3] //= index discharged
}

func counted(s []int) {
	n := 0
	for _, v := range s {
		if v > 0 {
			s[n] = v //= index discharged
			n++
		}
	}
}

func divided(a, b int, u uint) {
	if b != 0 {
		_ = a / b //= divide discharged
	}
	if b > 0 {
		_ = a % b //= divide discharged
	}
	if b == 0 {
		_ = a / b //= divide fails
	}
	_ = a / (b*b + 1) //= divide possible
	_ = u / (u&3 + 1) //= divide discharged
	_ = a << b        //= shift possible
	_ = a << u
}

// No program lives until a sum of lengths has wrapped around.
func marshalled(parts [][]byte, text string) []byte {
	length := 0
	for _, part := range parts {
		length += 2 + len(part)
	}
	if text != "" {
		length += 1 + len(text)
	}
	made := make([]byte, 4+length) //= size possible
	made[0] = 1       //= index discharged
	made[3] = 1       //= index discharged
	made[4] = 1       //= index possible
	return made[4:]   //= slice discharged
}

// Any other sum may, if it begins high enough or what is added is large.
func wrapping(parts [][]byte, start, step uint32, n int) {
	length := n
	short := int32(0)
	large := 0
	for _, part := range parts {
		length += len(part)
		short += int32(len(part))
		large += int(step) << 30
	}
	_ = make([]byte, 1+length)[0] //= size possible, index possible
	_ = make([]byte, 1+short)[0]  //= size possible, index possible
	_ = make([]byte, 1+large)[0]  //= size possible, index possible
}
