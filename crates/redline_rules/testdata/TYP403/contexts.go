package p

import (
	"context"
	"net/http"
)

type userKey struct{}

func With(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, userKey{}, name)
}

func User(ctx context.Context) string {
	return ctx.Value(userKey{}).(string) // want `context value is asserted without a check`
}

func MustUser(ctx context.Context) string {
	return ctx.Value(userKey{}).(string)
}

func user(ctx context.Context) string {
	return ctx.Value(userKey{}).(string)
}

func checked(ctx context.Context) string {
	name, _ := ctx.Value(userKey{}).(string)
	return name
}

type server struct{}

// Its handlers run behind With only.
func (server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_ = r.Context().Value(userKey{}).(string)
	_ = r.Context().Value(http.ServerContextKey).(*http.Server)
}

func Shown(r *http.Request) string {
	return r.Context().Value(userKey{}).(string)
}

func Made() string {
	ctx := With(context.Background(), "ann")
	return ctx.Value(userKey{}).(string)
}

type unsetKey struct{}

func unset(ctx context.Context) string {
	return ctx.Value(unsetKey{}).(string) // want `context value is asserted without a check`
}

type passedKey struct{}

var _ = keep(passedKey{})

func keep(key any) any { return key }

func passed(ctx context.Context) string {
	return ctx.Value(passedKey{}).(string)
}

type contextKey struct{ name string }

var (
	numberKey = &contextKey{"number"}
	lostKey   = &contextKey{"lost"}
)

func numbers(ctx context.Context) {
	ctx = context.WithValue(ctx, numberKey, 1)
	_ = ctx.Value(numberKey).(int)
	_ = ctx.Value(numberKey).(int64) // want `context value is asserted without a check`
	_ = ctx.Value(lostKey).(int)     // want `context value is asserted without a check`
}

// Others may set it.
var PublicKey = &contextKey{"public"}

func public(ctx context.Context) int {
	return ctx.Value(PublicKey).(int)
}

func literals(ctx context.Context) {
	_ = ctx.Value("user").(string) // want `context value is asserted without a check`
	ctx = context.WithValue(ctx, "id", 1)
	_ = ctx.Value("id").(int)
	_ = ctx.Value(named).(int)
}

const named = "named"

type own struct{}

func (own) Value(key any) any { return 1 }

func Other(ctx own) int {
	return ctx.Value(userKey{}).(int)
}
-- a_test.go --
package p

import "context"

func Helper(ctx context.Context) string {
	return ctx.Value(userKey{}).(string)
}
