//! Policy: who may do what to which thing. Pure, total, and printed as a table in the tests.

use jiff::Timestamp;
use thiserror::Error;

use crate::comments::Stance;
use crate::ids::PersonId;
use crate::life::{Status, Stepper, steps_from};
use crate::moderation::{DecisionFacts, Measure, ObjectionFacts};
use crate::people::Role;
use crate::words::words;

mod comments;
mod moderation;
mod practice;
mod visibility;

pub use practice::{DossierFacts, PracticeFacts};
pub use visibility::{Visibility, visible_to};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Not signed in.
    Visitor,
    /// Signed in, with a confirmed address.
    Person {
        /// Who.
        id: PersonId,
        /// What they may do beyond taking part.
        role: Role,
    },
    /// Signed in while a suspension lasts, whatever their role: they read and take back, but do not write.
    Suspended {
        /// Who.
        id: PersonId,
    },
    /// Whoever has the command line of the machine: imports, first accounts.
    Operator,
}

impl Actor {
    /// Somebody who is signed in at `now`. A suspension ends by the clock alone: nothing has to lift it.
    pub fn signed_in(id: PersonId, role: Role, suspended_until: Option<Timestamp>, now: Timestamp) -> Self {
        if suspended_until.is_some_and(|until| until > now) {
            Self::Suspended { id }
        } else {
            Self::Person { id, role }
        }
    }

    /// The person, when there is one.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } | Self::Suspended { id } => Some(id),
            Self::Visitor | Self::Operator => None,
        }
    }

    fn is(self, person: PersonId) -> bool {
        self.person() == Some(person)
    }

    fn moderates(self) -> bool {
        matches!(self, Self::Operator | Self::Person { role: Role::Moderator | Role::Administrator, .. })
    }

    fn administers(self) -> bool {
        matches!(self, Self::Operator | Self::Person { role: Role::Administrator, .. })
    }
}

words! {
    /// What is done.
    pub enum Action {
        /// Read it.
        View = "lezen",
        /// Make one.
        Create = "maken",
        /// Change it.
        Edit = "wijzigen",
        /// Take it back.
        Withdraw = "intrekken",
        /// Support it, or no longer.
        Support = "steunen",
        /// Follow it, or no longer.
        Follow = "volgen",
        /// Keep it to find it again, or no longer.
        Bookmark = "bewaren",
        /// Say something under it.
        Comment = "reageren",
        /// Say that it got what it asked for: a question its answer, an improvement its place in the idea.
        Resolve = "afronden",
        /// Bring it to a moderator.
        Report = "melden",
        /// Let it go on as part of another, or undo that.
        Merge = "invoegen",
        /// Make an idea of its own of it, or propose that to its author.
        Split = "afsplitsen",
        /// Object to it.
        Object = "bezwaar",
        /// Decide about it, or read the queue.
        Moderate = "modereren",
        /// Speak for it, or say who does.
        Represent = "spreken",
        /// Run the site.
        Administer = "beheren",
        /// Say on behalf of an organisation how it goes there.
        Practise = "toepassen",
        /// Say whether one sees it where one lives.
        Confirm = "bevestigen",
        /// Take it along with the names of people in it.
        TakeNames = "met-namen",
        /// Put it in its place: lock it, move it, pin it, feature it.
        Tidy = "opruimen",
        /// Say which other idea it is akin to, or no longer.
        Relate = "verbinden",
    }
}

/// What the policy must know of an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdeaFacts {
    /// Its author.
    pub author: PersonId,
    /// Where it stands.
    pub status: Status,
    /// Hidden by a moderator.
    pub hidden: bool,
    /// Closed for comments and support by a moderator; it stays readable.
    pub locked: bool,
}

/// What the policy must know of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommentFacts {
    /// Its author.
    pub author: PersonId,
    /// Taken back by its author.
    pub removed: bool,
    /// Hidden by a moderator.
    pub hidden: bool,
    /// What it means to do.
    pub stance: Option<Stance>,
    /// The idea it stands under.
    pub idea: IdeaFacts,
}

/// What the policy must know of an organisation. It is loaded in the transaction that changes something, so that who
/// spoke for it until a moment ago does so no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationFacts {
    /// Whether the one who asks speaks for it.
    pub represented: bool,
}

/// What the policy must know of the life of an idea: its steps, its answers and its milestones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LifeFacts {
    /// The idea.
    pub idea: IdeaFacts,
    /// Whether the one who asks speaks for the organisation that it is addressed to, or that took it up.
    pub represented: bool,
}

