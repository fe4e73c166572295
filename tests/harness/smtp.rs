//! A mail server on this machine that keeps what it gets, or misbehaves at the stage a test asks for.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use mail_parser::{Message, MessageParser};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// A point in the conversation of RFC 5321.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The greeting, as soon as a line is open.
    Greeting,
    /// `EHLO`.
    Hello,
    /// `AUTH`.
    SignIn,
    /// `NOOP`, by which a client tries a line it kept open.
    Idle,
    /// `MAIL FROM`.
    From,
    /// `RCPT TO`.
    To,
    /// `DATA`.
    Data,
    /// In the middle of the message, before its end was read.
    Message,
    /// The message has come in whole.
    End,
}

impl Stage {
    /// The stages of handing over one mail, from the first to the last, each with an answer of its own.
    pub const OF_A_MAIL: [Self; 4] = [Self::From, Self::To, Self::Data, Self::End];
    /// The stages before a line can be used for mail.
    pub const OF_A_LINE: [Self; 3] = [Self::Greeting, Self::Hello, Self::SignIn];
}

type Refusal = (u16, &'static str);

/// How the server misbehaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Answers with a code and a text.
    Refuse(u16, &'static str),
    /// Says nothing any more, and keeps the line.
    Hang,
    /// Drops the line.
    Drop,
}

/// A mail as it came in.
#[derive(Debug, Clone)]
pub struct Received {
    /// The envelope sender.
    pub from: String,
    /// The envelope recipients.
    pub to: Vec<String>,
    /// The bytes between `DATA` and the line of one dot, as they were sent.
    pub wire: String,
    /// The same without the dots that were added for the way (RFC 5321, 4.5.2).
    pub text: String,
}

impl Received {
    /// The mail as a mail program reads it; none if it cannot.
    pub fn message(&self) -> Option<Message<'_>> {
        MessageParser::new().parse(self.text.as_bytes())
    }
}

#[derive(Debug, Default)]
struct State {
    received: Vec<Received>,
    faults: VecDeque<(Stage, Fault)>,
    sign_ins: Vec<String>,
    lines: usize,
}

/// The server; it ends, with all its lines, when it is dropped.
#[derive(Debug)]
pub struct SmtpServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

impl SmtpServer {
    /// Listens on a free port.
    pub async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let state = Arc::<Mutex<State>>::default();
        let task = tokio::spawn(listen(listener, Arc::clone(&state)));
        Ok(Self { address, state, task })
    }

    /// The setting `mail.url` that leads here.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// The same with a user and a password, which it takes in the clear.
    pub fn url_with(&self, user: &str, password: &str) -> String {
        format!("smtp://{user}:{password}@{}?tls=opportunistic", self.address)
    }

    /// Misbehaves so the next time that `stage` is reached; called again, the time after that.
    pub fn misbehave(&self, stage: Stage, fault: Fault) {
        lock(&self.state).faults.push_back((stage, fault));
    }

    /// The mails that came in whole and were accepted, oldest first.
    pub fn received(&self) -> Vec<Received> {
        lock(&self.state).received.clone()
    }

    /// What was sent to sign in with, as it stood behind `AUTH`.
    pub fn sign_ins(&self) -> Vec<String> {
        lock(&self.state).sign_ins.clone()
    }

    /// How many lines were opened so far.
    pub fn lines(&self) -> usize {
        lock(&self.state).lines
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn listen(listener: TcpListener, state: Arc<Mutex<State>>) {
    let mut lines = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        lock(&state).lines += 1;
        let line = Line { stream: BufReader::new(stream), state: Arc::clone(&state) };
        lines.spawn(line.talk());
    }
}

/// One line with a client. An error ends it, as does a fault that drops it.
struct Line {
    stream: BufReader<TcpStream>,
    state: Arc<Mutex<State>>,
}

impl Line {
    async fn talk(mut self) -> io::Result<()> {
        self.answer(Stage::Greeting, "220 test").await?;
        let (mut from, mut to) = (String::new(), Vec::new());
        loop {
            let command = self.read().await?;
            let (verb, rest) = command.trim_end().split_once(' ').unwrap_or((command.trim_end(), ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => self.answer(Stage::Hello, "250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN").await?,
                "AUTH" => {
                    lock(&self.state).sign_ins.push(rest.to_owned());
                    self.answer(Stage::SignIn, "235 welkom").await?;
                }
                "NOOP" => self.answer(Stage::Idle, "250 ok").await?,
                "MAIL" => {
                    (from, to) = (address(rest), Vec::new());
                    self.answer(Stage::From, "250 ok").await?;
                }
                "RCPT" => {
                    to.push(address(rest));
                    self.answer(Stage::To, "250 ok").await?;
                }
                "DATA" => self.data(&from, &to).await?,
                "QUIT" => return self.write("221 dag").await,
                _ => self.write("500 onbekend").await?,
            }
        }
    }

    async fn data(&mut self, from: &str, to: &[String]) -> io::Result<()> {
        let refusal = self.stumble(Stage::Data).await?;
        self.reply(refusal, "354 ga door").await?;
        if refusal.is_some() {
            return Ok(());
        }
        let (mut wire, mut text) = (String::new(), String::new());
        loop {
            let line = self.read().await?;
            if line == ".\r\n" {
                break;
            }
            text.push_str(line.strip_prefix('.').unwrap_or(&line));
            wire.push_str(&line);
            self.stumble(Stage::Message).await?;
        }
        let refusal = self.stumble(Stage::End).await?;
        if refusal.is_none() {
            let mail = Received { from: from.to_owned(), to: to.to_vec(), wire, text };
            lock(&self.state).received.push(mail);
        }
        self.reply(refusal, "250 aangenomen").await
    }

    /// Gives the good answer, or the refusal that waits for this stage.
    async fn answer(&mut self, stage: Stage, good: &str) -> io::Result<()> {
        let refusal = self.stumble(stage).await?;
        self.reply(refusal, good).await
    }

    async fn reply(&mut self, refusal: Option<Refusal>, good: &str) -> io::Result<()> {
        match refusal {
            Some((code, text)) => self.write(&format!("{code} {text}")).await,
            None => self.write(good).await,
        }
    }

    /// Does what the fault that waits for this stage asks, unless it is a refusal, which is returned.
    async fn stumble(&self, stage: Stage) -> io::Result<Option<Refusal>> {
        let fault = {
            let mut kept = lock(&self.state);
            let due = kept.faults.iter().position(|(at, _)| *at == stage);
            due.and_then(|place| kept.faults.remove(place)).map(|(_, fault)| fault)
        };
        match fault {
            None => Ok(None),
            Some(Fault::Refuse(code, text)) => Ok(Some((code, text))),
            Some(Fault::Hang) => std::future::pending().await,
            Some(Fault::Drop) => Err(io::ErrorKind::ConnectionAborted.into()),
        }
    }

    async fn read(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.stream.read_line(&mut line).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line),
        }
    }

    async fn write(&mut self, answer: &str) -> io::Result<()> {
        self.stream.get_mut().write_all(format!("{answer}\r\n").as_bytes()).await
    }
}

/// What stands between `<` and `>`.
fn address(argument: &str) -> String {
    let inner = argument.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map(|(address, _)| address.to_owned()).unwrap_or_default()
}
