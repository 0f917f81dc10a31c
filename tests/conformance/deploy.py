"""A client of AWS deploys the exported files; the first run goes through; everything is deleted again.

    deploy.py ENDPOINT FOLDER [AWS]      FOLDER holds 1-connection.yaml and 2-pipeline.yaml

The client is AWS CLI v1 when AWS is its path, else boto3.
"""

import pathlib
import sys
import time

from browser import Page, authorize
from clients import REGION, Boto3, Cli
from raw import Witness

PATIENCE = 60


def until(what, look):
    """Looks again and again, until there is something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"{what} didn't come in {PATIENCE} s")


def outputs(cloudformation, stack):
    found = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    assert found["StackStatus"] == "CREATE_COMPLETE", found
    return {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}


def watch(witness):
    """The first run, until it is over; the pipeline's name."""
    pipelines = witness.client("codepipeline", region=REGION)
    (pipeline,) = pipelines.list_pipelines()["pipelines"]
    name = pipeline["name"]

    def over():
        (execution,) = pipelines.list_pipeline_executions(pipelineName=name)["pipelineExecutionSummaries"]
        return execution if execution["status"] not in ("InProgress", "Stopping") else None

    execution = until("the end of the run", over)
    state = pipelines.get_pipeline_state(name=name)
    assert execution["status"] == "Succeeded", state
    assert [stage["latestExecution"]["status"] for stage in state["stageStates"]] == ["Succeeded"] * len(state["stageStates"])
    pipelines.get_pipeline(name=name)
    pipelines.get_pipeline_execution(pipelineName=name, pipelineExecutionId=execution["pipelineExecutionId"])
    actions = pipelines.list_action_executions(pipelineName=name)["actionExecutionDetails"]
    assert len(actions) >= 2, actions
    return name


def logs(witness):
    """What the build said."""
    builds = witness.client("codebuild", region=REGION)
    (project,) = builds.list_projects()["projects"]
    assert builds.batch_get_projects(names=[project])["projects"]
    (build,) = builds.batch_get_builds(ids=builds.list_builds_for_project(projectName=project)["ids"])["builds"]
    assert build["buildStatus"] == "SUCCEEDED", build
    where = build["logs"]
    events = witness.client("logs", region=REGION).get_log_events(
        logGroupName=where["groupName"], logStreamName=where["streamName"], startFromHead=True
    )["events"]
    assert events, where


def pages(endpoint, name):
    """The console's pages say the same, each linked from the one before."""
    pipeline = Page(f"{endpoint}/codesuite/codepipeline/pipelines/{name}/view?region={REGION}")
    assert "Succeeded" in pipeline.text and "InProgress" not in pipeline.text, pipeline.text
    (build,) = [link for link in pipeline.links if "/build/" in link]
    assert "SUCCEEDED" in Page(build).text and 'id="log"' in Page(build).text, build
    assert "CREATE_COMPLETE" in Page(f"{endpoint}/cloudformation/home?region={REGION}").text


def delete(witness, cloudformation, stack):
    s3 = witness.client("s3", region=REGION)
    for resource in cloudformation.describe_stack_resources(StackName=stack)["StackResources"]:
        if resource["ResourceType"] == "AWS::S3::Bucket":
            bucket = resource["PhysicalResourceId"]
            for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
                found = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
                doomed = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in found]
                if doomed:
                    assert not s3.delete_objects(Bucket=bucket, Delete={"Objects": doomed}).get("Errors")
    identity = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]["StackId"]
    cloudformation.delete_stack(StackName=stack)

    def gone():
        status = cloudformation.describe_stacks(StackName=identity)["Stacks"][0]["StackStatus"]
        assert status in ("DELETE_IN_PROGRESS", "DELETE_COMPLETE"), cloudformation.describe_stack_events(StackName=identity)
        return status == "DELETE_COMPLETE"

    until(f"the end of {stack}", gone)


def main(endpoint, folder, aws=None):
    folder = pathlib.Path(folder)
    witness = Witness(endpoint)
    cloudformation = witness.client("cloudformation", region=REGION)
    connections = witness.client("codeconnections", region=REGION)
    client = Cli(aws, endpoint) if aws else Boto3(cloudformation)
    client.deploy(folder / "1-connection.yaml", "conformance-connection")
    arn = outputs(cloudformation, "conformance-connection")["ConnectionArn"]
    assert connections.get_connection(ConnectionArn=arn)["Connection"]["ConnectionStatus"] == "PENDING"
    assert ">Available<" in authorize(endpoint, arn)
    assert connections.get_connection(ConnectionArn=arn)["Connection"]["ConnectionStatus"] == "AVAILABLE"
    client.deploy(folder / "2-pipeline.yaml", "conformance-pipeline", ConnectionArn=arn)
    outputs(cloudformation, "conformance-pipeline")
    pages(endpoint, watch(witness))
    logs(witness)
    delete(witness, cloudformation, "conformance-pipeline")
    delete(witness, cloudformation, "conformance-connection")
    # the exported file retains the connection: a person has authorized it
    assert connections.get_connection(ConnectionArn=arn)["Connection"]["ConnectionStatus"] == "AVAILABLE"
    assert not witness.findings, "\n".join(witness.findings)


if __name__ == "__main__":
    main(*sys.argv[1:])
