runs-all = All runs
runs-latest = Latest runs
runs-list = Runs of { $pipeline }, newest first
runs-none = No run has started yet.
runs-older = Show older runs
runs-look-again = Look again
runs-shown = { $count ->
    [one] 1 run
   *[other] { $count } runs
}
runs-shown-of-more = { $count } runs are shown; there are older ones.
runs-run = Run { $id }
runs-no-commit = No commit is known
runs-commit-page = Open the commit
runs-started-by = { $cause }: { $who }
log-build = Build
log-build-of = { $number }. { $action } ({ $build })
log-search = Search the log
log-matches = { $at } of { $count } lines
log-no-match = Not found
log-previous = Previous match
log-next = Next match
log-first-error = Go to the first error
log-no-error = No command failed in this log.
log-show-error = Show it in the log
log-times = Times
log-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
log-loading = { $count ->
    [0] The log is being read…
    [one] 1 line so far…
   *[other] { $count } lines so far…
}
log-gone = This log isn’t there. It was deleted, its retention time is over, or the build ended before it wrote anything.
log-remembered = The log can’t be read at AWS any more. These are the last lines that Gangway has kept of it.
log-capped = Only the first { $count } lines are shown. “Save…” writes all of them.
log-save = Save…
log-save-title = Save the log
log-saving = { $count ->
    [0] The log is being read…
    [one] 1 line is written…
   *[other] { $count } lines are written…
}
