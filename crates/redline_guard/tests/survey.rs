//! Files come into a module and are kept.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::Path;

use redline_guard::{FILES, Home, HomeError, State, Survey};

fn module(go_mod: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("go.mod"), go_mod).unwrap();
    folder
}

const SHOP: &str = "module example.com/shop\n\ngo 1.25\n";

fn states(survey: &Survey, state: State) -> Vec<&'static str> {
    survey.in_state(&[state]).map(|entry| entry.path).collect()
}

#[test]
fn what_is_written_is_current_and_nothing_else_is_touched() {
    let folder = module(SHOP);
    let home = Home::find(folder.path(), None).unwrap();
    assert_eq!(home.import_path, "example.com/shop/internal/guard");
    let survey = Survey::of(&home).unwrap();
    assert!(survey.is_empty());
    assert_eq!(survey.write(&[State::Missing]).unwrap().len(), FILES.len());
    let survey = Survey::of(&home).unwrap();
    assert_eq!(states(&survey, State::Current).len(), FILES.len());
    let handler = std::fs::read_to_string(home.dir.join("guardhttp/handler.go")).unwrap();
    assert!(handler.contains("\t\"example.com/shop/internal/guard\"\n"));
    assert_eq!(std::fs::read_to_string(folder.path().join("go.mod")).unwrap(), SHOP);
}

#[test]
fn an_edit_is_a_change_and_a_moved_module_is_not() {
    let folder = module(SHOP);
    let home = Home::find(folder.path(), None).unwrap();
    Survey::of(&home).unwrap().write(&[State::Missing]).unwrap();
    let cast = home.dir.join("cast.go");
    let text = std::fs::read_to_string(&cast).unwrap();
    std::fs::write(&cast, text.replace("package guard\n", "package guard\n\n// Ours.\n")).unwrap();
    std::fs::write(folder.path().join("go.mod"), "module example.com/store\n\ngo 1.25\n").unwrap();
    let home = Home::find(folder.path(), None).unwrap();
    let survey = Survey::of(&home).unwrap();
    assert_eq!(states(&survey, State::Changed), ["cast.go"]);
    assert_eq!(states(&survey, State::Outdated), ["guardhttp/handler.go"]);
    let changed = survey.in_state(&[State::Changed]).next().unwrap();
    assert!(changed.diff().contains("\n+// Ours.\n"), "{}", changed.diff());
    survey.write(&[State::Outdated]).unwrap();
    let survey = Survey::of(&home).unwrap();
    assert_eq!(states(&survey, State::Outdated), [""; 0]);
    assert_eq!(states(&survey, State::Changed), ["cast.go"]);
}

#[test]
fn the_ends_of_lines_are_no_change() {
    let folder = module(SHOP);
    let home = Home::find(folder.path(), None).unwrap();
    Survey::of(&home).unwrap().write(&[State::Missing]).unwrap();
    let cast = home.dir.join("cast.go");
    let text = std::fs::read_to_string(&cast).unwrap().replace('\n', "\r\n");
    std::fs::write(&cast, text).unwrap();
    assert_eq!(states(&Survey::of(&home).unwrap(), State::Current).len(), FILES.len());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let folder = module(SHOP);
    let elsewhere = folder.path().join("elsewhere.go");
    std::fs::write(&elsewhere, "mine").unwrap();
    let home = Home::find(folder.path(), None).unwrap();
    std::fs::create_dir_all(&home.dir).unwrap();
    std::os::unix::fs::symlink(&elsewhere, home.dir.join("map.go")).unwrap();
    let survey = Survey::of(&home).unwrap();
    assert_eq!(states(&survey, State::Foreign), ["map.go"]);
    survey.write(&[State::Missing, State::Foreign]).unwrap();
    assert_eq!(std::fs::read_to_string(&elsewhere).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_behind_a_linked_folder() {
    let folder = module(SHOP);
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("internal")).unwrap();
    let survey = Survey::of(&Home::find(folder.path(), None).unwrap()).unwrap();
    assert_eq!(states(&survey, State::Foreign).len(), FILES.len());
    survey.write(&[State::Missing, State::Foreign]).unwrap();
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_that_cannot_be_a_home_says_why() {
    let refused = |go_mod: &str, dir: &str| {
        let folder = module(go_mod);
        Home::find(folder.path(), Some(Path::new(dir))).unwrap_err()
    };
    assert!(matches!(refused("go 1.25\n", "x"), HomeError::Nameless(_)));
    assert!(
        matches!(refused("module m\n\ngo 1.22\n", "x"), HomeError::TooOld(_, go) if go == "1.22")
    );
    assert!(matches!(refused(SHOP, "."), HomeError::ModuleFolder(_)));
    assert!(matches!(refused(SHOP, "x/../"), HomeError::ModuleFolder(_)));
    assert!(matches!(refused(SHOP, "a b"), HomeError::NotImportable(..)));
    let outside = tempfile::tempdir().unwrap();
    let error = Home::find(outside.path(), None).unwrap_err();
    assert!(matches!(error, HomeError::NoModule(_)) && error.to_string().contains("go mod init"));
}

#[test]
fn a_folder_belongs_to_the_nearest_module() {
    let folder = module(SHOP);
    let inner = folder.path().join("tools");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join("go.mod"), "module example.com/tools\n\ngo 1.23\n").unwrap();
    let home = Home::find(folder.path(), Some(Path::new("tools/safe"))).unwrap();
    assert_eq!(home.import_path, "example.com/tools/safe");
}
