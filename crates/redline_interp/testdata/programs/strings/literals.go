// Raw strings keep backslashes and lines; interpreted ones know escapes.
// Spec: String literals.
package main

func main() {
	println(`raw \n "quoted"
second line`)
	println("tab\tquote\"backslash\\", "\u65e5\U00008a9e", "\xe6\x97\xa5", "\346\227\245")
	println(len("\n"), len(`\n`), len(""), "日本語" == "\u65e5\u672c\u8a9e")
}
