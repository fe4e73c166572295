//! Letters about several things: what is new about one idea, and the digest of a day or a week.

use domain::life::Status;
use domain::notices::{HeldNews, MergeAsked, MergeNews, SplitNews};
use domain::people::Language;
use domain::practice::PracticeState;
use i18n::{Texts, number, texts};

use crate::letters::merging::merge_news;
use crate::letters::splitting::split_news;
use crate::letters::{Idea, Letter, Writer, function, practice, status, ways_out, with_answering};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// The number of characters that a digest quotes.
const EXCERPT: usize = 300;

/// Something new, with the whole address where it stands.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// What.
    pub what: What<'a>,
    /// Where.
    pub url: String,
}

/// What is new.
#[derive(Debug, Clone, Copy)]
pub enum What<'a> {
    /// Somebody answers the reader, in Markdown.
    Reply(Writer<'a>, &'a str),
    /// Somebody mentions the reader, in Markdown.
    Mention(Writer<'a>, &'a str),
    /// Somebody comments, in Markdown.
    Comment(Writer<'a>, &'a str),
    /// The idea took a step.
    Status(Status),
    /// An organisation, by its name, is this far with the idea.
    Practice(&'a str, PracticeState),
    /// The idea itself is new; its summary.
    Idea(&'a str),
    /// The idea answers a search that the reader keeps and calls so; its summary.
    Found(Option<&'a str>, &'a str),
    /// An organisation answers, in Markdown.
    Answer(&'a str, &'a str),
    /// It is addressed to an organisation that the reader speaks for; its summary.
    Addressed(&'a str, &'a str),
    /// The day before which such an organisation promised to answer comes near.
    Due(&'a str, jiff::civil::Date),
    /// The idea is featured on the home page.
    Featured,
    /// Something was decided about what the reader wrote.
    Decision,
    /// Something was reported.
    Report,
    /// Many new accounts support the idea.
    Pattern,
    /// Something is withheld, or was.
    Held(HeldNews),
    /// The idea was merged, or took one in.
    Merge(MergeNews),
    /// A merge waits for an answer.
    MergeQuestion(MergeAsked),
    /// What came of a proposal to make an idea of its own of a comment.
    Split(SplitNews),
    /// Such a proposal waits for an answer.
    SplitQuestion,
    /// An objection to a decision, for those who can decide on it.
    Objection,
    /// A decision on one's objection.
    Settled,
}

/// Several things about one idea.
#[derive(Debug, Clone, Copy)]
pub struct Gathered<'a> {
    /// The idea.
    pub idea: Idea<'a>,
    /// What is told, oldest first.
    pub items: &'a [Item<'a>],
    /// How many more there are.
    pub left_out: u64,
    /// The whole address where these kinds of mail stop.
    pub unsubscribe: &'a str,
}

/// An idea in a digest.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// The idea.
    pub idea: Idea<'a>,
    /// The whole address where it is read.
    pub url: String,
    /// What is told, oldest first.
    pub items: Vec<Item<'a>>,
    /// How many more there are.
    pub left_out: u64,
}

/// What a digest is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day,
    /// A week.
    Week,
}

/// What happened in a day or a week.
#[derive(Debug, Clone)]
pub struct Digest<'a> {
    /// Which of the two.
    pub period: Period,
    /// Its last day.
    pub day: jiff::civil::Date,
    /// The ideas it tells of.
    pub groups: Vec<Group<'a>>,
    /// How many more ideas have news.
    pub ideas_left_out: u64,
    /// The whole address of the reader's notices.
    pub all: String,
    /// The whole address where all of this digest is marked as read.
    pub done: String,
    /// The whole address where these kinds of mail stop.
    pub unsubscribe: &'a str,
}

