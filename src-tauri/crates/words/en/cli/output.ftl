cli-error = error
cli-warning = warning
cli-check-good = No problems found. The command export writes the files; the command deploy creates the pipeline, and asks first.
cli-ask = Do you approve exactly this? [y/N]
cli-ask-run = Do you approve this? [y/N]
cli-ask-approve = Do you approve this run? [y/N]
cli-ask-reject = Do you reject this run? [y/N]
cli-root = Warning: this is the root user of the account. It may do everything, even close the account, and so may anybody who gets hold of its keys. AWS advises against its use: create a user or a role for this work.
cli-plan-connect = This would be done in account { $account }, Region { $region }:
cli-plan-deploy = Deploying would change this in account { $account }, Region { $region }:
cli-plan-tear-down = This would be deleted in account { $account }, Region { $region }:
cli-also-stands = This setup also stands in account { $account }, Region { $region }: the stack { $stack } stays as it is there. To take it down, run teardown with { $options }.
cli-plan-empty = There is nothing to delete in account { $account }, Region { $region }. The command status shows what is there.
cli-plan-no-stack = There is no stack to delete in account { $account }, Region { $region }. Connections weren’t looked at: to delete those that were created for this setup, add --connection.
cli-plan-connection-kept = The connection { $name } stays: Gangway did not create it for this setup.
cli-plan-connection-stays = The connection stays as it is. With --connection, every connection that was created for this setup would be deleted too.
cli-connection-stayed = The connection was left as it was. To delete it too, run teardown with --connection.
cli-plan-host-stays = The host { $name } stays as it is: a whole company may use it. With --with-host, it would be deleted too, after its connection.
cli-plan-no-host = There is no host to delete: this setup uses none here.
cli-teardown-host-left = { $count ->
        [0] The host { $name } is still there. No connection goes through it.
       *[other] The host { $name } is still there. These connections go through it: { $names }
    }
cli-teardown-host-left-next = { $count ->
        [0] If nobody in your company needs the host any more, delete it with the command: { $command }
       *[other] If nobody in your company needs the host and its connections any more, this command deletes them together: { $command }
    }
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
cli-change-interrupt = interrupt
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
cli-action-says = CodePipeline says of the action { $action } in the stage { $stage }: { $text }
cli-keeps-trying = Gangway keeps trying until it works. Ctrl-C stops it; the same command goes on from there.
cli-run-says = CodePipeline says of this run: { $text }
cli-status-awaits-approval = is waiting for an approval
cli-status-no-run = Newest run: none yet. The command deploy starts the first one; from then on, pushes do, too.
cli-runs-run = { $mark } { $id }  { $time }  { $status }, { $cause }
cli-runs-more = There are older runs: --most lists more of them.
cli-log-build = Build { $build } of { $stage }, { $action }:
cli-log-no-build = This run started no build, so it has no log.
cli-log-none = This build has no log, or it isn’t there any more.
cli-log-saved = { $count ->
    [one] 1 line was written to { $path }
   *[other] { $count } lines were written to { $path }
}
cli-log-several = This run has several builds. Say which one with --build: { $builds }
cli-practice = This practice account answers until Ctrl-C. Its keys work nowhere else. In another terminal, put “export ” before each of these lines, or write them to a file (gangway-cli practice > practice.env) and take them over with: set -a; . ./practice.env; set +a
cli-practice-windows = This practice account answers until Ctrl-C. Its keys work nowhere else. In another terminal, paste the lines for the shell that you use there.
cli-practice-powershell = In PowerShell:
cli-practice-command-prompt = In the Command Prompt (cmd):
cli-practice-mfa = A sign-in with an MFA code can be practiced, too. The device and its codes: { $address }
cli-practice-port = Another program is using port { $port } already. Choose another one with --port, or leave --port out to get a free one.
cli-practice-began-anew = The saved state of the practice account couldn’t be read, so it has started over: the connections, pipelines, and runs in it are gone. The old file was kept: { $path }
cli-practice-obstacle = The practice account can’t accept connections at the moment. It keeps trying, and nothing is lost. Close programs that you don’t need. The system says: { $detail }
cli-practice-obstacle-gone = The practice account accepts connections again.
cli-practice-ended = The practice account has ended unexpectedly. Run gangway-cli practice again. With --home, its state is still there.
cli-next-access-denied = Ask an administrator of the account to allow { $action }, or name another account with --profile. Then run the command again.
cli-next-credentials-expired = Sign in (with IAM Identity Center: gangway-cli sign-in, or aws sso login), or set new access keys. Then run the command again.
cli-next-credentials-invalid = Check whether the key was mistyped, deactivated or deleted, and correct it in the AWS configuration or in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. --profile names another account.
cli-next-credentials-missing = Name a profile with --profile, sign in (gangway-cli sign-in, aws sso login or aws configure), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. To practice without an account: gangway-cli practice
cli-next-aws-file-refused = { $kind ->
        [byte-order-mark] Save the file as UTF-8 without a byte order mark, and run the command again.
        [utf16] Save the file as UTF-8, and run the command again.
        [not-text] Save the file as UTF-8, and run the command again.
        [too-large] Check AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE: they should name your AWS configuration. Then run the command again.
       *[other] Correct that line, and run the command again.
    }
