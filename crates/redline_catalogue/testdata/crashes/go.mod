module crashes

go 1.26
