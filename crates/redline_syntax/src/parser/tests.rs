use super::*;
use crate::print::print_tree;
use crate::walk::Node;

/// The errors of a file as `line: message`.
fn errors(source: &str) -> Vec<String> {
    let parse = parse(source.as_bytes(), &Interner::new());
    let line = |error: &SyntaxError| source[..error.span.start as usize].matches('\n').count() + 1;
    parse.errors.iter().map(|error| format!("{}: {}", line(error), error.message)).collect()
}

/// The nodes of a file without errors, as `kind text` with deeper ones indented.
fn outline(source: &str) -> String {
    let names = Interner::new();
    let parse = parse(source.as_bytes(), &names);
    assert_eq!(parse.errors, [], "{source}");
    let mut text = String::new();
    print_tree(&parse.tree, source.as_bytes(), &names, |line| {
        let words: Vec<&str> = line.split(' ').collect();
        let [depth, _, kind, start, end, payload @ ..] = &words[..] else { return };
        let depth: usize = depth.parse().unwrap();
        let covered = &source[start.parse::<usize>().unwrap()..end.parse::<usize>().unwrap()];
        if depth > 1 && !matches!(*kind, "FieldList" | "Field") {
            let payload = payload.join(" ");
            text += &format!("{}{kind} {payload} `{covered}`\n", "  ".repeat(depth - 2))
                .replace("  `", " `");
        }
    });
    text
}

fn body(statements: &str) -> String {
    format!("package p\nfunc f() {{\n{statements}\n}}\n")
}

/// Whether the declaration of type `source` has type parameters.
fn is_generic(source: &str) -> bool {
    outline(&format!("package p\ntype {source}"))
        .lines()
        .filter(|line| line.contains("Ident"))
        .count()
        > 0
        && {
            let names = Interner::new();
            let parse = parse(format!("package p\ntype {source}").as_bytes(), &names);
            parse.tree.specs.iter().any(|spec| match spec.node {
                Spec::Type(ty) => ty.type_params.is_some(),
                _ => false,
            })
        }
}

#[test]
fn names_are_those_that_are_written() {
    let tree = outline(
        "package p\nimport (\n\t. \"a\"\n\tb \"c\"\n\t_ \"d\"\n)\nvar x = b /* c */ .\n\ty",
    );
    let names = ["Ident . `.`", "Ident b `b`", "Ident _ `_`", "Ident x `x`", "Ident y `y`"];
    for name in names {
        assert!(tree.lines().any(|line| line.trim() == name), "{name} is not in\n{tree}");
    }
}

#[test]
fn precedence_shapes_the_tree() {
    let tree = outline("package p\nvar x = a + b*c == -d && e");
    let expected = "\
ValueSpec `x = a + b*c == -d && e`
  Ident x `x`
  BinaryExpr && `a + b*c == -d && e`
    BinaryExpr == `a + b*c == -d`
      BinaryExpr + `a + b*c`
        Ident a `a`
        BinaryExpr * `b*c`
          Ident b `b`
          Ident c `c`
      UnaryExpr - `-d`
        Ident d `d`
    Ident e `e`
";
    assert_eq!(tree, expected);
}

#[test]
fn arrows_belong_to_the_leftmost_chan() {
    let tree = outline("package p\nvar x = (<-chan<- chan int)(nil)");
    assert!(tree.contains("ChanType <-chan `<-chan<- chan int`"), "{tree}");
    assert!(tree.contains("ChanType <-chan `<- chan int`"), "{tree}");
    let tree = outline("package p\nvar x = <-f()");
    assert!(tree.contains("UnaryExpr <- `<-f()`"), "{tree}");
}

#[test]
fn a_brace_in_a_header_begins_the_block() {
    for header in [
        "if x == y {}",
        "for x := range y {}",
        "switch x {}",
        "if f(T{}) {}",
        "if (T{}) == x {}",
        "for _, x := range []T{{1}, {2}} {}",
        "if x, ok := m[T{1}]; ok {}",
        "if func() bool { return T{} == T{} }() {}",
    ] {
        assert_eq!(errors(&body(header)), Vec::<String>::new(), "{header}");
    }
    assert_eq!(errors(&body("if x == T{} {}")).len(), 1);
}

