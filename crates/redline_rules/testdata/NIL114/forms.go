package p

type user struct{ name string }

func slice(n int) []*user {
	users := make([]*user, n)
	for i := range users {
		users[i].name = "a" // want `has not been set`
	}
	return users
}

func one() string {
	users := make([]*user, 3)
	return users[0].name // want `has not been set`
}

func array() string {
	var users [4]*user
	return users[1].name // want `has not been set`
}

func addressed(i int) string {
	users := new([4]*user)
	return users[i].name // want `has not been set`
}

// It is set too late.
func late() {
	users := make([]*user, 3)
	users[0].name = "a" // want `has not been set`
	users[0] = &user{}
}

// It is made anew in each round.
func renewed(n int) {
	for i := range n {
		users := make([]*user, n)
		users[i].name = "a" // want `has not been set`
		users[i] = &user{}
	}
}

func silent(n int, fill func([]*user)) string {
	users := make([]*user, n)
	for i := range users {
		users[i] = &user{}
		users[i].name = "a"
	}
	others := make([]*user, n)
	fill(others)
	third := make([]*user, n)
	part := third[1:]
	part[0] = &user{}
	fourth := make([]*user, n)
	copy(fourth, users)
	var fifth [4]*user
	for i := range fifth {
		if fifth[i] == nil {
			fifth[i] = &user{}
		}
	}
	sixth := make([]*user, n)
	func() { sixth[0] = &user{} }()
	return users[0].name + others[0].name + third[1].name + fourth[0].name +
		fifth[0].name + sixth[0].name
}

// What one round sets, the next one uses.
func rounds(n int) {
	users := make([]*user, n)
	for i := range n {
		if i > 0 {
			users[i-1].name = "a"
		}
		users[i] = &user{}
	}
}

func structs() string {
	users := make([]user, 3)
	return users[0].name
}
