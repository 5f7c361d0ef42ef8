package p

type user struct{ name string }

func assert(x any) string {
	u, ok := x.(*user)
	if ok {
		return u.name
	}
	return u.name // want `was not there`
}

func receive(c chan *user) string {
	u, ok := <-c
	if !ok {
		return u.name // want `was not there`
	}
	return ""
}

func silent(m map[string]*user, x any) string {
	u, ok := m["a"]
	if !ok {
		u = &user{}
	}
	v, ok := x.(*user)
	if !ok || v == nil {
		return u.name
	}
	w, ok := m["b"]
	if ok {
		return w.name
	}
	return v.name
}
