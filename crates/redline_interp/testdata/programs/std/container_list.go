// Package container/list links elements in both directions.
package main

import "container/list"

func main() {
	l := list.New()
	four := l.PushBack(4)
	one := l.PushFront(1)
	l.InsertBefore(3, four)
	l.InsertAfter(2, one)
	l.MoveToFront(four)
	for e := l.Front(); e != nil; e = e.Next() {
		print(e.Value.(int), " ")
	}
	println(l.Len(), l.Remove(one).(int), l.Len())
}
