//! The catalogue keeps its laws with every page that this release declares.

use redline_catalogue::laws::violations;

#[test]
fn the_catalogue_keeps_its_laws() {
    assert_eq!(violations(&[redline_rules::pages(), redline_crash::pages()].concat()), [""; 0]);
}
