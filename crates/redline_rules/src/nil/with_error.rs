use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A pointer is followed that a call gave together with an error.
    ///
    /// By convention the other results mean nothing when there is an error: a pointer is
    /// nil then. The way on which the error is handled must not touch it.
    ///
    /// ```go
    /// import "os"
    ///
    /// func size(name string) int64 {
    /// 	info, err := os.Stat(name)
    /// 	if err != nil {
    /// 		return -info.Size() // silent: the method of an interface is called
    /// 	}
    /// 	return info.Size()
    /// }
    ///
    /// type Config struct{ Name string }
    ///
    /// func load(name string) (*Config, error) {
    /// 	if name == "" {
    /// 		return nil, os.ErrNotExist
    /// 	}
    /// 	return &Config{name}, nil
    /// }
    ///
    /// func report(name string) string {
    /// 	config, err := load(name)
    /// 	if err != nil {
    /// 		return "cannot load " + config.Name // want `follows a pointer that came with an error`
    /// 	}
    /// 	return config.Name
    /// }
    /// ```
    ///
    /// Proved if the function that is called belongs to the package and gives nil with
    /// every error; likely for functions of the standard library.
    ///
    /// Silent about others, which may give something to look at, where the pointer is
    /// compared with nil as well, and in tests.
    pub(super) static RULE = {
        code: "NIL105",
        name: "used-with-error",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::WithError) {
        file.report_hazard(found, hazard, |text| format!("`{text}` follows a pointer that came with an error"));
    }
}
