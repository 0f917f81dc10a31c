## resources

resource-connection = The connection to { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab self-managed
   *[other] { $provider }
}. Through it AWS reads the repository, once a person has agreed to that in the browser.
    .name = Connection
resource-artifact-bucket = A private bucket for what the stages hand to one another: the source, and what the build makes of it. Everything in it is deleted after { $days } days.
    .name = Artifact bucket
resource-artifact-bucket-policy = Refuses every access to the artifact bucket that isn't encrypted on its way (TLS).
    .name = Policy of the artifact bucket
resource-build-logs = The log group that holds the output of the builds. Each line is kept for { $days } days.
    .name = Build logs
resource-build-role = The role of the build: what it may do, and nothing beyond.
    .name = Role of the build
resource-build-project = The build: the machine, its image ({ $image }, { $compute }), its commands and variables. A build that takes longer than { $minutes } minutes is stopped.
    .name = Build project
resource-deploy-bucket = A private bucket that each deployment copies the files of the build to. What a deployment replaces can be fetched back for { $days } days.
    .name = Bucket of the deployed files
resource-deploy-bucket-policy = Refuses every access to the deployed files that isn't encrypted on its way (TLS).
    .name = Policy of the bucket of the deployed files
resource-deploy-role = The role with which CloudFormation creates, changes and deletes what your template says. It stays when the stack of the pipeline is deleted: the deployed stack may still need it.
    .name = Role of the deployed stack
resource-pipeline-role = The role of the pipeline: what it may do, and nothing beyond.
    .name = Role of the pipeline
resource-pipeline = The pipeline itself: it takes { $repository } (branch { $branch }) through its stages.
    .name = Pipeline

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
why-deploy-change-set = The deploy actions create the change set, carry it out, and watch the stack. The change set of an earlier run is deleted first.
why-deploy-stack = The deploy action creates or updates the stack, and watches it.
why-deploy-stack-tags = The template configuration can give the stack tags.
why-deploy-pass-role = Hands CloudFormation the role for the stack. No other service can be given it.
why-trust-stack = CloudFormation takes on this role for the stack that the pipeline deploys.
why-stack-services = What CloudFormation creates is up to your template, so Gangway can't know it beforehand. This policy of AWS allows every service, except IAM and the settings of the account and its organization. Whoever can change the template can therefore create, change and delete nearly everything in this account: protect the branch, or let somebody approve each change set.
why-stack-roles = A template may have roles for its functions and tasks. CloudFormation names them after the stack, and only roles of such a name can be created, changed and deleted here. What those roles may do is up to the template.
why-stack-pass-roles = Hands those roles to the services that work with them.
why-stack-profiles = EC2 instances get their role through an instance profile. Its name, too, begins with the name of the stack.
why-build-log = The build writes its output to its own log group.
why-build-artifacts = The build fetches its input from the artifact bucket and puts its result there.
why-build-artifact-bucket = The build makes sure that the artifact bucket is the expected one.
why-test-reports = The buildspec may report test results and coverage; they go into report groups of this project.
why-clone-repository = The build clones this one repository itself, through this one connection.
why-clone-repository-former = The same under the former name of the service. AWS still checks it, whatever the connection's ARN begins with.
why-read-parameters = Variables of the build take their values from these parameters of Parameter Store.
why-read-secrets = Variables of the build take their values from these secrets of Secrets Manager.
why-person-who-am-i = Shows which account and which user the credentials belong to.
why-person-handshake = Creates a connection, and lets the person authorize it at the Git provider in the browser. This comes before there is a connection to name, so it can't be narrowed to one.
why-person-connections = Looks at connections, finishes them in the browser, and hands one to the pipeline.
why-person-stack = Shows, creates, changes and deletes the CloudFormation stacks of this setup: the one that Gangway deploys, and the one of 1-connection.yaml.
why-person-deployed-stacks = Shows the stack that the pipeline deploys, and the change set that waits for an approval. Deletes that stack when it isn't needed any more.
why-person-roles = CloudFormation creates the roles of the pipeline and the build. Their names begin with the name of the stack.
why-person-pass-roles = Hands those roles to the services that the condition names, and to no other service.
why-person-attach-policies = CloudFormation gives a role of this setup the policy of AWS that the condition names, and no other one.
why-person-pipeline = CloudFormation creates the pipeline. The person starts runs and watches them.
why-person-approvals = The person answers the approvals of the pipeline.
why-person-build = CloudFormation creates the build project. Gangway shows its builds.
why-person-buckets = CloudFormation creates the private buckets for artifacts and deployed files.
why-person-empty-buckets = Empties those buckets before everything is taken down: a bucket that isn't empty can't be deleted.
why-person-logs = CloudFormation creates the log group. Gangway shows the output of the builds.
why-person-lists = Lists the images that builds can run in, and log groups with their policies. A list has no resource to name.

## actions

action-fetch = Fetch the code
action-build = Build and test
action-approve = A person approves
action-copy = Copy the files
action-create-change-set = List the changes
action-execute-change-set = Carry out the changes
action-deploy-stack = Create or update the stack

## files

file-connection-title = Gangway, step 1 of 2: the connection between AWS and the Git provider.
file-connection-known =
    You don't need this file here: the setup uses a connection that exists already.
    { "" }
    { "  " }{ $arn }
    { "" }
    It is in account { $account }, Region { $region }. There, go on with { $next }. This file would create a second connection, and somebody would have to authorize that one, too. It is for an AWS account that has no connection yet.
file-connection-intro =
    { $here ->
        [no] In another account, deploy this file first:
       *[yes] Deploy this file first:
    }
    { "" }
      aws cloudformation deploy --template-file 1-connection.yaml --stack-name { $stack }
    { "" }
    The new connection is pending. Only a person can change that: open the AWS console, Developer Tools, Settings, Connections, choose the connection and press "Update pending connection". When its status is "Available", go on with { $next }.
file-connection-output = The ARN of the connection. { $next } asks for it.
file-pipeline-intro =
    Gangway, step 2 of 2: the pipeline and everything that it needs.
    { "" }
    Wait until the connection is available: a pipeline that is made earlier never learns about pushes. Then deploy this file with the ARN of the connection:
    { "" }
      aws cloudformation deploy --template-file 2-pipeline.yaml --stack-name { $stack } \
        --capabilities CAPABILITY_IAM --parameter-overrides ConnectionArn={ $arn }
    { "" }
    The first run starts by itself.
file-pipeline-connection = This connection is in account { $account }, Region { $region }. In another account, use the ARN of a connection of that account.
file-parameter-connection-arn = The ARN of an available connection. Its Region may be another one than that of the pipeline.
file-without-comments = This file has no further comments: with them it would have more than { $limit } bytes, which CloudFormation doesn't take.
file-buildspec-in-project =
    The commands of the build. The pipeline doesn't read this file: the same text stands in the build project. To keep it with your code instead, save it as buildspec.yml at the root of the repository and choose "in the repository" in Gangway.
file-buildspec-in-repository =
    The commands of the build, to begin with. The pipeline reads them from { $path } in the repository: save this file there, unless there is one already.

# a template that is larger than CloudFormation takes
problem-template-size = { $room ->
    [none] The CloudFormation template of this setup would have { $size } bytes, and CloudFormation takes at most { $limit }. Keep the buildspecs in the repository, or remove builds or variables.
   *[other] The CloudFormation template of this setup would have { $size } bytes, and CloudFormation takes at most { $limit }. Keep this buildspec in the repository, or shorten it to { $room } bytes.
  }

# a text that CloudFormation would read in the files as a reference
problem-dynamic-reference = CloudFormation would replace {"{{"}resolve:…{"}}"} with the value of a parameter or secret when it deploys. To give a build such a value, use a variable of the kind Parameter Store or Secrets Manager; otherwise write the text without {"{{"}resolve:.

## faults

# What went wrong, and what to do next. Facts are values as they came; they are shown as text.

fault-access-denied = AWS refused this, because these credentials aren’t allowed to do { $action }. The call changed nothing.
    .next = Give the policy from the Review step to an administrator of the account, or choose another account. Then try again.
fault-denied-by-organization = A rule of your organization (a service control policy) forbids this in the account. No setting in the account itself can allow it.
    .next = Ask the people who manage your AWS organization, or use another account.
fault-credentials-expired = You aren’t signed in to AWS, or your sign-in has expired. Nothing is lost.
    .next = Sign in (with IAM Identity Center: aws sso login), or enter new access keys. Then try again.
fault-credentials-invalid = AWS doesn’t know this access key, or the secret doesn’t belong to it.
    .next = Check whether the key was mistyped, deactivated or deleted. Enter it again, or choose another account.
fault-credentials-missing = No credentials were found for the chosen account.
    .next = Choose another profile, sign in (aws sso login or aws configure), or enter access keys.
fault-access-key-malformed = This isn’t the ID of an access key. It begins with AKIA or ASIA, followed by capital letters and digits.
    .next = Copy the access key ID once more from where you got it. The secret access key goes into the field below it.
fault-profile-broken = The AWS configuration can’t be used: { $detail }
    .next = Correct the file (usually ~/.aws/config or ~/.aws/credentials) and try again, or choose another account.
fault-clock-skewed = This computer’s clock is off by several minutes, so AWS refused the call.
    .next = Set the clock, for example by turning on automatic time. Then try again.
fault-throttled = AWS asked for fewer calls. Gangway waited and tried several times without success.
    .cause = AWS is asking for fewer calls.
    .next = Wait a few minutes and try again. What has been done stays done.
fault-quota-reached = The account has reached an AWS quota ({ $operation }).
    .next = Delete what you no longer need, for example connections that are still pending, or ask for a higher quota in the AWS console under Service Quotas. Then try again.
fault-no-network = { $host } can’t be reached.
    .next = Check the internet connection, VPN and proxy. Then try again. What has been done stays done.
fault-aws-unavailable = AWS answered with an error of its own, several times in a row.
    .cause = AWS answered with an error of its own.
    .next = Look at health.aws.amazon.com and try again later. Gangway first checks what exists, so nothing is created twice.
fault-no-answer = AWS didn’t answer in time. The call may or may not have been carried out.
    .cause = AWS didn’t answer in time.
    .next = Try again. Gangway first checks what exists, so nothing is created twice.
