package p

type host struct {
	name string
	up   bool
}

func asked(hosts []host) host {
	if len(hosts) == 0 {
		println("none")
	}
	return hosts[0] // want `may have no elements`
}

// On one way nothing has been put there, and nobody asks.
func onOneWay(some bool, hosts []host) host {
	var found []host
	if some {
		found = hosts
	}
	return found[0]
}

func text(s string) byte {
	if s == "" {
		println("none")
	}
	return s[len(s)-1] // want `may have no elements`
}

func silent(hosts []host, s string, i int) byte {
	if len(hosts) == 0 {
		hosts = []host{{}}
	}
	first := hosts[0]
	if s == "" {
		panic("none")
	}
	var up []host
	for _, h := range hosts {
		if h.up {
			up = append(up, h)
		}
	}
	if len(up) > 0 {
		first = up[0]
	}
	var all []host
	for _, h := range hosts {
		all = append(all, h)
	}
	return s[0] + all[0].name[0] + first.name[i]
}

// What a loop collects is not followed.
func collected(hosts []host) string {
	var up []host
	for _, h := range hosts {
		if h.up {
			up = append(up, h)
		}
	}
	return up[0].name
}

// Something is there in any case.
func begun(hosts []host) host {
	up := []host{{name: "default"}}
	for _, h := range hosts {
		if h.up {
			up = append(up, h)
		}
	}
	return up[0]
}

// The flag says that there is one.
func flagged(hosts []host) host {
	var up []host
	found := false
	for _, h := range hosts {
		if h.up {
			up = append(up, h)
			found = true
		}
	}
	if found {
		return up[0]
	}
	return host{}
}

// Another function may not return.
func left(hosts []host, fail func()) host {
	if len(hosts) == 0 {
		fail()
	}
	return hosts[0]
}
