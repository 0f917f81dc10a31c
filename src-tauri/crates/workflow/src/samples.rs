//! What several tests deploy, and where to.

use gangway_aws::stacks::Stack;

use crate::requests::{DeployRequest, SETUP_TAG};

/// Of the setup `s`.
pub(crate) fn request() -> DeployRequest {
    DeployRequest {
        setup_id: "s".to_owned(),
        stack: "shop".to_owned(),
        template: "Resources: {}".to_owned(),
        parameters: Default::default(),
        tags: Default::default(),
        capabilities: Vec::new(),
        connection_arn: "arn".to_owned(),
        pipelines: vec!["shop".to_owned()],
        resources: Vec::new(),
    }
}

/// A stack of this status, of this setup or nobody's.
pub(crate) fn stack(status: &str, owner: Option<&str>) -> Stack {
    Stack {
        id: "arn".to_owned(),
        name: "shop".to_owned(),
        status: status.to_owned(),
        reason: None,
        tags: owner.map(|owner| (SETUP_TAG.to_owned(), owner.to_owned())).into_iter().collect(),
    }
}
