package a

func f( {
