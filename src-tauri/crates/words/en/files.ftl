# the formats of the files
format-cloudformation = A template for each phase: one for the connection, one for everything else, and one for the host if the server is your own. Gangway deploys the last one as it is. README.md explains them all.
    .name = AWS CloudFormation
format-json = One document for each call, made for this account and Region. README.md holds the commands and their order.
    .name = JSON for the AWS CLI

file-host-title = Gangway, step { $step } of { $steps }: the host, by which AWS reaches your Git server.
file-host-known = You don't need { $file } here: the setup uses a host that exists already.
file-host-known-where = It is in account { $account }, Region { $region }. There, go on with { $next }. { $file } would create a second host, and somebody would have to set that one up, too. It is for an AWS account that has no host for this server yet.
file-host-pending = { $network ->
    [private] The host is being put into the VPC, which takes some minutes. Then it is pending, and only a person can change that:
   *[public] The new host is pending. Only a person can change that:
  }
file-host-set-up = { $provider ->
    [github-enterprise-server] Open the AWS console, Developer Tools, Settings, Connections, the tab Hosts, choose the host and press "Set up host". Sign in to your GitHub Enterprise Server as a site administrator, or as an owner of the organization, and create the GitHub App that the page proposes.
   *[gitlab-self-managed] Open the AWS console, Developer Tools, Settings, Connections, the tab Hosts, choose the host and press "Set up host". Paste a personal access token of a GitLab administrator with the scope api, and with admin_mode too if Admin Mode is on. AWS needs the token for this step only: revoke it afterwards.
  }
file-host-failed = If setting up the VPC fails, this command says why: aws codeconnections list-hosts. A host in a VPC can be changed only while it is pending; later, another network or certificate needs a new host.
file-host-output = The ARN of the host. { $next } asks for it.
file-connection-title = Gangway, step { $step } of { $steps }: the connection between AWS and the Git provider.
file-connection-through-host = { $here ->
    [no] In another account, wait until the host is available. Then deploy { $file } with the ARN of the host:
   *[yes] Wait until the host is available: a connection can't be authorized earlier. Then deploy { $file } with the ARN of the host:
  }
file-connection-known = You don't need { $file } here: the setup uses a connection that exists already.
file-connection-known-where = It is in account { $account }, Region { $region }. There, go on with { $next }. { $file } would create a second connection, and somebody would have to authorize that one, too. It is for an AWS account that has no connection yet.
file-connection-first = { $here ->
    [no] In another account, deploy { $file } first:
   *[yes] Deploy { $file } first:
  }
file-connection-pending = The new connection is pending. Only a person can change that: open the AWS console, Developer Tools, Settings, Connections, choose the connection and press "Update pending connection".
file-connection-next = When its status is "Available", go on with { $next }.
file-connection-output = The ARN of the connection. { $next } asks for it.
file-pipeline-title = Gangway, step { $step } of { $steps }: the pipeline and everything that it needs.
file-pipeline-available = Wait until the connection is available: a pipeline that is made earlier never learns about pushes. Then deploy { $file } with the ARN of the connection:
file-pipeline-connection = This connection is in account { $account }, Region { $region }. In another account, use the ARN of a connection of that account.
file-parameter-connection-arn = The ARN of an available connection. Its Region may be another one than that of the pipeline.
file-parameter-host-arn = The ARN of an available host. The connection is created in its Region.
file-parameter-vpc-id = The VPC that leads to the server.
file-parameter-subnet-ids = Subnets of this VPC, each in another Availability Zone, with a comma between them.
file-parameter-security-group-ids = Security groups of this VPC, with a comma between them.
file-without-comments = { $file } has no comments below its head: with them it would have more than { $limit } bytes, which CloudFormation doesn't take.
file-buildspec-in-project =
    The commands of the build. The pipeline doesn't read this file: the same text stands in the build project. To keep it with your code instead, save it as buildspec.yml at the root of the repository and choose "in the repository" in Gangway.
file-buildspec-in-repository =
    The commands of the build, to begin with. The pipeline reads them from { $path } in the repository: save this file there, unless there is one already.

