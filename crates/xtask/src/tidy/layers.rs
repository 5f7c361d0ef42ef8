//! The layer law: a crate uses only crates from rows above its own.

use super::Breach;
use super::manifests::{Crate, Dependency};

/// Where a crate stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Layer {
    /// A row of the house: it may use rows with smaller numbers.
    Row(u8),
    /// A crate of the workshop: it may use every crate, and only tests may use it.
    Workshop,
}

/// Every crate of the workspace, and its layer.
const LAYERS: &[(&str, Layer)] = &[
    ("redline_base", Layer::Row(0)),
    ("redline_catalogue", Layer::Row(1)),
    ("redline_syntax", Layer::Row(1)),
    ("redline_constant", Layer::Row(2)),
    ("redline_diagnostics", Layer::Row(2)),
    ("redline_names", Layer::Row(2)),
    ("redline_project", Layer::Row(2)),
    ("redline_types", Layer::Row(3)),
    ("redline_ir", Layer::Row(4)),
    ("redline_flow", Layer::Row(5)),
    ("redline_interp", Layer::Row(5)),
    ("redline_rules", Layer::Row(6)),
    ("redline_crash", Layer::Row(7)),
    ("redline_engine", Layer::Row(7)),
    ("redline_guard", Layer::Row(7)),
    ("redline_witness", Layer::Row(8)),
    ("redline", Layer::Row(9)),
    ("redline_fuzz", Layer::Workshop),
    ("redline_testing", Layer::Workshop),
    ("xtask", Layer::Workshop),
];

/// What the layer law has against the crates.
pub(super) fn breaches(crates: &[Crate]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for it in crates {
        let Some(layer) = layer(&it.name) else {
            breaches.push(Breach::new(&it.manifest, "this crate has no layer"));
            continue;
        };
        for dependency in &it.dependencies {
            if let Some(other) = self::layer(&dependency.name)
                && !allowed(layer, other, dependency)
            {
                let what = format!("may not use {}, whose layer is not above", dependency.name);
                breaches.push(Breach::new(&it.manifest, what));
            }
        }
    }
    let gone = LAYERS.iter().filter(|(name, _)| crates.iter().all(|it| it.name != *name));
    breaches.extend(gone.map(|(name, _)| Breach::new(*name, "has a layer, but is no crate")));
    breaches
}

fn layer(name: &str) -> Option<Layer> {
    LAYERS.iter().find(|(listed, _)| *listed == name).map(|(_, layer)| *layer)
}

fn allowed(layer: Layer, other: Layer, dependency: &Dependency) -> bool {
    match (layer, other) {
        (Layer::Workshop, _) => true,
        (Layer::Row(row), Layer::Row(above)) => above < row,
        (Layer::Row(_), Layer::Workshop) => dependency.for_tests,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(name: &str, used: &str, for_tests: bool) -> Vec<Breach> {
        let dependency = Dependency { name: used.into(), for_tests, from_workspace: true };
        let mut crates: Vec<_> = LAYERS.iter().map(|(name, _)| Crate::named(name)).collect();
        crates.iter_mut().find(|it| it.name == name).unwrap().dependencies.push(dependency);
        breaches(&crates)
    }

    #[test]
    fn only_rows_above_may_be_used() {
        assert!(uses("redline_names", "redline_syntax", false).is_empty());
        assert_eq!(uses("redline_syntax", "redline_names", false).len(), 1);
        assert_eq!(uses("redline_names", "redline_project", false).len(), 1);
        assert_eq!(uses("redline_syntax", "redline_names", true).len(), 1);
    }

    #[test]
    fn only_tests_may_use_the_workshop() {
        assert!(uses("redline_rules", "redline_testing", true).is_empty());
        assert_eq!(uses("redline_rules", "redline_testing", false).len(), 1);
        assert!(uses("xtask", "redline", false).is_empty());
    }

    #[test]
    fn every_crate_has_a_layer_and_every_layer_a_crate() {
        let crates = [Crate::named("redline_attic")];
        let breaches = breaches(&crates);
        assert_eq!(breaches.len(), 1 + LAYERS.len());
        assert_eq!(breaches.first().unwrap().what, "this crate has no layer");
    }
}
