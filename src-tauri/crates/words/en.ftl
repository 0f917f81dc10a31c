## resources

resource-connection = The connection to { $provider }. Through it AWS reads the repository, once a person has agreed to that in the browser.
resource-artifact-bucket = A private bucket for what the stages hand to one another: the source, and what the build makes of it. Everything in it is deleted after { $days } days.
resource-artifact-bucket-policy = Refuses every access to the artifact bucket that isn't encrypted on its way (TLS).
resource-build-logs = The log group that holds the output of the builds. Each line is kept for { $days } days.
resource-build-role = The role of the build: what it may do, and nothing beyond.
resource-build-project = The build: the machine, its image ({ $image }, { $compute }), its commands and variables. A build that takes longer than { $minutes } minutes is stopped.
resource-deploy-bucket = A private bucket that each deployment copies the files of the build to. What a deployment replaces can be fetched back for { $days } days.
resource-deploy-bucket-policy = Refuses every access to the deployed files that isn't encrypted on its way (TLS).
resource-pipeline-role = The role of the pipeline: what it may do, and nothing beyond.
resource-pipeline = The pipeline itself: it takes { $repository } (branch { $branch }) through the stages below.

## whys

why-trust-pipeline = CodePipeline takes on this role, and only for pipelines of this account.
why-trust-build = CodeBuild takes on this role, and only for builds of this account.
why-tls-only = Nobody, whatever else they are allowed, reaches this bucket over an unencrypted connection.
why-artifact-bucket = Before a run the pipeline looks at how its artifact bucket is set up.
why-artifact-objects = The pipeline puts the source into the artifact bucket and hands files from stage to stage.
why-use-connection = The source action reads this one repository through this one connection.
why-use-connection-former = The same under the former name of the service. AWS still checks it, whatever the connection's ARN begins with.
why-start-build = The build action starts this one project and asks how the build is going.
why-deploy-bucket = Before a deployment the pipeline looks at how the target bucket is set up.
why-deploy-objects = The deploy action writes the files into the target bucket.
why-build-log = The build writes its output to its own log group.
why-build-artifacts = The build fetches its input from the artifact bucket and puts its result there.
why-build-artifact-bucket = The build makes sure that the artifact bucket is the expected one.
why-test-reports = The buildspec may report test results and coverage; they go into report groups of this project.
why-clone-repository = The build clones this one repository itself, through this one connection.
why-clone-repository-former = The same under the former name of the service. AWS still checks it, whatever the connection's ARN begins with.
why-read-parameters = Variables of the build take their values from these parameters of Parameter Store.
why-read-secrets = Variables of the build take their values from these secrets of Secrets Manager.
why-person-who-am-i = Shows which account and which user the credentials belong to.
why-person-handshake = Makes a connection, and lets the person agree to it at the Git provider in the browser. This comes before there is a connection to name, so it can't be narrowed to one.
why-person-connections = Looks at connections, finishes them in the browser, and hands one to the pipeline.
why-person-stack = Shows, makes, changes and removes this one CloudFormation stack.
why-person-roles = CloudFormation makes the roles of the pipeline and the build. Their names begin with the name of the stack.
why-person-pass-roles = Hands those roles to CodePipeline and CodeBuild, and to no other service.
why-person-pipeline = CloudFormation makes the pipeline. The person starts runs, watches them and answers approvals.
why-person-build = CloudFormation makes the build project. Gangway shows its builds.
why-person-buckets = CloudFormation makes the private buckets for artifacts and deployed files.
why-person-empty-buckets = Empties those buckets before everything is taken down: a bucket that isn't empty can't be deleted.
why-person-logs = CloudFormation makes the log group. Gangway shows the output of the builds.
why-person-lists = Lists the images that builds can run in. They belong to AWS, so there is no resource to name.

## files

