from visits.expect import one_by_one, refused
from visits.roles import role

NAME = "conformance"
BUCKETS = ["practice-conformance-artifacts", "practice-conformance-site"]
REPOSITORY = "gangway-practice/hello-node"
SPEC = "version: 0.2\nphases:\n  build:\n    commands:\n      - npm test\nartifacts:\n  files: ['**/*']\n"


def visit(client, place):
    wish = declaration(place)
    pipelines(client, wish)
    first = runs(client, place)
    stages(client, place, first)
    stops(client, place)
    client.delete_pipeline(name=NAME)
    gone(client, wish)


def declaration(place):
    """Source, build, approval and copy to a bucket, with all that they need."""
    for bucket in BUCKETS:
        place.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    place.client("codebuild").create_project(
        name=NAME,
        source={"type": "CODEPIPELINE", "buildspec": SPEC},
        artifacts={"type": "CODEPIPELINE"},
        environment={
            "type": "LINUX_CONTAINER",
            "image": "aws/codebuild/amazonlinux-x86_64-standard:6.0",
            "computeType": "BUILD_GENERAL1_SMALL",
        },
        serviceRole=role(place, "codebuild"),
    )
    connections = place.client("codeconnections").list_connections()["Connections"]
    (connection,) = [one["ConnectionArn"] for one in connections if one["ConnectionStatus"] == "AVAILABLE"]
    source = {"ConnectionArn": connection, "FullRepositoryId": REPOSITORY, "BranchName": "main"}
    return {
        "name": NAME,
        "pipelineType": "V2",
        "roleArn": role(place, "codepipeline"),
        "artifactStore": {"type": "S3", "location": BUCKETS[0]},
        "variables": [{"name": "WHO", "defaultValue": "world"}],
        "stages": [
            stage("Source", action("Source", "Source", "CodeStarSourceConnection", source, makes="SourceOutput")),
            stage("Build", action("Build", "Build", "CodeBuild", {"ProjectName": NAME}, "SourceOutput", "BuildOutput")),
            stage("Approve", action("Approve", "Approval", "Manual", {})),
            stage("Deploy", action("Deploy", "Deploy", "S3", {"BucketName": BUCKETS[1], "Extract": "true"}, "BuildOutput")),
        ],
    }


def stage(name, *actions):
    return {"name": name, "actions": list(actions)}


def action(name, category, provider, configuration, takes=None, makes=None):
    return {
        "name": name,
        "actionTypeId": {"category": category, "owner": "AWS", "provider": provider, "version": "1"},
        "configuration": configuration,
        "inputArtifacts": [{"name": takes}] if takes else [],
        "outputArtifacts": [{"name": makes}] if makes else [],
    }


def pipelines(client, wish):
    made = client.create_pipeline(pipeline=wish, tags=[{"key": "team", "value": "blue"}])["pipeline"]
    found = client.get_pipeline(name=NAME)
    assert (found["pipeline"], found["pipeline"]["version"]) == (made, 1), found
    assert [one["name"] for one in one_by_one(client, "list_pipelines", "pipelines")] == [NAME]
    arn = found["metadata"]["pipelineArn"]
    client.tag_resource(resourceArn=arn, tags=[{"key": "team", "value": "red"}, {"key": "kept", "value": "yes"}])
    client.untag_resource(resourceArn=arn, tagKeys=["team", "absent"])
    assert client.list_tags_for_resource(resourceArn=arn)["tags"] == [{"key": "kept", "value": "yes"}]
    for call, more in [
        (client.tag_resource, {"tags": [{"key": "a", "value": "b"}]}),
        (client.untag_resource, {"tagKeys": ["a"]}),
        (client.list_tags_for_resource, {}),
    ]:
        refused("ResourceNotFoundException", call, resourceArn=f"{arn}-absent", **more)
    spare = {**wish, "name": "spare"}
    refused("PipelineNameInUseException", client.create_pipeline, pipeline=wish)
    refused("InvalidStructureException", client.create_pipeline, pipeline={**spare, "stages": wish["stages"][:1]})
    refused("InvalidStructureException", client.create_pipeline, pipeline={**spare, "roleArn": f"{wish['roleArn']}-absent"})
    twice = [wish["stages"][0], {**wish["stages"][1], "name": "Source"}]
    refused("InvalidStageDeclarationException", client.create_pipeline, pipeline={**spare, "stages": twice})
    refused("PipelineVersionNotFoundException", client.get_pipeline, name=NAME, version=7)
    refused("ValidationException", client.get_pipeline, name="no/slashes")
    refused("InvalidNextTokenException", client.list_pipelines, nextToken="nonsense")


