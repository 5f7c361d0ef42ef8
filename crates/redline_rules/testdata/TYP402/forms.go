package p

type shape interface{ area() int }

type square struct{ side int }

func (s *square) area() int { return s.side * s.side }

type circle struct{ radius int }

func (c *circle) area() int { return 3 * c.radius * c.radius }

func several(s shape) int {
	switch s.(type) {
	case *square, *circle:
		return s.(*square).side // want `another type`
	}
	return 0
}

func found(s shape) int {
	c, ok := s.(*circle)
	if ok {
		return s.(*square).side // want `another type`
	}
	return c.radius
}

func lost(s shape) int {
	if _, ok := s.(*circle); !ok {
		println("no circle")
	}
	return s.(*circle).radius // want `another type`
}

func chosen(big bool) int {
	var s shape = &square{1}
	if big {
		s = &circle{2}
	}
	return s.(*square).side // want `another type`
}

func silent(s shape, big bool) int {
	switch s.(type) {
	case *square:
		return s.(*square).side
	case *circle:
	default:
		return 0
	}
	var other shape = &square{1}
	if big {
		other = &circle{2}
	}
	if !big {
		return other.(*square).side
	}
	return s.(*circle).radius
}

// Nothing is known of it.
func passed(s shape) int { return s.(*square).side }

func handled(s shape, fail func()) int {
	if _, ok := s.(*square); !ok {
		fail()
	}
	return s.(*square).side
}

// There are no other shapes.
func all(s shape) int {
	switch s.(type) {
	case *square:
		return 0
	case *circle:
	}
	return s.(*circle).radius
}

// Or there is none of these, and it is nil.
func set(side int) int {
	var s shape
	switch {
	case side > 0:
		s = one()
	}
	return s.(*circle).radius
}

func one() shape

// The kind says which of them there are.
func kind(square bool, s shape) int {
	var v any = 1
	if square {
		v = "side"
		switch s.(type) {
		case *circle:
			return 0
		}
	}
	return v.(int)
}
