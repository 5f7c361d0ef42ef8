package p

type user struct {
	name string
	next *user
}

type store struct{ users map[string]*user }

func (s *store) constant() string {
	return s.users["root"].name // want `the map may not have`
}

func (s *store) param(id string) *user {
	u := s.users[id]
	return u.next // want `the map may not have`
}

func fresh() string {
	users := make(map[string]*user)
	return users["root"].name // want `the map may not have`
}

func none() string {
	var users map[string]*user
	return users["root"].name // want `the map may not have`
}

func silent(s *store, id string, ids []string) string {
	if u := s.users[id]; u != nil {
		return u.name
	}
	for _, each := range ids {
		print(s.users[each].name)
	}
	return ""
}

func asked(users map[string]*user, id string) string {
	if _, ok := users[id]; !ok {
		return ""
	}
	return users[id].name
}

func written(users map[string]*user, id string) string {
	users[id] = &user{}
	return users[id].name
}

func ranged(users map[string]*user, id string) string {
	for key := range users {
		print(key)
	}
	return users[id].name
}

func counted(users map[string]*user, id string) string {
	if len(users) == 0 {
		return ""
	}
	return users[id].name
}

func filled() string {
	users := make(map[string]*user)
	fill(users)
	return users["root"].name
}

func fill(map[string]*user)

func values(users map[string]user, id string) string {
	return users[id].name
}
