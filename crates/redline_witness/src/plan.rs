//! What is tried for a target.

use redline_interp::PackageCode;
use redline_ir::{FunctionId, FunctionKind, ValueId};
use redline_project::{FileId, Project};

use crate::call::Callee;
use crate::demands::{Demands, demands};
use crate::obstacle::Obstacle;
use crate::place::{Failing, Place};
use crate::search::{Attempt, attempts};
use crate::target::{Expected, Target};
use crate::test::{Approach, Scene};
use crate::wants::Path;

/// A target that attempts were found for.
pub(crate) struct Planned<'t> {
    /// Its number.
    pub index: usize,
    pub target: &'t Target,
    /// Where it is.
    pub place: Place,
    /// Whether that is a deferred call.
    is_deferred: bool,
    /// How a test comes there.
    pub approach: Approach,
    /// The arguments that are tried, in order.
    pub attempts: Vec<Attempt>,
}

impl Planned<'_> {
    /// What a program that Go built prints of the death.
    pub(crate) fn expected(&self) -> Expected<'_> {
        let returns = self.is_deferred.then_some(self.place.lines);
        Expected { target: self.target, returns }
    }

    /// That none of so many calls died there; the first ended so.
    pub(crate) fn not_reached(&self, attempts: usize, ended: String) -> Obstacle {
        let callee = self.approach.callee.as_ref();
        match callee.filter(|it| it.own.is_none() && self.place.is_in_literal()) {
            Some(callee) => Obstacle::InLiteral { function: callee.name.clone(), ended },
            None => Obstacle::NotReached { attempts, ended },
        }
    }
}

/// What is asked of a function and of the one that it gives, whose parameters come behind
/// its `own`.
fn with_given(outer: Vec<Demands>, own: usize, given: Vec<Demands>) -> Vec<Demands> {
    let outer = outer.into_iter().next().unwrap_or_default();
    let of_given = |demands: Demands| {
        demands.into_iter().map(|(path, want)| (Path { param: own + path.param, ..path }, want))
    };
    let all = given.into_iter().chain(std::iter::once(Demands::new()));
    all.map(|it| outer.iter().cloned().chain(of_given(it)).collect()).collect()
}

/// Plans for the targets in a package.
pub(crate) struct Planner<'a> {
    pub project: &'a Project,
    pub code: &'a PackageCode,
    pub failing: &'a Failing,
    pub scene: Scene<'a>,
}

impl Planner<'_> {
    /// Where a target is and what is tried for it.
    pub(crate) fn plan<'t>(
        &self,
        index: usize,
        target: &'t Target,
    ) -> Result<Planned<'t>, Obstacle> {
        let mut place = Place::find(self.scene.store, self.code, target)?;
        place.keep_undischarged(self.failing);
        let is_deferred = self.is_deferred(target);
        let (callee, attempts) = self.calls(&place)?;
        let approach = Approach { callee, waits: place.starts };
        let attempts = self.writable(&approach, attempts)?;
        Ok(Planned { index, target, place, is_deferred, approach, attempts })
    }

    /// Which function is called, with what; none if the package does it by itself.
    fn calls(&self, place: &Place) -> Result<(Option<Callee>, Vec<Attempt>), Obstacle> {
        let Some(outer) = place.outer else { return Ok((None, vec![Attempt::of_nothing()])) };
        let store = self.scene.store;
        let function = &self.code.ir[outer];
        let FunctionKind::Declared(object) = function.kind else {
            return Err(Obstacle::NoFunction);
        };
        let candidates = self.scene.implementers;
        let callee = Callee::of(store, object, candidates, place.is_in_literal())?;
        let body = function.body.as_ref().ok();
        let outer = self.asked(outer, place.in_outer(self.code));
        let asked = match callee.own {
            Some(own) => with_given(outer, own, self.asked(place.inner, place.operations.clone())),
            None => outer,
        };
        let attempts = attempts(store, &callee, body, &asked);
        Ok((Some(callee), attempts))
    }

    /// What the ways to some operations of a function ask for.
    fn asked(&self, function: FunctionId, operations: Vec<ValueId>) -> Vec<Demands> {
        let Ok(body) = &self.code.ir[function].body else { return Vec::new() };
        let all = operations.into_iter();
        all.flat_map(|it| demands(self.scene.store, body, it)).collect()
    }

    /// The attempts that can be written in Go.
    fn writable(
        &self,
        approach: &Approach,
        attempts: Vec<Attempt>,
    ) -> Result<Vec<Attempt>, Obstacle> {
        let mut writable = Vec::new();
        let mut unwritable = None;
        for attempt in attempts {
            match approach.statements(&self.scene, &attempt) {
                Ok(_) => writable.push(attempt),
                Err(ty) => unwritable = Some(Obstacle::NoValue(ty)),
            }
        }
        unwritable.filter(|_| writable.is_empty()).map_or(Ok(writable), Err)
    }

    /// Whether a place is a `defer` statement.
    fn is_deferred(&self, target: &Target) -> bool {
        let mut files = (0..self.project.files.len()).map(FileId::new);
        let file = files.find(|&it| self.project.file(it).path == target.file);
        let source = file.and_then(|it| self.project.read(it).ok());
        source.is_some_and(|source| {
            let mut lines = source.bytes.split(|&byte| byte == b'\n');
            let line = lines.nth(target.first.saturating_sub(1) as usize).unwrap_or_default();
            line.trim_ascii_start().starts_with(b"defer ")
        })
    }
}
