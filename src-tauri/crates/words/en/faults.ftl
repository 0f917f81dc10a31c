# What went wrong, and what to do next. Facts are values as they came; they are shown as text.

fault-access-denied = AWS refused this, because these credentials aren’t allowed to do { $action }. The call changed nothing.
    .next = Give the policy from the Review step to an administrator of the account, or choose another account. Then try again.
fault-denied-by-organization = A rule of your organization (a service control policy) forbids this in the account. No setting in the account itself can allow it. The call changed nothing.
    .next = Ask the people who manage your AWS organization, or use another account.
fault-credentials-expired = You aren’t signed in to AWS, or your sign-in has expired. Nothing is lost.
    .next = Sign in (with IAM Identity Center: aws sso login), or enter new access keys. Then try again.
fault-credentials-invalid = AWS doesn’t know this access key, or the secret doesn’t belong to it.
    .next = Check whether the key was mistyped, deactivated or deleted. Enter it again, or choose another account.
fault-credentials-missing = No credentials were found for the chosen account.
    .next = Choose another profile, sign in (aws login, aws sso login or aws configure), or enter access keys.
fault-access-key-malformed = This isn’t the ID of an access key. It begins with AKIA or ASIA, followed by capital letters and digits.
    .next = Copy the access key ID once more from where you got it. The secret access key goes into the field below it.
fault-aws-file-refused = { $kind ->
        [no-heading-yet] The AWS configuration file { $path } can’t be read: a heading such as [default] is missing above line { $line }. The AWS CLI refuses the file, too, and with it every profile.
        [no-delimiter] The AWS configuration file { $path } can’t be read: line { $line } is neither a heading nor of the form key = value. The AWS CLI refuses the file, too, and with it every profile.
        [no-key] The AWS configuration file { $path } can’t be read: in line { $line }, nothing stands before the =. The AWS CLI refuses the file, too, and with it every profile.
        [section-again] The AWS configuration file { $path } can’t be read: the heading in line { $line } stands in line { $first } already. The AWS CLI refuses the file, too, and with it every profile.
        [key-again] The AWS configuration file { $path } can’t be read: the key in line { $line } stands in line { $first } of the same section already. The AWS CLI refuses the file, too, and with it every profile.
        [nested-without-equals] The AWS configuration file { $path } can’t be read: the indented line { $line } isn’t of the form key = value. The AWS CLI refuses the file, too, and with it every profile.
        [byte-order-mark] The AWS configuration file { $path } can’t be read: it begins with a byte order mark (BOM). The AWS CLI refuses the file, too, and with it every profile.
        [utf16] The AWS configuration file { $path } can’t be read: it is stored as UTF-16. The AWS CLI refuses the file, too, and with it every profile.
        [too-large] The AWS configuration file { $path } can’t be read: it is larger than { $most } bytes. Nobody’s configuration is that large.
       *[other] The AWS configuration file { $path } can’t be read: line { $line } holds something that isn’t text in UTF-8. The AWS CLI refuses the file, too, and with it every profile.
    }
    .next = { $kind ->
        [byte-order-mark] Save the file as UTF-8 without a byte order mark. Then try again.
        [utf16] Save the file as UTF-8. Then try again.
        [not-text] Save the file as UTF-8. Then try again.
        [too-large] Check AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE: they should name your AWS configuration. Then try again.
       *[other] Correct that line. Then try again.
    }
fault-aws-file-unreadable = { $kind ->
        [not-a-file] { $path } belongs to the AWS configuration, but is a folder, a pipe or a device, not a file.
        [missing] { $path } should hold the token for the role, and there is no such file.
        [no-token] { $path } should hold the token for the role, and what is in it can’t be one.
       *[other] { $path } belongs to the AWS configuration, but can’t be opened: { $detail }
    }
    .next = { $kind ->
        [missing] Check the path in web_identity_token_file or AWS_WEB_IDENTITY_TOKEN_FILE, and whether the program that writes the token is running. Then try again.
        [no-token] Check the path in web_identity_token_file or AWS_WEB_IDENTITY_TOKEN_FILE, and whether the program that writes the token is running. Then try again.
        [not-a-file] Check AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE and web_identity_token_file: they should name files. Then try again.
       *[other] Check whether you may read this file. Then try again.
    }
