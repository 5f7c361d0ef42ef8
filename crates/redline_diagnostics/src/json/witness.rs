//! The form of a testimony.

use serde::Serialize;

use crate::{Testimony, Witnessed};

/// What came of looking for a test, as it is written: `witness` in the schema.
#[derive(Serialize)]
pub struct WitnessForm<'a> {
    witnessed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(flatten)]
    seen: Option<SeenForm<'a>>,
}

#[derive(Serialize)]
struct SeenForm<'a> {
    death: &'a str,
    interpreted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ran: Option<&'a str>,
    test: TestForm<'a>,
}

#[derive(Serialize)]
struct TestForm<'a> {
    name: &'a str,
    file: &'a str,
    text: &'a str,
    without_timeout: bool,
}

impl<'a> WitnessForm<'a> {
    /// The form of a testimony.
    pub fn new(testimony: &'a Testimony) -> Self {
        match testimony {
            Testimony::Witnessed(it) => {
                Self { witnessed: true, reason: None, seen: Some(SeenForm::new(it)) }
            }
            Testimony::NotWitnessed(why) => {
                Self { witnessed: false, reason: Some(why), seen: None }
            }
        }
    }
}

impl<'a> SeenForm<'a> {
    fn new(it: &'a Witnessed) -> Self {
        Self {
            death: &it.death,
            interpreted: it.interpreted,
            ran: it.ran.as_deref(),
            test: TestForm {
                name: &it.name,
                file: &it.file,
                text: &it.text,
                without_timeout: it.without_timeout,
            },
        }
    }
}
