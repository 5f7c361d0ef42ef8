type seq[K comparable V any]func(func(K,V)bool)
func all[map]V K comparable V any]()seq[K V{return func(yield func(K,V)bool{k,v:=range{if!yield(k v
func{loop:for list:=range all({for i:=range{for range func(yield func''{yield()if list[i}break loop