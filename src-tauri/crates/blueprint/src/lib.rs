//! Setup + Target -> what AWS will hold: one typed graph of resources, roles, policies and stages.
//!
//! Knows no file format and no API: exporters turn the graph into text, and `app` into plain words. Pure.
//! Start reading at [`drawing`].
#![warn(missing_docs)]

pub mod drawing;