fault-region-without-service = Connections aren’t available in the chosen Region. Chosen: { $region }
    .next = Choose another Region in the Account step.
fault-region-missing = No Region is chosen yet.
    .next = Choose a Region in the Account step.
fault-refused-by-aws = AWS refused { $operation }: { $detail }
    .next = Correct what AWS names and try again. If nothing on your side explains it, please report it.
fault-not-found = This doesn’t exist, or not any more: { $what }
    .next = Check whether it was deleted or renamed. Then start this step again.
fault-practice-unreachable = The practice account can’t be reached: { $detail }
    .next = Start Gangway again. The practice account keeps its state.
fault-practice-began-anew = The saved state of the practice account couldn’t be read, so the practice account has started over. The connections, pipelines, and runs in it are gone. Your setups keep their answers, and the old file was kept: { $path }
    .next = Create a connection and deploy again in the practice account.
fault-connection-missing = This setup has no connection yet, so there’s nothing to deploy with. Nothing was created.
    .next = Create a connection in the Connection step, or choose an existing one. Then try again.

fault-connection-not-available = The connection { $name } isn’t available yet (status: { $status }). A pipeline created now would never notice a push, so nothing was created.
    .next = Create the connection if there is none yet. Otherwise open its page in the browser and press “Update pending connection”. Then try again.
fault-connection-in-error = The connection { $name } is in error: the Git provider no longer accepts it. Pipelines can’t use it like this, and you can’t authorize it again.
    .next = Create a new connection and use it in this setup.
fault-connection-gone = The connection { $name } was deleted.
    .next = Choose another connection, or create a new one.
fault-connection-not-authorized = After { $minutes } minutes, the connection still isn’t authorized in the browser. It stays as it is, and Gangway keeps checking.
    .next = Open the page again. If the provider asks for an organization owner, ask the owner to approve the app. If the browser is signed in to another AWS account, switch it.

fault-plan-changed = What would happen now isn’t what you were shown. Nothing was done.
    .next = Look at the new plan and approve it.
fault-approval-missing = The plan hasn’t been approved. Nothing was done.
    .next = Look at the plan and approve it.
fault-stack-busy = { $status ->
        [UPDATE_ROLLBACK_FAILED] The stack { $stack } can’t be changed: CloudFormation couldn’t put everything back after earlier changes failed (status: { $status }).
       *[other] CloudFormation is still working on the stack { $stack } (status: { $status }).
    }
    .next = { $status ->
        [UPDATE_ROLLBACK_FAILED] Open the stack in the AWS console and choose “Continue update rollback” under “Stack actions”. When it is done, try again.
       *[other] Wait until it is done, then try again. The stack’s page in the AWS console shows how far it is.
    }
fault-stack-not-ours = A stack named { $stack } exists already, and it wasn’t created from this setup. It wasn’t touched.
    .next = Change the name of this setup, or delete that stack if nobody needs it.
fault-change-set-failed = CloudFormation couldn’t work out the changes to the stack { $stack }. Nothing was changed. CloudFormation says: { $detail }
    .next = Correct what CloudFormation names and plan again.
fault-stack-failed = { $status ->
        [ROLLBACK_COMPLETE] The stack { $stack } couldn’t be created, and CloudFormation has deleted what it had created. The cause: { $resource } – { $detail }
        [UPDATE_ROLLBACK_COMPLETE] The stack { $stack } couldn’t be changed, and CloudFormation has put everything back as it was. The cause: { $resource } – { $detail }
       *[other] The deployment of the stack { $stack } failed, and CloudFormation couldn’t undo all of it (status: { $status }). The cause: { $resource } – { $detail }
    }
    .next = { $status ->
        [ROLLBACK_COMPLETE] Correct the cause and plan a new deployment. It also deletes the empty stack that is left.
        [UPDATE_ROLLBACK_COMPLETE] Correct the cause and plan a new deployment. Until then, everything runs as before.
       *[other] Correct the cause. The stack’s page in the AWS console says what is left; then plan a new deployment.
    }
fault-tear-down-failed = The stack { $stack } couldn’t be deleted completely. What was deleted before is gone; the rest is still there. CloudFormation says: { $resource } – { $detail }
    .next = Remove the cause, then take everything down again.
fault-connection-would-be-replaced = The change would replace the connection { $resource }, and the new one would have to be authorized again. Nothing was changed.
    .next = Keep the name, provider and host of the connection as they were, or take the connection out of this stack.
fault-pipeline-not-registered = The pipeline { $pipeline } was sent to AWS before its connection was available. Until it’s sent again, pushes don’t start it.
    .next = Deploy again. The plan then shows that the pipeline is sent again as it is; nothing else about it changes.

fault-role-not-assumable = { $stage } / { $action } couldn’t start, because AWS couldn’t assume its role. Nothing after it was carried out. AWS says: { $detail }
    .next = Try again: AWS may need a minute before it can use a new role. If it still fails after some minutes, look at the role’s trust policy in the IAM console: it must allow CodePipeline or CodeBuild to assume the role.
fault-source-permission = { $stage } / { $action } failed, because the role of the pipeline or of the build isn’t allowed to use the connection.
    .next = Compare the role’s permissions in the IAM console with those that the Review step shows, add what is missing, and start a run. If your organization restricts connections, ask its administrators to allow UseConnection.
fault-source-not-found = { $stage } / { $action } can’t read the branch { $branch } of { $repository } through this connection.
    .next = Check the spelling of repository and branch, including upper and lower case. Then check at the provider that the AWS app may read this repository. If the app was reinstalled, create a new connection.
fault-branch-not-found = { $repository } has no branch { $branch }. Nothing was deployed or started.
    .next = In the Repository step, choose a branch that exists, or push { $branch } first. Then try again.
fault-build-failed = { $stage } / { $action } failed in the build phase { $phase }: { $detail }
    .next = Read the last lines of the log. Then correct the code or the buildspec, and push or start a run.
fault-buildspec-missing = { $stage } / { $action } didn’t find its buildspec: { $path } isn’t in the repository.
    .next = Push the file to the branch, or keep the buildspec in the build project instead (Build step) and deploy again.
fault-buildspec-invalid = { $stage } / { $action } failed, because CodeBuild can’t use the buildspec: { $detail }
    .next = Correct it in the Build step and deploy again, or correct it in the repository and push.
fault-build-queue-full = { $stage } / { $action } couldn’t start: the account can’t run any more builds at the same time. New accounts often start with one.
    .next = Wait until the other builds are done and start a run, or ask for a higher CodeBuild quota.
fault-artifacts-missing = { $stage } / { $action } ran its commands, but created none of the files that its artifacts list names: { $detail }
    .next = Correct the paths under artifacts in the buildspec, and start a run.
fault-approval-rejected = The approval { $stage } / { $action } was rejected, so the run ended there. Nothing after it was carried out.
    .next = Correct what was found, and push or start a run.
fault-comment-too-long = The comment has { $count } characters, and AWS takes at most { $limit }. The approval was not answered.
    .next = Shorten the comment, then answer again.
fault-run-stopped = { $status ->
        [Superseded] A newer run overtook this one while it was waiting, so this one ended. What it had done by then stays done.
        [Stopped] Somebody stopped the run. What it had done by then stays done.
       *[other] The run ended early (status: { $status }). What it had done by then stays done.
    }
    .next = { $status ->
        [Superseded] Look at the newest run: it goes on with the newer commit.
       *[other] Look at the newest run, or start one.
    }
fault-action-failed = The run failed. AWS says: { $stage } / { $action } – { $detail }
    .next = Correct what AWS names, and start a run. The pipeline’s page in the AWS console shows more.
fault-run-failed = The run of the pipeline { $pipeline } failed, and AWS doesn’t name an action that failed.
    .next = Open the pipeline in the AWS console to see why, then start a run.

fault-setup-has-problems = The setup isn’t complete yet: { $count ->
        [one] one problem is left.
       *[other] { $count } problems are left.
    }
    .next = Go through the marked fields.
fault-setup-file-broken = { $kind ->
        [empty] { $path } is empty, so it isn’t a Gangway setup file.
        [not-text] { $path } isn’t a text file (UTF-8), so it isn’t a Gangway setup file.
        [too-large] { $path } is larger than 1 MiB, so it isn’t a Gangway setup file.
        [not-a-setup] { $path } isn’t a Gangway setup file.
        [unknown-member] { $path } isn’t read, because nothing in a setup is called { $field }.
        [unknown-value] { $path } isn’t read, because { $field } can’t be “{ $value }” (line { $line }).
       *[line] { $path } can’t be read as a Gangway setup file. Line { $line }: { $detail }
    }
    .next = { $kind ->
        [unknown-member] Correct the member’s name in the file, or remove it.
        [unknown-value] Write one of these values there: { $values }
       *[other] Choose another file, or ask whoever sent it to save a copy again.
    }
fault-setup-from-newer-version = This setup was saved by a newer version of Gangway (format { $version }). You can look at it but not change it.
    .next = Install the newest Gangway to change it.
fault-setup-read-only = This setup is open for reading only. Your change wasn’t saved.
    .next = Install the newest Gangway to change it.
fault-path-not-found = There is no file or folder { $path }.
    .next = Check the path, or choose the file or folder in the dialog.
fault-not-a-file = { $path } is a folder or a device, not a file.
    .next = Choose a file.
fault-path-unreadable = { $path } can’t be read: { $detail }
    .next = Check the permissions of the file or folder, or choose another one.
fault-path-unwritable = { $path } can’t be written. What was there before is still there. The reason: { $detail }
    .next = Check the permissions of the folder, or choose another place.
fault-disk-full = The disk is full, so { $path } wasn’t written. What was there before is still there.
    .next = Free some space and try again.
fault-set-aside = A file that Gangway had saved is damaged. It was renamed, and Gangway goes on without it: { $path } ({ $detail })
    .next = If a setup is missing, open a copy of it that you saved, or set it up again. What it created at AWS is still there.
fault-file-exists = { $count ->
        [one] { $path } exists already and wasn’t replaced.
       *[other] { $count } files exist already, for example { $path }. Nothing was written.
    }
    .next = Choose another place, or allow them to be replaced.