cli-next-mfa-code-wanted = { $kind ->
        [refused] Wait for the next code, as each one works only once, and run the command again. If it is refused again, check the clock of the device.
       *[first] Run the command in a terminal, where it can ask you for the code that the device shows.
    }
cli-mfa-question = Code of the MFA device { $serial } (six digits):
cli-mfa-form = A code has six digits. AWS wasn’t asked.
cli-mfa-refused = AWS didn’t accept that code. Each code works only once, so wait for the next one.
cli-next-not-signed-in = Sign in with the first command, or with the AWS CLI’s. Then run the command again. The commands: { $ours } · { $command }
cli-next-sign-in-expired = Sign in again with the first command, or with the AWS CLI’s. Then run the command again. The commands: { $ours } · { $command }
cli-next-sign-in-denied = Run the command again, and allow the access. If the page doesn’t let you, ask an administrator of IAM Identity Center.
cli-next-sign-in-timed-out = Run the command again, and finish the sign-in in the browser within a few minutes.
cli-next-sign-in-absent = Use the profile as it is, or name one of IAM Identity Center or of aws login with --profile.
cli-next-loopback-unavailable = Run the command again with --device, or check what a firewall or security program forbids.
cli-sign-in-code = Sign in to AWS in the browser on this computer. Gangway waits here for ten minutes. The address:
cli-sign-in-device = Open the address in a browser on any computer, and sign in there if the page shows exactly this code: { $code }
cli-sign-in-aws = The AWS CLI signs you in now: “aws login” opens a browser.
cli-sign-in-no-browser = No browser could be opened. Copy the address into one yourself.
cli-sign-in-interrupted = Interrupted. Nobody was signed in. Run the same command again to start anew.
cli-signed-in = You are signed in with the profile “{ $profile }”. The AWS CLI is signed in with it, too.
cli-next-region-without-service = Name another Region with --region.
cli-next-region-not-enabled = { $kind ->
        [sts] Activate STS for this Region under “Account settings” of IAM, or name another Region with --region: { $address }
       *[account] Switch the Region on under “AWS Regions” of the account, which takes a few minutes, or name another one with --region. If it is on already and your keys are temporary ones, have them issued by the STS of a Region. The page of the account: { $address }
    }
cli-next-region-missing = Name one with --region, AWS_REGION, or a region in the profile. To practice without an account, run gangway-cli practice in another terminal: it says how to take over its lines.
cli-next-not-found = Check whether it was deleted or renamed. Then run the command again.
cli-next-practice-unreachable = Check that gangway-cli practice is running and that its address is the one that is used. Then run the command again.
cli-next-connection-missing = The command deploy creates a connection, or uses one that has the name in the setup file.
cli-next-connection-not-available = Run the command deploy: it prints the page on which the connection is authorized.
cli-next-connection-in-error = If it stays in error, write another name for the connection in the setup file, and run the command deploy: it creates a new one.
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
cli-next-not-a-repository = Name the folder that holds the .git folder. If the code isn’t in a repository yet: run “git init” and commit it, create an empty repository at the provider, and push.
cli-next-already-running = { $program ->
        [terminal] Wait until it is done, or press Ctrl-C where it runs: nothing is lost, and the same command goes on from there. The command status works meanwhile.
       *[window] Use the window that is open, or close it first. The command status works meanwhile.
    }
cli-next-job-running = Wait until it is done, or stop it with the command cancel.
cli-next-no-network = { $place ->
        [this-computer] If it was a practice account, start it again with gangway-cli practice and take over the lines that it prints: its port is another one each time, unless --port names one. Then run the command again.
       *[elsewhere] Check the internet connection, VPN and proxy. Then run the command again.
    }
cli-next-job-interrupted = Go on with it with the command deploy, or drop it with the command cancel. Then run this command again.
cli-next-cancelled = Run the command deploy again to go on from where it stands.
