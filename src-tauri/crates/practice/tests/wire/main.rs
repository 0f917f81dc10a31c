//! The practice account over real sockets: what a client, a browser and the controls see.

mod browser;
mod calls;
mod controls;
mod http;
mod restarts;
