//! What a run is asked for.

use std::num::NonZero;
use std::path::Path;

use redline_project::Environment;

use crate::Config;

/// What a run is asked for.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The start folder: patterns and shown paths are relative to it.
    pub dir: &'a Path,
    /// Package patterns, as the `go` command takes them; none means `./...`.
    pub patterns: &'a [String],
    /// The settings.
    pub config: &'a Config,
    /// The folder to which the patterns of per-file ignores are relative.
    pub config_dir: &'a Path,
    /// The settings of Go.
    pub environment: &'a Environment,
    /// Number of threads; that of the processors if none is given.
    pub jobs: Option<NonZero<usize>>,
    /// Who is told how far the run is.
    pub progress: &'a dyn Progress,
}

/// Is told how far a run is, from any thread.
pub trait Progress: Sync {
    /// A phase begins that consists of `steps` steps; 0 if that is not known.
    fn begin(&self, phase: &'static str, steps: usize);
    /// One step of the phase is done.
    fn advance(&self);
}

/// Tells nobody.
impl Progress for () {
    fn begin(&self, _: &'static str, _: usize) {}
    fn advance(&self) {}
}
