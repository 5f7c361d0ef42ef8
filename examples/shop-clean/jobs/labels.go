package jobs

// Labels prints addresses until there is one that it cannot print.
func Labels(addresses []string, printed chan<- string) {
	defer close(printed)
	for _, address := range addresses {
		if address == "" {
			return
		}
		printed <- address
	}
}
