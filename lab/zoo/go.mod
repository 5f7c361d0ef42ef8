module zoo.example

go 1.27