file-connection-intro =
    Gangway, step 1 of 2: the connection between AWS and the Git provider.
    { "" }
    Deploy this file first:
    { "" }
      aws cloudformation deploy --template-file 1-connection.yaml --stack-name { $name }-connection
    { "" }
    The new connection is pending. Only a person can change that: open the AWS console, Developer Tools, Settings, Connections, choose the connection and press "Update pending connection". When its status is "Available", go on with { $next }.
file-connection-output = The ARN of the connection. { $next } asks for it.
file-pipeline-intro =
    Gangway, step 2 of 2: the pipeline and everything that it needs.
    { "" }
    Wait until the connection of { $previous } is available: a pipeline that is made earlier never learns about pushes. Then deploy this file with the ARN of the connection:
    { "" }
      aws cloudformation deploy --template-file 2-pipeline.yaml --stack-name { $stack } \
        --capabilities CAPABILITY_IAM --parameter-overrides ConnectionArn=arn:aws:codeconnections:...
    { "" }
    The first run starts by itself.
file-parameter-connection-arn = The ARN of an available connection. Its region may be another one than that of the pipeline.
file-buildspec-in-project =
    The commands of the build. The pipeline doesn't read this file: the same text stands in the build project.
    To keep it with your code instead, save it as buildspec.yml at the root of the repository and choose "in the repository" in Gangway.
file-buildspec-in-repository =
    The commands of the build, to begin with. The pipeline reads them from { $path } in the repository: save this file there, unless there is one already.

## faults

# What went wrong, and what to do next. Facts are values as they came; they are shown as text.

fault-access-denied = AWS refused { $operation }: these credentials aren't allowed to do { $action }. Nothing was changed by this call.
    .next = Give the policy from the Review step to an administrator of the account, or choose another account. Then try again.
fault-denied-by-organization = A rule of your organization (a service control policy) forbids this in the account. No setting in the account itself can allow it.
    .next = Ask the people who manage your AWS organization, or use another account.
fault-credentials-expired = The sign-in to AWS has run out. Nothing is lost.
    .next = Sign in again (with IAM Identity Center: aws sso login), or enter new keys, and try again.
fault-credentials-invalid = AWS doesn't know these keys, or the secret doesn't belong to them.
    .next = Check the keys: they may have been mistyped, switched off or deleted. Enter them again or choose another account.
fault-credentials-missing = No credentials were found for the chosen account.
    .next = Choose another profile, sign in (aws sso login or aws configure), or enter keys.
fault-profile-broken = The AWS configuration can't be used: { $detail }
    .next = Correct the file (usually ~/.aws/config or ~/.aws/credentials) and try again, or choose another account.
fault-clock-skewed = The clock of this computer is wrong by minutes, and AWS refuses calls with a wrong time.
    .next = Set the clock, best by switching automatic time on, and try again.
fault-throttled = AWS asked for fewer calls. Gangway waited and tried several times, in vain.
    .next = Wait a few minutes and try again. What has been done stays done.
fault-quota-reached = The account has reached a quota of AWS ({ $operation }).
    .next = Delete what is no longer needed, e.g. connections that are still pending, or ask for a higher quota in the AWS console under Service Quotas. Then try again.
fault-no-network = { $host } can't be reached.
    .next = Check the internet connection, VPN and proxy, and try again. What has been done stays done.
fault-aws-unavailable = AWS answered with an error of its own, several times in a row.
    .next = Look at health.aws.amazon.com and try again later. Gangway first asks what is there, so nothing is made twice.
fault-no-answer = AWS didn't answer in time. The call may or may not have been carried out.
    .next = Try again. Gangway first asks what is there, so nothing is made twice.
fault-region-without-service = Connections don't exist in the Region { $region }.
    .next = Choose another Region in the Account step.
fault-refused-by-aws = AWS refused { $operation }: { $detail }
    .next = Correct what AWS names and try again. If it makes no sense to you, please report it.
fault-not-found = It isn't there any more: { $what }
    .next = Look whether it was deleted or renamed, then start this step again.
fault-practice-unreachable = The practice account can't be reached: { $detail }
    .next = Start Gangway again. The practice account keeps its state.

