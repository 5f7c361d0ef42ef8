package main

import (
	"go/ast"
	"go/token"
)

// stmt writes a statement that holds no block.
func (p *printer) stmt(field string, n ast.Stmt) {
	switch n := n.(type) {
	case *ast.DeclStmt:
		p.line(field, "DeclStmt", n)
		one(p, "Decl", n.Decl)
	case *ast.EmptyStmt:
		p.line(field, "EmptyStmt", n)
		p.flag(n.Implicit, "implicit")
	case *ast.LabeledStmt:
		p.line(field, "LabeledStmt", n)
		one(p, "Label", n.Label)
		one(p, "Stmt", n.Stmt)
	case *ast.ExprStmt:
		p.line(field, "ExprStmt", n)
		one(p, "X", n.X)
	case *ast.SendStmt:
		p.line(field, "SendStmt", n)
		one(p, "Chan", n.Chan)
		one(p, "Value", n.Value)
	case *ast.IncDecStmt:
		p.line(field, "IncDecStmt", n)
		p.payload(n.Tok.String())
		one(p, "X", n.X)
	case *ast.AssignStmt:
		p.line(field, "AssignStmt", n)
		p.payload(n.Tok.String())
		many(p, "Lhs", n.Lhs)
		many(p, "Rhs", n.Rhs)
	case *ast.GoStmt:
		p.line(field, "GoStmt", n)
		one(p, "Call", n.Call)
	case *ast.DeferStmt:
		p.line(field, "DeferStmt", n)
		one(p, "Call", n.Call)
	case *ast.ReturnStmt:
		p.line(field, "ReturnStmt", n)
		many(p, "Results", n.Results)
	case *ast.BranchStmt:
		p.line(field, "BranchStmt", n)
		p.payload(n.Tok.String())
		one(p, "Label", n.Label)
	default:
		p.blockStmt(field, n)
	}
}

// blockStmt writes a statement that is or holds a block.
func (p *printer) blockStmt(field string, n ast.Stmt) {
	switch n := n.(type) {
	case *ast.BlockStmt:
		p.line(field, "BlockStmt", n)
		many(p, "List", n.List)
	case *ast.IfStmt:
		p.line(field, "IfStmt", n)
		one(p, "Init", n.Init)
		one(p, "Cond", n.Cond)
		one(p, "Body", n.Body)
		one(p, "Else", n.Else)
	case *ast.ForStmt:
		p.line(field, "ForStmt", n)
		one(p, "Init", n.Init)
		one(p, "Cond", n.Cond)
		one(p, "Post", n.Post)
		one(p, "Body", n.Body)
	case *ast.RangeStmt:
		p.line(field, "RangeStmt", n)
		p.flag(n.Tok != token.ILLEGAL, n.Tok.String())
		one(p, "Key", n.Key)
		one(p, "Value", n.Value)
		one(p, "X", n.X)
		one(p, "Body", n.Body)
	default:
		p.choice(field, n)
	}
}

// choice writes a statement that chooses among clauses, or a clause.
func (p *printer) choice(field string, n ast.Stmt) {
	switch n := n.(type) {
	case *ast.SwitchStmt:
		p.line(field, "SwitchStmt", n)
		one(p, "Init", n.Init)
		one(p, "Tag", n.Tag)
		one(p, "Body", n.Body)
	case *ast.TypeSwitchStmt:
		p.line(field, "TypeSwitchStmt", n)
		one(p, "Init", n.Init)
		one(p, "Assign", n.Assign)
		one(p, "Body", n.Body)
	case *ast.SelectStmt:
		p.line(field, "SelectStmt", n)
		one(p, "Body", n.Body)
	case *ast.CaseClause:
		p.line(field, "CaseClause", n)
		p.flag(n.List == nil, "default")
		many(p, "List", n.List)
		many(p, "Body", n.Body)
	case *ast.CommClause:
		p.line(field, "CommClause", n)
		p.flag(n.Comm == nil, "default")
		one(p, "Comm", n.Comm)
		many(p, "Body", n.Body)
	}
}
