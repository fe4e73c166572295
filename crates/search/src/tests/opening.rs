//! The index on disk: found at once, kept after a crash, thrown away when it is damaged.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::SearchError;

/// What a crash leaves: the files as they are at this moment, without the lock.
fn copy_of(dir: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    let (from, to) = (index_dir(dir), index_dir(copy.path()));
    fs::create_dir_all(&to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
    copy
}

fn index_dir(dir: &Path) -> PathBuf {
    dir.join(format!("v{}", crate::schema::VERSION))
}

/// Damages an index that was closed and opens it again.
fn reopened_after(damage: impl FnOnce(&Path)) -> (Index, TempDir) {
    let Shelf { index, dir } = Shelf::new(&[put(idea(1, "Bomen"))]);
    drop(index);
    damage(&index_dir(dir.path()));
    (Index::open(dir.path()).unwrap(), dir)
}

fn assert_starts_empty(damage: impl FnOnce(&Path)) {
    let (index, _dir) = reopened_after(damage);
    assert_eq!(index.position(), None);
    assert_eq!(index.search(&page()).unwrap().total, 0);
    index.apply(&[put(idea(2, "Bomen"))], "2").unwrap();
    assert_eq!(index.search(&page()).unwrap().total, 1);
}

fn segment_files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
}

#[test]
fn a_missing_directory_is_made() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::open(&dir.path().join("a/b")).unwrap();
    assert_eq!(index.position(), None);
    assert_eq!(index.search(&page()).unwrap().total, 0);
}

#[test]
fn what_is_applied_is_found_at_once() {
    let shelf = Shelf::new(&[put(idea(1, "Bomen langs de dijk"))]);
    assert_eq!(shelf.numbers("dijk"), [1]);
    shelf.index.apply(&[put(idea(1, "Bomen langs de vaart"))], "2").unwrap();
    assert_eq!(shelf.numbers("dijk"), [0; 0]);
    assert_eq!(shelf.numbers("vaart"), [1]);
}

#[test]
fn clones_share_one_index() {
    let shelf = Shelf::new(&[]);
    let clone = shelf.index.clone();
    std::thread::spawn(move || clone.apply(&[put(idea(1, "Bomen"))], "2").unwrap()).join().unwrap();
    assert_eq!(shelf.numbers("bomen"), [1]);
    assert_eq!(shelf.index.position().as_deref(), Some("2"));
}

#[test]
fn later_changes_of_one_batch_win() {
    let changes = vec![
        put(idea(1, "Eerst")),
        put(idea(1, "Daarna")),
        put(idea(2, "Weg")),
        Change::RemoveIdea(2),
        Change::RemoveIdea(3),
        put(idea(3, "Terug")),
    ];
    let shelf = Shelf::new(&changes);
    assert_eq!(shelf.numbers("eerst"), [0; 0]);
    assert_eq!(shelf.numbers(""), [3, 1]);
}

#[test]
fn the_position_survives_a_restart() {
    let (index, _dir) = reopened_after(|_| {});
    assert_eq!(index.position().as_deref(), Some("1"));
    assert_eq!(index.search(&page()).unwrap().total, 1);
}

#[test]
fn a_crash_keeps_the_last_commit_and_nothing_else() {
    let shelf = Shelf::new(&[put(idea(1, "Bomen"))]);
    shelf.index.write_without_commit(&put(idea(2, "Bomen")));
    let copy = copy_of(shelf.path());
    let index = Index::open(copy.path()).unwrap();
    assert_eq!(index.position().as_deref(), Some("1"));
    assert_eq!(numbers(&index.search(&page()).unwrap()), [1]);
}

#[test]
fn a_damaged_index_starts_empty() {
    assert_starts_empty(|dir| fs::write(dir.join("meta.json"), "{ not json").unwrap());
    assert_starts_empty(|dir| fs::write(dir.join("meta.json"), "").unwrap());
    assert_starts_empty(|dir| fs::remove_file(dir.join("meta.json")).unwrap());
    assert_starts_empty(|dir| fs::write(dir.join(".managed.json"), "[").unwrap());
    for extension in ["store", "term", "idx", "pos", "fast", "fieldnorm"] {
        assert_starts_empty(|dir| {
            for path in segment_files(dir, extension) {
                fs::File::options().write(true).open(path).unwrap().set_len(10).unwrap();
            }
        });
    }
}

#[test]
fn a_flipped_byte_or_a_lost_file_starts_empty() {
    assert_starts_empty(|dir| {
        let path = segment_files(dir, "store").remove(0);
        let mut bytes = fs::read(&path).unwrap();
        bytes[3] ^= 0xff;
        fs::write(path, bytes).unwrap();
    });
    assert_starts_empty(|dir| fs::remove_file(segment_files(dir, "term").remove(0)).unwrap());
    assert_starts_empty(|dir| {
        fs::remove_dir_all(dir).unwrap();
        fs::write(dir, "a file where the index was").unwrap();
    });
}