fault-profile-missing = { $heading ->
        [without-profile] The profile “{ $profile }” isn’t in your AWS configuration. The heading in { $path }, line { $line }, is missing the word profile.
        [without-quotes] The profile “{ $profile }” isn’t in your AWS configuration. In { $path }, line { $line }, the name has spaces and must be in quotes.
        [with-profile] The profile “{ $profile }” isn’t in your AWS configuration. In { $path }, line { $line }, the heading must not begin with the word profile: this is the credentials file.
       *[none] The profile “{ $profile }” isn’t in your AWS configuration.
    }
    .next = { $heading ->
        [without-profile] Write [profile { $profile }] in that line, or choose another profile. Then try again.
        [without-quotes] Write [profile "{ $profile }"] in that line, or choose another profile. Then try again.
        [with-profile] Write [{ $profile }] in that line, or choose another profile. Then try again.
       *[none] Choose another profile, or create this one with aws configure. Then try again.
    }
fault-profile-incomplete = { $kind ->
        [variables] Only a part of AWS’s environment variables is set: { $keys } is missing.
        [token] The access key of the profile “{ $profile }” is a temporary one (it begins with ASIA), and its session token is missing. Without it, AWS doesn’t know the key.
        [missing] The profile “{ $profile }” isn’t complete. Missing: { $keys }
        [empty] The profile “{ $profile }” isn’t complete: { $keys } is empty.
        [contradicts] The profile “{ $profile }” and its section sso-session “{ $name }” contradict each other: { $keys } differs.
        [twice] The profile “{ $profile }” names both source_profile and credential_source. AWS takes only one of them.
        [credential-source] The profile “{ $profile }” names a credential_source that doesn’t exist. There are Environment, Ec2InstanceMetadata and EcsContainer, spelled exactly like this.
        [number] In the profile “{ $profile }”, { $keys } must be a number from { $least } to { $most }.
        [quotation] In the profile “{ $profile }”, a quotation mark is missing in { $keys }.
       *[shape] In the profile “{ $profile }”, the value of { $keys } has the wrong form: either it needs indented lines below it, or it must not have any.
    }
    .next = { $kind ->
        [variables] Set it, or take out the others of these variables. Then try again.
        [token] Add aws_session_token below the key ({ $path }, line { $line }), from where you got the key. Then try again.
       *[other] { $command ->
            [none] Correct this profile in { $path }, line { $line }. Then try again.
           *[other] Run this command, or correct the profile in { $path }, line { $line }. Then try again. The command: { $command }
        }
    }
fault-section-missing = The profile “{ $profile }” names a section in { $key }, and your AWS configuration has no such section: { $name }
    .next = { $command ->
        [none] Correct { $path }, line { $line }, or add the section. Then try again.
       *[other] Run this command, or correct { $path }, line { $line }. Then try again. The command: { $command }
    }
fault-source-profile-unusable = { $kind ->
        [missing] The role of the profile “{ $profile }” is to be assumed with a profile that isn’t in your AWS configuration: { $name }
        [loop] The profile “{ $profile }” can’t be used: its source_profile leads back to where it came from ({ $name }).
        [empty] The role of the profile “{ $profile }” is to be assumed with a profile that has no credentials: { $name }
        [environment] The role of the profile “{ $profile }” is to be assumed with the keys of the environment, and none are set.
       *[long] The profile “{ $profile }” can’t be used: more than { $most } roles are to be assumed one after another.
    }
    .next = { $kind ->
        [environment] Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a source_profile ({ $path }, line { $line }). Then try again.
       *[other] Correct source_profile in { $path }, line { $line }. Then try again.
    }
fault-credentials-unsendable = { $key } holds a character that can’t be sent: a line break, a space, a control character, or one that isn’t ASCII. Nothing was sent to AWS.
    .next = Copy the value once more from where you got it, and set it again. Then try again.
fault-region-unusable = What stands in { $key } can’t be the name of a Region. Nothing was sent to AWS.
    .next = Set it to a Region such as eu-central-1. Then try again.
