//! AWS CloudFormation: two templates.

use gangway_blueprint::Blueprint;
use gangway_setup::problem::Problem;
use gangway_words::Words;

use crate::File;

pub(crate) fn files(_blueprint: &Blueprint, _words: &Words) -> Result<Vec<File>, Vec<Problem>> {
    Ok(Vec::new())
}