#[test]
fn a_bracket_behind_a_type_name_is_a_length_or_type_parameters() {
    for source in [
        "T[P any] int",
        "T[P *C,] int",
        "T[P *C|Q] int",
        "T[P *[]int] int",
        "T[P []int] int",
        "T[P (C),] int",
        "T[P interface{ m() }] int",
        "T[P, Q any] int",
        "T[P ~int] int",
        "T[P C[int]] int",
        "T[P *C, Q any] int",
        "T[P C|D] int",
        "T[P func()] int",
        "T[P a.B] int",
        "A[P any] = []P",
    ] {
        let generic = is_generic(source);
        assert!(generic || source == "T[P *C|Q] int", "{source}");
    }
    for source in [
        "T [P]int",
        "T [P*C]int",
        "T [P(C)]int",
        "T []int",
        "T [P+1]int",
        "T [...]int",
        "T [a.B]int",
        "T [P.Q*2]int",
        "T [P*C|Q] int",
    ] {
        assert!(!is_generic(source), "{source}");
    }
}

#[test]
fn methods_may_have_type_parameters_but_not_in_interfaces() {
    assert_eq!(
        errors("package p\nfunc (r *R[P]) m[Q any](q Q) (a, b int) { return }"),
        Vec::<String>::new()
    );
    assert_eq!(
        errors("package p\ntype I interface { m[Q any](q Q); E[int]; ~int | []E[a.B]; n() }"),
        ["2: interface method must have no type parameters"]
    );
}

#[test]
fn parameters_all_have_names_or_none_has() {
    for params in [
        "",
        "int",
        "int, ...a.B",
        "a, b int",
        "a, b int, c ...string",
        "a []T, b [2]T, c T[int]",
        "T[int], []T",
        "f func(int) bool",
    ] {
        assert_eq!(
            errors(&format!("package p\nfunc f({params})")),
            Vec::<String>::new(),
            "{params}"
        );
    }
    assert_eq!(errors("package p\nfunc f(a int, string)"), ["2: missing parameter type"]);
    assert_eq!(errors("package p\nfunc f(a int, []string)"), ["2: missing parameter name"]);
    assert_eq!(
        errors("package p\nfunc f(a ...int, b int)"),
        ["2: can only use ... with the final parameter"]
    );
    assert_eq!(errors("package p\ntype T[P *C] int\ntype U[P] int\nfunc f[]() {}").len(), 1);
}

