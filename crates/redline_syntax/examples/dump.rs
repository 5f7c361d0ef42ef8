//! Scratch: tokens|tree [--hash] DIR
use std::path::{Path, PathBuf};
fn collect(dir: &Path, out: &mut Vec<PathBuf>) {
    for e in std::fs::read_dir(dir).unwrap() {
        let e = e.unwrap();
        let t = e.file_type().unwrap();
        if t.is_dir() {
            if e.file_name() != "testdata" {
                collect(&e.path(), out)
            }
        } else if t.is_file() && e.path().extension().is_some_and(|x| x == "go") {
            out.push(e.path());
        }
    }
}
fn cpu() -> f64 {
    let s = std::fs::read_to_string("/proc/self/stat").unwrap();
    let f: Vec<&str> = s.rsplit(')').next().unwrap().split_whitespace().collect();
    eprintln!("user {} sys {}", f[11], f[12]);
    (f[11].parse::<f64>().unwrap() + f[12].parse::<f64>().unwrap()) / 100.0
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let dir = Path::new(&args[2]);
    let mut files = vec![];
    if dir.is_dir() {
        collect(dir, &mut files)
    } else {
        files.push(dir.to_path_buf())
    }
    files.sort_by_key(|p| p.strip_prefix(dir).unwrap().as_os_str().as_encoded_bytes().to_vec());
    let names = redline_base::Interner::new();
    if args[1] == "bench" {
        let sources: Vec<Vec<u8>> = files.iter().map(|f| std::fs::read(f).unwrap()).collect();
        let total: usize = sources.iter().map(Vec::len).sum();
        let lines: usize = sources.iter().map(|s| s.iter().filter(|&&b| b == b'\n').count()).sum();
        let t = cpu();
        let mut n = 0u64;
        if args.get(3).is_none() {
            for s in &sources {
                let mut l = redline_syntax::Lexer::new(s);
                loop {
                    let t = l.next_token();
                    n += 1;
                    if t.kind == redline_syntax::TokenKind::Eof {
                        break;
                    }
                }
            }
        }
        let e = cpu() - t;
        println!("tokens {n} {:.1} MB/s", total as f64 / 1e6 / e);
        let t = cpu();
        let trees: Vec<_> = {
            let mut w = redline_syntax::Workspace::default();
            sources.iter().map(|s| w.parse(s, &names)).collect()
        };
        let e = cpu() - t;
        let heap: usize = trees.iter().map(|t| t.tree.heap_size()).sum();
        if args.get(3).is_some() {
            for _ in 0..4 {
                let mut w = redline_syntax::Workspace::default();
                for s in &sources {
                    std::hint::black_box(w.parse(s, &names));
                }
            }
            cpu();
        }
        println!(
            "parse {:.1} MB/s  {} lines {:.1} bytes/line + source {:.1}",
            total as f64 / 1e6 / e,
            lines,
            heap as f64 / lines as f64,
            total as f64 / lines as f64
        );
        let ex: usize = trees.iter().map(|t| t.tree.expr_count()).sum();
        let st: usize = trees.iter().map(|t| t.tree.stmt_count()).sum();
        println!(
            "exprs/line {:.2} stmts/line {:.2} bytes/expr {:.1}",
            ex as f64 / lines as f64,
            st as f64 / lines as f64,
            total as f64 / ex as f64
        );
        return;
    }
    let hash = args.get(3).is_some();
    for f in files {
        let src = std::fs::read(&f).unwrap();
        let mut h: u64 = 0xcbf29ce484222325;
        let mut n = 0;
        let mut line = |l: &str| {
            n += 1;
            if hash {
                for b in l.bytes().chain([b'\n']) {
                    h = (h ^ u64::from(b)).wrapping_mul(0x100000001b3);
                }
            } else {
                println!("{l}")
            }
        };
        if args[1] == "tokens" {
            redline_syntax::print_tokens(&src, &mut line)
        } else {
            let p = redline_syntax::parse(&src, &names);
            if p.errors.is_empty() {
                redline_syntax::print_tree(&p.tree, &names, &mut line)
            } else {
                line("errors");
                for e in &p.errors {
                    eprintln!("{}:{:?} {}", f.display(), e.span, e.message)
                }
            }
        }
        if hash {
            println!(
                "{h:016x} {n} {}",
                if dir.is_dir() { f.strip_prefix(dir).unwrap().display() } else { f.display() }
            )
        }
    }
}
