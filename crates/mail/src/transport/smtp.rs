//! Mail over SMTP (RFC 5321), with a line kept open for the next mail.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use percent_encoding::percent_decode_str;
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::Url;

use crate::outgoing::Outgoing;
use crate::sender::{Sender, SettingError};
use crate::transport::{Destination, Refusal, SendError, Sending, Transport};

/// How long a line may take for each of its steps, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(30);

/// Replies that are about us and not about the mail: we must sign in, or could not (RFC 4954, 6).
const ABOUT_US: [u16; 4] = [530, 534, 535, 538];

/// Hands mails to a mail server. A line on which anything went wrong is never used again: an answer that came too
/// late would be taken for the answer to the next mail.
pub struct Smtp {
    server: Server,
    sender: Sender,
    patience: Duration,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

struct Server {
    host: String,
    port: u16,
    tls: Tls,
    hello: ClientId,
    credentials: Option<Credentials>,
}

enum Tls {
    Opportunistic(TlsParameters),
    Required(TlsParameters),
    FromTheStart(TlsParameters),
}

impl Smtp {
    /// Reads `smtps://user:password@host:port` (TLS from the start, port 465) or `smtp://…` (STARTTLS, port 587). With
    /// a password or `?tls=required`, `smtp:` insists on encryption; without one it uses it where the server offers it,
    /// on port 25. `?tls=opportunistic` does so with a password, too, for a server on a line that is trusted. User and
    /// password are percent-encoded; a path is the name that we greet the server with.
    pub fn new(url: &str, sender: Sender) -> Result<Self, SettingError> {
        let server = Server::parse(&Url::parse(url).map_err(|_| SettingError::Url)?)?;
        Ok(Self { server, sender, patience: PATIENCE, idle: Mutex::default() })
    }

    /// How long each step may take: trying an old line, opening a new one, handing over the mail.
    pub fn timeout(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    async fn hand_over(&self, message: &Message) -> Result<(), SendError> {
        let mut line = match self.idle_line().await {
            Some(line) => line,
            None => self.patiently(self.server.connect()).await??,
        };
        let sent = self.patiently(line.send(message.envelope(), &message.formatted())).await?;
        sent.map_err(|error| refusal_of_mail(&error))?;
        self.idle().push(line);
        Ok(())
    }

    /// A line from an earlier mail that still answers. If the first does not, the others are as old, and trying them
    /// one by one could take longer than sending a mail may: all are dropped.
    async fn idle_line(&self) -> Option<AsyncSmtpConnection> {
        let mut line = self.idle().pop()?;
        if self.patiently(line.test_connected()).await.unwrap_or(false) {
            return Some(line);
        }
        self.idle().clear();
        None
    }

    fn idle(&self) -> MutexGuard<'_, Vec<AsyncSmtpConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn patiently<T>(&self, step: impl Future<Output = T>) -> Result<T, SendError> {
        timeout(self.patience, step)
            .await
            .map_err(|_| SendError::temporary("the mail server did not answer in time"))
    }
}

impl Transport for Smtp {
    fn send<'a>(&'a self, mail: &'a Outgoing) -> Sending<'a> {
        Box::pin(async move { self.hand_over(&mail.message(&self.sender)?).await })
    }

    fn destination(&self, _mail: &Outgoing) -> Destination {
        Destination::Server(format!("{}:{}", self.server.host, self.server.port))
    }
}

impl fmt::Debug for Smtp {
    /// Without user and password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Smtp({}:{})", self.server.host, self.server.port)
    }
}

impl Server {
    fn parse(url: &Url) -> Result<Self, SettingError> {
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(SettingError::Url)?;
        let wanted = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
        let parameters = || TlsParameters::new(host.to_owned()).map_err(|_| SettingError::Url);
        let credentials = credentials(url)?;
        let (tls, port) = match (url.scheme(), wanted.as_deref()) {
            ("smtps", None) => (Tls::FromTheStart(parameters()?), 465),
            ("smtp", None) if credentials.is_none() => (Tls::Opportunistic(unverified(host)?), 25),
            ("smtp", None | Some("required")) => (Tls::Required(parameters()?), 587),
            ("smtp", Some("opportunistic")) => (Tls::Opportunistic(unverified(host)?), 587),
            ("smtp" | "smtps", Some(_)) => return Err(SettingError::Tls),
            _ => return Err(SettingError::Url),
        };
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(port),
            tls,
            hello,
            credentials,
        })
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let address = (self.host.as_str(), self.port);
        if let Tls::FromTheStart(parameters) = &self.tls {
            let parameters = Some(parameters.clone());
            let line =
                AsyncSmtpConnection::connect_tokio1(address, None, &self.hello, parameters, None).await;
            return self.sign_in(line.map_err(|error| refusal_of_line(&error))?).await;
        }
        let stream =
            TcpStream::connect(address).await.map_err(|error| SendError::temporary(&error.to_string()))?;
        // The end of a mail is a write of its own: without this it waits 40 ms for the server's acknowledgement of what
        // went before (RFC 1122, 4.2.3.4), a good deal longer than the mail takes.
        let stream = stream.set_nodelay(true).map(|()| stream);
        let stream = stream.map_err(|error| SendError::temporary(&error.to_string()))?;
        let line = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello).await;
        let mut line = line.map_err(|error| refusal_of_line(&error))?;
        let encrypted = match &self.tls {
            Tls::Required(parameters) => line.starttls(parameters.clone(), &self.hello).await,
            Tls::Opportunistic(parameters) if line.can_starttls() => {
                line.starttls(parameters.clone(), &self.hello).await
            }
            _ => Ok(()),
        };
        encrypted.map_err(|error| refusal_of_line(&error))?;
        self.sign_in(line).await
    }

    async fn sign_in(&self, mut line: AsyncSmtpConnection) -> Result<AsyncSmtpConnection, SendError> {
        if let Some(credentials) = &self.credentials {
            let signed_in = line.auth(DEFAULT_MECHANISMS, credentials).await;
            signed_in.map_err(|error| refusal_of_line(&error))?;
        }
        Ok(line)
    }
}