def executions(client):
    return one_by_one(client, "list_pipeline_executions", "pipelineExecutionSummaries", pipelineName=NAME)


def state(client, name):
    (found,) = [one for one in client.get_pipeline_state(name=NAME)["stageStates"] if one["stageName"] == name]
    return found


def answer(client, status, token=None):
    """Approves or rejects what waits for it."""
    token = token or state(client, "Approve")["actionStates"][0]["latestExecution"]["token"]
    result = {"status": status, "summary": "Seen"}
    client.put_approval_result(pipelineName=NAME, stageName="Approve", actionName="Approve", result=result, token=token)
    return token


def runs(client, place):
    """The run that a new pipeline begins goes to its approval, and with that to its end; the run's id."""
    place.later(900)
    token = answer(client, "Approved")
    place.later(300)
    (run,) = executions(client)
    assert run["status"] == "Succeeded", client.get_pipeline_state(name=NAME)
    identity = run["pipelineExecutionId"]
    found = client.get_pipeline_execution(pipelineName=NAME, pipelineExecutionId=identity)["pipelineExecution"]
    assert found["variables"] == [{"name": "WHO", "resolvedValue": "world"}], found
    actions = one_by_one(client, "list_action_executions", "actionExecutionDetails", pipelineName=NAME)
    assert [one["actionName"] for one in actions] == ["Deploy", "Approve", "Build", "Source"], actions
    approval = {"pipelineName": NAME, "stageName": "Approve", "actionName": "Approve"}
    approval["result"] = {"status": "Approved", "summary": ""}
    refused("ApprovalAlreadyCompletedException", client.put_approval_result, **approval, token=token)
    absent = "00000000-0000-0000-0000-000000000000"
    refused("InvalidApprovalTokenException", client.put_approval_result, **approval, token=absent)
    refused("StageNotFoundException", client.put_approval_result, **{**approval, "stageName": "Absent"}, token=absent)
    refused("PipelineExecutionNotFoundException", client.get_pipeline_execution, pipelineName=NAME, pipelineExecutionId=absent)
    return identity


def stages(client, place, first):
    """A stage closed and opened, a failed one retried, one taken back."""
    deploy = {"pipelineName": NAME, "stageName": "Deploy"}
    client.disable_stage_transition(**deploy, transitionType="Inbound", reason="Freeze")
    assert not state(client, "Deploy")["inboundTransitionState"]["enabled"]
    place.faults("build-fails")
    second = client.start_pipeline_execution(name=NAME, variables=[{"name": "WHO", "value": "you"}])["pipelineExecutionId"]
    place.later(900)
    assert state(client, "Build")["latestExecution"]["status"] == "Failed", state(client, "Build")
    build = {"pipelineName": NAME, "stageName": "Build", "retryMode": "FAILED_ACTIONS"}
    refused("NotLatestPipelineExecutionException", client.retry_stage_execution, **build, pipelineExecutionId=first)
    client.retry_stage_execution(**build, pipelineExecutionId=second)
    place.later(900)
    assert state(client, "Build")["latestExecution"]["status"] == "Succeeded", state(client, "Build")
    refused("StageNotRetryableException", client.retry_stage_execution, **build, pipelineExecutionId=second)
    answer(client, "Approved")
    place.later(300)
    assert state(client, "Deploy")["inboundExecution"]["pipelineExecutionId"] == second, state(client, "Deploy")
    client.enable_stage_transition(**deploy, transitionType="Inbound")
    place.later(300)
    assert state(client, "Deploy")["latestExecution"] == {
        "pipelineExecutionId": second,
        "status": "Succeeded",
        "type": "STANDARD",
    }, state(client, "Deploy")
    back = client.rollback_stage(**deploy, targetPipelineExecutionId=first)["pipelineExecutionId"]
    place.later(300)
    (run,) = [one for one in executions(client) if one["pipelineExecutionId"] == back]
    assert (run["status"], run["executionType"]) == ("Succeeded", "ROLLBACK"), run
    source = {**deploy, "stageName": "Source"}
    refused("UnableToRollbackStageException", client.rollback_stage, **source, targetPipelineExecutionId=first)
    refused("ValidationException", client.start_pipeline_execution, name=NAME, variables=[{"name": "NO", "value": "x"}])
    absent = {"pipelineName": NAME, "stageName": "Absent", "transitionType": "Inbound"}
    refused("StageNotFoundException", client.disable_stage_transition, **absent, reason="x")
    refused("StageNotFoundException", client.enable_stage_transition, **absent)