/// The letter about several things at one idea. It has the subject of its thread.
pub fn gathered(letter: &Gathered, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let total = letter.left_out + u64::try_from(letter.items.len()).unwrap_or(0);
    let intro = t.mail_gathered_intro(count(total), written(language, total));
    let mut blocks = vec![Block::Paragraph(intro.clone())];
    for item in letter.items {
        blocks.extend(told(language, item, in_full));
    }
    blocks.extend(left_out(
        t.notice_left_out(count(letter.left_out), written(language, letter.left_out)),
        letter.left_out,
    ));
    let url = letter.items.first().map_or_else(|| site.idea(letter.idea.number), |item| item.url.clone());
    blocks.push(Block::Button(Link { label: t.mail_thread_button(), url }));
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: intro,
        heading: letter.idea.title.to_owned(),
        blocks,
        why: with_answering(t, site, t.mail_gathered_why()),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The digest.
pub fn digest(letter: &Digest, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let date = i18n::date(language, letter.day);
    let (subject, why) = match letter.period {
        Period::Day => (t.mail_digest_day_subject(date), t.mail_digest_day_why()),
        Period::Week => (t.mail_digest_week_subject(date), t.mail_digest_week_why()),
    };
    let total = letter.ideas_left_out + u64::try_from(letter.groups.len()).unwrap_or(0);
    let intro = t.mail_digest_intro(count(total), written(language, total));
    let mut blocks = vec![Block::Paragraph(intro.clone())];
    for group in &letter.groups {
        blocks.push(Block::Heading(Link { label: group.idea.title.to_owned(), url: group.url.clone() }));
        for item in &group.items {
            blocks.extend(told(language, item, first_words));
        }
        let words = t.mail_digest_comments_left(count(group.left_out), written(language, group.left_out));
        blocks.extend(left_out(words, group.left_out));
    }
    let more = letter.ideas_left_out;
    blocks.extend(left_out(t.mail_digest_ideas_left(count(more), written(language, more)), more));
    blocks.push(Block::Button(Link { label: t.mail_digest_button(), url: letter.all.clone() }));
    let titles: Vec<_> = letter.groups.iter().map(|group| group.idea.title).collect();
    let mut ways_out = ways_out(t, site, letter.unsubscribe);
    ways_out.insert(0, Link { label: t.mail_digest_done(), url: letter.done.clone() });
    let sheet =
        Sheet { heading: subject.clone(), subject, preheader: titles.join(" · "), blocks, why, ways_out };
    sheet.letter(site, language)
}

fn in_full(markdown: &str) -> Block {
    Block::Quote(markdown.to_owned())
}

fn first_words(markdown: &str) -> Block {
    Block::Excerpt(text::excerpt(markdown, EXCERPT))
}

fn told(language: Language, item: &Item, quote: fn(&str) -> Block) -> Vec<Block> {
    let t = texts(language);
    let by = |words: fn(&Texts, &str, String) -> String, writer: Writer| {
        words(t, writer.name, function(t, writer.function))
    };
    let (words, quoted) = match item.what {
        What::Reply(writer, text) => (by(|t, w, f| t.notice_reply(w, f), writer), text),
        What::Mention(writer, text) => (by(|t, w, f| t.notice_mention(w, f), writer), text),
        What::Comment(writer, text) => (by(|t, w, f| t.notice_comment(w, f), writer), text),
        What::Status(to) => (t.notice_status(status(t, to)), ""),
        What::Practice(organisation, state) => (practice(t, organisation, state), ""),
        What::Found(Some(search), summary) => (t.notice_found(search), summary),
        What::Idea(summary) | What::Found(None, summary) => (t.notice_idea(), summary),
        What::Answer(organisation, text) => (t.notice_answer(organisation), text),
        What::Addressed(organisation, summary) => (t.notice_addressed(organisation), summary),
        What::Due(organisation, day) => (t.notice_due(organisation, i18n::date(language, day)), ""),
        What::Featured => (t.notice_featured(), ""),
        What::Decision => (t.notice_decision(), ""),
        What::Report => (t.notice_report(), ""),
        What::Pattern => (t.notice_pattern(), ""),
        What::Held(HeldNews::Waits) => (t.notice_held(), ""),
        What::Held(HeldNews::Veiled) => (t.notice_veiled(), ""),
        What::Held(HeldNews::Shown) => (t.notice_shown(), ""),
        What::Merge(news) => (merge_news(t, news), ""),
        What::MergeQuestion(MergeAsked::Author) => (t.notice_merge_author(), ""),
        What::MergeQuestion(MergeAsked::Supporter) => (t.notice_merge_supporter(), ""),
        What::Split(news) => (split_news(t, news), ""),
        What::SplitQuestion => (t.notice_split_question(), ""),
        What::Objection => (t.notice_objection(), ""),
        What::Settled => (t.notice_settled(), ""),
    };
    let mut blocks = vec![Block::Item(Link { label: words, url: item.url.clone() })];
    match item.what {
        _ if quoted.is_empty() => {}
        What::Idea(_) | What::Found(..) | What::Addressed(..) => {
            blocks.push(Block::Excerpt(quoted.to_owned()));
        }
        _ => blocks.push(quote(quoted)),
    }
    blocks
}

fn left_out(words: String, count: u64) -> Option<Block> {
    (count > 0).then_some(Block::Note(words))
}

fn count(total: u64) -> i64 {
    i64::try_from(total).unwrap_or(i64::MAX)
}

fn written(language: Language, total: u64) -> String {
    number(language, count(total))
}
