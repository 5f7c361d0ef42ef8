//! A reader that has read enough is no error.

use std::process::{Command, Stdio};

#[test]
fn a_closed_standard_output_is_quiet() {
    for arguments in [["completions", "bash"], ["explain", "deadlock"], ["rules", "--format=json"]]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_redline"));
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("redline starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("redline ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}