/// Any certificate will do where the alternative is the clear (RFC 7435, 3): a mail server on the same machine often
/// has one that nobody signed.
fn unverified(host: &str) -> Result<TlsParameters, SettingError> {
    TlsParameters::builder(host.to_owned())
        .dangerous_accept_invalid_certs(true)
        .dangerous_accept_invalid_hostnames(true)
        .build()
        .map_err(|_| SettingError::Url)
}

fn credentials(url: &Url) -> Result<Option<Credentials>, SettingError> {
    let decoded =
        |text: &str| percent_decode_str(text).decode_utf8().map(String::from).map_err(|_| SettingError::Url);
    match url.password() {
        Some(password) => Ok(Some(Credentials::new(decoded(url.username())?, decoded(password)?))),
        None if url.username().is_empty() => Ok(None),
        None => Err(SettingError::Url),
    }
}

/// A line that cannot be had says nothing about the mail, whatever the code: with a wrong password no mail is lost.
fn refusal_of_line(error: &Error) -> SendError {
    SendError::Temporary(refusal(error))
}

/// A code of the 500s and what the client itself refuses is about the mail (RFC 5321, 4.2.1); a line that broke is not.
fn refusal_of_mail(error: &Error) -> SendError {
    let refusal = refusal(error);
    let about_us = refusal.code.is_some_and(|code| ABOUT_US.contains(&code));
    if (error.is_permanent() && !about_us) || error.is_client() {
        SendError::Permanent(refusal)
    } else {
        SendError::Temporary(refusal)
    }
}

fn refusal(error: &Error) -> Refusal {
    use std::error::Error as _;
    let text = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    Refusal::new(error.status().map(u16::from), &text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outgoing::tests::{mail, sender};

    #[test]
    fn the_password_is_decoded_and_never_shown() {
        let smtp = Smtp::new("smtps://post%40voorbeeld.nl:geh%2Feim@mail.voorbeeld.nl", sender()).unwrap();
        let expected = Credentials::new("post@voorbeeld.nl".into(), "geh/eim".into());
        assert_eq!(smtp.server.credentials, Some(expected));
        assert_eq!(format!("{smtp:?}"), "Smtp(mail.voorbeeld.nl:465)");
        let wrong = Smtp::new("smtp://post:geheim@mail.voorbeeld.nl?tls=misschien", sender()).unwrap_err();
        assert!(!format!("{wrong:?} {wrong}").contains("geheim"));
    }

    #[test]
    fn the_port_follows_from_the_kind_of_line() {
        let port = |url| Smtp::new(url, sender()).map(|smtp| smtp.server.port);
        assert_eq!(port("smtp://mail.voorbeeld.nl"), Ok(25));
        assert_eq!(port("smtp://mail.voorbeeld.nl?tls=required"), Ok(587));
        assert_eq!(port("smtp://post:geheim@mail.voorbeeld.nl"), Ok(587));
        assert_eq!(port("smtps://mail.voorbeeld.nl"), Ok(465));
        assert_eq!(port("smtp://127.0.0.1:2525"), Ok(2525));
        assert_eq!(port("smtps://mail.voorbeeld.nl?tls=required"), Err(SettingError::Tls));
        assert_eq!(port("smtp://gebruiker@mail.voorbeeld.nl"), Err(SettingError::Url));
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_may_be_there_later() {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let smtp = Smtp::new(&format!("smtp://{free}"), sender()).unwrap();
        let error = smtp.send(&mail()).await.unwrap_err();
        assert!(error.is_temporary() && error.refusal().code.is_none(), "{error}");
    }

    #[tokio::test]
    async fn a_malformed_address_is_refused_before_a_line_is_opened() {
        let smtp = Smtp::new("smtp://127.0.0.1:1", sender()).unwrap();
        let mut mail = mail();
        mail.to.address = "niemand".into();
        assert!(!smtp.send(&mail).await.unwrap_err().is_temporary());
    }
}
