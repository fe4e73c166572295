//! Accounts.

use tests::{TestApp, both_engines};

both_engines! {
    async fn the_stage_is_set(app: &TestApp) {
        assert_ne!(app.inwoner().id, app.griffier().id);
        app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        assert_eq!(app.events().await.len(), 3);
    }
}