fault-not-a-repository = { $path } isn’t a clone of a Git repository.
    .next = Choose the folder that holds the .git folder, or enter the address of the repository.
fault-repository-not-understood = “{ $text }” is neither a folder, nor the address of a repository, nor owner/name.
    .next = Paste the address that the provider shows under “Clone”, for example https://github.com/owner/name.
fault-provider-not-offered = AWS offers no connections to { $provider } ({ $host }).
    .next = Mirror the repository to a provider that AWS offers, and use it there.
fault-already-running = Gangway is open already and is using your setups.
    .next = Use the window that is open, or close it first.
fault-address-not-allowed = Gangway doesn’t open this address: { $address }
    .next = If you trust it, copy it into the browser yourself.
fault-browser-not-opened = No web browser could be opened.
    .next = Copy the address into a browser: { $address }
fault-job-unknown = This job doesn’t exist, or not any more ({ $job }).
    .next = Go back to the setup and start it again. Gangway first checks what exists at AWS, so nothing is created twice.
fault-job-running = Another job of this setup is running ({ $job }).
    .next = Wait until it is done, or cancel it first.
fault-job-from-newer-version = { $count ->
        [one] A newer version of Gangway worked on a job in a way that this version doesn’t know. It is kept as it is, and isn’t continued here.
       *[other] A newer version of Gangway worked on { $count } jobs in a way that this version doesn’t know. They are kept as they are, and aren’t continued here.
    }
    .next = Install the newest Gangway to continue there.
fault-cancelled = You canceled it. What AWS was already asked to do goes on there.
    .next = Try again to continue from there.
fault-internal = Something went wrong inside Gangway: { $detail }
    .next = Please report this. Your setups are saved; after a restart, Gangway continues where it was.

## events

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
event-log-unreadable = The log of { $action } can’t be shown: these credentials aren’t allowed to do { $operation }. The run itself isn’t affected.
event-resumed = The work continues after Gangway had been closed.
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

## cli

cli-error = error
cli-warning = warning
cli-check-good = No problems found. The command export writes the files; the command deploy creates the pipeline, and asks first.
cli-ask = Do you approve exactly this? [y/N]
cli-ask-run = Do you approve this? [y/N]
cli-ask-approve = Do you approve this run? [y/N]
cli-ask-reject = Do you reject this run? [y/N]
cli-plan-connect = This would be done in account { $account }, Region { $region }:
cli-plan-deploy = Deploying would change this in account { $account }, Region { $region }:
cli-plan-tear-down = This would be deleted in account { $account }, Region { $region }:
cli-plan-empty = There is nothing to delete in account { $account }, Region { $region }. The command status shows what is there.
cli-plan-connection-stays = The connection stays as it is. With --connection, it would be deleted too.
cli-connection-stayed = The connection was left as it was. To delete it too, run teardown with --connection.
cli-plan-stays = What the pipeline deployed as a stack of its own stays, and so does the role marked “keep”: CloudFormation needs it to change or delete that stack. If you need neither any more, delete the stack in the AWS console first, then the role.
cli-plan-empty-deploy = No resource would change. If you approve, the pipeline runs: a run that is under way is watched, otherwise a new one starts.
cli-change-add = create
cli-change-adopt = use the existing one
cli-change-modify = change
cli-change-replace = create anew and delete the old one
cli-change-may-replace = change, or create anew if CloudFormation has to
cli-change-remove = delete
cli-change-empty = delete the contents of
cli-change-keep = keep
cli-change-resubmit = send again as it is
cli-connection-used = The existing connection { $name } is used. It is already authorized.
cli-authorize = The connection { $name } is waiting for you in the browser. Sign in to AWS account { $account }, open the first address, press “Update pending connection” and follow the provider’s pages. The second address is the list of all connections.
cli-authorize-then = When the connection is authorized, run the same command again. With --wait-for-authorization, the command waits here instead.
cli-approval-waits = The run is waiting for an approval. Answer it with the command approve, or on the pipeline’s page:
cli-approve-what = The newest run of the pipeline { $pipeline } is waiting for an approval ({ $action }). If it is approved, it goes on with this commit: { $commit }
cli-approve-no-pipeline = There is no pipeline of this setup yet, so no run is waiting for an approval. The command deploy creates it.
cli-approve-none = The newest run of this setup isn’t waiting for an approval right now. The command status shows how it stands; an older run can be answered on the pipeline’s page.
cli-approve-unanswered = The approval hasn’t been answered, and the run goes on waiting.
cli-run-succeeded = The run succeeded. The pipeline’s page:
cli-cancelled = Gangway has stopped its work on this setup. What AWS was already asked to do goes on there; the command status shows it.
cli-cancel-none = Gangway isn’t at work on this setup, so there was nothing to cancel.
cli-output-lost = The answer couldn’t be written to where standard output leads, so some of it is missing there. What was asked for is done. If the disk is full, free some space. The reason: { $detail }
cli-interrupted = Interrupted. What AWS was already asked to do goes on there. Run the same command again to go on from where it stands.
cli-deployed = The pipeline is deployed and its newest run succeeded. Its page:
cli-torn-down = Everything that was to be deleted has been deleted.
cli-plan-again = The command deploy plans a new deployment and shows it before anything is done.
cli-detect-repository = Repository: { $value }
cli-detect-provider = Provider: { $value }
cli-detect-branch = Branch: { $value }
cli-detect-recipe = Recipe: { $value }
cli-detect-package-manager = Package manager: { $value }
cli-detect-version = Runtime version: { $value }
cli-detect-buildspec = Buildspec: { $value }
cli-detect-setup-file = Setup file: { $value }
cli-detect-saved = What was found is saved as a setup file: { $path }. The command check says what it still lacks.
cli-status-connection = Connection { $name }: { $status }
cli-status-no-connection = Connection: none yet. The command deploy creates it.
cli-status-stack = Stack { $name }: { $status }
cli-status-no-stack = Stack: none yet. The command deploy creates it.
cli-status-run = Newest run of { $name }: { $status }
cli-status-awaits-approval = is waiting for an approval
cli-status-no-run = Newest run: none yet. A push or the command deploy starts one.
cli-practice = This practice account answers until Ctrl-C. Its keys work nowhere else. In another terminal, put “export ” before each of these lines, or write them to a file (gangway-cli practice > practice.env) and take them over with: set -a; . ./practice.env; set +a
cli-practice-port = Another program is using port { $port } already. Choose another one with --port, or leave --port out to get a free one.
cli-practice-began-anew = The saved state of the practice account couldn’t be read, so it has started over: the connections, pipelines, and runs in it are gone. The old file was kept: { $path }
cli-next-access-denied = Ask an administrator of the account to allow { $action }, or name another account with --profile. Then run the command again.
cli-next-credentials-expired = Sign in (with IAM Identity Center: aws sso login), or set new access keys. Then run the command again.
cli-next-credentials-invalid = Check whether the key was mistyped, deactivated or deleted, and correct it in the AWS configuration or in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. --profile names another account.
cli-next-credentials-missing = Name a profile with --profile, sign in (aws sso login or aws configure), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. To practice without an account: gangway-cli practice
cli-next-profile-broken = Correct the file and run the command again, or name another profile with --profile.
cli-next-region-without-service = Name another Region with --region.
cli-next-region-missing = Name one with --region, AWS_REGION, or a region in the profile. To practice without an account, run gangway-cli practice in another terminal: it says how to take over its lines.
cli-next-not-found = Check whether it was deleted or renamed. Then run the command again.
cli-next-practice-unreachable = Check that gangway-cli practice is running and that its address is the one that is used. Then run the command again.
cli-next-connection-missing = The command deploy creates a connection, or uses one that has the name in the setup file.
cli-next-connection-not-available = Run the command deploy: it prints the page on which the connection is authorized.
cli-next-connection-in-error = Write another name for the connection in the setup file, and run the command deploy: it creates a new one.
cli-next-connection-gone = Run the command deploy again: it uses another connection of the same name, or creates a new one.
cli-next-plan-changed = Run the command again: it shows what would be done now.
cli-next-approval-missing = When you are ready, run the command again and answer the question with y in a terminal, or add --yes.
cli-next-branch-not-found = Write a branch that exists into the setup file, or push { $branch } first. Then run the command again.
cli-next-source-permission = Compare the role’s permissions in the IAM console with those in 2-pipeline.yaml, which the command export writes. Add what is missing, and start a run on the pipeline’s page. If your organization restricts connections, ask its administrators to allow UseConnection.
cli-next-buildspec-missing = Push the file to the branch, or write the buildspec into the setup file, and run the command deploy again.
cli-next-buildspec-invalid = Correct it in the setup file and run the command deploy again, or correct it in the repository and push.
cli-next-setup-has-problems = Correct these fields in the setup file and run the command again. The command check lists them.
cli-next-path-not-found = Check the path.
cli-next-file-exists = Choose another place, or replace what is there with --overwrite.
cli-next-not-a-repository = Name the folder that holds the .git folder.
cli-next-already-running = Use the window that is open, or close it first; wait until another command has ended. The command status works meanwhile.
cli-next-job-running = Wait until it is done, or stop it with the command cancel.
cli-next-cancelled = Run the command deploy again to go on from where it stands.

## cli-help

