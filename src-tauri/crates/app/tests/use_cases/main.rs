//! The use cases against a practice account, over the wire, as a window would ask them.

mod any_request;
mod desk;
mod disk;
mod journey;
mod keys;
mod setups;
