//! Telling a story on a database, and clearing up after it however it ends.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use storage::Engine;

use crate::{TestApp, TestDatabase};

/// No story takes a quarter of this; one that waits for what never comes would keep all others from being counted.
const END: Duration = Duration::from_mins(10);

/// Ends the whole run, saying which story it was, where one does not end.
struct Watch {
    _ended: Sender<()>,
}

impl Watch {
    fn over_this_story() -> Self {
        let story = std::thread::current().name().unwrap_or("a story").to_owned();
        let (ended, still_told) = channel();
        std::thread::spawn(move || {
            if still_told.recv_timeout(END) == Err(RecvTimeoutError::Timeout) {
                eprintln!("{story} has not ended within {} seconds", END.as_secs());
                std::process::exit(101);
            }
        });
        Self { _ended: ended }
    }
}

/// Tells a story on a fresh database, which is gone afterwards. A story that leaves work undone fails, see
/// [`TestApp::leave_unsettled`].
pub fn tell(engine: Engine, story: impl AsyncFnOnce(&TestApp)) {
    let _watch = Watch::over_this_story();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let database = runtime.block_on(TestDatabase::make(engine));
    let app = runtime.block_on(TestApp::open(database));
    let told = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            story(&app).await;
            app.assert_settled().await;
        });
    }));
    runtime.block_on(app.close());
    if let Err(panic) = told {
        resume_unwind(panic);
    }
}

/// Makes of each story two tests, `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: &TestApp) $body:block)+) => {
        $($(#[$meta])* mod $name {
            use super::*;

            async fn story($app: &$crate::TestApp) $body

            #[test]
            fn sqlite() {
                $crate::tell($crate::Engine::Sqlite, story);
            }

            #[test]
            fn postgres() {
                $crate::tell($crate::Engine::Postgres, story);
            }
        })+
    };
}

/// Makes of each story one test, for what only one of the databases does.
#[macro_export]
macro_rules! on_engine {
    ($engine:ident: $($(#[$meta:meta])* async fn $name:ident($app:ident: &TestApp) $body:block)+) => {
        $($(#[$meta])* #[test]
        fn $name() {
            async fn story($app: &$crate::TestApp) $body
            $crate::tell($crate::Engine::$engine, story);
        })+
    };
}