cli-help = From a repository to an AWS pipeline that a push starts.
cli-help-usage = Usage
cli-help-commands = Commands
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-command = COMMAND
cli-help-exit-codes = Exit codes: 0 done · 1 failed · 2 usage · 3 problems in the setup, or approval missing · 4 waiting for a person · 5 refused by AWS · 130 interrupted
cli-help-check = Check a setup file
cli-help-approve = Answer the approval that the newest run waits for
cli-help-cancel = Stop what Gangway does for a setup, such as waiting for a person
cli-help-cancel-more = What AWS was already asked to do goes on there, and nothing is deleted. The next deploy plans anew.
cli-help-deploy = Create the connection and the pipeline, and watch the first run
cli-help-deploy-more = The same setup is found again, from whatever folder or machine: by its account, Region, name and repository.
cli-help-detect = Read a local clone and say what it is
cli-help-detect-more = With --save, what was found becomes a setup file to go on with. The file of a colleague serves as well, or the one that the window saves (Save a copy of the setup).
cli-help-export = Write the files of a setup
cli-help-practice = Run a practice account until Ctrl-C and print how to reach it
cli-help-status = Say how the connection, the stack and the newest run stand
cli-help-teardown = Delete what deploy created
cli-help-argument-connection = Delete the connection too
cli-help-argument-comment = Why; whoever looks at the run sees it
cli-help-argument-endpoint-url = Where AWS answers, e.g. a practice account
cli-help-argument-fast = Let time pass 1000 times as fast as real time, instead of 10 times
cli-help-argument-faults = Something that goes wrong: KIND[:OPERATION[:TIMES]] (e.g. throttling:codeconnections:CreateConnection:2). Kinds: { $kinds }
cli-help-argument-file = The setup, e.g. shop.gangway.json
cli-help-argument-folder = The clone’s folder
cli-help-argument-format = Which files: { $formats }
cli-help-argument-help = Print this help
cli-help-argument-home = Folder that keeps the practice account; by default nothing of it stays
cli-help-argument-json = One JSON object as the answer; for long work one a line
cli-help-argument-language = Language of the answers, en or ja; by default the system’s
cli-help-argument-lasting = End by itself after this time: 30s, 10m, 2h
cli-help-argument-out = Folder to write to; each format gets its own below
cli-help-argument-overwrite = Replace files that exist
cli-help-argument-port = Port on 127.0.0.1; by default a free one
cli-help-argument-profile = Profile of the AWS configuration
cli-help-argument-region = Region of the pipeline
cli-help-argument-reject = Reject instead: the run ends there
cli-help-argument-save = Write what was found as a setup file
cli-help-argument-version = Print the version
cli-help-argument-wait-for-authorization = Wait until somebody authorized the connection in the browser
cli-help-argument-yes = Approve what is printed, without asking
cli-problem-missing = This field is required. Write one of these values: { $values }
cli-usage-command-missing = Say what to do: { $commands }
cli-usage-command-unknown = There is no command “{ $given }”.
cli-usage-argument-unknown = There is no argument “{ $given }” here.
cli-usage-argument-missing = This is missing: { $argument }
cli-usage-argument-conflict = { $argument } can’t be given twice, nor together with what excludes it.
cli-usage-value-missing = { $argument } needs a value.
cli-usage-value-wrong = { $argument } can’t be “{ $given }”.
cli-usage-value-unwanted = { $argument } takes no value.
cli-usage-one-of = It can be one of these: { $values }
cli-usage-form-endpoint-url = Write an address that begins with http:// or https:// (e.g. http://127.0.0.1:4100).
cli-usage-form-port = Write a number from 1 to 65535, or 0 for a free port.
cli-usage-form-for = Write a number followed by s, m or h (e.g. 10m).
cli-usage-form-fault = Write KIND[:OPERATION[:TIMES]]. The kinds: { $kinds }
cli-usage-not-understood = The arguments can’t be understood.
cli-usage-suggestion = Did you mean “{ $suggestion }”?
cli-usage-next = This shows what can be typed: { $command }

## window

window-name = Gangway
window-skip = Skip to the content
window-places = Places
window-place-home = Home
window-place-connections = Connections
window-place-practice = Practice
window-place-settings = Settings
window-loading = Loading…
window-to-home = Back to Home
window-practice-banner = Practice account: it works like AWS, but nothing is real. It costs nothing, and nothing can break.
window-cancel = Cancel
window-close = Close
window-save = Save
window-choose = Choose…
window-overwrite = Replace
window-try-again = Try again
window-copy = Copy
window-address = Address
window-provider-pages = On these pages you can check and correct the permission at the provider:
window-copied = Copied
window-copy-failed = It couldn’t be copied. Select the text and copy it with the keyboard.
window-external = Opens in your browser
window-info = Info
window-info-about = Info: { $term }
window-fault = Something went wrong
window-fault-unknown = Something went wrong that this version of Gangway has no words for ({ $code }). Update Gangway, then try again.
window-line = Line { NUMBER($line, useGrouping: "false") }
window-saved = { $count ->
    [one] 1 file was written.
   *[other] { $count } files were written.
}
window-save-folder = Folder
window-save-file = File
window-save-hint = Type a path or choose one. Nothing that exists is replaced without asking.
window-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
window-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
window-minutes-seconds = { $minutes } min { $seconds } s
window-state-pending = Not yet
window-state-running = Running
window-state-succeeded = Done
window-state-failed = Failed
window-state-skipped = Skipped
window-job-running = Running
window-job-waitingForPerson = Waiting for you
window-job-succeeded = Done
window-job-failed = Failed
window-job-cancelled = Stopped
window-connection-AVAILABLE = Available
window-connection-PENDING = Pending
window-connection-ERROR = In error
window-account-practice = Practice account
window-account-profile = Profile { $name }
window-account-keys = Access keys you entered
window-account-environment = Environment variables
window-account-none = No account yet
window-plan = What would happen
window-plan-empty = Nothing would change.
window-plan-change = Change
window-plan-what = Resource
window-plan-type = Type
window-plan-properties = Changes: { $properties }
window-stack = Stack
window-stack-REVIEW_IN_PROGRESS = Only planned
    .what = Only a plan exists. CloudFormation has created nothing yet.
window-stack-CREATE_IN_PROGRESS = Being created
window-stack-CREATE_COMPLETE = Created
window-stack-CREATE_FAILED = Not created
    .what = What was created before the failure is still there. The next deployment, or a tear-down, deletes it.
window-stack-ROLLBACK_IN_PROGRESS = Being rolled back
    .what = Something couldn’t be created, so CloudFormation is deleting what it had created.
window-stack-ROLLBACK_COMPLETE = Rolled back
    .what = CloudFormation has deleted what it had created. Only the empty stack is left; the next deployment, or a tear-down, deletes it.
window-stack-ROLLBACK_FAILED = Rollback failed
    .what = CloudFormation couldn’t delete everything that it had created. The next deployment, or a tear-down, tries again.
window-stack-UPDATE_IN_PROGRESS = Being changed
window-stack-UPDATE_COMPLETE_CLEANUP_IN_PROGRESS = Changed, cleaning up
    .what = The changes are in place. CloudFormation is deleting what they replaced.
window-stack-UPDATE_COMPLETE = Changed
window-stack-UPDATE_FAILED = Not changed
window-stack-UPDATE_ROLLBACK_IN_PROGRESS = Being put back
    .what = Something couldn’t be changed, so CloudFormation is putting everything back as it was.
window-stack-UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS = Put back, cleaning up
    .what = Everything is as it was before. CloudFormation is deleting what it had created meanwhile.
window-stack-UPDATE_ROLLBACK_COMPLETE = Put back
    .what = The last changes failed. Everything is as it was before them.
window-stack-UPDATE_ROLLBACK_FAILED = Not put back
    .what = CloudFormation couldn’t put everything back. Open the stack in the AWS console and choose “Continue update rollback” under “Stack actions”.
window-stack-DELETE_IN_PROGRESS = Being deleted
window-stack-DELETE_COMPLETE = Deleted
window-stack-DELETE_FAILED = Not deleted
    .what = CloudFormation couldn’t delete everything. What gives a reason below is still there.
window-stack-DELETE_SKIPPED = Kept
window-change-add = Add
window-change-adopt = Use as it is
window-change-modify = Change
window-change-replace = Replace
window-change-mayReplace = Change or replace
window-change-remove = Delete
window-change-empty = Empty
window-change-keep = Keep
window-change-resubmit = Send again
window-drawing-start = Starts on
window-drawing-push = Every push
window-drawing-branches = Pushes
window-drawing-pullRequests = Pull requests
window-drawing-manual = Manual start only
window-share = Save a copy of the setup
window-share-what = The copy holds your answers, but no account and no secret. A colleague opens it in Gangway, authorizes a connection and deploys.

## terms

# The field’s words, each explained once; shown behind “Info”
term-pipeline = Pipeline
term-pipeline-what = What happens to your code after a push, from fetching it to deploying it. AWS CodePipeline carries it out, stage by stage.
term-stage = Stage
term-stage-what = One part of a pipeline, such as Source, Build or Deploy. The next stage begins when every action of this one has succeeded.
term-action = Action
term-action-what = One task within a stage, such as fetching the code, running the build, or waiting for an approval.
term-stack = Stack
term-stack-what = A group of AWS resources that CloudFormation creates, changes and deletes together.
term-change-set = Change set
term-change-set-what = CloudFormation’s list of what it would add, change or delete in a stack. You see it before anything is done.
term-artifact = Artifact
term-artifact-what = The files that one stage hands to the next: first the source code, then what the build made of it. They are kept in a private S3 bucket.
term-buildspec = Buildspec
term-buildspec-what = A file in YAML that lists the commands of the build. CodeBuild runs them in that order.
term-role = Role
term-role-what = A set of permissions that a service of AWS takes on while it works: here, the pipeline and the build. It has no password, and nobody signs in with it.
term-log-group = Log group
term-log-group-what = The place in CloudWatch Logs where the output of the builds is kept.
term-arn = ARN
term-arn-what = Amazon Resource Name: the full name of one thing at AWS, with its Region and account where it has them. It is no secret.
term-region = Region
term-region-what = A part of the world where AWS has data centers. A pipeline and what belongs to it live in one Region.
term-runtime = Runtime
term-runtime-what = The program that runs your code, such as Node.js or Python, in one of its versions.
term-image = Image
term-image-what = What the build’s container begins with: an operating system with tools and runtimes already installed.

## home