#[test]
fn another_schema_starts_empty_and_leaves_nothing_of_the_old() {
    let old = |dir: &Path| dir.with_file_name("v0");
    let (index, dir) = reopened_after(|dir| fs::rename(dir, old(dir)).unwrap());
    assert_eq!(index.position(), None);
    assert!(!old(&index_dir(dir.path())).exists());

    assert_starts_empty(|dir| {
        fs::remove_dir_all(dir).unwrap();
        fs::create_dir_all(dir).unwrap();
        tantivy::Index::create_in_dir(dir, tantivy::schema::Schema::builder().build()).unwrap();
    });
}

#[test]
fn one_directory_is_for_one_index() {
    let shelf = Shelf::new(&[]);
    let Err(error) = Index::open(shelf.path()) else { panic!("opened twice") };
    assert!(matches!(error, SearchError::InUse(_)), "{error}");
    let Shelf { index, dir } = shelf;
    drop(index);
    assert!(Index::open(dir.path()).is_ok());
}

#[test]
fn a_directory_that_cannot_be_made_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(Index::open(&file.join("index")), Err(SearchError::Directory(..))));
}

#[test]
fn clearing_forgets_everything_and_the_position() {
    let shelf = Shelf::new(&[put(idea(1, "Bomen"))]);
    shelf.index.clear().unwrap();
    assert_eq!(shelf.find("").total, 0);
    assert_eq!(shelf.index.position(), None);
    shelf.index.apply(&[put(idea(2, "Bomen"))], "9").unwrap();
    assert_eq!(shelf.numbers(""), [2]);
}

#[test]
fn removing_leaves_nothing_behind() {
    let with_comment = IdeaDocument { comments: vec![comment(7, "Beuken")], ..idea(1, "Bomen") };
    let text = article("loting", "Loting");
    let shelf = Shelf::new(&[put(with_comment), put(idea(11, "Heggen")), Change::PutArticle(text)]);
    shelf.index.apply(&[Change::RemoveIdea(1), Change::RemoveArticle("loting".to_owned())], "2").unwrap();
    assert_eq!(shelf.numbers(""), [11]);
    assert_eq!(shelf.ask(&Query { kind: Some(Kind::Comment), ..page() }).total, 0);
    assert_eq!(shelf.ask(&Query { kind: Some(Kind::Article), ..page() }).total, 0);
    assert_eq!(shelf.numbers("beuken"), [0; 0]);
}

#[test]
fn a_new_index_is_made_beside_the_one_that_answers_and_takes_its_place() {
    let shelf = Shelf::new(&[put(idea(1, "Bomen langs de dijk"))]);
    let mut building = shelf.index.build_beside().unwrap();
    building.add(&[put(idea(2, "Bomen langs de vaart"))]).unwrap();
    building.keep("half").unwrap();
    assert_eq!(shelf.numbers("bomen"), [1], "the old one answers");
    shelf.index.apply(&[put(idea(3, "Bomen op het plein"))], "2").unwrap();
    assert_eq!(shelf.numbers("plein"), [3], "and follows the log");
    drop(building);

    let mut building = shelf.index.build_beside().unwrap();
    assert_eq!(building.progress().as_deref(), Some("half"), "it is taken up where it was kept");
    building.add(&[put(idea(4, "Bomen in de wijk"))]).unwrap();
    shelf.index.take_over(building, "9").unwrap();
    assert_eq!(shelf.numbers("bomen"), [4, 2]);
    assert_eq!(shelf.index.position().as_deref(), Some("9"));
    shelf.index.apply(&[put(idea(5, "Bomen bij de brug"))], "10").unwrap();
    assert_eq!(shelf.numbers("brug"), [5]);
    assert_eq!(shelf.index.build_beside().unwrap().progress(), None, "the next one begins anew");

    let Shelf { index, dir } = shelf;
    drop(index);
    let index = Index::open(dir.path()).unwrap();
    assert_eq!(index.position().as_deref(), Some("10"));
    assert_eq!(index.search(&page()).unwrap().total, 3);
}

#[test]
fn an_exchange_that_was_cut_short_is_finished_at_the_next_start() {
    let shelf = Shelf::new(&[put(idea(1, "Bomen"))]);
    let mut building = shelf.index.build_beside().unwrap();
    building.add(&[put(idea(2, "Bomen"))]).unwrap();
    building.keep("half").unwrap();
    drop(building);
    let Shelf { index, dir } = shelf;
    drop(index);
    fs::remove_dir_all(index_dir(dir.path())).unwrap();
    assert_eq!(Index::open(dir.path()).unwrap().position(), None, "what is half done does not answer");
}

#[test]
fn another_process_asks_for_a_new_index_and_reads_how_far_it_is() {
    let shelf = Shelf::new(&[]);
    assert!(!shelf.index.is_rebuild_asked());
    crate::ask_rebuild(shelf.path()).unwrap();
    assert!(shelf.index.is_rebuild_asked());
    shelf.index.tell_progress(3, 10);
    assert_eq!(crate::rebuild_progress(shelf.path()), Some((3, 10)));
    shelf.index.tell_done().unwrap();
    shelf.index.tell_done().unwrap();
    assert_eq!(crate::rebuild_progress(shelf.path()), None);
}
