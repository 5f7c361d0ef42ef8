//! The program `redline`.

use std::process::ExitCode;

fn main() -> ExitCode {
    redline::run(std::env::args_os())
}