fault-endpoint-unusable = { $kind ->
        [password] The address in { $key } contains a user name or a password. Nothing was sent to it.
       *[unreadable] What stands in { $key } isn’t an address of the form http://… or https://…. Nothing was sent to AWS.
    }
    .next = { $kind ->
        [password] Take the user name and the password out of the address. Then try again.
       *[unreadable] Correct the address or take it out. Then try again.
    }
fault-not-signed-in = You aren’t signed in with the profile “{ $profile }” on this computer yet.
    .next = Sign in here. Your browser opens for it.
fault-sign-in-expired = The sign-in of the profile “{ $profile }” has expired or was ended. Nothing is lost.
    .next = Sign in again here. Your browser opens for it.
fault-sign-in-denied = You aren’t signed in with the profile “{ $profile }”: access was denied on the sign-in page. Nothing was changed.
    .next = Sign in again, and allow the access. If the page doesn’t let you, ask an administrator of IAM Identity Center.
fault-sign-in-timed-out = Nobody finished the sign-in with the profile “{ $profile }” in time, so Gangway has stopped waiting.
    .next = Start the sign-in again, and finish it in the browser within a few minutes.
fault-sign-in-absent = There is nothing to sign in to with the profile “{ $profile }”: it gets its credentials in another way.
    .next = Use the profile as it is, or choose one of IAM Identity Center or of aws login.
fault-sign-in-file-unwritable = The sign-in couldn’t be saved for the AWS CLI and Gangway, as { $path } can’t be written. The reason: { $detail }
    .next = Check the permissions of the folder, and whether the disk is full. Then sign in again.
fault-loopback-unavailable = Gangway can’t wait for the browser’s answer, as no port could be opened on this computer. The reason: { $detail }
    .next = Sign in with a device code instead, or check what a firewall or security program forbids.
fault-aws-login-failed = { $kind ->
        [not-found] The profile “{ $profile }” is signed in to with the AWS CLI, which wasn’t found on this computer.
        [not-started] The profile “{ $profile }” is signed in to with the AWS CLI, which couldn’t be run: { $detail }
        [unknown-command] The AWS CLI on this computer is too old: it doesn’t know “aws login”, which the profile “{ $profile }” needs.
        [slow] “aws login” didn’t finish the sign-in with the profile “{ $profile }” within { $minutes } minutes and was ended.
       *[ended] “aws login” didn’t sign you in with the profile “{ $profile }”. It said: { $detail }
    }
    .next = { $kind ->
        [not-found] Install the AWS CLI, version 2.32 or newer, and sign in with this command in a terminal. The command: { $command }
        [unknown-command] Update the AWS CLI to version 2.32 or newer, and sign in with this command in a terminal. The command: { $command }
       *[other] Sign in with this command in a terminal, where it can ask you. Then try again. The command: { $command }
    }
fault-mfa-code-wanted = { $kind ->
        [refused] AWS didn’t accept the MFA code for the role of the profile “{ $profile }”. The device: { $serial }
       *[first] The role of the profile “{ $profile }” can only be assumed with a code from your MFA device: { $serial }
    }
    .next = { $kind ->
        [refused] Wait for the next code, as each one works only once, and enter it. If it is refused again, check the clock of the device.
       *[first] Enter the six digits that the device shows now.
    }
fault-credential-process-failed = { $kind ->
        [not-found] The profile “{ $profile }” gets its credentials from a program that wasn’t found: { $program }
        [not-started] The program { $program }, which gives the credentials of the profile “{ $profile }”, couldn’t be run: { $detail }
        [ended] The program { $program }, which gives the credentials of the profile “{ $profile }”, ended with exit code { $detail }.
        [killed] The program { $program }, which gives the credentials of the profile “{ $profile }”, was ended by the system or by somebody else.
        [slow] The program { $program }, which gives the credentials of the profile “{ $profile }”, took longer than { $seconds } seconds. It was ended with everything that it had started.
        [long] The program { $program }, which gives the credentials of the profile “{ $profile }”, printed more than { $most } KB and was ended.
       *[unreadable] The program { $program }, which gives the credentials of the profile “{ $profile }”, printed nothing that can be read as credentials (JSON of version 1).
    }
    .next = { $kind ->
        [not-found] Install the program, or write its whole path in credential_process. Then try again.
       *[other] Run the command that stands in credential_process in a terminal: it shows there what is wrong. It may ask you to sign in. Then try again.
    }
