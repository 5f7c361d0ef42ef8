package p

import "reflect"

type item struct {
	price int
	tags  []string
}

func setsCopy(v any) {
	reflect.ValueOf(v).SetInt(1) // want `SetInt of a copy panics`
}

func setsField(v any) {
	reflect.ValueOf(v).Field(0).SetInt(1) // want `SetInt of a copy panics`
}

func setsVariable(one item) {
	value := reflect.ValueOf(one)
	value.FieldByName("price").Set(reflect.ValueOf(2)) // want `Set of a copy panics`
}

func address(one item) any {
	return reflect.ValueOf(one).Addr().Interface() // want `Addr of a copy panics`
}

func zero(one item) {
	reflect.Zero(reflect.TypeOf(one)).Set(reflect.ValueOf(one)) // want `Set of a copy panics`
}

func elemOfStruct(one item) reflect.Value {
	return reflect.ValueOf(one).Elem() // want `Elem of a struct panics`
}

func fieldsOfPointer(one *item) int {
	return reflect.ValueOf(one).NumField() // want `NumField of a pointer panics`
}

func typeOfPointer(one *item) (int, reflect.StructField) {
	ty := reflect.TypeOf(one)
	return ty.NumField(), ty.Elem().Field(0) // want `NumField of a pointer panics`
}

func lenOfNumber(n int) int {
	return reflect.ValueOf(n).Len() // want `Len of an integer panics`
}

func nilOfStruct(one item) bool {
	return reflect.ValueOf(one).IsNil() // want `IsNil of a struct panics`
}

func keyOfSlice(list []int) reflect.Type {
	return reflect.TypeOf(list).Key() // want `Key of a slice panics`
}

func textOfNumber(n int) string { return reflect.ValueOf(n).String() }

func throughPointer(v any) {
	reflect.ValueOf(v).Elem().SetInt(1)
}

func throughField(one *item) {
	reflect.ValueOf(one).Elem().Field(0).SetInt(1)
}

func throughSlice(list []int) {
	reflect.ValueOf(list).Index(0).SetInt(1)
}

func throughMap(all map[string]int) {
	reflect.ValueOf(all).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1))
}

func pointerInField(v any) {
	reflect.ValueOf(v).Field(0).Elem().SetInt(1)
}

func asksKind(v any) {
	value := reflect.ValueOf(v)
	if value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	value.SetInt(1)
}

func asksFirst(one item) {
	value := reflect.ValueOf(one)
	if value.CanSet() {
		value.Set(reflect.ValueOf(one))
	}
}

func lenOfArrays(one [3]int, other *[3]int) int {
	return reflect.ValueOf(one).Len() + reflect.ValueOf(other).Len()
}

func unknownLen(v any) int { return reflect.ValueOf(v).Len() }

func fresh(one item) {
	reflect.New(reflect.TypeOf(one)).Elem().Set(reflect.ValueOf(one))
}

func generic[T any](one T) int { return reflect.ValueOf(one).NumField() }

func fieldsOfInterface(v any) int { return reflect.TypeOf(v).NumField() }
-- case_test.go --
package p

import "reflect"

func inTest(one item) { reflect.ValueOf(one).Elem() }
