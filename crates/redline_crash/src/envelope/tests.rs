//! Layers in any nesting.

use super::*;

#[derive(Default)]
struct Seen(Vec<(String, String, bool)>);

impl Sink for Seen {
    fn part(&mut self, key: &[u8], line: &Line<'_>, ends: bool) {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        self.0.push((text(key).replace('\0', "/"), text(line.text), ends));
    }

    fn text(&mut self, key: &[u8], line: &Line<'_>) {
        self.part(key, line, true);
    }
}

fn opened(line: &str) -> Vec<(String, String, bool)> {
    let mut seen = Seen::default();
    let at = Extent::default();
    let raw = RawLine { bytes: line.as_bytes(), at, ended: true, shortened: false };
    Envelope::default().open(&raw, &mut seen);
    seen.0
}

fn part(key: &str, text: &str, ends: bool) -> (String, String, bool) {
    (key.to_owned(), text.to_owned(), ends)
}

#[test]
fn layers_are_taken_off_in_any_nesting() {
    assert_eq!(opened("plain\r"), [part("", "plain", true)]);
    let docker = r#"{"log":"2026-11-23T08:39:30Z panic: x\n","stream":"stderr","time":"t"}"#;
    assert_eq!(opened(docker), [part("stderr/", "panic: x", true)]);
    let pod = r#"[pod/a/b] {"level":"error","msg":"panic: x","stack":"a\nb"}"#;
    assert_eq!(
        opened(pod),
        [part("[pod/a/b]/", "panic: x", true), part("[pod/a/b]/", "a\nb", true)]
    );
    let test = r#"{"Action":"output","Package":"p","Test":"T","Output":"go"}"#;
    assert_eq!(opened(test), [part("p/", "go", false)]);
    assert_eq!(opened("\x1b[31mpanic: x\x1b[0m"), [part("", "panic: x", true)]);
    assert_eq!(opened("{not json"), [part("", "{not json", true)]);
}
