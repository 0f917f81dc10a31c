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
problem-role-path-form = A path of roles begins and ends with a slash, and has no empty part: /teams/shop/.
problem-boundary-form = Write the name of the policy, with its path before it where it has one: DeveloperBoundary or teams/DeveloperBoundary. A policy of AWS begins with aws:, as in aws:PowerUserAccess.
problem-boundary-arn = Write “{ $name }” instead of the whole ARN: the account is the one that the setup is deployed to.
problem-file-extension = The name of this file must end in one of these: { $extensions }
problem-provider-not-offered = AWS offers no connection to this provider. Choose one of the providers in the list, or move a copy of the repository there.
problem-host-missing = { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab self-managed
   *[other] { $provider }
  } runs on a server of your own, and AWS reaches it through a host. Say where the server is, or choose a host that leads there.
problem-host-not-needed = { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
   *[other] { $provider }
  } is in the cloud, and AWS reaches it without a host. Remove the host from the setup, or choose the provider of your own server.
problem-host-provider = This host is for { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab self-managed
    [unknown] another provider
   *[other] { $provider }
  }, not for the repository’s provider. Choose another host, or create a new one.
problem-host-of-other-server = This host leads to { $value }, and the setup names another server. Choose a host that leads to the server of the setup, or correct the address.
problem-host-without-vpc = The host “{ $name }” is in no VPC, so it reaches only servers that can be reached from the internet. Choose another host, or say that your server can be reached from the internet.
problem-endpoint-form = { $detail ->
    [characters] An address holds no spaces, no line breaks and no backslashes. Remove them.
    [credentials] There is something before an “@”, which may be a password, so it isn’t kept. Write the address alone, such as https://gitlab.example.com. AWS asks for an access token on its own page.
    [http] AWS reaches a server over https only. { $value ->
        [none] Write an address that begins with https://.
       *[other] Write { $value } if the server answers there, or have https set up on the server first.
      }
    [scheme] { $value ->
        [none] Write the address at which a browser finds the server, such as https://gitlab.example.com.
       *[other] Write the whole address: { $value }
      }
    [query] Nothing may follow a “?” or a “#” here. Write the address alone, such as https://gitlab.example.com.
    [port] The port is a number from 1 to 65535. Correct it, or leave it out for 443.
    [host] This isn’t the name of a server. Write it as your browser shows it, such as https://gitlab.example.com.
    [unicode] AWS takes the letters a to z only. Write the name as the network spells it: { $value }
    [trailing-dot] Leave out the dot behind the name: { $value }
    [local] This address leads every computer to itself, so AWS can’t reach your server by it. Write the name by which other computers reach the server.
    [ip-address] With an address of digits, the server’s certificate must hold exactly these digits, which is rare. Write the server’s name instead, unless the certificate really holds the address.
    [repository] This is the page of the repository. The host wants the server alone: { $value }
   *[path] This server is found without a path: { $value }
  }
problem-endpoint-of-cloud = This is the address of { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
   *[other] { $provider }
  } in the cloud, which needs no host. Choose that provider, or write the address of your own server.
problem-endpoint-taken = The host “{ $name }” of this account leads to this server already. According to AWS’s guide, two hosts can’t have the same address at once. Choose “{ $name }” instead of a new host.
problem-certificate-key = There is a private key here, and it must never leave the server. It isn’t kept. Choose the file of the certificate instead: it begins with “-----BEGIN CERTIFICATE-----” and has no key in it.
problem-certificate-form = This isn’t a certificate as text. It begins with “-----BEGIN CERTIFICATE-----” and ends with “-----END CERTIFICATE-----”. Choose the file again, or leave the field empty when the certificate is from a public authority.
problem-too-many-for-builds = Builds run with these security groups, too, and CodeBuild takes at most { $limit }, fewer than a host. Choose fewer of them.
problem-branch-form = Git doesn’t allow this branch name. Write the name alone, such as main, without refs/heads/ and without spaces.
problem-branch-is-pattern = The first run builds exactly one branch, so patterns don’t work here. Write one branch, such as main, and put patterns under Triggers.
problem-pipeline-variable = CodePipeline reads “#” with a curly bracket behind it as a variable, so it can’t use this branch name as it stands. Choose another branch, or rename this one.
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
problem-buildspec-not-in-clone = Your clone has no such file, and a build without its buildspec fails. Commit the file and push it before the first run, or correct the path: upper and lower case matter.
problem-yaml-syntax = { $detail ->
    [tab] A tab stands where YAML takes only spaces, and CodeBuild stops the build. Replace the tabs at the start of this line with spaces.
    [character] This line has a character that YAML doesn’t allow, and CodeBuild stops the build. Remove it; editors may not show it.
    [depth] This is nested deeper than any buildspec. Look at the indentation and the brackets around here.
    [recursion] This name with a “*” stands within the value that it names. Remove it, or name another value.
   *[other] This isn’t YAML that can be read: { $detail }. Look at the indentation (spaces, no tabs), quotes and brackets around here.
  }
problem-buildspec-unknown-key = CodeBuild stops a build with “{ $name }” here. It knows only these: { $values }. Look for a typing mistake or a wrong indentation.
problem-buildspec-shape = { $expected ->
    [mapping] “{ $name }” needs named members below it, each as “name: value”.
    [list] “{ $name }” needs a list: one line for each entry, beginning with “- ”.
    [version] A buildspec begins with “version: 0.2”, and CodeBuild stops the build without it. Write exactly that as the first line.
    [alias-text] This name with a “*” stands for a list or a mapping, and each entry of “{ $name }” must be text. Write the entries out, or use the name for the whole list.
   *[quoted-text] YAML doesn’t read this entry of “{ $name }” as text, because of a colon or a bracket. Put the whole entry in quotes.
  }