home-title = Your setups
home-subtitle = A setup describes how a repository becomes a pipeline on AWS.
home-setups = Setups
home-find = Find a setup by name or repository
home-found = { $count } of { $all } setups
home-new = Set up a pipeline
home-open-file = Open a setup file
home-open-title = Open a setup file
home-open-path = File
home-open-hint = A colleague’s file, ending in .gangway.json. It holds answers, never an account or a secret.
home-open = Open
home-unnamed = Without a name
home-no-repository = No repository yet
home-deployed = Deployed
home-read-only = Read only
home-changed = Changed { $when }
home-at-step = Step { $number } of { $count }: { $step }
home-continue = Continue
home-edit = Change
home-run = Pipeline
home-files = Files
home-delete = Delete
home-delete-named = Delete { $name }
home-delete-ask = Delete this setup from this computer? Nothing at AWS is changed.
home-delete-deployed = This deletes the setup from this computer only. What it created stays in your AWS account: if you don’t need it any more, take it down on the pipeline’s page first.
home-job-connect = Connection
home-job-deploy = Deployment
home-job-run = Run
home-job-tearDown = Tear-down
home-waits = { $name } is waiting for you
home-waits-connect = Authorize its connection in the browser.
home-waits-approval = Somebody must approve before the pipeline goes on.
home-waits-open = Show
home-standing-authorize = Its connection is waiting for you in the browser
home-standing-approve = Its run is waiting for an approval
home-standing-push = Deployed. Waiting for a push
home-standing-deploying = Deploying
home-standing-running = The pipeline is running
home-standing-taking-down = Being taken down
home-standing-not-connected = The connection couldn’t be created
home-standing-not-deployed = The deployment failed
home-standing-run-failed = The last run failed
home-standing-not-taken-down = It couldn’t be taken down completely
home-standing-stopped = Stopped
home-standing-taken-down = Taken down
home-standing-deployed = Deployed
home-standing-run-succeeded = Deployed. The last run succeeded
home-welcome = From your repository to a running pipeline
home-welcome-what = Gangway asks a few questions and sets up AWS so that each push builds, tests and deploys your code. You see everything before it happens, and you can keep all of it as files.
home-welcome-1 = Say where your code is. Gangway looks at it and fills in what it can.
home-welcome-2 = Allow AWS to read the repository, with a few clicks in your browser.
home-welcome-3 = Look at what will be created. Then take the files, or deploy right away.
home-welcome-4 = Push, and watch the pipeline run.
home-welcome-practice = You need no AWS account to begin: the practice account behaves like a real one and costs nothing.

## steps

steps-number = Step { $number }
steps-number-of = Step { $number } of { $count }
steps-navigation = Steps
steps-optional = optional
steps-why = Why this is asked
steps-aws = What AWS will do
steps-terms = Terms on this page
steps-next = Next
steps-back = Back
steps-close = Close
steps-files = Get the files
steps-deploy = Plan the deployment
steps-saving = Saving…
steps-saved = Saved
steps-not-saved = Not saved
steps-read-only = This setup was saved by a newer version of Gangway. You can look at it; update Gangway to change it.
steps-needs-account = Choose an account first. The practice account needs nothing but a click.
steps-needs-region = Choose a Region first.
steps-needs-repository = Say which repository first: a folder, an address, or owner/name.
steps-needs-provider = Choose the provider that holds the repository.
steps-needs-problems = Something in this step needs to be corrected first. Each field says what.

steps-account-name = Account
steps-account-question = Which AWS account should the pipeline live in?
steps-account-why = Everything that Gangway creates belongs to one AWS account and one Region. Begin with the practice account: you can go all the way, and nothing in it is real.
steps-account-aws = AWS says who the credentials belong to. Nothing is created yet.
steps-repository-name = Repository
steps-repository-question = Where is your code?
steps-repository-why = From a folder on this computer, Gangway reads the provider, the name, the branch and the language, so that you don’t have to type them. It never runs anything in it.
steps-repository-aws = The pipeline fetches the code of this branch each time it runs.
steps-provider-name = Provider
steps-provider-question = Where is the repository hosted?
steps-provider-why = AWS reaches each provider in its own way, so a connection belongs to exactly one.
steps-provider-aws = At the provider, you allow the AWS app to read your code. On GitHub, you also choose which repositories it may read.
steps-provider-label = Provider
steps-provider-later = Needs a host in your network first. This version of Gangway can’t create hosts yet.
steps-provider-host = This provider needs a host, which this version of Gangway can’t create yet. You can fill in the rest, but not deploy.
steps-provider-missing = My provider isn’t in the list
steps-provider-told = Choose { $provider }
steps-connection-name = Connection
steps-connection-question = How does AWS read the repository?
steps-connection-why = A connection is the permission to read your repository. Only a person can give it, in the browser; no program can. Several pipelines can use the same connection.
steps-connection-aws = A new connection begins as “Pending”. In the AWS console you press “Update pending connection” and allow the access at the provider; then it becomes “Available”.
steps-build-name = Build
steps-build-question = How is your code built?
steps-build-why = The recipe fills in commands that fit your language. The buildspec is the list of these commands; change it as you like.
steps-build-aws = CodeBuild starts a fresh container for each run, follows the buildspec and keeps the log. You pay for the minutes that builds take.
steps-triggers-name = Triggers
steps-triggers-question = What starts the pipeline?
steps-triggers-why = Most people begin with every push to the main branch. You can change it later without losing anything.
steps-triggers-aws = The provider tells AWS about pushes and pull requests through the connection. A run starts when one matches.
steps-deploy-name = Deploy
steps-deploy-question = What happens after a successful build?
steps-deploy-why = A pipeline may just build and test. Or it copies the built files to a private bucket, or creates AWS resources from a template, with or without an approval before.
steps-deploy-aws = With a copy, the stack creates one more bucket, which nobody outside the account can read. With a template, it creates a role for CloudFormation; the Review step shows what that role may do. An approval waits for up to seven days.
steps-review-name = Review
steps-review-question = Is this what you want?
steps-review-why = This is everything that would be created, and why. Apart from the connection, nothing has been created yet.
steps-review-why-deployed = This is everything that belongs to your pipeline, and why. The stack is already there: what you have changed since is shown in the plan, before anything happens.
steps-review-aws = CloudFormation creates all of it as one stack. You see its plan once more before it begins, and you can take everything down again at once.

account-loading = Looking for AWS profiles on this computer…
account-asking = Asking AWS who this is…
account-practice = Practice account (a good start)
account-practice-what = An imitation of AWS on this computer. It behaves like the real one, costs nothing and needs no sign-up. You can use your answers with a real account later.
account-aws = An AWS account set up on this computer
account-aws-what = The profiles of your AWS configuration, as the AWS CLI uses them.
account-aws-none = No profile was found on this computer. Sign in with the AWS CLI, or use access keys that you were given.
account-keys = Access keys I was given
account-keys-what = An access key ID and its secret access key. They are kept in your system’s keychain if it has one, and in no file.
account-which = Profile
account-region = Region
account-region-what = Where the pipeline runs. Choose one near you; all of these have connections, pipelines and builds.
account-region-choose = Choose a Region
account-id = Account
account-arn = Signed in as
account-credentials-practice = Practice
account-credentials-static = Access keys in the AWS configuration
account-credentials-assumeRole = Assumes a role
account-credentials-sso = IAM Identity Center
account-credentials-process = Supplied by a program
account-credentials-webIdentity = Web identity
account-credentials-environment = Environment variables
account-credentials-typed = Access keys you entered
account-credentials-unknown = No source of credentials configured
account-keys-label = Name
account-keys-label-what = Any name that helps you tell keys apart.
account-keys-id = Access key ID
account-keys-id-what = Begins with AKIA, or ASIA for temporary keys.
account-keys-secret = Secret access key
account-keys-token = Session token
account-keys-token-what = Only for temporary keys.
account-keys-add = Use these keys
account-keys-kept = The keys are in your system’s keychain. You can remove them in Settings.
account-keys-not-kept = The keys couldn’t be put into a keychain, so they work until you close Gangway. They are not saved anywhere.
account-keys-lost = The keys that you entered are gone: they worked until Gangway was closed, because no keychain keeps them. Enter them again, or choose another account above.
account-keys-needed = Enter it to go on, or choose another account above.
account-keys-which = Access keys
account-keys-other = Enter other keys

repository-text = Repository
repository-text-what = A folder on this computer, an address, or owner/name.
repository-placeholder = /home/me/my-app   https://github.com/me/my-app   me/my-app
repository-drop = You can also drop a folder on this window. Nothing in it is run.
repository-choose = Choose folder…
repository-look = Look at it
repository-practice = No repository at hand?
repository-practice-what = Use one of the practice account’s repositories.
repository-copied = { $files ->
    [one] In the practice account, a copy of one file of your folder stands in for { $name }. Nothing leaves this computer.
   *[other] In the practice account, a copy of { $files } files of your folder stands in for { $name }. Nothing leaves this computer.
}
repository-copied-skipped = Left out: { $skipped } (large or binary files, links, and what may hold a secret). Files that Git ignores aren’t counted.
repository-sampled = In the practice account, a small sample stands in for { $name }. To practice with your own files, choose their folder.
repository-found = { $name } was recognized
repository-read = { $folder } was read, but it doesn’t tell which repository at the provider it belongs to
repository-file-found = This repository contains a setup file
repository-file-what = With this file, you take over the answers that somebody has given already. Only what it leaves open is still asked.
repository-use-file = Use { $file }
repository-use-answers = Answer myself
repository-name = Name at the provider
repository-name-what = owner/name, spelled as the provider shows it.
repository-branch = Branch
repository-branch-what = The branch that the first run builds.
repository-setup-name = Name of this setup
repository-setup-name-what = The names of everything that is created begin with it. It can’t be changed after the first deployment.
repository-names = Stack { $stack }, pipeline { $pipeline }, build project { $project }