fault-connection-not-available = The connection { $name } isn't available yet (status: { $status }). A pipeline that is made now would never notice a push, so nothing was made.
    .next = Open the connection's page in the browser and press "Update pending connection". Then try again.
fault-connection-in-error = The connection { $name } is in error: the Git provider no longer accepts it. Nobody can repair it.
    .next = Make a new connection and use it in this setup.
fault-connection-gone = The connection { $name } was deleted.
    .next = Choose another connection, or make a new one.
fault-connection-not-authorized = For { $minutes } minutes nobody has finished the connection in the browser. It stays as it is, and Gangway goes on looking.
    .next = Open the page again. If the provider asks for an organization owner, ask the owner to approve the app. If the browser is signed in to another AWS account, switch it.

fault-plan-changed = What would be done now isn't what you were shown. Nothing was done.
    .next = Look at the new plan and approve it.
fault-approval-missing = The plan hasn't been approved. Nothing was done.
    .next = Look at the plan and approve it.
fault-stack-busy = The stack { $stack } is being worked on by another operation (status: { $status }).
    .next = Wait until it is done, then try again. The stack's page in the AWS console shows how far it is.
fault-stack-not-ours = A stack named { $stack } exists already, and it wasn't made from this setup. It wasn't touched.
    .next = Change the name of this setup, or delete that stack if nobody needs it.
fault-change-set-failed = CloudFormation couldn't work out the changes to the stack { $stack }: { $detail } Nothing was changed.
    .next = Correct what CloudFormation names and plan again.
fault-stack-failed = The stack { $stack } failed at { $resource }: { $detail } CloudFormation took its changes back.
    .next = Correct the cause and deploy again. The new plan also removes what is left over.
fault-tear-down-failed = The stack { $stack } couldn't be deleted, because of { $resource }: { $detail } What had been deleted before is gone; the rest is still there.
    .next = Remove the cause, then take everything down again.
fault-connection-would-be-replaced = The change would replace the connection { $resource }, which would lose its authorization. Nothing was changed.
    .next = Keep the name, provider and host of the connection as they were, or take the connection out of this stack.

fault-source-permission = The role of the pipeline or of the build may not use the connection.
    .next = Deploy again, so that the role gets its rights back. If your organization restricts connections, ask its administrators to allow UseConnection.
fault-source-not-found = Through this connection the branch { $branch } of { $repository } can't be read.
    .next = Check the spelling of repository and branch, also upper and lower case. Then check at the provider that the AWS app may see this repository. If the app was installed anew, make a new connection.
fault-build-failed = The build failed in the phase { $phase }: { $detail }
    .next = Read the last lines of the log. Then correct the code or the buildspec, and push or start a run.
fault-buildspec-missing = The build didn't find its buildspec: { $path } isn't in the repository.
    .next = Push the file to the branch, or keep the buildspec in the project instead (Build step) and deploy again.
fault-buildspec-invalid = CodeBuild can't use the buildspec: { $detail }
    .next = Correct it in the Build step, or in the repository, and start a run.
fault-build-queue-full = The account may not run any more builds at once. New accounts often start with one.
    .next = Wait until the other builds are done and start a run, or ask for a higher quota of CodeBuild.
fault-artifacts-missing = The build worked, but made no file that its artifacts list names: { $detail }
    .next = Correct the paths under artifacts in the buildspec, and start a run.
fault-approval-rejected = The approval was rejected, so the run ended there. Nothing after it was carried out.
    .next = Correct what was found, and push or start a run.
fault-run-stopped = The run ended before its time (status: { $status }). A newer run may have overtaken it, or somebody stopped it.
    .next = Look at the newest run, or start one.
fault-action-failed = The action { $action } in the stage { $stage } failed: { $detail }
    .next = Correct what AWS names, and start a run. The pipeline's page in the AWS console shows more.

fault-setup-has-problems = The setup isn't complete yet: { $count ->
        [one] one problem is left.
       *[other] { $count } problems are left.
    }
    .next = Go through the marked fields.
