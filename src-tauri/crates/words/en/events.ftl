# One line each in the history of a job.

event-phase-started = { $phase ->
        [create] Looking for the connection, or creating it.
        [authorize] Waiting for the connection to become available.
        [checkConnection] Checking that the connection is available.
        [stack] CloudFormation is carrying out the changes.
        [register] Submitting the pipeline again, so that it notices pushes.
        [run] Watching the run of the pipeline.
        [emptyBuckets] Emptying the buckets.
        [deleteStack] CloudFormation is deleting the stack.
        [deleteConnection] Deleting the connection.
        [createHost] Looking for the host, or creating it.
        [changeHost] Changing the host.
        [prepareNetwork] AWS is setting up the host’s network.
        [setUpHost] Waiting until somebody has set the host up in the browser.
        [deleteHost] Deleting the host.
       *[other] Next: { $phase }.
    }
event-connection-created = The connection { $name } was created: { $arn }
event-connection-adopted = The connection { $name } exists already and is used: { $arn }
event-connection-status = The connection’s status is { $status }.
event-stack-resource = { $id } ({ $type }): { $status } { $reason }
event-run-started = { $trigger ->
        [none] The run { $execution } started.
       *[other] The run { $execution } started (trigger: { $trigger }).
    }
event-action-status = { $status ->
        [running] { $stage } / { $action } is running.
        [succeeded] { $stage } / { $action } succeeded.
        [failed] { $stage } / { $action } failed.
        [skipped] { $stage } / { $action } was skipped.
       *[other] { $stage } / { $action }: { $status }
    }
event-retrying = { $operation } didn’t work. Gangway tries again in { $seconds ->
        [one] one second.
       *[other] { $seconds } seconds.
    }
event-log-unreadable = { $why ->
        [unread] The log of { $action } can’t be read at the moment ({ $operation } fails). Gangway keeps trying. The run itself isn’t affected.
       *[refused] The log of { $action } can’t be shown: these credentials aren’t allowed to do { $operation }. The run itself isn’t affected.
    }
event-resumed = Going on with what was begun before.
event-approval-answered = { $approved ->
        [yes] The approval was given.
       *[no] The approval was rejected.
    }
event-bucket-emptied = { $count ->
        [one] One object version was deleted from { $bucket }.
       *[other] { $count } object versions were deleted from { $bucket }.
    }
event-ended = { $status ->
        [succeeded] Done.
        [failed] It failed.
        [cancelled] It was canceled.
       *[other] It ended: { $status }
    }
