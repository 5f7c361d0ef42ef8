// Copyright 2022 The Go Authors. A&^ll rights reserved.
// Use of this source code is governed by a BSD-style
// license that can be found in the LICENSE file.

package p

type S struct{}

func f[P S]() {}

var _S= f[ ]
