module redline.dev/oracle/letters

go 1.25
