//! What the collector and the scheduler traced, as pictures.

use std::io;

use super::{Painter, STRONG};
use crate::render::{Input, chart, words};
use crate::{GcCycle, SchedSample};

/// Rows of a picture.
const ROWS: usize = 6;

/// Columns that a picture takes at most.
const COLUMNS: usize = 100;

impl Painter<'_> {
    pub(super) fn traces(&mut self, input: &Input) -> io::Result<()> {
        let report = &input.report;
        if let (Some(first), Some(last)) = (report.gc.first(), report.gc.last()) {
            let cycles = words::counted(report.gc.len() as u64, "run");
            let title = format!(
                "{cycles} of the collector, {} s to {} s",
                first.at_seconds, last.at_seconds
            );
            let peak = report.gc.iter().map(|it| it.heap_after_mb).max().unwrap_or(0);
            let goal = last.goal_mb.map(|it| format!(", goal {it} MB")).unwrap_or_default();
            let pause = report.gc.iter().map(|it| it.pause_ms).fold(0.0, f64::max);
            let text = format!(
                "heap up to {peak} MB, live {} MB{goal}, longest pause {pause:.3} ms, {} % of the processor",
                last.live_mb, last.cpu_percent
            );
            let heap: Vec<_> = report.gc.iter().map(|it: &GcCycle| it.heap_after_mb).collect();
            self.picture(&title, &text, &heap)?;
        }
        if let (Some(first), Some(last)) = (report.sched.first(), report.sched.last()) {
            let samples = words::counted(report.sched.len() as u64, "sample");
            let title =
                format!("{samples} of the scheduler, {} ms to {} ms", first.at_ms, last.at_ms);
            let threads = last.count("threads").unwrap_or(0);
            let waiting: Vec<_> = report.sched.iter().map(SchedSample::waiting).collect();
            let peak = waiting.iter().max().copied().unwrap_or(0);
            let text = format!(
                "up to {} in the queues; {} at the end",
                words::counted(peak, "goroutine"),
                words::counted(threads, "thread")
            );
            self.picture(&title, &text, &waiting)?;
        }
        Ok(())
    }

    fn picture(&mut self, title: &str, text: &str, numbers: &[u64]) -> io::Result<()> {
        let title = self.paint(STRONG, title);
        writeln!(self.out, "{title}: {text}")?;
        let columns = self.options.width.clamp(20, COLUMNS + 8).saturating_sub(8);
        for row in chart::bars(numbers, columns, ROWS) {
            writeln!(self.out, "   | {}", row.trim_end())?;
        }
        writeln!(self.out)
    }
}
