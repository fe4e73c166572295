//! The policy as a table that people can read, and lists that agree with it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::comments::Stance;
use domain::life::Status;
use domain::moderation::{DecisionFacts, Measure, ObjectionFacts, Objector};
use domain::people::Role;
use domain::policy::{
    CommentFacts, DossierFacts, IdeaFacts, LifeFacts, OrganisationFacts, PracticeFacts, Subject, can,
    visible_to,
};
use domain::{Action, Actor, Denial, PersonId};
use proptest::prelude::*;

const ME: PersonId = PersonId(1);
const PROPOSER: PersonId = PersonId(2);
const SOMEBODY: PersonId = PersonId(3);

fn person(role: Role) -> Actor {
    Actor::Person { id: ME, role }
}

/// Somebody in each role: the one it is about, and anybody else.
fn actors() -> [(&'static str, Actor, PersonId); 10] {
    [
        ("bezoeker", Actor::Visitor, SOMEBODY),
        ("deelnemer", person(Role::Participant), SOMEBODY),
        ("deelnemer*", person(Role::Participant), ME),
        ("geschorst", Actor::Suspended { id: ME }, SOMEBODY),
        ("geschorst*", Actor::Suspended { id: ME }, ME),
        ("moderator", person(Role::Moderator), SOMEBODY),
        ("moderator*", person(Role::Moderator), ME),
        ("beheerder", person(Role::Administrator), SOMEBODY),
        ("beheerder*", person(Role::Administrator), ME),
        ("opdrachtregel", Actor::Operator, SOMEBODY),
    ]
}

/// A row for each action: what each actor hears. `owned_by` makes the subject of whoever it belongs to.
fn table(owned_by: impl Fn(PersonId) -> Subject) -> String {
    let mut text = format!("{:<11}", "");
    for (name, ..) in actors() {
        write!(text, "{name:<15}").unwrap();
    }
    for action in Action::ALL {
        write!(text, "\n{:<11}", action.as_str()).unwrap();
        for (_, actor, owner) in actors() {
            let cell = match can(&actor, *action, owned_by(owner)) {
                Ok(()) => "ja".to_owned(),
                Err(Denial::SignIn) => "inloggen".to_owned(),
                Err(Denial::NotFound) => "404".to_owned(),
                Err(Denial::NotAllowed(reason)) => reason.to_string(),
            };
            write!(text, "{cell:<15}").unwrap();
        }
    }
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// One table for all facts that make no difference to it.
fn grouped(tables: impl IntoIterator<Item = (String, String)>) -> String {
    let mut groups: Vec<(Vec<String>, String)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (facts, table) in tables {
        let place = *places.entry(table.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((Vec::new(), table));
        }
        groups[place].0.push(facts);
    }
    groups
        .into_iter()
        .map(|(facts, table)| format!("{}\n{table}\n", facts.join("\n")))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Ideas in every state, with how the table calls them; whose they are is told later.
fn ideas() -> impl Iterator<Item = (String, IdeaFacts)> {
    let states = [(false, false), (false, true), (true, false), (true, true)];
    Status::ALL.iter().flat_map(move |status| {
        states.map(|(hidden, locked)| {
            let name = format!("idee: {status}{}{}", word(hidden, ", verborgen"), word(locked, ", op slot"));
            (name, IdeaFacts { author: PROPOSER, status: *status, hidden, locked })
        })
    })
}

fn word(is: bool, word: &'static str) -> &'static str {
    if is { word } else { "" }
}

#[test]
fn who_may_do_what_to_an_idea() {
    let tables =
        ideas().map(|(name, facts)| (name, table(|author| Subject::Idea(IdeaFacts { author, ..facts }))));
    insta::assert_snapshot!(grouped(tables));
}

#[test]
fn who_may_do_what_to_the_life_of_an_idea() {
    let tables = ideas().flat_map(|(name, facts)| {
        [false, true].map(|represented| {
            let with = word(represented, "; voor wie namens de organisatie spreekt");
            let name = format!("leven: {}{with}", name.trim_start_matches("idee: "));
            let of = |author| LifeFacts { idea: IdeaFacts { author, ..facts }, represented };
            (name, table(|author| Subject::Life(of(author))))
        })
    });
    insta::assert_snapshot!(grouped(tables));
}

#[test]
fn who_may_do_what_to_a_comment() {
    let tables = ideas().flat_map(|(name, idea)| {
        let stances = [None, Some(Stance::Question), Some(Stance::Improvement)];
        let states = [(false, false), (false, true), (true, false), (true, true)];
        stances.into_iter().flat_map(move |stance| states.map(|state| (stance, state))).map(
            move |(stance, (removed, hidden))| {
                let facts = format!(
                    "{}{}{}; {name}",
                    stance.map_or("reactie", Stance::as_str),
                    word(removed, ", verwijderd"),
                    word(hidden, ", verborgen"),
                );
                (
                    facts,
                    table(|author| Subject::Comment(CommentFacts { author, removed, hidden, stance, idea })),
                )
            },
        )
    });
    insta::assert_snapshot!(grouped(tables));
}

#[test]
fn who_proposed_an_idea_may_propose_that_a_comment_under_it_becomes_one_as_long_as_both_are_open() {
    let ask = |author, idea: IdeaFacts, removed, hidden| {
        let comment = CommentFacts { author, removed, hidden, stance: None, idea };
        can(&person(Role::Participant), Action::Split, Subject::Comment(comment)).is_ok()
    };
    for (name, idea) in ideas() {
        let mine = IdeaFacts { author: ME, ..idea };
        let is_open = idea.status.is_open() && !idea.hidden && !idea.locked;
        assert_eq!(ask(SOMEBODY, mine, false, false), is_open, "{name}");
        assert!(!ask(SOMEBODY, mine, true, false) && !ask(SOMEBODY, mine, false, true), "{name}");
        assert!(!ask(SOMEBODY, IdeaFacts { author: PROPOSER, ..idea }, false, false), "{name}");
    }
}

#[test]
fn who_may_do_what_with_practice() {
    let facts = [
        (false, false, false),
        (true, false, false),
        (false, true, false),
        (false, true, true),
        (true, true, true),
    ];
    let reports = ideas().filter(|(_, idea)| !idea.locked).flat_map(|(name, idea)| {
        facts.map(|(represents, follows, claimed)| {
            let facts = format!(
                "praktijk{}{}{}; {name}",
                word(represents, ", namens de organisatie"),
                word(follows, ", volgt"),
                word(claimed, ", werkt daar")
            );
            (
                facts,
                table(|author| {
                    let of = PracticeFacts::of(IdeaFacts { author, ..idea });
                    Subject::Practice(PracticeFacts { represents, follows, claimed, ..of })
                }),
            )
        })
    });
    insta::assert_snapshot!(grouped(reports));
}

#[test]
fn who_may_do_what_to_a_report_of_practice() {
    let standings = [(false, false), (true, false), (false, true)];
    let reports = ideas().filter(|(_, idea)| !idea.locked).flat_map(|(name, idea)| {
        standings
            .into_iter()
            .flat_map(move |standing| [false, true].map(|represents| (standing, represents)))
            .map(move |((hidden, withdrawn), represents)| {
                let facts = format!(
                    "bericht{}{}{}; {name}",
                    word(hidden, ", verborgen"),
                    word(withdrawn, ", teruggenomen"),
                    word(represents, ", namens de organisatie"),
                );
                let of = PracticeFacts::of(idea);
                let of = PracticeFacts { represents, hidden, withdrawn, ..of };
                (facts, table(|writer| Subject::Practice(PracticeFacts { writer: Some(writer), ..of })))
            })
    });
    insta::assert_snapshot!(grouped(reports));
}

#[test]
fn who_may_take_what_along() {
    let dossiers = ideas().filter(|(_, idea)| !idea.locked).flat_map(|(name, idea)| {
        [false, true].map(|represents| {
            let facts = format!("dossier{}; {name}", word(represents, ", spreekt voor een organisatie"));
            (
                facts,
                table(|author| {
                    Subject::Dossier(DossierFacts { idea: IdeaFacts { author, ..idea }, represents })
                }),
            )
        })
    });
    insta::assert_snapshot!(grouped(dossiers));
}

#[test]
fn who_may_do_what_to_the_rest() {
    let subjects = [
        ("site", table(|_| Subject::Site)),
        ("ideeen", table(|_| Subject::Ideas)),
        ("account", table(Subject::Account)),
        ("wachtrij", table(|_| Subject::Queue)),
        ("besluit: over mij", table(|concerned| decision(concerned, Measure::Hide, false))),
        ("besluit: niets gedaan, over mij", table(|concerned| decision(concerned, Measure::None, false))),
        ("besluit: niets gedaan, door mij gemeld", table(|_| decision(SOMEBODY, Measure::None, true))),
        ("besluit: verborgen, door mij gemeld", table(|_| decision(SOMEBODY, Measure::Hide, true))),
        ("bezwaar: besluit door mij", table(|moderator| objection(PROPOSER, moderator, PROPOSER))),
        ("bezwaar: van mij", table(|objector| objection(objector, SOMEBODY, PROPOSER))),
        ("bezwaar: besluit over mij", table(|concerned| objection(PROPOSER, SOMEBODY, concerned))),
        ("gemeld: niets gedaan, wie de link heeft", table(|_| Subject::Reported(Measure::None))),
        ("gemeld: verborgen, wie de link heeft", table(|_| Subject::Reported(Measure::Hide))),
        ("persoon", table(Subject::Person)),
        ("personen", table(|_| Subject::People)),
        ("organisatie", table(|_| Subject::Organisation(OrganisationFacts { represented: false }))),
        (
            "organisatie: van wie vraagt",
            table(|_| Subject::Organisation(OrganisationFacts { represented: true })),
        ),
        ("post", table(|_| Subject::Mail)),
        ("onderwerp", table(|person| Subject::Topic(Some(person)))),
    ];
    insta::assert_snapshot!(grouped(subjects.map(|(facts, table)| (facts.to_owned(), table))));
}

fn decision(concerned: PersonId, measure: Measure, is_reporter: bool) -> Subject {
    Subject::Decision(DecisionFacts { concerned, moderator: PROPOSER, measure, is_reporter })
}

fn objection(objector: PersonId, moderator: PersonId, concerned: PersonId) -> Subject {
    let decision = DecisionFacts { concerned, moderator, measure: Measure::Hide, is_reporter: false };
    Subject::Objection(ObjectionFacts { objector: Objector::Person(objector), decision })
}

fn any_actor() -> impl Strategy<Value = Actor> {
    let person = (1i64..4, prop::sample::select(Role::ALL))
        .prop_map(|(id, role)| Actor::Person { id: PersonId(id), role });
    let suspended = (1i64..4).prop_map(|id| Actor::Suspended { id: PersonId(id) });
    prop_oneof![Just(Actor::Visitor), Just(Actor::Operator), person, suspended]
}

fn any_idea() -> impl Strategy<Value = IdeaFacts> {
    (1i64..4, prop::sample::select(Status::ALL), any::<bool>(), any::<bool>()).prop_map(
        |(author, status, hidden, locked)| IdeaFacts { author: PersonId(author), status, hidden, locked },
    )
}

proptest! {
    #[test]
    fn a_list_shows_what_may_be_read_and_nothing_else(actor in any_actor(), idea in any_idea()) {
        let read = can(&actor, Action::View, Subject::Idea(idea));
        prop_assert_eq!(visible_to(&actor).shows(&idea), read.is_ok());
    }

    #[test]
    fn what_cannot_be_read_is_not_there_for_any_action(actor in any_actor(), idea in any_idea()) {
        if !visible_to(&actor).shows(&idea) {
            for action in Action::ALL {
                prop_assert_eq!(can(&actor, *action, Subject::Idea(idea)), Err(Denial::NotFound));
            }
        }
    }

    #[test]
    fn a_suspension_gives_nothing_that_a_participant_has_not(idea in any_idea(), id in 1i64..4) {
        let (suspended, participant) =
            (Actor::Suspended { id: PersonId(id) }, Actor::Person { id: PersonId(id), role: Role::Participant });
        for action in Action::ALL {
            if can(&suspended, *action, Subject::Idea(idea)).is_ok() {
                prop_assert!(can(&participant, *action, Subject::Idea(idea)).is_ok());
            }
        }
        for action in [Action::Create, Action::Edit, Action::Comment, Action::Support, Action::Moderate] {
            prop_assert!(can(&suspended, action, Subject::Idea(idea)).is_err());
        }
        let reports = |actor: &Actor| can(actor, Action::Report, Subject::Idea(idea));
        prop_assert_eq!(reports(&suspended), reports(&participant));
    }

    #[test]
    fn nobody_decides_about_or_reports_what_they_wrote(role in prop::sample::select(Role::ALL), idea in any_idea()) {
        let author = Actor::Person { id: idea.author, role };
        for action in [Action::Moderate, Action::Report] {
            prop_assert!(can(&author, action, Subject::Idea(idea)).is_err());
        }
    }
}
