//! Not too many forms from one address in a short time. Counted per node; signing in is counted in the database.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::Clock as _;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::errors::PageError;

/// Forms at once from one address, and how many a second come back.
const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(119);
const PER_SECOND: NonZeroU32 = NonZeroU32::MIN.saturating_add(3);

/// Who sent how much; `None` where limits are off.
pub type Limiter = Option<Arc<DefaultKeyedRateLimiter<IpAddr>>>;

/// A limiter, if limits are on.
pub fn limiter(is_on: bool) -> Limiter {
    is_on.then(|| Arc::new(RateLimiter::keyed(Quota::per_second(PER_SECOND).allow_burst(BURST))))
}

/// Refuses a form from an address that sent too many.
pub async fn check(State(limiter): State<Limiter>, request: Request, next: Next) -> Response {
    if let (Some(limiter), Some(address)) = (limiter, sender(&request))
        && !request.method().is_safe()
        && let Err(until) = limiter.check_key(&address)
    {
        let wait = until.wait_time_from(limiter.clock().now()).as_secs() + 1;
        return PageError::TooOften { seconds: u32::try_from(wait).unwrap_or(60) }.into_response();
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
