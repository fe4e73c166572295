//! One of each letter in both languages: for the snapshots, and for the gallery of a development build.

use domain::answers::MailRefusal;
use domain::moderation::{Found, Ground, ObjectionOutcome};
use domain::{CaseId, CommentId, DecisionId, IdeaNumber, ObjectionId};

use domain::life::Status;
use domain::notices::{HeldNews, MergeNews, SplitNews};
use domain::people::{Function, Language};
use domain::practice::PracticeState;
use domain::second_factor::SecurityNews;

use super::{
    Addressed, AnswerRefused, AttachmentsLeftOut, ConfirmAddress, Content, Decision, Digest, Due, Gathered,
    Group, Idea, Item, Letter, Mention, MergeProposed, MergeTold, NewComment, NewIdea, NewObjection,
    NewPractice, NewReport, NewStatus, OfficialAnswer, Outcome, PasswordReset, Period, Reply, ReportDecided,
    ReportReceived, ReportSettled, Settled, SupportAsked, SupportPattern, Tie, What, Writer, address_taken,
    addressed, answer_refused, attachments_left_out, confirm_address, confirm_again, decision, digest, due,
    farewell, gathered, mention, merge_proposed, merge_told, new_comment, new_idea, new_objection,
    new_practice, new_report, new_status, official_answer, password_reset, reply, report_decided,
    report_received, report_settled, settled, support_asked, support_pattern, trial,
};
use crate::site::Site;

const UNSUBSCRIBE: &str = "https://voorbeeld.nl/afmelden/q2Vb8sT0";

const COMMENT: &str = "Goed plan. In onze gemeente hebben we dit **twee jaar** geprobeerd, en dit leerden we ervan:

- loot uit het hele bevolkingsregister, niet alleen uit wie zich aanmeldt;
- betaal de oppas, anders komen er geen ouders.

> Wie heeft er tijd voor zes avonden?

