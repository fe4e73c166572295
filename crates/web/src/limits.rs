//! Not too many forms from one address in a short time. Counted per node; signing in is counted in the database.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::Clock as _;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::errors::PageError;

/// Forms at once from one address, and how many a second come back.
const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(119);
const PER_SECOND: NonZeroU32 = NonZeroU32::MIN.saturating_add(3);

/// After how many forms the addresses are forgotten that may send all they like again.
const FORGET_EVERY: u32 = 1_000;

/// Who sent how much; `None` where limits are off.
pub type Limiter = Option<Arc<Senders>>;

/// The addresses that sent forms lately.
#[derive(Debug)]
pub struct Senders {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    forms: AtomicU32,
}

impl Senders {
    /// Counts a form; after how many seconds it may be tried again where there were too many.
    fn count(&self, address: IpAddr) -> Result<(), u32> {
        if self.forms.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&address).map_err(|until| {
            let wait = until.wait_time_from(self.limiter.clock().now()).as_secs() + 1;
            u32::try_from(wait).unwrap_or(60)
        })
    }
}

/// A limiter, if limits are on.
pub fn limiter(is_on: bool) -> Limiter {
    is_on.then(|| {
        let limiter = RateLimiter::keyed(Quota::per_second(PER_SECOND).allow_burst(BURST));
        Arc::new(Senders { limiter, forms: AtomicU32::new(0) })
    })
}

/// Refuses a form from an address that sent too many.
pub async fn check(State(limiter): State<Limiter>, request: Request, next: Next) -> Response {
    if let (Some(limiter), Some(address)) = (limiter, sender(&request))
        && !request.method().is_safe()
        && let Err(seconds) = limiter.count(address)
    {
        return PageError::TooOften { seconds }.into_response();
    }
    next.run(request).await
}

/// The sender: the connection's other end or, where that is a proxy on this machine, whom the proxy names last.
/// Of an IPv6 address the first 64 bits count, which is what one household gets.
fn sender(request: &Request) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip();
    let named = || {
        let header = request.headers().get_all("x-forwarded-for").iter().next_back()?;
        header.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
    };
    let address = if peer.is_loopback() { named().unwrap_or(peer) } else { peer };
    Some(match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    })
}
