module redline.example/guard

go 1.23