Bijna iedereen, als je het maar *op tijd* vraagt. Zie [het verslag](https://voorbeeld.nl/verslag?jaar=2025&deel=2) en ook [dit idee](/ideeen/7).
<script>alert(1)</script>
.
Groet, Tineke";

const IDEA: Idea<'static> =
    Idea { number: IdeaNumber(42), title: "Loot een wijkraad uit alle bewoners, “van jong tot oud”" };
const WRITER: Writer<'static> = Writer { name: "Tineke Wiersma", function: Function::Clerk };
const HURTFUL: &str = "Wat een domme wethouder.\n\nDie *kan* er niets van.";

fn site() -> Site {
    Site::new("https://voorbeeld.nl")
}

fn commented(tie: Tie, language: Language) -> Letter {
    let letter = NewComment {
        writer: WRITER,
        idea: IDEA,
        comment: CommentId(7),
        text: COMMENT,
        tie,
        unsubscribe: UNSUBSCRIBE,
    };
    new_comment(&letter, &site(), language)
}

fn answerable() -> Site {
    Site { takes_answers: true, ..site() }
}

fn refused(why: MailRefusal, language: Language) -> Letter {
    answer_refused(&AnswerRefused { idea: IDEA, why }, &site(), language)
}

fn replied(language: Language) -> Letter {
    reply_to(&site(), language)
}

fn reply_to(site: &Site, language: Language) -> Letter {
    let letter = Reply {
        writer: Writer { name: "Sjoerd de Vries", function: Function::Resident },
        idea: IDEA,
        comment: CommentId(8),
        text: "Dank je. Dan vraag ik het **drie maanden** van tevoren.",
        answered: COMMENT,
        unsubscribe: UNSUBSCRIBE,
    };
    reply(&letter, site, language)
}

fn decided(outcome: Outcome, content: Content, language: Language) -> Letter {
    let letter = Decision {
        decision: DecisionId(3),
        outcome,
        content,
        ground: Ground::Hurtful,
        law: "",
        reports: 2,
        found: Found::default(),
        facts: "Je noemt een wethouder dom.\nOver het voorstel zelf zeg je niets. Op de persoon spelen mag hier niet, ook niet als je het ergens niet mee eens bent.",
        quoted: HURTFUL,
        unsubscribe: UNSUBSCRIBE,
    };
    decision(&letter, &site(), language)
}

fn objected(lacks_decider: bool, language: Language) -> Letter {
    let letter = NewObjection {
        objection: ObjectionId(2),
        title: IDEA.title,
        text: "Dit is geen scheldwoord, maar een citaat uit *de krant*.",
        lacks_decider,
        unsubscribe: UNSUBSCRIBE,
    };
    new_objection(&letter, &site(), language)
}

fn settled_as(outcome: ObjectionOutcome, language: Language) -> Letter {
    let letter = Settled {
        decision: DecisionId(3),
        was_left: false,
        outcome,
        reasons: "We hebben de krant erbij gepakt. Daar stond het zo in.",
        text: "Dit is geen scheldwoord, maar een citaat uit *de krant*.",
        unsubscribe: UNSUBSCRIBE,
    };
    settled(&letter, &site(), language)
}

/// To who reported something: that it was left, to one without an account; a measure, to one with; what became of an objection.
fn to_reporter(content: Content<'_>) -> (ReportDecided<'_>, ReportDecided<'_>, ReportSettled<'_>) {
    let page = "https://voorbeeld.nl/gemeld/q2Vb8sT0";
    let left = ReportDecided {
        content,
        case: CaseId(5),
        has_measure: false,
        facts: "Dit is een mening, en die mag.",
        page: Some(page),
        term_ends: "2026-08-03T22:00:00Z".parse().unwrap_or_default(),
    };
    let with_measure = ReportDecided { has_measure: true, facts: "", page: None, ..left };
    let reasons = "We hebben het stuk nog eens gelezen. Het gaat te ver.";
    let settled = ReportSettled { case: CaseId(5), outcome: ObjectionOutcome::Upheld, reasons, page };
    (left, with_measure, settled)
}

fn reported(content: Content, explanation: &str, language: Language) -> Letter {
    let letter = NewReport {
        case: CaseId(5),
        content,
        ground: Ground::Hurtful,
        explanation,
        quoted: HURTFUL,
        unsubscribe: UNSUBSCRIBE,
    };
    new_report(&letter, &site(), language)
}

fn mentioned(language: Language) -> Letter {
    let letter = Mention {
        writer: WRITER,
        idea: IDEA,
        comment: CommentId(9),
        text: "Wat vind jij, @sjoerd-de-vries?",
        unsubscribe: UNSUBSCRIBE,
    };
    mention(&letter, &site(), language)
}

fn practised(language: Language) -> Letter {
    let letter = NewPractice {
        idea: IDEA,
        organisation: "Utrecht",
        state: PracticeState::Works,
        report: "https://voorbeeld.nl/ideeen/42/praktijk#GM0344",
        unsubscribe: UNSUBSCRIBE,
    };
    new_practice(&letter, &site(), language)
}

const ANSWER: &str = "We gaan dit **proberen** in twee wijken.\n\nIn mei vertellen we wat het bracht.";

fn reasoned(language: Language) -> Letter {
    let letter = NewStatus { idea: IDEA, to: Status::Tried, reason: ANSWER, unsubscribe: UNSUBSCRIBE };
    new_status(&letter, &site(), language)
}

fn worked(language: Language) -> Letter {
    let letter = super::WorkAddress {
        url: "https://voorbeeld.nl/account/vertegenwoordigen/Zx81kk0a",
        organisation: "Amsterdam",
        name: "Tineke Wiersma",
    };
    super::work_address(&letter, &site(), language)
}

fn moved(language: Language) -> Letter {
    let url = "https://voorbeeld.nl/account/email/Zx81kk0a";
    super::new_address(&super::NewAddress { url, name: "Tineke Wiersma" }, &site(), language)
}

fn addressed_to(language: Language) -> Letter {
    let letter = Addressed {
        idea: IDEA,
        summary: "Twaalf bewoners, geloot, met een eigen budget.",
        organisation: "Amsterdam",
        day: Some(jiff::civil::date(2026, 3, 12)),
        unsubscribe: UNSUBSCRIBE,
    };
    addressed(&letter, &site(), language)
}

fn coming_near(language: Language) -> Letter {
    let day = jiff::civil::date(2026, 3, 12);
    let letter = Due { idea: IDEA, organisation: "Amsterdam", day, unsubscribe: UNSUBSCRIBE };
    due(&letter, &site(), language)
}

fn answered(language: Language) -> Letter {
    let letter = OfficialAnswer {
        writer: WRITER,
        organisation: "Amsterdam",
        idea: IDEA,
        comment: CommentId(11),
        text: ANSWER,
        unsubscribe: UNSUBSCRIBE,
    };
    official_answer(&letter, &answerable(), language)
}

fn item(what: What<'static>, id: i64) -> Item<'static> {
    Item { what, url: format!("https://voorbeeld.nl/overzicht/q2Vb8sT0/{id}") }
}

fn several() -> Vec<Item<'static>> {
    let sjoerd = Writer { name: "Sjoerd de Vries", function: Function::Resident };
    vec![
        item(What::Comment(WRITER, COMMENT), 1),
        item(What::Reply(sjoerd, "Dank je. Dan vraag ik het **drie maanden** van tevoren."), 2),
        item(What::Mention(sjoerd, "Wat vind jij, @tineke-wiersma?"), 3),
        item(What::Status(Status::Considered), 4),
        item(What::Practice("Zuidlaren", PracticeState::Stopped), 8),
        item(What::Answer("Amsterdam", ANSWER), 5),
        item(What::Addressed("Amsterdam", "Twaalf bewoners, geloot."), 6),
        item(What::Due("Amsterdam", jiff::civil::date(2026, 3, 12)), 7),
    ]
}

fn together(language: Language) -> Letter {
    let items = several();
    let letter = Gathered { idea: IDEA, items: &items, left_out: 12, unsubscribe: UNSUBSCRIBE };
    gathered(&letter, &site(), language)
}

fn overview(period: Period, ideas_left_out: u64, language: Language) -> Letter {
    let other = Idea { number: IdeaNumber(7), title: "Stembureau in de trein" };
    let letter = Digest {
        period,
        day: jiff::civil::date(2026, 2, 3),
        groups: vec![
            Group {
                idea: IDEA,
                url: "https://voorbeeld.nl/overzicht/q2Vb8sT0/1".into(),
                items: several(),
                left_out: 12,
            },
            Group {
                idea: other,
                url: "https://voorbeeld.nl/overzicht/q2Vb8sT0/5".into(),
                items: vec![
                    item(What::Idea("Stem onderweg naar je werk, op elk station."), 5),
                    item(What::Decision, 6),
                    item(What::Report, 7),
                ],
                left_out: 0,
            },
        ],
        ideas_left_out,
        all: "https://voorbeeld.nl/meldingen".into(),
        done: "https://voorbeeld.nl/overzicht/q2Vb8sT0".into(),
        unsubscribe: UNSUBSCRIBE,
    };
    digest(&letter, &site(), language)
}

const LOOKALIKE: Idea<'static> = Idea { number: IdeaNumber(43), title: "Een geloot burgerberaad per wijk" };
const WHY: &str = "Beide ideeën vragen een geloot gezelschap voor de wijk.\nSamen staan ze sterker.";

fn asked_author(language: Language) -> Letter {
    let until = "2026-02-17T12:00:00Z".parse().unwrap_or_default();
    let letter = MergeProposed { idea: IDEA, into: LOOKALIKE, reason: WHY, until, unsubscribe: UNSUBSCRIBE };
    merge_proposed(&letter, &site(), language)
}

fn asked_supporter(language: Language) -> Letter {
    let letter = SupportAsked {
        idea: IDEA,
        into: LOOKALIKE,
        reason: WHY,
        until: "2026-02-17T12:00:00Z".parse().unwrap_or_default(),
        url: "https://voorbeeld.nl/samenvoegen/17-3-6f",
        unsubscribe: UNSUBSCRIBE,
    };
    support_asked(&letter, &site(), language)
}

fn told_of_merge(language: Language) -> Letter {
    let letter = MergeTold { idea: IDEA, news: MergeNews::TookIn, unsubscribe: UNSUBSCRIBE };
    merge_told(&letter, &site(), language)
}

fn told_of_featured(language: Language) -> Letter {
    super::featured(&super::Featured { idea: IDEA, unsubscribe: UNSUBSCRIBE }, &site(), language)
}

fn asked_about_comment(language: Language) -> Letter {
    let letter = super::SplitAsked {
        idea: IDEA,
        proposer: "Ilse Vermeer",
        text: COMMENT,
        title: "Oppas en vervoer voor wie geloot is",
        reason: "Dit gaat over meer dan deze wijk.",
        until: "2026-02-17T12:00:00Z".parse().unwrap_or_default(),
        url: "https://voorbeeld.nl/afsplitsen/17-3-6f",
    };
    super::split_asked(&letter, &site(), language)
}

fn told_of_split(news: SplitNews, word: &str, language: Language) -> Letter {
    let letter = super::SplitTold { idea: IDEA, comment: CommentId(7), news, word, unsubscribe: UNSUBSCRIBE };
    super::split_told(&letter, &site(), language)
}

fn withheld(news: HeldNews, language: Language) -> Letter {
    let content = Content::Comment { id: CommentId(7), idea: IDEA };
    let letter = super::Held { case: CaseId(5), news, content, quoted: HURTFUL, unsubscribe: UNSUBSCRIBE };
    super::held(&letter, &site(), language)
}

fn about_splits(language: Language) -> [(&'static str, Letter); 6] {
    [
        ("split-asked", asked_about_comment(language)),
        ("split-agreed", told_of_split(SplitNews::Agreed, "", language)),
        ("split-declined", told_of_split(SplitNews::Declined, "Ik heb er *nu* geen tijd voor.", language)),
        ("split-lapsed", told_of_split(SplitNews::Lapsed, "", language)),
        ("split-dropped", told_of_split(SplitNews::Dropped, "", language)),
        ("split-own-idea", told_of_split(SplitNews::OwnIdea, "", language)),
    ]
}

fn appeared(search: Option<&str>, language: Language) -> Letter {
    let summary = "Twaalf bewoners, geloot, met een eigen budget.";
    new_idea(&NewIdea { idea: IDEA, summary, search, unsubscribe: UNSUBSCRIBE }, &site(), language)
}

fn about_security(language: Language) -> [(&'static str, Letter); 8] {
    let told = |news| super::security(news, &site(), language);
    [
        ("password-changed", told(SecurityNews::PasswordChanged)),
        ("second-step-on", told(SecurityNews::TurnedOn)),
        ("second-step-off", told(SecurityNews::TurnedOff)),
        ("second-step-off-for-them", told(SecurityNews::TurnedOffForThem)),
        ("recovery-codes-renewed", told(SecurityNews::CodesRenewed)),
        ("recovery-code-used", told(SecurityNews::CodeUsed { left: 7 })),
        ("recovery-code-used-one-left", told(SecurityNews::CodeUsed { left: 1 })),
        ("recovery-code-used-none-left", told(SecurityNews::CodeUsed { left: 0 })),
    ]
}

/// Each letter under its name.
pub fn letters(language: Language) -> Vec<(&'static str, Letter)> {
    let confirm = ConfirmAddress { url: "https://voorbeeld.nl/bevestigen/Zx81kk0a" };
    let reset = PasswordReset { url: "https://voorbeeld.nl/wachtwoord-vergeten/Zx81kk0a" };
    let left_out = AttachmentsLeftOut { idea: IDEA, comment: CommentId(8) };
    let idea = Content::Idea(IDEA);
    let comment = Content::Comment { id: CommentId(7), idea: IDEA };
    let person = Content::Person { name: "Sjoerd de Vries", handle: "sjoerd-de-vries" };
    let received = ReportReceived { content: comment, ground: Ground::Hurtful, case: CaseId(5) };
    let (left, with_measure, settled_report) = to_reporter(comment);
    let pattern = SupportPattern { idea: IDEA, apart: 1_204, unsubscribe: UNSUBSCRIBE };
    let until = "2026-02-10T12:00:00Z".parse().unwrap_or_default();
    vec![
        ("confirm-address", confirm_address(&confirm, &site(), language)),
        ("address-taken", address_taken(&site(), language)),
        ("password-reset", password_reset(&reset, &site(), language)),
        ("farewell", farewell(&site(), language)),
        ("new-address", moved(language)),
        ("address-wanted", super::address_wanted(&site(), language)),
        ("address-left", super::address_left(&site(), language)),
        ("trial", trial(&site(), language)),
        ("comment-on-my-idea", commented(Tie::Proposed, language)),
        ("comment-on-followed-idea", commented(Tie::Followed, language)),
        ("reply", replied(language)),
        ("reply-that-can-be-answered", reply_to(&answerable(), language)),
        ("answer-refused-empty", refused(MailRefusal::Empty, language)),
        ("answer-refused-sender", refused(MailRefusal::OtherSender, language)),
        ("answer-refused-stale", refused(MailRefusal::Stale, language)),
        ("attachments-left-out", attachments_left_out(&left_out, &site(), language)),
        ("confirm-again", confirm_again("https://voorbeeld.nl/bevestigen/Zx81kk0a", &site(), language)),
        ("hidden-idea", decided(Outcome::Hidden, idea, language)),
        ("hidden-comment", decided(Outcome::Hidden, comment, language)),
        ("restored-idea", decided(Outcome::Restored, idea, language)),
        ("restored-comment", decided(Outcome::Restored, comment, language)),
        ("mended-idea", decided(Outcome::Mended, idea, language)),
        ("moved-idea", decided(Outcome::Moved, idea, language)),
        ("warned-comment", decided(Outcome::Warned, comment, language)),
        ("locked-idea", decided(Outcome::Locked, idea, language)),
        ("reopened-idea", decided(Outcome::Reopened, idea, language)),
        ("suspended", decided(Outcome::Suspended(until), person, language)),
        ("suspension-lifted", decided(Outcome::Lifted, person, language)),
        ("removed", decided(Outcome::Removed, comment, language)),
        ("left-as-it-was", decided(Outcome::Left, comment, language)),
        ("new-objection", objected(false, language)),
        ("objection-without-decider", objected(true, language)),
        ("objection-upheld", settled_as(ObjectionOutcome::Upheld, language)),
        ("objection-rejected", settled_as(ObjectionOutcome::Rejected, language)),
        ("reported-person", reported(person, "", language)),
        ("report-received", report_received(&received, &site(), language)),
        ("report-with-measure", report_decided(&with_measure, &site(), language)),
        ("report-left", report_decided(&left, &site(), language)),
        ("report-settled", report_settled(&settled_report, &site(), language)),
        ("mention", mentioned(language)),
        (
            "new-status",
            new_status(
                &NewStatus { idea: IDEA, to: Status::Tried, reason: "", unsubscribe: UNSUBSCRIBE },
                &site(),
                language,
            ),
        ),
        ("new-practice", practised(language)),
        ("reasoned-status", reasoned(language)),
        ("work-address", worked(language)),
        ("addressed", addressed_to(language)),
        ("due", coming_near(language)),
        ("official-answer", answered(language)),
        ("new-idea", appeared(None, language)),
        ("new-idea-for-a-search", appeared(Some("loting, Wijk en buurt"), language)),
        ("support-pattern", support_pattern(&pattern, &site(), language)),
        ("held-waits", withheld(HeldNews::Waits, language)),
        ("held-veiled", withheld(HeldNews::Veiled, language)),
        ("held-shown", withheld(HeldNews::Shown, language)),
        ("merge-proposed", asked_author(language)),
        ("merge-support-asked", asked_supporter(language)),
        ("merge-told", told_of_merge(language)),
        ("featured", told_of_featured(language)),
        ("gathered", together(language)),
        ("daily-digest", overview(Period::Day, 0, language)),
        ("weekly-digest", overview(Period::Week, 1_204, language)),
        ("reported-idea", reported(idea, "", language)),
        ("reported-comment", reported(comment, "Dit gaat over mijn zus.\nZij is raadslid.", language)),
    ]
    .into_iter()
    .chain(about_splits(language))
    .chain(about_security(language))
    .collect()
}

#[test]
fn every_letter_reads_as_it_should() {
    for language in [Language::Dutch, Language::English] {
        for (name, letter) in letters(language) {
            let text = format!("{}\n\n{}", letter.subject, letter.text);
            insta::assert_snapshot!(format!("{name}.{language}.text"), text);
            insta::assert_snapshot!(format!("{name}.{language}.html"), letter.html);
        }
    }
}

#[test]
fn a_letter_fetches_nothing_runs_nothing_and_shouts_nothing() {
    for language in [Language::Dutch, Language::English] {
        for (name, letter) in letters(language) {
            for bad in ["<img", "<script", "src=", "url(", "@import", "<link", "<form"] {
                assert!(!letter.html.contains(bad), "{name}: {bad}");
            }
            assert!(!letter.text.replace(COMMENT, "").contains(['!', '\u{2068}']), "{name}");
        }
    }
}

#[test]
fn text_and_html_lead_to_the_same_places() {
    for (name, letter) in letters(Language::Dutch) {
        for link in letter.text.lines().filter(|line| line.starts_with("https://")) {
            assert!(letter.html.contains(&format!("href=\"{link}\"")), "{name}: {link}");
        }
    }
}

#[test]
fn markup_in_a_title_or_a_name_is_only_text() {
    let letter = NewComment {
        writer: Writer { name: "<b>Jan</b>", function: Function::Resident },
        idea: Idea { number: IdeaNumber(1), title: "<script>alert(1)</script>" },
        comment: CommentId(1),
        text: "Dag.",
        tie: Tie::Followed,
        unsubscribe: "https://voorbeeld.nl/afmelden/\"><script>",
    };
    let html = new_comment(&letter, &site(), Language::Dutch).html;
    assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
}