problem-buildspec-departure = { $detail ->
    [one-text] “{ $name }” has one text where the reference shows a list. CodeBuild takes it as the only entry. To be sure, write a list: one line for each entry, beginning with “- ”.
    [list] “{ $name }” isn’t a list of texts, and AWS doesn’t say what CodeBuild does with it then. Write one line for each entry, beginning with “- ”.
    [entry] This entry of “{ $name }” isn’t text, and AWS doesn’t say what CodeBuild does with it then. Put the whole entry in quotes.
    [text] “{ $name }” isn’t a single text, and AWS doesn’t say what CodeBuild does with it then. Write it on one line, or look for a wrong indentation.
    [members] “{ $name }” has a text where the reference shows members, and AWS doesn’t say what CodeBuild does with it then. Write the members below it, or remove it.
    [empty] “{ $name }” names no version, and CodeBuild may stop the build because of it. Name one, or remove the line.
    [empty-entry] This entry of “{ $name }” is empty. Builds with such entries have run, but CodeBuild expects text in each of them. Remove the “-”.
    [not-text] YAML doesn’t read { $value } as text. CodeBuild expects text in each command and may stop the build. Put it in quotes.
    [value] AWS doesn’t document “{ $value }” for “{ $name }”, so CodeBuild may ignore it or stop the build. Write one of these: { $values }
    [old-version] CodeBuild still runs version 0.1, but gives each command a shell of its own: a folder or a variable that one command sets is gone in the next. Write “version: 0.2”.
    [duplicate] “{ $name }” is there twice. CodeBuild uses one of them and drops the other without a word. Remove one of them, or put both together.
    [document] A second document begins here, and CodeBuild reads only the first one. Remove it, or put both together.
    [steps] “steps” are GitHub Actions, and CodeBuild runs them only in projects that it connects to GitHub itself. A pipeline’s project isn’t one, so the build may fail. Write “commands” instead.
    [batch] This buildspec only describes batch builds. The pipeline starts a single build, which would run no command. Add phases with commands, or choose one of the buildspecs that are named here.
    [no-commands] No phase has a command, so the build would succeed and do nothing. Add a command under phases → build → commands.
    [no-files] “artifacts” has no “files”, so CodeBuild has nothing to hand on and may stop at the end of the build. Add the list of files, such as “- '**/*'” for all of them.
    [spelling] The reference spells this “{ $expected }”. AWS doesn’t say whether CodeBuild takes “{ $name }” or ignores it. Write “{ $expected }”.
    [misplaced] CodeBuild ignores “{ $name }” here, and what stands below it. { $place ->
        [top] Move it to the left margin.
       *[other] Move it below “{ $place }”.
      }
    [beanstalk] CodeBuild ignores “{ $name }”: only the command line of Elastic Beanstalk reads it. Leave it, or remove it.
    [runtime] As far as this version of Gangway knows, the image has no runtime “{ $name }”, and CodeBuild stops a build that asks for one that is missing. Remove the line (Docker needs none), or choose another image.
   *[unknown] CodeBuild doesn’t know “{ $name }” here, and ignores it with all that stands below it. Look for a typing mistake or a wrong indentation. If another program reads it, leave it.
  }
problem-reference-not-listed = { $kind ->
    [secret] The buildspec reads the secret “{ $name }”
   *[parameter] The buildspec reads the parameter “{ $name }”
  }, which the build’s role may not read yet, so the build would fail. Add the variable { $variable } with the value “{ $value }” under Environment variables: the role may then read exactly this.
problem-runtime-version = The image brings { $versions } of { $runtime }, as far as Gangway knows. It fetches { $version } at the beginning of each build; if that fails, choose one of the others.
problem-unquoted-version = By the rules of YAML, { $value } is a number without its last zero. CodeBuild has run such builds, but AWS doesn’t promise it. Put it in quotes: "{ $value }"
problem-no-commands = The buildspec runs no command. Add at least one under phases → build → commands.
problem-combination = { $detail ->
    [cache] The project has no cache yet, so this has no effect. It does no harm; remove it or leave it.
    [image-environment] The image and the environment type don’t go together. Choose the image again; its type is filled in.
    [trigger-provider] AWS doesn’t document this trigger for this provider, so it may never start a run. Choose “Every push”, or try it out after deploying.
    [pull-request-deploy] This pipeline would deploy what nobody has reviewed yet. Ask for approval first, or choose no deployment for pull requests, or another trigger.
    [deploy-not-handed-on] This build doesn’t hand on this file: the section “artifacts” of its buildspec leaves it out. Add the file there, or take it from the repository.
    [certificate-public] AWS takes a certificate only together with a VPC, and this server is one that can be reached from the internet. Remove the certificate, or say that the server is private and choose a VPC.
    [build-without-vpc] This build is to run in the VPC of the host, and there is none: only a host of a private server is in a VPC. Let the build run in AWS’s own network, or say that the server is private.
    [clone-without-vpc] This build clones the repository itself, and AWS’s own network probably doesn’t lead to a private server. Let the build run in the VPC of the host, or choose “Snapshot”, unless you know another way.
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
