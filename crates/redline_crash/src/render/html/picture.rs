//! Traces of the collector and scheduler as pictures.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::render::words;
use crate::{GcCycle, Report, SchedSample};

/// Size of a picture in its own units.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 160.0;

/// Points of a line: more cannot be seen.
const POINTS: usize = 720;

/// A line of a picture.
struct Series<'a> {
    name: &'a str,
    class: &'a str,
    points: Vec<(f64, f64)>,
}

/// Writes a picture of each trace that there is.
pub(super) fn write_traces(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    if report.gc.len() > 1 {
        let at = |it: &GcCycle| it.at_seconds;
        let heap = points(&report.gc, at, |it| megabytes(it.heap_after_mb));
        let live = points(&report.gc, at, |it| megabytes(it.live_mb));
        let goal = points(&report.gc, at, |it| megabytes(it.goal_mb.unwrap_or(0)));
        let lines = [
            Series { name: "heap, MB", class: "a", points: heap },
            Series { name: "live, MB", class: "b", points: live },
            Series { name: "goal, MB", class: "c", points: goal },
        ];
        let title =
            format!("Heap over {} of the collector", words::counted(report.gc.len() as u64, "run"));
        write_picture(out, &title, "s", &lines)?;
        let pauses = points(&report.gc, at, |it| it.pause_ms);
        let pauses = [Series { name: "pause, ms", class: "a", points: pauses }];
        write_picture(out, "Pauses", "s", &pauses)?;
    }
    if report.sched.len() > 1 {
        let waiting = points(
            &report.sched,
            |it| megabytes(it.at_ms) / 1e3,
            |it: &SchedSample| megabytes(it.waiting()),
        );
        let waiting = [Series { name: "goroutines that could run", class: "a", points: waiting }];
        write_picture(out, "Queues of the scheduler", "s", &waiting)?;
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a picture needs no more than 52 bits")]
const fn megabytes(number: u64) -> f64 {
    number as f64
}

/// The largest number of each share of the time, as points. Where the time begins anew,
/// another process does: it is put behind the one before.
fn points<T>(list: &[T], x: impl Fn(&T) -> f64, y: impl Fn(&T) -> f64) -> Vec<(f64, f64)> {
    let size = list.len().div_ceil(POINTS).max(1);
    let (mut before, mut reached) = (0.0, 0.0);
    let mut laid = |share: &[T]| {
        let end = x(share.last()?);
        if end < reached {
            before += reached;
        }
        reached = end;
        Some((before + end, share.iter().map(&y).fold(0.0, f64::max)))
    };
    list.chunks(size).filter_map(&mut laid).collect()
}

/// A number with at most three digits behind the point, and none that says nothing.
fn short(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn write_picture(
    out: &mut dyn Write,
    title: &str,
    unit: &str,
    lines: &[Series<'_>],
) -> io::Result<()> {
    let all = || lines.iter().flat_map(|line| line.points.iter().copied());
    let (from, to) =
        all().fold((f64::MAX, f64::MIN), |(from, to), (x, _)| (from.min(x), to.max(x)));
    let most = all().map(|(_, y)| y).fold(f64::MIN_POSITIVE, f64::max);
    let width = (to - from).max(f64::MIN_POSITIVE);
    writeln!(out, "<article><h2>{title}</h2>")?;
    writeln!(
        out,
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=img aria-label=\"{title}\" preserveAspectRatio=none>"
    )?;
    for line in lines {
        let mut path = String::new();
        for (x, y) in &line.points {
            let (x, y) = ((x - from) / width * WIDTH, HEIGHT - 2.0 - y / most * (HEIGHT - 6.0));
            write!(path, "{x:.1},{y:.1} ").expect("writing to a string does not fail");
        }
        writeln!(out, "<polyline class={} points=\"{}\"/>", line.class, path.trim_end())?;
    }
    let legend: Vec<_> =
        lines.iter().map(|it| format!("<span class={}>{}</span>", it.class, it.name)).collect();
    writeln!(
        out,
        "</svg><p class=legend>{} &middot; {} to {} {unit} &middot; highest {}</p></article>",
        legend.join(" "),
        short(from),
        short(to),
        short(most)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_process_is_drawn_behind() {
        let samples = [(1.0, 5.0), (2.0, 7.0), (0.5, 1.0), (3.0, 2.0)];
        let laid = points(&samples, |it| it.0, |it| it.1);
        assert_eq!(laid, [(1.0, 5.0), (2.0, 7.0), (2.5, 1.0), (5.0, 2.0)]);
        assert_eq!([short(15.0), short(0.0971), short(0.0)], ["15", "0.097", "0"]);
    }
}
