//! The ways in which AWS's clients write.

/// How this request is written, and therefore its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// Smithy RPC v2 CBOR.
    Cbor,
    /// awsJson 1.0 or 1.1.
    Json,
    /// Form in, XML out.
    Query,
    /// EC2's dialect of it.
    Ec2,
    /// S3's own.
    RestXml,
}

impl Protocol {
    /// As botocore's models name it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Cbor => "smithy-rpc-v2-cbor",
            Self::Json => "json",
            Self::Query => "query",
            Self::Ec2 => "ec2",
            Self::RestXml => "rest-xml",
        }
    }
}
