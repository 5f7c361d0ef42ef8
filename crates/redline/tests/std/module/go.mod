module example.com/forty

go 1.27
