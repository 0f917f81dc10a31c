//! Quoting and indentation, one file a syntax. What a text with references becomes is said by who asks for the file: a
//! function of CloudFormation, or what the reference stands for in one account.

pub mod json;
pub mod yaml;