/// What it is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The public pages: lists, search, articles, texts.
    Site,
    /// The proposal form.
    Ideas,
    /// An idea.
    Idea(IdeaFacts),
    /// A comment.
    Comment(CommentFacts),
    /// The life of an idea: `wijzigen` is taking a step, `spreken` answering for the organisation.
    Life(LifeFacts),
    /// Somebody's own account.
    Account(PersonId),
    /// The moderation queue, its cases and its log.
    Queue,
    /// The statement of reasons of a decision.
    Decision(DecisionFacts),
    /// An objection to a decision.
    Objection(ObjectionFacts),
    /// What was decided on a report, for whoever made it without an account and has the link to it; what it did.
    Reported(Measure),
    /// A person, for what they do on the whole.
    Person(PersonId),
    /// An organisation: speaking for it, and who does.
    Organisation(OrganisationFacts),
    /// Accounts and roles.
    People,
    /// The mail queue.
    Mail,
    /// What organisations report on an idea.
    Practice(PracticeFacts),
    /// Ideas with all that was said about them, as a file for a council.
    Dossier(DossierFacts),
    /// What can be followed beside ideas: a theme, an organisation, or this person.
    Topic(Option<PersonId>),
}

/// Why something may not be done; it decides which answer the visitor gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Denial {
    /// Sign in first.
    #[error("not signed in")]
    SignIn,
    /// As far as this person is concerned, it does not exist.
    #[error("not found")]
    NotFound,
    /// It exists, but this is not theirs to do.
    #[error("not allowed: {0}")]
    NotAllowed(Reason),
}

words! {
    /// Why it is not theirs to do.
    pub enum Reason {
        /// It belongs to somebody else.
        NotYours = "van-een-ander",
        /// It is their own, and one does not judge one's own case.
        Yours = "van-jezelf",
        /// It is closed: withdrawn, merged, removed or hidden.
        Closed = "gesloten",
        /// A moderator closed it for comments and support.
        Locked = "op-slot",
        /// They are suspended for a time.
        Suspended = "geschorst",
        /// Its time has not come.
        TooEarly = "te-vroeg",
        /// Somebody else decided on it in the meantime.
        Decided = "al-besloten",
        /// They took the decision, and another one judges it.
        Judged = "eigen-besluit",
        /// They objected already.
        Once = "al-bezwaar",
        /// The term is over.
        TooLate = "te-laat",
        /// It takes another role.
        Role = "rol",
        /// It takes somebody who speaks for the organisation.
        NotRepresented = "niet-namens",
        /// It takes somebody who follows the idea.
        Follower = "volger",
        /// It can be done once, and was.
        Done = "al-gedaan",
        /// It would leave nobody who runs the site.
        LastAdministrator = "laatste-beheerder",
    }
}

/// Whether `actor` may do `action` to `subject`.
pub fn can(actor: &Actor, action: Action, subject: Subject) -> Result<(), Denial> {
    if let Actor::Suspended { id } = *actor {
        can(&Actor::Person { id, role: Role::Participant }, action, subject)?;
        return allow(stays_open_to_the_suspended(action, subject), Reason::Suspended);
    }
    match subject {
        Subject::Site => allow(action == Action::View, Reason::Role),
        Subject::Ideas => match action {
            Action::Create => signed_in(*actor),
            _ => refuse(Reason::Role),
        },
        Subject::Idea(idea) => can_idea(*actor, action, idea),
        Subject::Comment(comment) => comments::can(*actor, action, comment),
        Subject::Life(life) => can_life(*actor, action, life),
        Subject::Account(owner) => match action {
            Action::View | Action::Edit | Action::Withdraw => {
                signed_in(*actor)?;
                allow(actor.is(owner), Reason::NotYours)
            }
            _ => refuse(Reason::Role),
        },
        Subject::Queue => {
            signed_in(*actor)?;
            allow(action == Action::Moderate && actor.moderates(), Reason::Role)
        }
        Subject::Decision(decision) => moderation::can_decision(*actor, action, decision),
        Subject::Objection(objection) => moderation::can_objection(*actor, action, objection),
        Subject::Reported(measure) => moderation::can_reported(action, measure),
        Subject::Person(person) => moderation::can_person(*actor, action, person),
        Subject::Organisation(organisation) => match action {
            Action::View => Ok(()),
            Action::Represent => {
                signed_in(*actor)?;
                allow(organisation.represented && actor.person().is_some(), Reason::NotRepresented)
            }
            Action::Administer => {
                signed_in(*actor)?;
                allow(actor.administers(), Reason::Role)
            }
            _ => refuse(Reason::Role),
        },
        Subject::People | Subject::Mail => {
            signed_in(*actor)?;
            allow(action == Action::Administer && actor.administers(), Reason::Role)
        }
        Subject::Practice(facts) => practice::can(*actor, action, facts),
        Subject::Dossier(facts) => practice::can_take(*actor, action, facts),
        Subject::Topic(person) => match action {
            Action::View => Ok(()),
            Action::Follow => {
                signed_in(*actor)?;
                allow(!person.is_some_and(|person| actor.is(person)), Reason::Yours)
            }
            _ => refuse(Reason::Role),
        },
    }
}