fault-role-not-in-portal = Whoever is signed in with the profile “{ $profile }” doesn’t have the role { $role } in the account { $account }.
    .next = Sign in as the right person, ask an administrator of IAM Identity Center for this role, or choose account and role again with this command. The command: { $command }
fault-role-denied = AWS doesn’t let you assume the role { $role } with the profile “{ $profile }”.
    .next = Check that the profile names the right role. If it does, ask an administrator of that account: the role’s trust policy has to name who you are there, and your own permissions have to allow sts:AssumeRole on it. Some roles also ask for an MFA code (mfa_serial) or an external ID (external_id).
fault-clock-skewed = This computer’s clock is off by several minutes, so AWS refused the call.
    .next = Set the clock, for example by turning on automatic time. Then try again.
fault-throttled = AWS asked for fewer calls. Gangway waited and tried several times without success.
    .cause = AWS is asking for fewer calls.
    .next = Wait a few minutes and try again. What has been done stays done.
fault-quota-reached = The account has reached an AWS quota ({ $operation }). The call changed nothing.
    .next = Delete what you no longer need, for example connections that are still pending, or ask for a higher quota in the AWS console under Service Quotas. Then try again.
fault-no-network = { $place ->
        [this-computer] Nothing answers at { $host } on this computer.
       *[elsewhere] { $host } can’t be reached.
    }
    .next = { $place ->
        [this-computer] Start again what should answer there, for example the practice account, and check the address: it may have another port now. Then try again.
       *[elsewhere] Check the internet connection, VPN and proxy. Then try again.
    }
fault-certificate-untrusted = { $why ->
        [named-issuer] { $host } can’t be trusted: its certificate was issued by “{ $issuer }”, which this computer doesn’t know. Mostly, a proxy or a security program of your company opens the encryption. Nothing was sent.
        [issuer] { $host } can’t be trusted: its certificate comes from an issuer that this computer doesn’t know. Mostly, a proxy or a security program of your company opens the encryption. Nothing was sent.
        [self-signed] { $host } can’t be trusted: its certificate was issued by itself, under the name “{ $issuer }”. Nothing was sent.
        [early] { $host } can’t be trusted: its certificate is valid only from { $moment } on, and this computer’s clock says { $now }. Nothing was sent.
        [expired] { $host } can’t be trusted: its certificate was valid until { $moment }, and this computer’s clock says { $now }. Nothing was sent.
        [time] { $host } can’t be trusted: by this computer’s clock, its certificate isn’t valid yet or has expired. Nothing was sent.
        [other-host] { $host } can’t be trusted: its certificate belongs to another host ({ $hosts }). Nothing was sent.
       *[other] { $host } can’t be trusted: its certificate can’t be checked, or belongs to another host. Nothing was sent.
    }
    .next = { $why ->
        [named-issuer] Ask your company’s IT for the certificate “{ $issuer }” as a PEM file and name that file in ca_bundle in ~/.aws/config or in the variable AWS_CA_BUNDLE, as for the AWS CLI. Then try again.
        [self-signed] Ask whoever runs { $host }, or your company’s IT, for a certificate that an issuer signed, and name the issuer’s certificate as a PEM file in ca_bundle in ~/.aws/config or in the variable AWS_CA_BUNDLE, as for the AWS CLI. Then try again.
        [early] Set this computer’s clock, for example by turning on automatic time: certificates are seldom used before they are valid. Then try again.
        [expired] If the clock is wrong, set it, for example by turning on automatic time. If it is right, a proxy or a VPN answers with an old certificate: ask whoever runs it. Then try again.
        [time] Check this computer’s clock and date. If they are right, a proxy or a VPN answers with an old certificate: ask whoever runs it. Then try again.
        [other-host] Check the proxy, the VPN and, where you have set one, the address in endpoint_url: something else answers there. Then try again.
       *[other] Ask your company’s IT for the certificate of its proxy as a PEM file and name that file in ca_bundle in ~/.aws/config or in the variable AWS_CA_BUNDLE, as for the AWS CLI. Then try again.
    }
