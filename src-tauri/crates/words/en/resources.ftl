resource-host = The host for { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab self-managed
   *[other] { $provider }
  } at { $endpoint }. { $network ->
    [private] AWS reaches the server through the VPC that is chosen here. In it, the host has network interfaces and an endpoint for the server's webhooks.
   *[public] AWS reaches the server over the internet.
  } A person sets it up once, and many connections may use it.
    .name = Host
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
resource-build-project = The build: the machine, its image ({ $image }, { $compute }), its commands and variables. A build that takes longer than { $minutes } minutes is stopped.{ $network ->
    [host] {" "}It runs in the VPC of the host, since the server can be reached from there.
   *[public] {""}
  }
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
