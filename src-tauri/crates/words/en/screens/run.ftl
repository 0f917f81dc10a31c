run-to-wizard = Change the setup
run-to-files = Files
run-nothing = Nothing has been deployed yet.
run-newest = Show the newest run
run-plan = What the deployment would do
run-plan-what = CloudFormation has worked this out. Nothing has been changed yet.
run-plan-again = Plan the changes
run-planning = The changes are being worked out. That usually takes less than a minute…
run-plan-counts = { $count ->
    [0] Nothing would change in account { $account }, Region { $region }.
    [one] 1 change in account { $account }, Region { $region }:
   *[other] { $count } changes in account { $account }, Region { $region }:
}
run-approve = Deploy this
run-approve-what = Exactly what is shown will be carried out. If something fails, CloudFormation rolls back.
run-check = Check now
run-cancel-connect = Stop waiting
run-cancel-deploy = Stop
run-cancel-run = Stop watching
run-cancel-tearDown = Stop
run-phase-create = Create the connection
run-phase-authorize = Authorize in the browser
run-phase-checkConnection = Check the connection
run-phase-stack = Deploy the stack
run-phase-register = Register for pushes
run-phase-run = Run the pipeline
run-phase-emptyBuckets = Empty the buckets
run-phase-deleteStack = Delete the stack
run-phase-deleteConnection = Delete the connection
run-took = took { $time }
run-usually = usually { $time }
run-elapsed = { $time } so far
run-elapsed-usually = { $time } so far, usually { $usually }
run-pipelines = Pipelines
run-stages = Stages
run-stages-before = Stages of the run before
run-action-page = Details
run-log = Build log
run-log-follow = Follow new lines
run-log-empty = No output yet. The build writes it here as it works.
run-log-capped = Only the last { $count } lines are shown. All of them are in CloudWatch Logs.
run-stack = Stack { $name }
run-stack-status = Status
run-events = History
run-console = In the AWS console
run-open-pipeline = Open the pipeline
run-open-named = Open { $pipeline }
run-open-stack = Open the stack
run-approval-waits = The pipeline is waiting for an approval
run-approval-what = Nothing more happens until somebody answers “{ $action }”.
run-approval-answer = Answer
run-approval-answers = If you approve, the run goes on. If you reject, the run ends, and nothing that comes after the approval happens: nothing is deployed.
run-approval-title = Answer the approval “{ $action }”
run-approval-comment = Comment (optional)
run-approval-comment-what = Kept with the run, for anyone who asks later.
run-approval-yes = Approve
run-approval-no = Reject
run-from-now-push = From now on, each push to { $branch } of { $repository } starts the pipeline.
run-from-now-branches = { $excepted ->
        [0] From now on, each push to a branch of { $repository } that matches { $patterns } starts the pipeline.
       *[other] From now on, each push to a branch of { $repository } that matches { $patterns }, but not { $except }, starts the pipeline.
    }
run-from-now-pull-requests = { $count ->
        [0] From now on, pull requests of { $repository } start the pipeline.
       *[other] From now on, pull requests of { $repository } into { $branches } start the pipeline.
    }
run-from-now-manual = Nothing starts this pipeline by itself: start each run here, or on the pipeline’s page in the AWS console.
run-done-deploy = Your pipeline is deployed, and its run succeeded
run-done-run = The run succeeded
run-skipped-create = not needed
run-skipped-authorize = not needed
run-skipped-checkConnection = not needed
run-skipped-stack = nothing to change
run-skipped-register = not needed: AWS did it when it created the pipeline
run-skipped-run = not needed
run-skipped-emptyBuckets = there were none
run-skipped-deleteStack = there was none
run-skipped-deleteConnection = it stays
run-not-reached = not done
run-practice-time = Time passes faster in the practice account. The times of the stages and the log are the account’s own, as they would be at AWS; those further up are yours.
run-practice-played = The practice account runs none of your commands: the build’s output is played. Whether your project builds and passes its tests, only a real account shows.
run-log-build = Build { $number } ({ $build })
run-next-pull-request = Open a pull request in { $repository }. The pipeline starts by itself.
run-next-practice = In the practice account, you push and open pull requests on this page:
run-push-in-vain = No run has started yet. Show the newest run in a moment, or see on the Practice page whether the push arrived.
run-goes-on = Gangway only stopped watching: the run goes on at AWS.
run-done-tearDown = Everything that was to be deleted has been deleted
run-done-tearDown-what = The setup stays in Gangway with its answers: you can deploy it again at any time.
run-next = What you can do next
run-next-push = Push a commit to { $branch } of { $repository }. The pipeline starts by itself.
run-push-starts-nothing = If it starts nothing, compare { $repository } with the name on the provider’s page first: AWS tells capital letters from small ones. Then check whether the repository was renamed or moved, and whether the AWS app may still read it.
run-next-continue = Go on with the setup
run-next-start = Start a run now
run-next-edit = Correct the setup
run-next-connection = Change the connection
run-next-account = Change the account
run-next-tear-down = Take everything down…
run-next-plan = Plan a new deployment
run-next-home = Go to the setups
run-push = Push to { $branch }
run-push-what = In the practice account, you push from here. This creates a commit with this message.
run-push-what-folder = In the practice account, you push from here. This creates a commit with this message in the practice repository. It takes your folder as it is now, including changes that you haven’t committed. Your own repository isn’t touched.
run-next-real = The same answers work in a real account: choose one in the Account step, then make its connection.
run-next-copies = The copied files are in the bucket { $bucket }.
run-push-example = Say hello
run-push-do = Push
run-push-waiting = Pushed. The pipeline will start soon…

tear-down-title = Take down { $name }
tear-down-what = This deletes the stack with everything in it: the pipeline, the build project, their logs, and the buckets with their files. Your repository isn’t touched.
tear-down-connection = Delete the connection as well
tear-down-connection-what = Other pipelines that use it fail at their next run. Every connection that Gangway created for this setup is deleted, and no other one.
tear-down-connection-none = There is no connection to delete: none in this account carries the tag of this setup, and Gangway knows of none that it uses here. The Connections page shows all connections of the account.
tear-down-connection-kept = The connection stays: Gangway did not create it for this setup. Delete it on its page in the AWS console if nobody needs it any more.
tear-down-connection-shared = { $setups } uses this connection, too: its pipeline fails at its next run. Give it another connection first, or leave the box unticked.
tear-down-stays = What your pipeline deployed as a stack of its own stays in your account, and so does the role marked “Keep”: CloudFormation needs it to change or delete that stack. If you need neither any more, delete the stack in the AWS console first, then the role.
tear-down-name = Type { $name } to confirm
tear-down-do = Take everything down