fault-setup-file-broken = { $path } isn't a setup file of Gangway (line { $line }: { $detail }). It wasn't changed.
    .next = Choose another file, or ask whoever sent it to save a copy again.
fault-setup-from-newer-version = This setup was written by a newer Gangway (format { $version }). It can be looked at but not changed.
    .next = Install the newest Gangway to change it.
fault-setup-read-only = This setup is open for reading only. Your change wasn't saved.
    .next = Install the newest Gangway to change it.
fault-path-not-found = Nothing is there: { $path }
    .next = Check the path, or choose the file or folder in the dialog.
fault-path-unreadable = { $path } can't be read: { $detail }
    .next = Check the rights of the file or folder, or choose another.
fault-path-unwritable = { $path } can't be written: { $detail } What was there before is still there.
    .next = Check the rights of the folder, or choose another place.
fault-disk-full = The disk is full; { $path } wasn't written. What was there before is still there.
    .next = Free some space and try again.
fault-file-exists = { $count ->
        [one] { $path } exists already and wasn't overwritten.
       *[other] { $count } files exist already, e.g. { $path }. Nothing was written.
    }
    .next = Choose another place, or allow them to be replaced.
fault-not-a-repository = { $path } isn't a clone of a Git repository.
    .next = Choose the folder that holds the .git folder, or enter the address of the repository.
fault-repository-not-understood = This is neither a folder, nor the address of a repository, nor owner/name: { $text }
    .next = Paste the address that the provider shows under "Clone", e.g. https://github.com/owner/name.
fault-provider-not-offered = AWS doesn't offer connections to { $provider } ({ $host }).
    .next = Mirror the repository to a provider that AWS offers, and use it there.
fault-already-running = Another Gangway is open and holds your setups.
    .next = Use the window that is open, or close it first.
fault-address-not-allowed = Gangway doesn't open this address: { $address }
    .next = If you trust it, copy it into the browser yourself.
fault-browser-not-opened = No program was found that opens addresses.
    .next = Copy the address into a browser: { $address }
fault-job-unknown = This work isn't known any more ({ $job }).
    .next = Go back to the setup and start it again. Gangway asks AWS what is there, so nothing is made twice.
fault-job-running = Work on this setup is going on already ({ $job }).
    .next = Wait until it is done, or cancel it first.
fault-cancelled = You cancelled it. What AWS had been asked to do before goes on there.
    .next = Try again to take it up where it is.
fault-internal = Something went wrong inside Gangway: { $detail }
    .next = Please report this. Your setups are saved; starting Gangway again takes the work up where it was.

## events

# One line each in the history of a job.

event-phase-started = { $phase ->
        [create] Looking for the connection, or making it.
        [authorize] Waiting for the connection to become available.
        [checkConnection] Checking that the connection is available.
        [stack] CloudFormation carries out the changes.
        [register] Sending the pipeline again, so that it notices pushes.
        [run] Watching the run of the pipeline.
        [emptyBuckets] Emptying the buckets.
        [deleteStack] CloudFormation deletes the stack.
        [deleteConnection] Deleting the connection.
       *[other] Next: { $phase }.
    }
event-connection-created = The connection { $name } was made: { $arn }
event-connection-adopted = The connection { $name } exists already and is used: { $arn }
event-connection-status = The connection's status is { $status }.
event-stack-resource = { $id } ({ $type }): { $status } { $reason }
event-run-started = The run { $execution } began (trigger: { $trigger }).
event-action-status = { $status ->
        [running] { $stage } / { $action } is at work.
        [succeeded] { $stage } / { $action } succeeded.
        [failed] { $stage } / { $action } failed.
        [skipped] { $stage } / { $action } was left out.
       *[other] { $stage } / { $action }: { $status }
    }
event-retrying = { $operation } didn't work. It is tried again in { $seconds ->
        [one] one second.
       *[other] { $seconds } seconds.
    }
event-resumed = The work was taken up again after Gangway had been closed.
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
        [cancelled] It was cancelled.
       *[other] It ended: { $status }
    }

