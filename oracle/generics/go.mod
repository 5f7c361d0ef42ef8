module redline.dev/oracle/generics

go 1.25