fault-certificates-unusable = The file of certificates that { $key } names can’t be used: { $path } ({ $detail })
    .next = Correct { $key } or take it out (ca_bundle is a line in ~/.aws/config, the others are variables). Then try again.
fault-call-not-sent = Nothing was sent to AWS, because one of the settings for it can’t be used: { $detail }
    .next = Look at endpoint_url and the keys in ~/.aws/config and ~/.aws/credentials, and at the variables whose names begin with AWS_. Correct the one that is wrong, and try again.
fault-answered-by-another = { $host } answered, but not as AWS does (HTTP { $answer }). Mostly this is a network’s sign-in page, a proxy, or a VPN. { $changes ->
        [no] Nothing was changed.
       *[perhaps] The call may or may not have been carried out.
    }
    .cause = { $host } answered, but not as AWS does (HTTP { $answer }).
    .next = Open any page in the browser to see whether the network asks you to sign in, and check VPN and proxy. Then try again. Gangway first checks what exists, so nothing is created twice.
fault-answer-unreadable = AWS’s answer to { $operation } couldn’t be read. It may have been cut off on its way. { $changes ->
        [no] Nothing was changed.
       *[perhaps] The call was probably carried out.
    }
    .cause = AWS’s answer to { $operation } couldn’t be read.
    .next = Check VPN and proxy, and try again. Gangway first checks what exists, so nothing is created twice.
fault-aws-unavailable = AWS answered with an error of its own, several times in a row.
    .cause = AWS answered with an error of its own.
    .next = Look at health.aws.amazon.com and try again later. Gangway first checks what exists, so nothing is created twice.
fault-request-without-effect = AWS’s answer to { $operation } was yes, but nothing has happened since. Something between this computer and AWS may have answered in its place.
    .next = Check VPN and proxy, and try again. Gangway first checks what exists, so nothing is created twice.
fault-no-answer = AWS didn’t answer in time. { $changes ->
        [no] Nothing was changed.
       *[perhaps] The call may or may not have been carried out.
    }
    .cause = AWS didn’t answer in time.
    .next = Try again. Gangway first checks what exists, so nothing is created twice.
fault-region-without-service = Connections aren’t available in the chosen Region. Chosen: { $region }
    .next = Choose another Region in the Account step.
fault-region-not-enabled = { $kind ->
        [sts] In this account, sign-ins (STS) are switched off for the Region { $region }.
       *[account] AWS knows these credentials, but not in the Region { $region }: mostly, the Region isn’t switched on in the account.
    }
    .next = { $kind ->
        [sts] In the AWS console, open IAM, then “Account settings”, and activate STS for this Region. Or choose another Region. Then try again.
       *[account] Open the account in the AWS console and switch the Region on under “AWS Regions”, which takes a few minutes, or choose another Region. If it is on already and your keys are temporary ones, have them issued by the STS of a Region. Then try again.
    }
fault-account-not-active = AWS hasn’t opened this account for its services ({ $operation }). Mostly, its sign-up isn’t finished, for example because the payment card isn’t confirmed yet.
    .next = Sign in to the AWS console and finish what it asks for. A new account can take up to 24 hours. Then try again.
fault-region-missing = No Region is chosen yet.
    .next = Choose a Region in the Account step.
fault-refused-by-aws = AWS refused { $operation }: { $detail }
    .next = Correct what AWS names and try again. If nothing on your side explains it, please report it.
fault-not-found = This doesn’t exist, or not any more: { $what }
    .next = Check whether it was deleted or renamed. Then start this step again.
fault-practice-unreachable = The practice account can’t be reached: { $detail }
    .next = Start Gangway again: the practice account keeps its state. If GANGWAY_PRACTICE_URL is set, start the practice account that it names first.
fault-practice-began-anew = The saved state of the practice account couldn’t be read, so the practice account has started over. The connections, pipelines, and runs in it are gone. Your setups keep their answers, and the old file was kept: { $path }
    .next = Create a connection and deploy again in the practice account.
fault-practice-world-gone = The practice account has started over: the connections, pipelines, and runs in it are gone. Your setups keep their answers.
    .next = Create a connection and deploy again in the practice account.
