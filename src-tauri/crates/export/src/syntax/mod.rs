//! Quoting and indentation, one file a syntax. What a text with references becomes is said by who asks for the file: a
//! function of CloudFormation, or what the reference stands for in one account. `comment` and `visible` serve several.

pub(crate) mod comment;
pub mod json;
pub(crate) mod shell;
pub(crate) mod visible;
pub mod yaml;
