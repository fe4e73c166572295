//! People: an address once, whatever its capitals; a name as often as it is borne.

use domain::PersonId;
use domain::people::{Email, Function, Language, Name, Role};
use storage::people::NewPerson;
use storage::{StorageError, Tx};
use tests::{TestApp, both_engines};

async fn insert(app: &TestApp, tx: &Tx, name: &str, email: Option<&str>) -> Result<PersonId, StorageError> {
    let email = email.map(|email| Email::parse(email).unwrap());
    tx.insert_person(&NewPerson {
        name: &Name::parse(name).unwrap(),
        function: Function::Resident,
        role: Role::Participant,
        language: Language::Dutch,
        email: email.as_ref(),
        password_hash: None,
        import_key: None,
        created_at: app.now(),
        confirmed_at: None,
    })
    .await
}

both_engines! {
    async fn an_address_is_unique_whatever_its_capitals(app: &TestApp) {
        let tx = app.begin().await;
        let first = insert(app, &tx, "Jörg de Boer", Some("Jörg.deBoer@Voorbeeld.NL")).await.unwrap();
        tx.commit().await.unwrap();

        let tx = app.begin().await;
        let again = insert(app, &tx, "Een ander", Some("JÖRG.DEBOER@voorbeeld.nl")).await;
        assert!(matches!(again, Err(StorageError::Exists(_))), "{again:?}");
        tx.rollback().await.unwrap();

        let asked = Email::parse("jörg.deboer@VOORBEELD.nl").unwrap();
        let found = app.reader().account_by_email(&asked).await.unwrap().unwrap();
        assert_eq!((found.id, found.email.as_deref()), (first, Some("Jörg.deBoer@Voorbeeld.NL")));
    }

    async fn people_of_one_name_each_have_a_page(app: &TestApp) {
        let tx = app.begin().await;
        for _ in 0..3 {
            insert(app, &tx, "Sanne de Vries", None).await.unwrap();
        }
        insert(app, &tx, "Sanne de Vries-Bakker", None).await.unwrap();
        tx.commit().await.unwrap();
        for handle in ["sanne-de-vries", "sanne-de-vries-2", "sanne-de-vries-3", "sanne-de-vries-bakker"] {
            assert!(app.reader().account_by_handle(handle).await.unwrap().is_some(), "{handle}");
        }
    }
}