fault-practice-elsewhere = This was started in another practice account than the one that answers now, so it didn’t go on. Nothing was changed.
    .next = Start the practice account in which it was started, then try again there. In this one, create a connection and deploy again.
fault-connection-missing = This setup has no connection yet, so there’s nothing to deploy with. Nothing was created.
    .next = Create a connection in the Connection step, or choose an existing one. Then try again.

fault-connection-not-available = The connection { $name } isn’t available yet (status: { $status }). A pipeline created now would never notice a push, so nothing was created.
    .next = Create the connection if there is none yet. Otherwise open its page in the browser and press “Update pending connection”. Then try again.
fault-connection-in-error = The connection { $name } is in error. AWS tries it again by itself, but pipelines can’t use it until it is available.
    .next = If it stays in error, create a new connection and use it in this setup.
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
fault-stack-not-ours = A stack named { $stack } exists already, and nothing on it says that it was created from this setup. It wasn’t touched.
    .next = Change the name of this setup, or delete that stack if nobody needs it.
fault-change-set-failed = CloudFormation couldn’t work out the changes to the stack { $stack }. Nothing was changed. CloudFormation says: { $detail }
    .next = Correct what CloudFormation names and plan again.
fault-stack-failed = { $status ->
        [ROLLBACK_COMPLETE] The stack { $stack } couldn’t be created, and CloudFormation has deleted what it had created. The cause: { $resource } – { $detail }
        [UPDATE_ROLLBACK_COMPLETE] The stack { $stack } couldn’t be changed, and CloudFormation has put everything back as it was. The cause: { $resource } – { $detail }
        [DELETE_COMPLETE] The stack { $stack } was deleted while it was being deployed, and not by this deployment.
        [DELETE_FAILED] Somebody began to delete the stack { $stack } while it was being deployed, and not all of it could be deleted: { $resource } – { $detail }
       *[other] The deployment of the stack { $stack } failed, and CloudFormation couldn’t undo all of it (status: { $status }). The cause: { $resource } – { $detail }
    }
    .next = { $status ->
        [ROLLBACK_COMPLETE] Correct the cause and plan a new deployment. It also deletes the empty stack that is left.
        [UPDATE_ROLLBACK_COMPLETE] Correct the cause and plan a new deployment. Until then, everything runs as before.
        [DELETE_COMPLETE] If it is still wanted, plan a new deployment.
        [DELETE_FAILED] Take everything down, or plan a new deployment: it deletes first what is left.
       *[other] Correct the cause. The stack’s page in the AWS console says what is left; then plan a new deployment.
    }
fault-tear-down-failed = The stack { $stack } couldn’t be deleted completely. What was deleted before is gone; the rest is still there. CloudFormation says: { $resource } – { $detail }
    .next = Remove the cause, then take everything down again.
fault-connection-would-be-replaced = The change would replace the connection { $resource }, and the new one would have to be authorized again. Nothing was changed.
    .next = Keep the name, provider and host of the connection as they were, or take the connection out of this stack.
fault-pipeline-not-registered = The pipeline { $pipeline } was sent to AWS before its connection was available. Until it’s sent again, pushes don’t start it.
    .next = Deploy again. The plan then shows that the pipeline is sent again as it is; nothing else about it changes.

fault-role-not-assumable = { $stage } / { $action } couldn’t start, because AWS couldn’t assume its role. Nothing after it was carried out. AWS says: { $detail }
    .because = { $stage } / { $action } couldn’t start. Nothing after it was carried out.
    .next = Try again: AWS may need a minute before it can use a new role. If it still fails after some minutes, look at the role’s trust policy in the IAM console: it must allow CodePipeline or CodeBuild to assume the role.
fault-source-permission = { $stage } / { $action } failed, because the role of the pipeline or of the build isn’t allowed to use the connection.
    .because = { $stage } / { $action } failed. Nothing after it was carried out.
    .next = Compare the role’s permissions in the IAM console with those that the Review step shows, add what is missing, and start a run. If your organization restricts connections, ask its administrators to allow UseConnection.
fault-source-not-found = { $stage } / { $action } can’t read the branch { $branch } of { $repository } through this connection.
    .because = { $stage } / { $action } can’t read the branch { $branch } of { $repository }.
    .next = Check the spelling of repository and branch, including upper and lower case, and whether the repository was renamed or moved. Then check at the provider that the AWS app may read it. If the app was reinstalled, create a new connection.