connection-to-account = Choose an account
connection-loading = Asking AWS for the connections…
connection-existing = Existing connections
connection-again = Refresh
connection-none = There is no connection to { $provider } in this account yet.
connection-none-any = There is no connection in this account yet.
connection-find = Find a connection
connection-found-none = No connection’s name contains this text. Type another one, or create a connection below.
connection-others = { $count ->
    [one] 1 connection to another provider isn’t shown.
   *[other] { $count } connections to other providers aren’t shown.
}
connection-column-name = Name
connection-column-status = Status
connection-column-use = Choice
connection-recommended = Ready to use
connection-in-use = Chosen
connection-use = Use
connection-use-named = Use { $name }
connection-chosen = This setup uses the connection { $name }
connection-chosen-pending = It isn’t authorized yet. Finish it below.
connection-chosen-error = It is in error and can’t be authorized again. Choose another connection, or create a new one.
connection-new = Create a new connection
connection-new-what = AWS creates it at once. Then you authorize it in the browser.
connection-new-instead = Until you create another one here, this setup uses { $name }, whatever name stands below.
connection-name = Connection name
connection-name-what = The name by which you find it in the AWS console.
connection-name-taken = A connection with this name exists already. Use it in the list above, or choose another name, so that you can tell the two apart.
connection-name-other = For another connection, give it a name of its own here.
connection-plan = Show what will happen
connection-plan-shown = In account { $account }, Region { $region }:
connection-create = Create connection
connection-authorize = Authorize in the browser
connection-finish = Authorize the connection { $name }
connection-finish-what = It was created and is waiting to be authorized in the browser.
connection-finish-other = Create another instead
connection-finish-this = Authorize { $name } instead
connection-plan-finish = Go on to authorize
connection-later = You can go on without a connection and create the files now. Deploying has to wait until the connection is available.
connection-creating = AWS is creating the connection…
connection-waiting = Waiting for you in the browser
connection-waiting-what = Gangway notices by itself when you are done.
connection-check = Check now
connection-account = Account and Region
connection-signed-in = Your browser must be signed in to AWS account { $account }. If nothing has opened, copy the address into your browser.
connection-open = Open the AWS page
connection-open-list = Open the list
connection-what-you-see = What to do in the browser
connection-waited = Waiting for { $time }
connection-long = Is it taking long?
connection-long-button = The page must show “Available” at the end. If it shows “Pending”, press “Update pending connection” again.
connection-long-popup = The provider’s page opens in a pop-up window. Allow pop-ups and third-party cookies for the AWS console.
connection-long-owner = If the repository belongs to an organization, one of its owners may have to approve the AWS app at the provider first. When that is done, press “Update pending connection” on the AWS page again.
connection-long-account = Look at the top right corner of the AWS console: the account must be { $account }.
connection-list-instead = The page doesn’t show the connection?
connection-list-what = Open the list of all connections, choose { $name }, and press “Update pending connection”.
connection-stop = Stop waiting
connection-other = Use another connection
connection-stop-what = The connection stays in your account. You can authorize it later.
connection-back-to-list = Back to the list

build-loading = Loading the recipes…
build-recipe = Language
build-package-manager = Package manager
build-version = Version
build-machine = Build environment
build-image = Image
build-image-what = The container that builds run in. The list comes from CodeBuild in your Region.
build-images-loading = Asking CodeBuild for its images…
build-recommended = Recommended
build-compute = Size
build-size = { $cpus } vCPUs, { $memory } GiB memory
build-timeout = Stop after (minutes)
build-timeout-what = A build that hangs costs money until it is stopped.
build-variables = Environment variables
build-variables-what = Values for the build. Never enter a secret here: name the parameter or secret that holds it.
build-variables-none = No variables.
build-variable-add = Add a variable
build-variable-remove = Remove
build-variable-remove-named = Remove { $name }
build-variable-name = Name
build-variable-kind = Type
build-variable-value = Value
build-kind-plain = Plain text
build-kind-plain-what = Anyone who can view the build project sees the value.
build-kind-parameterStore = Parameter Store
build-kind-parameterStore-what = The name of a parameter.
build-kind-parameterStore-example = /my-app/token
build-kind-secretsManager = Secrets Manager
build-kind-secretsManager-what = The name of a secret, and a key in it.
build-kind-secretsManager-example = my-app:token
build-artifact = How the source arrives
build-artifact-question = A snapshot suits almost everyone.
build-artifact-zip = Snapshot
build-artifact-zip-what = The files without Git’s history, up to 1 GB. Every kind of action can use it.
build-artifact-clone = Full clone
build-artifact-clone-what = The build clones the repository with its history. Only builds can use it, and the build’s role gets permission to read the repository.

buildspec-title = Buildspec
buildspec-what = The commands of the build. Gangway checks them while you type.
buildspec-place = Where the buildspec is kept
buildspec-project = In the build project
buildspec-project-what = The first run needs no commit. You can move it into the repository later.
buildspec-repository = In the repository
buildspec-repository-what = It changes together with the code. The file must be on the branch before the first run.
buildspec-repository-has = The repository has one: { $path }
buildspec-path = Path in the repository
buildspec-path-what = From the root of the repository, usually buildspec.yml.
buildspec-text = Buildspec
buildspec-text-repository = Buildspec in the repository
buildspec-not-there = Your clone has no file there yet. Save it into your clone, then commit and push it before the first run.
buildspec-not-seen = Gangway has no clone of this repository, so it can’t see the file. Make sure that it is on the branch before the first run: without it, the build fails.
buildspec-to-commit = To be committed as { $path }
buildspec-practice-clone = In the practice account, the next run takes the file as soon as it is saved.
buildspec-commit-what = In the practice account, a repository of its own stands in for it: the button below commits the file to { $branch } there.
buildspec-commit = Commit it in practice
buildspec-commit-message = Add { $path }
buildspec-committed = { $path } is now on the branch { $branch } of { $repository } in the practice account. The next run finds it.
buildspec-reset = Restore the recipe
buildspec-save = Save into my clone
buildspec-saved-next = The file was saved but not committed. Commit and push it, then let the pipeline use it.
buildspec-move = Use the repository file

