//! A wire to a server that a test can cut and mend.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Passes on what comes in at a port of its own, as long as it is whole.
#[derive(Debug)]
pub struct Wire {
    address: SocketAddr,
    is_whole: Arc<AtomicBool>,
    cuts: watch::Sender<u32>,
    listening: JoinHandle<()>,
}

impl Wire {
    /// Lays a wire to `server`, such as `127.0.0.1:5432`.
    pub async fn to(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let is_whole = Arc::new(AtomicBool::new(true));
        let (cuts, cut) = watch::channel(0);
        let listening = tokio::spawn(listen(listener, server, is_whole.clone(), cut));
        Self { address, is_whole, cuts, listening }
    }

    /// Where it begins.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends all conversations; new ones end before they begin.
    pub fn cut(&self) {
        self.is_whole.store(false, Ordering::SeqCst);
        self.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// Lets conversations begin again.
    pub fn mend(&self) {
        self.is_whole.store(true, Ordering::SeqCst);
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn listen(listener: TcpListener, server: String, is_whole: Arc<AtomicBool>, cut: watch::Receiver<u32>) {
    while let Ok((mut near, _)) = listener.accept().await {
        if !is_whole.load(Ordering::SeqCst) {
            continue;
        }
        let (server, mut cut) = (server.clone(), cut.clone());
        cut.mark_unchanged();
        tokio::spawn(async move {
            let Ok(mut far) = TcpStream::connect(server).await else { return };
            tokio::select! {
                _ = copy_bidirectional(&mut near, &mut far) => {}
                _ = cut.changed() => {}
            }
        });
    }
}