fault-branch-not-found = { $repository } has no branch { $branch }. Nothing was deployed or started.
    .next = In the Repository step, choose a branch that exists, or push { $branch } first. Then try again.
fault-build-failed = { $stage } / { $action } failed in the build phase { $phase }: { $detail }
    .because = { $stage } / { $action } failed in the build phase { $phase }.
    .next = Read the last lines of the log. Then correct the code or the buildspec, and push or start a run.
fault-buildspec-missing = { $stage } / { $action } didn’t find its buildspec: { $path } isn’t in the repository.
    .because = { $stage } / { $action } looked for { $path } in vain.
    .next = Push the file to the branch, or keep the buildspec in the build project instead (Build step) and deploy again.
fault-buildspec-invalid = { $stage } / { $action } failed, because CodeBuild can’t use the buildspec: { $detail }
    .because = { $stage } / { $action } failed before the first command.
    .next = Correct it in the Build step and deploy again, or correct it in the repository and push.
fault-build-queue-full = { $stage } / { $action } couldn’t start: the account can’t run any more builds at the same time. New accounts often start with one.
    .because = { $stage } / { $action } couldn’t start.
    .next = Wait until the other builds are done and start a run, or ask for a higher CodeBuild quota.
fault-artifacts-missing = { $stage } / { $action } ran its commands, but created none of the files that its artifacts list names: { $detail }
    .because = { $stage } / { $action } failed after its commands.
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
    .because = { $stage } / { $action } failed.
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
fault-setup-deployed = The stack { $stack } of this setup stands in account { $account }, Region { $region }, so the setup stays there. Nothing was changed.
    .next = Make a second setup for the other account, or take this one down first.
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
fault-path-leads-out = { $path } wasn’t written: it lies outside of the folder { $folder }, or a link on the way there leads out of it.
    .next = Choose another place, or put a folder where the link is.
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
    .next = Choose the folder that holds the .git folder, or enter the address of the repository. If the code isn’t in a repository yet: run “git init” and commit it, create an empty repository at the provider, and push.
fault-repository-not-understood = “{ $text }” is neither a folder, nor the address of a repository, nor owner/name.
    .next = Paste the address that the provider shows under “Clone”, for example https://github.com/owner/name.
fault-provider-not-offered = AWS offers no connections to { $provider } ({ $host }).
    .next = Mirror the repository to a provider that AWS offers, and use it there.
fault-already-running = { $program ->
        [terminal] Another gangway-cli is at work with your setups: process { $process }.
       *[window] Gangway is open already and is using your setups.
    }
    .next = { $program ->
        [terminal] Wait until it is done, or press Ctrl-C where it runs: nothing is lost, and the same command goes on from there. Then try again.
       *[window] Use the window that is open, or close it first.
    }
fault-address-not-allowed = Gangway doesn’t open this address: { $address }
    .next = If you trust it, copy it into the browser yourself.
fault-browser-not-opened = No web browser could be opened.
    .next = Copy the address into a browser: { $address }
fault-job-unknown = This job doesn’t exist, or not any more ({ $job }).
    .next = Go back to the setup and start it again. Gangway first checks what exists at AWS, so nothing is created twice.
fault-job-running = Another job of this setup is running ({ $job }).
    .next = Wait until it is done, or cancel it first.
fault-job-interrupted = An earlier deployment of this setup was interrupted. What it created so far is in the account.
    .next = Go on with it, or cancel it first.
fault-job-from-newer-version = { $count ->
        [one] A newer version of Gangway worked on a job in a way that this version doesn’t know. It is kept as it is, and isn’t continued here.
       *[other] A newer version of Gangway worked on { $count } jobs in a way that this version doesn’t know. They are kept as they are, and aren’t continued here.
    }
    .next = Install the newest Gangway to continue there.
fault-cancelled = You canceled it. What AWS was already asked to do goes on there.
    .next = Try again to continue from there.
fault-internal = Something went wrong inside Gangway: { $detail }
    .next = Please report this. Your setups are saved; after a restart, Gangway continues where it was.
