package a

func f() { panic(nil) } // why
