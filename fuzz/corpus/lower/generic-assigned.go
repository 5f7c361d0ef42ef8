type S struct
func f[P S{}var h S=f[