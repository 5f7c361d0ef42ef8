#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| redline_fuzz::Target::Lower.run(input));
