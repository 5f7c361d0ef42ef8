module redline.dev/oracle/constants

go 1.25
