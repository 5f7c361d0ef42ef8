type seq[K comparable V any]func(func(K,V)bool)
func all[M~map[K]V K comparable V any](M)seq[K V{return func(yield func(K,V)bool{k,v:=range{if!yield(k v}
func d(m map[string][]int want int{loop:for k,list:=range all(m){for i:=range list{for range func(yield func bool''{yield()if list[i]==want}defer print(k)break loop