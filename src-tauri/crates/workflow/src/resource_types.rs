//! CloudFormation's names of the types that this room looks at.

pub(crate) const STACK: &str = "AWS::CloudFormation::Stack";
pub(crate) const BUCKET: &str = "AWS::S3::Bucket";
pub(crate) const PIPELINE: &str = "AWS::CodePipeline::Pipeline";
/// A connection, as this program makes one.
pub(crate) const CONNECTION: &str = "AWS::CodeConnections::Connection";
/// A host, through which connections reach a server of one's own.
pub(crate) const HOST: &str = "AWS::CodeConnections::Host";
/// A connection in a template, under its new and its old name.
pub(crate) const CONNECTIONS: [&str; 2] = [CONNECTION, "AWS::CodeStarConnections::Connection"];
