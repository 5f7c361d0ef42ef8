module redline.test/load

go 1.21