/// What a suspension leaves: reading, one's own account, taking back what one wrote, what nobody else sees, and telling of what
/// is not allowed, which is open to everybody, also without an account (DSA, art. 16(1)). They do not leave meanwhile, or
/// they would be back under another name the same day.
fn stays_open_to_the_suspended(action: Action, subject: Subject) -> bool {
    match action {
        Action::Withdraw => !matches!(subject, Subject::Account(_)),
        Action::View | Action::Follow | Action::Bookmark | Action::Object | Action::Report => true,
        Action::Edit => matches!(subject, Subject::Account(_)),
        _ => false,
    }
}

fn can_idea(actor: Actor, action: Action, idea: IdeaFacts) -> Result<(), Denial> {
    if !Visibility::of(&actor).shows(&idea) {
        return Err(Denial::NotFound);
    }
    if action == Action::View {
        return Ok(());
    }
    let readable = idea.status.is_public() && !idea.hidden;
    if action == Action::Report && actor == Actor::Visitor {
        return allow(readable, Reason::Closed);
    }
    signed_in(actor)?;
    if action == Action::Bookmark {
        return Ok(());
    }
    let author = actor.is(idea.author);
    match action {
        Action::Edit => {
            allow(author || actor == Actor::Operator, Reason::NotYours)?;
            allow((idea.status.is_open() || idea.status == Status::Draft) && !idea.hidden, Reason::Closed)
        }
        Action::Withdraw | Action::Resolve => {
            allow(author, Reason::NotYours)?;
            allow(idea.status.is_open() && !idea.hidden, Reason::Closed)
        }
        Action::Support | Action::Comment => open_for_discussion(idea),
        Action::Follow => allow(readable, Reason::Closed),
        Action::Report => {
            allow(!author, Reason::Yours)?;
            allow(readable, Reason::Closed)
        }
        Action::Merge => {
            allow(author || actor.moderates(), Reason::NotYours)?;
            allow((idea.status.is_open() || idea.status == Status::Merged) && !idea.hidden, Reason::Closed)
        }
        Action::Moderate => {
            allow(actor.moderates(), Reason::Role)?;
            allow(!author, Reason::Yours)?;
            allow(idea.status.is_public(), Reason::Closed)
        }
        Action::Tidy => {
            allow(actor.moderates(), Reason::Role)?;
            allow(!author, Reason::Yours)?;
            allow(idea.status.is_open() && !idea.hidden, Reason::Closed)
        }
        Action::Relate => {
            allow(author || actor.moderates(), Reason::NotYours)?;
            allow(readable, Reason::Closed)
        }
        Action::View
        | Action::Create
        | Action::Bookmark
        | Action::Split
        | Action::Represent
        | Action::Object
        | Action::Administer
        | Action::Practise
        | Action::Confirm
        | Action::TakeNames => refuse(Reason::Role),
    }
}

/// What somebody is to an idea where its steps are concerned. Nobody takes the steps of an office with an idea of their own.
pub fn steppers(actor: &Actor, life: &LifeFacts) -> Vec<Stepper> {
    let is_author = actor.is(life.idea.author);
    let office = match *actor {
        Actor::Person { role, .. } if !is_author => Some(Stepper::Other(role)),
        Actor::Operator => Some(Stepper::Other(Role::Administrator)),
        _ => None,
    };
    let speaks = life.represented && matches!(actor, Actor::Person { .. });
    let all = [is_author.then_some(Stepper::Author), speaks.then_some(Stepper::Representative), office];
    all.into_iter().flatten().collect()
}

fn can_life(actor: Actor, action: Action, life: LifeFacts) -> Result<(), Denial> {
    if !Visibility::of(&actor).shows(&life.idea) {
        return Err(Denial::NotFound);
    }
    if action == Action::View {
        return Ok(());
    }
    signed_in(actor)?;
    let open = life.idea.status.is_open() && !life.idea.hidden;
    match action {
        Action::Edit => {
            allow(open, Reason::Closed)?;
            let may = !steps_from(&steppers(&actor, &life), life.idea.status).is_empty();
            allow(may, if actor.is(life.idea.author) { Reason::Yours } else { Reason::NotRepresented })
        }
        Action::Represent => {
            allow(life.represented && actor.person().is_some(), Reason::NotRepresented)?;
            allow(open, Reason::Closed)
        }
        _ => refuse(Reason::Role),
    }
}

/// Whether something can be said under an idea, or changed of what was said.
fn open_for_discussion(idea: IdeaFacts) -> Result<(), Denial> {
    allow(idea.status.is_open() && !idea.hidden, Reason::Closed)?;
    allow(!idea.locked, Reason::Locked)
}

fn signed_in(actor: Actor) -> Result<(), Denial> {
    if actor == Actor::Visitor { Err(Denial::SignIn) } else { Ok(()) }
}

fn allow(condition: bool, otherwise: Reason) -> Result<(), Denial> {
    if condition { Ok(()) } else { refuse(otherwise) }
}

fn refuse(reason: Reason) -> Result<(), Denial> {
    Err(Denial::NotAllowed(reason))
}
