module syntaxdump

go 1.27
