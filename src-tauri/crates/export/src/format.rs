//! What a format is.

use gangway_blueprint::Blueprint;
use gangway_setup::problem::Problem;
use gangway_words::Words;

/// Problems are those that only show in the files.
type Writer = fn(&Blueprint, &Words) -> Result<Vec<File>, Vec<Problem>>;

/// A set of files that holds everything of a blueprint.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Also the folder of its files.
    pub id: &'static str,
    pub(crate) write: Writer,
}

impl Format {
    /// The files, with a README in the language of the words. What a tool reads is the same in every language, and
    /// ASCII, but for a buildspec that a person wrote.
    ///
    /// # Errors
    /// Problems that only show in the files: a template that is larger than CloudFormation takes.
    pub fn files(&self, blueprint: &Blueprint, words: &Words) -> Result<Vec<File>, Vec<Problem>> {
        (self.write)(blueprint, words)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path below the format's folder; components parted by `/`.
    pub path: String,
    /// Ends with a line end.
    pub text: String,
}