#[test]
fn each_broken_line_is_reported_and_the_rest_is_kept() {
    let source = "package p

func a() {
	x := [1, 2
	y(
	return
}

type T struct {
	a int b
	c
}

func b( {
}

var = 3

func c() { return 1 +  }

func d() { go f; defer (g()); if x { } else y() }

func e() { ok() }
";
    let parse = parse(source.as_bytes(), &Interner::new());
    let lines: Vec<_> =
        errors(source).iter().map(|e| e.split(':').next().unwrap().to_owned()).collect();
    for line in ["10", "14", "17", "19", "21"] {
        assert!(lines.contains(&line.to_owned()), "line {line} of {:#?}", errors(source));
    }
    assert_eq!(parse.tree.func_decls().count(), 5, "{:#?}", errors(source));
}

#[test]
fn a_missing_brace_does_not_swallow_the_next_function() {
    let source =
        "package p\n\nfunc a() {\n\tif x {\n\t\ty(\n}\n\nfunc b() {\n}\n\nfunc (c C) d() {}\n";
    let parse = parse(source.as_bytes(), &Interner::new());
    assert_eq!(parse.tree.func_decls().count(), 3, "{:#?}", errors(source));
}

#[test]
fn errors_name_what_was_found() {
    let cases = [
        ("package p\nfunc f() { x = }", "2: expected expression, found '}'"),
        ("package p\nfunc f() { if { } }", "2: missing condition in if statement"),
        ("package p\nfunc f() { if x := 1 { } }", "2: assignment used as condition"),
        ("package p\nfunc f() { a, b }", "2: expected one expression, or an assignment"),
        ("package p\nfunc f() { go x }", "2: expression in go must be a function call"),
        ("package p\nfunc f() { x := y[1:2:] }", "2: final index required in 3-index slice"),
        (
            "package p\nfunc f()\n{\n}",
            "3: '{' of a function body must stand on the line of its signature",
        ),
        ("package p\nvar x = T{\n1,\n2\n}", "4: missing ',' before newline in composite literal"),
        ("package p\nvar x int\nimport \"a\"", "3: imports must stand before other declarations"),
        ("package p\nx := 1", "2: expected declaration, found x"),
        ("func f() {}", "1: expected package clause, found keyword func"),
        (
            "package p\nfunc f() { for i := 0; i < 9; i := 1 { } }",
            "2: post statement of a for loop cannot declare variables",
        ),
        (
            "package p\nfunc f() { switch { foo() } }",
            "2: expected 'case', 'default' or '}', found foo",
        ),
        ("package p\nfunc f() {", "2: expected '}', found end of file"),
    ];
    for (source, error) in cases {
        assert_eq!(errors(source).first().map(String::as_str), Some(error), "{source}");
    }
}

#[test]
fn nesting_without_end_is_an_error() {
    let million = 1_000_000;
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("[]", ""),
        ("-", ""),
        ("f(", ")"),
        ("x.", ""),
        ("T{", "}"),
        ("func(){", "}"),
        ("*", ""),
        ("<-", ""),
        ("a+", ""),
        ("struct{a ", "}"),
        ("if x {} else ", ""),
        ("L:", ""),
        ("for {", "}"),
    ] {
        for prefix in ["package p\nvar x = ", "package p\nfunc f() { ", "package p\ntype T "] {
            let source = format!("{prefix}{}{}", open.repeat(million), close.repeat(million));
            let parse = parse(source.as_bytes(), &Interner::new());
            assert!(!parse.errors.is_empty(), "{prefix}{open}");
        }
    }
}

#[test]
fn long_chains_are_no_nesting_of_calls() {
    let chain = "a+".repeat(50_000) + "a";
    assert_eq!(errors(&format!("package p\nvar x = {chain}")), Vec::<String>::new());
    let chain = "if x {} else ".repeat(50_000) + "{}";
    assert_eq!(errors(&body(&chain)), Vec::<String>::new());
}

/// A child lies inside its parent, and children stand in the order of the source.
fn assert_spans_nest(source: &[u8]) {
    let parse = parse(source, &Interner::new());
    let tree = &parse.tree;
    for node in tree.preorder(Node::File) {
        let outer = node.span(tree, source);
        assert!(
            outer.start <= outer.end && outer.end as usize <= source.len(),
            "{node:?} {outer:?}"
        );
        // Of a method's signature the receiver and the name are not part, and a
        // file may hold text before its package clause.
        let mut last = 0;
        tree.for_each_child(node, &mut |(role, child)| {
            let inner = child.span(tree, source);
            assert!(
                node == Node::File || outer.encloses(inner) || inner.is_empty(),
                "{node:?} {outer:?} does not hold {role} {child:?} {inner:?} in {}",
                source.escape_ascii()
            );
            assert!(
                role == "Type" || inner.start >= last || inner.is_empty(),
                "{node:?}: {role} {child:?} out of order"
            );
            last = inner.start;
        });
    }
}

const SAMPLE: &str = "package p

import ( a \"b\"; . \"c\" )

const ( A, B = iota, 1 << iota; C; D )
var x, y T[int] = f(a...), map[string][]struct{ A, B int `tag`; *E; F[G] }{\"k\": {{1, 2, nil, x}}}
type S[P interface{ ~int | string; m() }, Q any] struct { P; q Q }
type A = func(int, ...string) (r error)

func (r *R[P]) M[Q any](a, b int, c ...<-chan Q) (int, error) {
L:
	for i, v := range x { if v := v; v > 0 { continue L } else if !w { break } else { goto L } }
	for i := 0; i < 10; i++ { x[i], y = y[1:2:3], z.(type) }
	switch y := x.(type) { case int, []string: fallthrough; default: }
	select { case v, ok := <-c: f(v)(ok); case c <- 1: default: return }
	defer func() { recover() }()
	go (*T)(nil).m(&a, -b ^ c, [...]int{0: 1})
	x++; y &^= 2; { }; ;
	return *a.b[c], 'x' + 0x1p-2
}
";

#[test]
fn the_sample_has_no_error() {
    let only = ["15: expected ':=', found '='"];
    assert_eq!(errors(&SAMPLE.replace(", z.(type)", ", z.(T)")), Vec::<String>::new());
    assert!(errors(SAMPLE).iter().all(|e| only.contains(&e.as_str())), "{:?}", errors(SAMPLE));
}

#[test]
fn spans_nest_whatever_the_text() {
    let sample = SAMPLE.as_bytes();
    assert_spans_nest(sample);
    for cut in 0..sample.len() {
        assert_spans_nest(&sample[..cut]);
        assert_spans_nest(&[&sample[..cut], &sample[(cut + 1).min(sample.len())..]].concat());
        for inserted in ["(", "}", "]", "{", ",", "func ", "\n", "...", ":=", "<-", "\"", "case "] {
            assert_spans_nest(&[&sample[..cut], inserted.as_bytes(), &sample[cut..]].concat());
        }
    }
}