# the READMEs beside the files
file-section-host = The host
file-section-connection = The connection
file-section-rest = The pipeline and everything that it needs
file-section-templates = What the templates say
file-section-buildspec = The commands of the builds
file-first-run = The first run starts by itself.
file-buildspec-written = The commands of the build, as you wrote them. The pipeline doesn't read this file: the same text stands in the build project.

# the README of the templates
file-cloudformation-title = Gangway: templates for AWS CloudFormation
file-cloudformation-intro = { $phases ->
    [three] The first template creates the host, the second the connection, the third everything else.
   *[two] The first template creates the connection, the second everything else.
  } Run the commands below in this folder, from top to bottom.
file-ascii = The templates are in English and hold ASCII characters alone: the AWS CLI reads them in the encoding of your system, which isn't UTF-8 everywhere. Other characters in your own texts are written there as escapes, and CloudFormation reads them back.
file-templates-outline = What stands in { $file }, and why:

# the README of the documents for the AWS CLI
file-json-title = Gangway: documents for the AWS CLI
file-json-intro = Each file with the ending .json is the input of one call of the AWS CLI. All of them are made for account { $account }, Region { $region }. Run the commands below in this folder, from top to bottom.
file-json-region = No Region was chosen, so the files are made for { $region }. For another Region, choose it in Gangway and export the files again.
file-json-host-answer = The answer names the ARN of the new host.
file-json-host-available = Wait until the host is available: a connection can't be authorized earlier. Go on when this command answers "AVAILABLE":
file-json-connection-answer = The answer names the ARN of the new connection.
file-json-unknown = Values that aren't known yet
file-json-unknown-what = Some values weren't known when the files were exported. Placeholders stand for them:
file-json-unknown-account = { $value } stands for the number of your account. In the command below, write that number instead of ACCOUNT.
file-json-unknown-connection = { $value } stands for the ARN of the connection. In the command below, write that ARN instead of CONNECTION_ARN.
file-json-unknown-host = { $value } stands for the ARN of the host. In the command below, write that ARN instead of HOST_ARN.
file-json-unknown-vpc = { $value } stands for the VPC that leads to the server. In the command below, write its id instead of VPC_ID.
file-json-unknown-subnet = { $value } stands for a subnet of this VPC. Each subnet is in another Availability Zone; if there is only one, or there are more, change the lists in the files. In the command below, write its id instead of the word that stands for it.
file-json-unknown-security-group = { $value } stands for a security group of this VPC. In the command below, write its id instead of SECURITY_GROUP_ID.
file-json-replace-sh = On macOS and Linux, this command writes your values into all files of this folder, also into this one:
file-json-replace-powershell = In PowerShell, this one does:
file-json-available = Wait until the connection is available: a pipeline that is created earlier never learns about pushes. Go on when this command answers "AVAILABLE":
file-json-roles = A new role works only after some seconds. If a command answers that a role can't be assumed, wait ten seconds and run it again.
file-json-removal = Deleting everything again
file-json-removal-what = These commands delete what the commands above have created, the newest first. A bucket can only be deleted when it is empty: choose it in the S3 console and press "Empty", which deletes former versions of its files, too.
file-json-removal-later = The pipeline's deployment has created a stack of its own. None of these commands deletes that stack, and CloudFormation needs this role to delete it. When the stack is gone, too, these commands delete its role:

# a template that is larger than CloudFormation takes
problem-template-size = { $room ->
    [none] The CloudFormation template of this setup would have { $size } bytes, and CloudFormation takes at most { $limit }. Keep the buildspecs in the repository, or remove builds or variables.
   *[other] The CloudFormation template of this setup would have { $size } bytes, and CloudFormation takes at most { $limit }. Keep this buildspec in the repository, or shorten it to { $room } bytes.
  }

# a text that CloudFormation would read in the files as a reference
problem-dynamic-reference = CloudFormation would replace {"{{"}resolve:…{"}}"} with the value of a parameter or secret when it deploys. To give a build such a value, use a variable of the kind Parameter Store or Secrets Manager; otherwise write the text without {"{{"}resolve:.
