package jobs

import "log"

// courier brings parcels to one part of the town.
type courier struct {
	name    string
	parcels []int
}

// hand gives a parcel to the courier of its part of the town.
func hand(couriers map[string]*courier, part string, id int) {
	chosen := couriers[part]
	if chosen == nil {
		log.Printf("courier: nobody goes to %s", part)
		return
	}
	chosen.parcels = append(chosen.parcels, id)
}
