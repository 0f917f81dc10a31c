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
