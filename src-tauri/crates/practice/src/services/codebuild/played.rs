//! What says that a build is played, in both languages: nobody here knows who reads it. Wherever a run is looked at it
//! stands in members that AWS has, too: whoever talks to this account sees no difference but these words.

/// The first line of every build's log.
pub(super) const LOG: &str = "[Practice] This output is played: none of the commands below is run. / \
                              この出力は再現されたものです。以下のコマンドは実行されません。";

/// The summary of a pipeline's action that builds.
pub(crate) const ACTION: &str = "[Practice] Played: none of this build's commands was run. / \
                                 再現されたビルドです。コマンドは実行されていません。";

/// The summary of a run with builds, once it is over.
pub(crate) const RUN: &str = "[Practice] Its builds are played: none of their commands was run. / \
                              ビルドは再現されたものです。コマンドは実行されていません。";