def stops(client, place):
    """A new version, whose run a push starts; it is rejected, and another one stopped."""
    wish = client.get_pipeline(name=NAME)["pipeline"]
    git = {"sourceActionName": "Source", "push": [{"branches": {"includes": ["main"]}}]}
    wish["triggers"] = [{"providerType": "CodeStarSourceConnection", "gitConfiguration": git}]
    changed = client.update_pipeline(pipeline=wish)["pipeline"]
    assert (changed["version"], changed["triggers"]) == (2, wish["triggers"]), changed
    wrong = {**wish, "triggers": [{**wish["triggers"][0], "gitConfiguration": {**git, "sourceActionName": "Absent"}}]}
    refused("InvalidStructureException", client.update_pipeline, pipeline=wrong)
    place.push(REPOSITORY, "main", {"README.md": "# pushed"})
    place.later(900)
    pushed = executions(client)[0]
    assert pushed["trigger"]["triggerType"] == "WebhookV2", pushed
    answer(client, "Rejected")
    place.later(300)
    assert executions(client)[0]["status"] == "Failed", executions(client)[0]
    run = {"pipelineName": NAME, "pipelineExecutionId": client.start_pipeline_execution(name=NAME)["pipelineExecutionId"]}
    place.later(10)
    client.stop_pipeline_execution(**run, reason="Not now")
    refused("DuplicatedStopRequestException", client.stop_pipeline_execution, **run)
    place.later(900)
    found = client.get_pipeline_execution(**run)["pipelineExecution"]
    assert found["status"] == "Stopped", found
    refused("PipelineExecutionNotStoppableException", client.stop_pipeline_execution, **run)
    old = [one for one in executions(client) if one["executionType"] == "STANDARD"][-1]["pipelineExecutionId"]
    back = {"pipelineName": NAME, "stageName": "Deploy", "targetPipelineExecutionId": old}
    refused("PipelineExecutionOutdatedException", client.rollback_stage, **back)


def gone(client, wish):
    """Everything about a pipeline that isn't there."""
    identity = "00000000-0000-0000-0000-000000000000"
    run = {"pipelineName": NAME, "pipelineExecutionId": identity}
    stage = {"pipelineName": NAME, "stageName": "Deploy"}
    result = {"status": "Approved", "summary": ""}
    for call, members in [
        (client.get_pipeline, {"name": NAME}),
        (client.get_pipeline_state, {"name": NAME}),
        (client.get_pipeline_execution, run),
        (client.list_pipeline_executions, {"pipelineName": NAME}),
        (client.list_action_executions, {"pipelineName": NAME}),
        (client.start_pipeline_execution, {"name": NAME}),
        (client.stop_pipeline_execution, run),
        (client.retry_stage_execution, {**run, "stageName": "Build", "retryMode": "ALL_ACTIONS"}),
        (client.rollback_stage, {**stage, "targetPipelineExecutionId": identity}),
        (client.put_approval_result, {**stage, "actionName": "Approve", "result": result, "token": identity}),
        (client.disable_stage_transition, {**stage, "transitionType": "Inbound", "reason": "x"}),
        (client.enable_stage_transition, {**stage, "transitionType": "Inbound"}),
    ]:
        refused("PipelineNotFoundException", call, **members)
    refused("InvalidStructureException", client.update_pipeline, pipeline=wish)
    # deleting what isn't there is no mistake
    client.delete_pipeline(name=NAME)
