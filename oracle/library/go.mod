module redline.dev/oracle/library

go 1.24
