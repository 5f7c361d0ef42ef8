module example.com/app

go 1.24

require example.com/lib v1.2.0

require example.com/kept v0.3.0

replace example.com/kept => ../kept
