package config

import "reflect"

// Reset sets settings to what they are when nobody has set them; it takes a pointer.
func Reset(settings any) {
	reflect.ValueOf(settings).Elem().SetZero()
}
