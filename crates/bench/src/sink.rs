//! A mail server on this machine that takes everything and counts it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The server.
pub struct Sink {
    /// Where it listens.
    pub address: SocketAddr,
    taken: Arc<AtomicUsize>,
}

impl Sink {
    /// Listens on a free port until the process ends.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let taken = Arc::<AtomicUsize>::default();
        let counter = taken.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, counter.clone()));
            }
        });
        Ok(Self { address, taken })
    }

    /// Mails taken since this was last asked.
    pub fn taken(&self) -> usize {
        self.taken.swap(0, Ordering::SeqCst)
    }
}

async fn talk(stream: TcpStream, taken: Arc<AtomicUsize>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 sink\r\n").await?;
    let mut line = Vec::new();
    let mut is_message = false;
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let answer: &[u8] = match (is_message, line.get(..4).unwrap_or(&line).to_ascii_uppercase().as_slice())
        {
            (true, b".\r\n") => {
                is_message = false;
                taken.fetch_add(1, Ordering::SeqCst);
                b"250 taken\r\n"
            }
            (true, _) => continue,
            (false, b"EHLO") => b"250-sink\r\n250 8BITMIME\r\n",
            (false, b"DATA") => {
                is_message = true;
                b"354 go on\r\n"
            }
            (false, b"QUIT") => return stream.write_all(b"221 bye\r\n").await,
            (false, _) => b"250 ok\r\n",
        };
        stream.write_all(answer).await?;
    }
}
