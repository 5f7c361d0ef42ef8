package main

import "go/ast"

// expr writes an expression that is not a type of its own form.
func (p *printer) expr(field string, n ast.Expr) {
	switch n := n.(type) {
	case *ast.Ident:
		p.line(field, "Ident", n)
		p.payload(n.Name)
	case *ast.BasicLit:
		p.line(field, "BasicLit", n)
		p.payload(n.Kind.String())
	case *ast.FuncLit:
		p.line(field, "FuncLit", n)
		one(p, "Type", n.Type)
		one(p, "Body", n.Body)
	case *ast.CompositeLit:
		p.line(field, "CompositeLit", n)
		one(p, "Type", n.Type)
		many(p, "Elts", n.Elts)
	case *ast.ParenExpr:
		p.line(field, "ParenExpr", n)
		one(p, "X", n.X)
	case *ast.KeyValueExpr:
		p.line(field, "KeyValueExpr", n)
		one(p, "Key", n.Key)
		one(p, "Value", n.Value)
	case *ast.StarExpr:
		p.line(field, "StarExpr", n)
		one(p, "X", n.X)
	case *ast.UnaryExpr:
		p.line(field, "UnaryExpr", n)
		p.payload(n.Op.String())
		one(p, "X", n.X)
	case *ast.BinaryExpr:
		p.line(field, "BinaryExpr", n)
		p.payload(n.Op.String())
		one(p, "X", n.X)
		one(p, "Y", n.Y)
	default:
		p.primary(field, n)
	}
}

// primary writes an expression that is an operand followed by something.
func (p *printer) primary(field string, n ast.Expr) {
	switch n := n.(type) {
	case *ast.SelectorExpr:
		p.line(field, "SelectorExpr", n)
		one(p, "X", n.X)
		one(p, "Sel", n.Sel)
	case *ast.IndexExpr:
		p.line(field, "IndexExpr", n)
		one(p, "X", n.X)
		one(p, "Index", n.Index)
	case *ast.IndexListExpr:
		p.line(field, "IndexListExpr", n)
		one(p, "X", n.X)
		many(p, "Indices", n.Indices)
	case *ast.SliceExpr:
		p.line(field, "SliceExpr", n)
		p.flag(n.Slice3, "3")
		one(p, "X", n.X)
		one(p, "Low", n.Low)
		one(p, "High", n.High)
		one(p, "Max", n.Max)
	case *ast.TypeAssertExpr:
		p.line(field, "TypeAssertExpr", n)
		one(p, "X", n.X)
		one(p, "Type", n.Type)
	case *ast.CallExpr:
		p.line(field, "CallExpr", n)
		p.flag(n.Ellipsis.IsValid(), "...")
		one(p, "Fun", n.Fun)
		many(p, "Args", n.Args)
	default:
		p.typeExpr(field, n)
	}
}

// typeExpr writes an expression that can only be a type.
func (p *printer) typeExpr(field string, n ast.Expr) {
	switch n := n.(type) {
	case *ast.ArrayType:
		p.line(field, "ArrayType", n)
		one(p, "Len", n.Len)
		one(p, "Elt", n.Elt)
	case *ast.Ellipsis:
		p.line(field, "Ellipsis", n)
		one(p, "Elt", n.Elt)
	case *ast.StructType:
		p.line(field, "StructType", n)
		one(p, "Fields", n.Fields)
	case *ast.FuncType:
		p.line(field, "FuncType", n)
		one(p, "TypeParams", n.TypeParams)
		one(p, "Params", n.Params)
		one(p, "Results", n.Results)
	case *ast.InterfaceType:
		p.line(field, "InterfaceType", n)
		one(p, "Methods", n.Methods)
	case *ast.MapType:
		p.line(field, "MapType", n)
		one(p, "Key", n.Key)
		one(p, "Value", n.Value)
	case *ast.ChanType:
		p.line(field, "ChanType", n)
		p.payload(direction(n.Dir))
		one(p, "Value", n.Value)
	}
}

func direction(dir ast.ChanDir) string {
	switch dir {
	case ast.SEND:
		return "chan<-"
	case ast.RECV:
		return "<-chan"
	}
	return "chan"
}