trigger-label = Trigger
trigger-push = Every push
trigger-push-what = Each push to { $branch } starts a run.
trigger-branches = Pushes to several branches
trigger-branches-what = You name branches or patterns, such as release/**.
trigger-pullRequests = Pull requests
trigger-pullRequests-what = A run checks each pull request before it is merged.
trigger-manual = Manual
trigger-manual-what = Runs start only when you start one.
trigger-include = Branches that start a run
trigger-exclude = Except
trigger-exclude-what = These never start a run, even if they match above.
trigger-patterns-what = * stands for any characters except /, and ** for any characters including /.
trigger-targets = Target branches
trigger-targets-what = The branches that pull requests are to be merged into. If there are none, all branches count.
trigger-pattern = Pattern
trigger-pattern-add = Add a pattern
trigger-pattern-remove = Remove
trigger-pattern-remove-named = Remove { $pattern }
trigger-patterns-none = No patterns.
trigger-events = Pull request events
trigger-events-what = If none is chosen, each of them starts a run.
trigger-event-OPEN = Opened
trigger-event-UPDATED = New commits
trigger-event-CLOSED = Closed or merged

deploy-label = After the build
deploy-nothing = Nothing
deploy-nothing-what = The pipeline builds and tests, and ends there.
deploy-s3 = Copy to a private bucket
deploy-s3-what = The files from the build go into an S3 bucket that the stack creates for you.
deploy-cloudFormation = CloudFormation stack
deploy-cloudFormation-what = AWS resources are created and updated as your template says.
deploy-cloudFormation-from = Where the template is
deploy-cloudFormation-from-source = In the repository
deploy-cloudFormation-from-build = In the files from the build “{ $build }”
deploy-cloudFormation-template = Template
deploy-cloudFormation-template-what = Its path there, such as infra/app.yml.
deploy-cloudFormation-parameters = Template configuration (optional)
deploy-cloudFormation-parameters-what = Path of a JSON file with values for the template’s parameters. Without it, each parameter needs a default.
deploy-cloudFormation-change-set = Show the changes first
deploy-cloudFormation-change-set-what = Each run first creates a change set: a list of what would change. An approval comes after that, so that somebody can look at the list before anything changes.
deploy-approval = Ask for approval first
deploy-approval-what = The pipeline stops before each deployment until somebody approves, here or in the AWS console.
deploy-tags = Tags
deploy-tags-what = Attached to everything that is created, for example to sort costs.
deploy-tags-none = No tags besides Gangway’s own.
deploy-tag-add = Add a tag
deploy-tag-remove = Remove
deploy-tag-remove-named = Remove { $name }
deploy-tag-key = Key
deploy-tag-value = Value

review-loading = Working out what will be created…
review-no-account = No account is chosen yet, so names and permissions aren’t complete.
review-errors = This must be corrected first
review-warnings = This works, but may surprise you
review-to-step = Go to { $step }
review-problem-at = { $field }:
review-account = Account
review-where = Account ID and Region
review-stack = Stack
review-not-yet = Not known yet
review-resources = What will be created
review-resources-deployed = What belongs to the pipeline
review-resources-what = Everything except the connection belongs to one stack and is deleted with it, unless its line says that it stays. The connection stays until you delete it.
review-purpose = Purpose
review-name = Name and type
review-policies = Permissions
review-policies-what = The roles that the pipeline and the build assume. Each statement says why it is there.
review-document = The whole document
review-administrator = Permissions that you need yourself
review-administrator-what = If AWS refuses you something, give this policy to your administrator. It allows only what Gangway does for this setup.
review-administrator-show = Show the policy

## run

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
run-log-build = Build { $number } ({ $build })
run-next-pull-request = Open a pull request in { $repository }. The pipeline starts by itself.
run-next-practice = In the practice account, you push and open pull requests on this page:
run-push-in-vain = No run has started yet. Show the newest run in a moment, or see on the Practice page whether the push arrived.
run-goes-on = Gangway only stopped watching: the run goes on at AWS.
run-done-tearDown = Everything that was to be deleted has been deleted
run-done-tearDown-what = The setup stays in Gangway with its answers: you can deploy it again at any time.
run-next = What you can do next
run-next-push = Push a commit to { $branch } of { $repository }. The pipeline starts by itself.
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
tear-down-connection-what = Other pipelines that use it fail at their next run. Only a connection that Gangway created for this setup can be deleted.
tear-down-connection-none = There is no connection to delete: Gangway knows of none that this setup uses in this account and Region. The Connections page shows all connections of the account.
tear-down-connection-kept = The connection stays: Gangway did not create it for this setup. Delete it on its page in the AWS console if nobody needs it any more.
tear-down-connection-shared = { $setups } uses this connection, too: its pipeline fails at its next run. Give it another connection first, or leave the box unticked.
tear-down-stays = What your pipeline deployed as a stack of its own stays in your account, and so does the role marked “Keep”: CloudFormation needs it to change or delete that stack. If you need neither any more, delete the stack in the AWS console first, then the role.
tear-down-name = Type { $name } to confirm
tear-down-do = Take everything down

## screens

files-title = Files
files-subtitle = Everything in this setup, as files for your team to keep. File 1 creates the connection, file 2 everything else.
files-to-wizard = Back to the setup
files-loading = Writing the files…
files-save-one = Save this file
files-save-folder = Save all to a folder
files-save-zip = Save all as a zip
files-not-yet = These answers are needed before the files can be created

connections-title = Connections
connections-subtitle = All connections of an account, and which of your setups use them.
connections-account = Account
connections-region = Region
connections-list = Connections
connections-empty = There is no connection in this account yet. You can create one in the Connection step of a setup.
connections-again = Refresh
connections-name = Name
connections-provider = Provider
connections-provider-unknown = Unknown
connections-status = Status
connections-used = Used by
connections-unused = No setup
connections-page = AWS console
connections-open = Open

practice-title = Practice account
practice-subtitle = An imitation of AWS on this computer. Try anything here; nothing leaves this computer.
practice-loading = Starting the practice account…
practice-again = Refresh
practice-account = Account
practice-now = Time in the practice account
practice-endpoint = Endpoint for AWS tools
practice-reset = Start over
practice-reset-title = Start over?
practice-reset-what = Everything in the practice account is deleted: connections, pipelines and runs. Your setups keep their answers; each needs a connection and a deployment again.
practice-reset-done = The practice account is as it was at the beginning. Your setups go on with a new connection.
practice-repositories = Repositories
practice-repositories-what = Push a commit here, and watch what it starts.
practice-repository = Repository
practice-branch = Branch
practice-branch-what = A new name creates a new branch.
practice-message = Commit message
practice-newest = Newest commit { $commit }: { $message } ({ $count ->
    [one] 1 file
   *[other] { $count } files
})
practice-new-branch = Pushing creates the branch { $branch }.
practice-push = Push
practice-file = File (optional)
practice-file-what = The push adds this file, or replaces it. Leave it empty to push without a change.
practice-file-text = Text of the file
practice-file-replaces = The branch has this file: it is replaced.
practice-pushed = Pushed to { $branch } of { $repository }. Pipelines with a matching trigger start now.
practice-pull-request = Open a pull request
practice-pull-request-needs = First push to a branch other than { $branch }.
practice-pull-request-opened = Opened a pull request from { $from } into { $into }.
practice-clock = Time
practice-clock-what = Builds and stacks go through the same phases as at AWS, only faster.
practice-speed = Speed
practice-speed-times = { NUMBER($speed, useGrouping: "false") } times real time
practice-speed-done = Time now runs { NUMBER($speed, useGrouping: "false") } times as fast as real time.
practice-skip = Skip { $time }
practice-skip-done = Skipped { $time }.
practice-faults = Make something go wrong
practice-faults-what = See what Gangway says, and what you can do about it.
practice-fault-on = From now on, this goes wrong.
practice-fault-off = This works again.
practice-fault-access-denied = Access denied
practice-fault-access-denied-what = Every call is refused.
practice-fault-expired-token = Expired credentials
practice-fault-expired-token-what = As on the morning after you signed in with IAM Identity Center.
practice-fault-throttling = Too many calls
practice-fault-throttling-what = AWS refuses three calls and asks you to slow down.
practice-fault-server-error = Error at AWS
practice-fault-server-error-what = AWS answers with an error of its own, three times.
practice-fault-slow-answer = Slow answers
practice-fault-slow-answer-what = The next three answers take a long time.
practice-fault-lost-answer = Lost answer
practice-fault-lost-answer-what = The next call succeeds, but its answer never arrives.
practice-fault-never-authorized = Authorization never ends
practice-fault-never-authorized-what = The connection stays pending.
practice-fault-organization-approval = Owner must approve
practice-fault-organization-approval-what = The provider first asks an organization owner to approve.
practice-fault-provider-revoked = Access revoked
practice-fault-provider-revoked-what = The provider withdraws its permission, and connections go into error.
practice-fault-role-not-assumable = Role not ready
practice-fault-role-not-assumable-what = A new role can’t be used for a while.
practice-fault-stack-fails = Stack fails
practice-fault-stack-fails-what = In the next stack, one of the resources can’t be created.
practice-fault-build-fails = Build fails
practice-fault-build-fails-what = The next build’s commands end with an error, and so does the retry that the pipeline makes by itself.
practice-fault-secret-missing = Secret missing
practice-fault-secret-missing-what = A build doesn’t find a parameter or secret that its variables refer to.
practice-resources = What exists there
practice-resources-none = Nothing yet.
practice-not-imitated = Not imitated: a name only
practice-resource = Name
practice-resource-type = Type
practice-resource-status = Status

settings-title = Settings
settings-look = Language and appearance
settings-language = Language
settings-language-system = Same as the system
settings-language-en = English
settings-language-ja = 日本語
settings-theme = Appearance
settings-theme-system = Same as the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-kept = Where things are kept
settings-home = Folder
settings-secrets = Access keys
settings-keychain = In the system’s keychain.
settings-no-keychain = This system has no keychain: keys work until you close Gangway.
settings-keys = Access keys you entered
settings-keys-hint = Removing a key also deletes it from the keychain.
settings-forget = Remove
settings-forget-named = Remove { $name }
settings-version = Version
settings-not-aws = Gangway is an independent program, not a product of Amazon Web Services.

## problems

# One sentence a ProblemCode: what is wrong, and what to do. A text's line stands before it.
problem-missing = This field is required. Fill it in.
problem-too-long = This is too long. Use at most { $limit } characters.
problem-too-short = This is too short. Use at least { $limit } characters.
problem-characters = Some of these characters aren’t allowed here. Use only: { $allowed }
problem-name-form = Begin with a letter, end with a letter or digit, and never put two hyphens in a row.
problem-reserved-prefix = Names that begin with “{ $prefix }” are reserved. Begin with something else.
problem-out-of-range = Choose a number from { $least } to { $most }.
problem-too-many = There are too many entries. AWS allows at most { $limit } here; remove some.
problem-too-few = There are too few entries. Add some until there are at least { $limit }.
problem-duplicate = “{ $name }” is there twice. Rename or remove one of them.
problem-unknown = “{ $value }” isn’t one of the possible values. Choose one from the list.
problem-not-made-yet = { $value ->
    [none] This version of Gangway can’t make this yet. Remove it from the setup file, or open the file in a newer version.
   *[other] This version of Gangway can’t make “{ $value }” yet. Choose something else, or open the file in a newer version.
  }
problem-dangling-reference = “{ $name }” doesn’t exist any more. Choose another one.
problem-repository-form = Write the repository as the provider shows it: owner/name, without https:// and without .git.
problem-path-form = Write a path from the root of the repository, such as folder/file.yml, without “..” and without a slash at the start.
problem-file-extension = The name of this file must end in one of these: { $extensions }
problem-provider-not-offered = AWS offers no connection to this provider. Choose one of the providers in the list, or move a copy of the repository there.
problem-provider-needs-host = { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab self-managed
   *[other] { $provider }
  } runs on a server of your own, and AWS needs a host for it first. This version of Gangway can’t create hosts yet. For now, choose a provider in the cloud, or mirror the repository there.
problem-branch-form = Git doesn’t allow this branch name. Write the name alone, such as main, without refs/heads/ and without spaces.
problem-branch-is-pattern = The first run builds exactly one branch, so patterns don’t work here. Write one branch, such as main, and put patterns under Triggers.
problem-pattern-form = { $detail ->
    [set] In this pattern a [ has no ], or its range runs backwards. Close it, or put \ before it.
    [group] In this pattern a {"{"} or {"}"} stands alone. Add the other one, or put \ before it.
    [nested-group] This pattern has a {"{"} … {"}"} inside another one, which CodePipeline doesn’t take. Write two patterns instead.
    [escape] This pattern ends with \, which needs a character after it. Remove it or add one.
    [space] A pattern holds no spaces and no line breaks. Write one pattern a line.
   *[other] CodePipeline can’t read this pattern. Use *, ** and ?, such as release/**.
  }
problem-branch-not-matched = No pattern matches { $branch }, the branch of the first run: pushes to it will start nothing. Add { $branch } to the patterns, or choose another branch.
problem-branch-not-in-clone = Your clone has no branch { $branch }. Check the spelling. If the branch is at the provider, you can go on.
problem-provider-not-of-address = By its address, this repository is at { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab self-managed
   *[other] { $provider }
}. Choose that one, unless you really mean a copy at another provider.
problem-looks-like-secret = { $kind ->
    [aws-access-key] This looks like an AWS access key
    [aws-secret-key] This looks like an AWS secret key
    [github-token] This looks like a GitHub token
    [gitlab-token] This looks like a GitLab token
    [slack-token] This looks like a Slack token
    [atlassian-token] This looks like an Atlassian token
    [npm-token] This looks like an npm token
    [private-key] This looks like a private key
    [jwt] This looks like a signed token (JWT)
    [password-in-address] This address has a password in it
   *[name] The variable’s name says that this is a secret
  }, and everybody who may see the project would see it. Keep it in Parameter Store or Secrets Manager, and give only its name here.
problem-variable-name = Use letters, digits and underscores only, and don’t begin with a digit.
problem-parameter-form = Write the parameter’s name as Parameter Store shows it, such as /shop/database/password: letters, digits and _ . - only, and a slash first when it has slashes.
problem-secret-form = Write the secret’s name or ARN, and a key after a colon if you need one, such as shop/database:password.
problem-not-in-region = { $value } isn’t available in { $region }. Choose another value, or another Region.
problem-other-partition = { $region } belongs to another part of AWS than these credentials: an account of one part doesn’t exist in another. Choose another Region, or an account for this one.
problem-isolated-region = { $region } stands apart: a connection from here works only here, and connections from other Regions don’t work here. The Git provider knows it by an AWS app of its own, which the organization may have to allow, too. If nothing speaks for this Region, another one is simpler.
problem-yaml-syntax = This isn’t YAML that can be read: { $detail }. Look at the indentation (spaces, no tabs), quotes and brackets around here.
problem-buildspec-unknown-key = CodeBuild doesn’t know “{ $name }” here. Look for a typing mistake or a wrong indentation.
problem-buildspec-shape = { $expected ->
    [mapping] “{ $name }” needs named members below it, each as “name: value”.
    [list] “{ $name }” needs a list: one line for each entry, beginning with “- ”.
    [flag] “{ $name }” is either yes or no. Write one of them.
    [version] The first line of a buildspec is “version: 0.2”. Write it so.
    [quoted-text] YAML doesn’t read this entry of “{ $name }” as text, because of a colon or a bracket. Put the whole entry in quotes.
   *[text] “{ $name }” must be text. Write it on one line, in quotes if needed.
  }
problem-runtime-version = The image doesn’t include { $runtime } { $version }. Choose one of these: { $versions }
problem-unquoted-version = YAML reads { $value } as a number and loses its last zero. Put it in quotes: "{ $value }"
problem-no-commands = The buildspec runs no command. Add at least one under phases → build → commands.
problem-combination = { $detail ->
    [cache] The project has no cache yet, so this has no effect. It does no harm; remove it or leave it.
    [references] The build’s role may read only what is listed under Environment variables, so this will be refused. Put the parameter or secret there instead.
    [image-environment] The image and the environment type don’t go together. Choose the image again; its type is filled in.
    [trigger-provider] AWS doesn’t document this trigger for this provider, so it may never start a run. Choose “Every push”, or try it out after deploying.
    [pull-request-deploy] This pipeline would deploy what nobody has reviewed yet. Ask for approval first, or choose no deployment for pull requests, or another trigger.
    [deploy-not-handed-on] This build doesn’t hand on this file: the section “artifacts” of its buildspec leaves it out. Add the file there, or take it from the repository.
    [deploy-clone] A “Full clone” can be read by builds only, so nothing of it can be deployed as it is. Choose “Snapshot”, or deploy the files of a build.
   *[other] AWS doesn’t allow these answers together. Change one of them.
  }
problem-connection-provider = This connection belongs to { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab self-managed
    [unknown] another provider
   *[other] { $provider }
  }, not to the repository’s provider. Choose another connection, or create a new one.
problem-tag-form = A tag can contain only letters, digits, spaces and _ . : / = + - @. Remove the other characters.

## evidence

# Why the program thinks so, beside what it found in a clone or an address
evidence-inside-clone = The folder lies within a clone, so the whole clone at { $folder } was looked at.
evidence-bare = The clone is bare: it has no files to look at. Choose the recipe yourself.
evidence-branch = The branch { $branch } is checked out.
evidence-detached = No branch is checked out. Choose the branch to build.
evidence-remote = The remote “{ $remote }” points to { $name }.
evidence-several-remotes = There are { $count } remotes. “{ $remote }” was chosen; change the repository below if you meant another one.
evidence-no-remote = The clone has no remote yet. Push it to a provider first, or type the repository below.
evidence-remote-not-understood = The remote “{ $remote }” points to no repository at a provider. Type the repository below.
evidence-default-branch = The remote’s default branch is { $branch }.
evidence-default-branch-guessed = The default branch is probably { $branch }, because there is a branch with that name.
evidence-host = The address is at { $host }.
evidence-host-unknown = { $host } doesn’t tell which provider it is. Choose the provider yourself.
evidence-not-offered = { $host } is a provider that AWS offers no connection to.
evidence-recipe = There is a { $file }, so this is { $recipe ->
    [node] Node.js
    [python] Python
    [go] Go
   *[other] { $recipe }
  }.
evidence-another-recipe = There is also a { $file }, so parts of it may be { $recipe ->
    [node] Node.js
    [python] Python
    [go] Go
   *[other] { $recipe }
  }. Change the recipe if that is the main part.
evidence-no-recipe = No file at the root tells how to build it. Choose a recipe, or write the buildspec yourself.
evidence-package-manager = { $file } says that { $packageManager } is used.
evidence-version = { $file } asks for { $asked }, so { $version } was chosen.
evidence-version-not-in-image = { $file } asks for { $asked }, which the default image doesn’t include. { $version } was chosen; if it doesn’t fit, change it or the image.
evidence-test-placeholder = The test script in { $file } is still the placeholder that always fails. Remove it or write a test, or the build will fail.
evidence-buildspec = There is a { $file }, so the build follows it.
evidence-setup-file = There is a setup file, { $file }. Open it, and most questions are answered.
evidence-file-skipped = { $file } wasn’t read: it is damaged, too large, or not an ordinary file.

## providers

# Names, what the person does in the browser, who may do it, and pages at the provider
provider-github = GitHub
provider-gitlab = GitLab
provider-bitbucket = Bitbucket
provider-azure-devops = Azure DevOps
provider-github-enterprise-server = GitHub Enterprise Server
provider-gitlab-self-managed = GitLab self-managed

not-offered-bitbucket-data-center = AWS offers no connection to Bitbucket Data Center or Server. Move or mirror the repository to Bitbucket Cloud (bitbucket.org) or another provider in the list, and connect that.
not-offered-ghe-com = AWS offers no connection to GitHub Enterprise Cloud with data residency (ghe.com). Mirror the repository to github.com or another provider in the list, and connect that.
not-offered-azure-devops-server = AWS offers no connection to Azure DevOps Server. Move or mirror the repository to Azure DevOps Services (dev.azure.com) or another provider in the list, and connect that.

browser-github-1 = On the AWS page, press “Update pending connection”. The page of GitHub opens, usually in a small window; if nothing opens, allow pop-ups for the AWS page.
browser-github-2 = Sign in to GitHub if it asks you to, and press “Authorize AWS Connector for GitHub”.
browser-github-3 = Back on the AWS page, choose an installation of the app, or “Install a new app” and then the account or organization and the repositories. Don’t leave the field empty.
browser-github-4 = Press “Connect”. The connection’s status is then “Available”.
browser-github-who = At GitHub, the app “AWS Connector for GitHub” is installed for the account that owns the repository. If that is your own account, you do it yourself. If it is an organization, one of its owners must do it, or approve the request that GitHub sends the owners when you try.

browser-gitlab-1 = On the AWS page, press “Update pending connection”. The page of GitLab opens, usually in a small window; if nothing opens, allow pop-ups for the AWS page.
browser-gitlab-2 = Sign in to GitLab if it asks you to, and press “Authorize AWS Connector for GitLab”.
browser-gitlab-3 = Back on the AWS page, press “Connect”. The connection’s status is then “Available”.
browser-gitlab-who = You do this yourself at gitlab.com if you have the Owner role on the repository; being a member of its group isn’t enough. Otherwise, somebody who has it must do it. If the group uses single sign-on, sign in to that first.

browser-bitbucket-1 = On the AWS page, press “Update pending connection”. The page of Bitbucket opens, usually in a small window; if nothing opens, allow pop-ups for the AWS page.
browser-bitbucket-2 = Sign in to Bitbucket if it asks you to, and press “Grant access”.
browser-bitbucket-3 = Where Bitbucket asks, choose “Authorize for workspace” and your workspace.
browser-bitbucket-4 = Back on the AWS page, choose an installation of the app, or “Install a new app”. Then press “Connect”. The connection’s status is then “Available”.
browser-bitbucket-who = At bitbucket.org, an administrator of the workspace that owns the repository must do this, because the AWS app is installed for the whole workspace. If you aren’t one, ask an administrator to do it with you.

browser-azure-devops-1 = On the AWS page, press “Update pending connection”. The page of Azure DevOps opens, usually in a small window; if nothing opens, allow pop-ups for the AWS page.
browser-azure-devops-2 = Sign in with your Microsoft work account if you are asked to, and press “Accept” for the permissions.
browser-azure-devops-3 = Back on the AWS page, press “Connect”. The connection’s status is then “Available”.
browser-azure-devops-who = At dev.azure.com, you do this yourself with a Microsoft work account that may administer the repository. AWS then reaches the repositories of this account only.

browser-github-enterprise-server-1 = On the AWS page of the host, press “Set up host”, sign in to your GitHub Enterprise Server and create the app there.
browser-github-enterprise-server-2 = On the AWS page of the connection, press “Update pending connection” and authorize the app.
browser-github-enterprise-server-3 = Install the app on the server, for the organization and its repositories.
browser-github-enterprise-server-4 = Back on the AWS page, press “Connect”. The connection’s status is then “Available”.
browser-github-enterprise-server-who = On your GitHub Enterprise Server, a site administrator or an owner of the organization must create the app and install it.

browser-gitlab-self-managed-1 = On the AWS page of the host, press “Set up host” and paste a personal access token of an administrator with the scope “api” (and “admin_mode” if admin mode is on). The token is needed for this step only; you can delete it afterwards.
browser-gitlab-self-managed-2 = On the AWS page of the connection, press “Update pending connection” and authorize.
browser-gitlab-self-managed-3 = Back on the AWS page, press “Connect”. The connection’s status is then “Available”.
browser-gitlab-self-managed-who = The first step needs an administrator of your GitLab server: only they can create the access token that AWS asks for.

page-github-installations = Your installed GitHub apps
page-github-organization-installations = The organization’s installed GitHub apps
page-github-app = AWS Connector for GitHub
page-gitlab-applications = Your authorized GitLab applications
page-bitbucket-applications = The workspace’s installed apps
page-bitbucket-reauthorize = Authorize the Bitbucket app again

## recipes

recipe-node = Node.js
recipe-python = Python
recipe-go = Go
package-manager-npm = npm
package-manager-pnpm = pnpm
package-manager-yarn = Yarn
package-manager-pip = pip
package-manager-uv = uv
package-manager-poetry = Poetry
package-manager-go = Go modules

## regions

region-us-east-1 = US East (N. Virginia)
region-us-east-2 = US East (Ohio)
region-us-west-1 = US West (N. California)
region-us-west-2 = US West (Oregon)
region-ap-south-1 = Asia Pacific (Mumbai)
region-ap-northeast-2 = Asia Pacific (Seoul)
region-ap-southeast-1 = Asia Pacific (Singapore)
region-ap-southeast-2 = Asia Pacific (Sydney)
region-ap-northeast-1 = Asia Pacific (Tokyo)
region-ca-central-1 = Canada (Central)
region-eu-central-1 = Europe (Frankfurt)
region-eu-west-1 = Europe (Ireland)
region-eu-west-2 = Europe (London)
region-eu-south-1 = Europe (Milan)
region-eu-west-3 = Europe (Paris)
region-eu-north-1 = Europe (Stockholm)
region-sa-east-1 = South America (São Paulo)
region-us-gov-east-1 = AWS GovCloud (US-East)

