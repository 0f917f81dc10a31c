"""boto3 visits every service of the practice account and looks at what it answers, errors included."""

import json
import sys

from connections import refused
from raw import Witness

BUCKET = "practice-conformance-bucket"
TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "codebuild.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}


def sts(client):
    account = client.get_caller_identity()["Account"]
    role = f"arn:aws:iam::{account}:role/conformance"
    assert client.assume_role(RoleArn=role, RoleSessionName="session")["Credentials"]["SessionToken"]
    refused("AccessDenied", client.assume_role, RoleArn="arn:aws:iam::999999999999:role/theirs", RoleSessionName="session")
    refused("ValidationError", client.assume_role, RoleArn=role, RoleSessionName="!!")


def s3(client):
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    assert client.get_bucket_location(Bucket=BUCKET)["LocationConstraint"] == "eu-west-1"
    client.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    assert client.get_bucket_versioning(Bucket=BUCKET)["Status"] == "Enabled"
    key = "folder/a b+c/ü%?&.txt"
    client.put_object(Bucket=BUCKET, Key=key, Body=b"first", Metadata={"answer": "42"}, ContentType="text/plain")
    client.put_object(Bucket=BUCKET, Key=key, Body=b"second")
    found = client.get_object(Bucket=BUCKET, Key=key)
    assert found["Body"].read() == b"second"
    assert [one["Key"] for one in client.list_objects_v2(Bucket=BUCKET)["Contents"]] == [key]
    versions = client.list_object_versions(Bucket=BUCKET)["Versions"]
    assert [one["Key"] for one in versions] == [key, key]
    old = client.get_object(Bucket=BUCKET, Key=key, VersionId=versions[-1]["VersionId"])
    assert (old["Body"].read(), old["Metadata"], old["ContentType"]) == (b"first", {"answer": "42"}, "text/plain")
    refused("NoSuchLifecycleConfiguration", client.get_bucket_lifecycle_configuration, Bucket=BUCKET)
    refused("BucketNotEmpty", client.delete_bucket, Bucket=BUCKET)
    refused("NoSuchKey", client.get_object, Bucket=BUCKET, Key="absent")
    refused("404", client.head_object, Bucket=BUCKET, Key="absent")
    refused("NoSuchBucketPolicy", client.get_bucket_policy, Bucket=BUCKET)
    refused("NotImplemented", client.get_bucket_acl, Bucket=BUCKET)
    doomed = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in versions]
    assert len(client.delete_objects(Bucket=BUCKET, Delete={"Objects": doomed})["Deleted"]) == 2
    client.delete_bucket(Bucket=BUCKET)
    refused("NoSuchBucket", client.list_objects_v2, Bucket=BUCKET)
    assert client.list_buckets()["Buckets"] == []


def iam(client):
    document = json.dumps(TRUST)
    role = client.create_role(RoleName="conformance", AssumeRolePolicyDocument=document, Tags=[{"Key": "a", "Value": "b"}])["Role"]
    assert client.get_role(RoleName="conformance")["Role"]["Arn"] == role["Arn"]
    assert client.get_role(RoleName="conformance")["Role"]["AssumeRolePolicyDocument"] == TRUST
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    client.put_role_policy(RoleName="conformance", PolicyName="p", PolicyDocument=policy)
    assert client.list_role_policies(RoleName="conformance")["PolicyNames"] == ["p"]
    refused("EntityAlreadyExists", client.create_role, RoleName="conformance", AssumeRolePolicyDocument=document)
    refused("DeleteConflict", client.delete_role, RoleName="conformance")
    refused("MalformedPolicyDocument", client.create_role, RoleName="broken", AssumeRolePolicyDocument="{")
    refused("ValidationError", client.get_role, RoleName="no spaces")
    client.delete_role_policy(RoleName="conformance", PolicyName="p")
    client.delete_role(RoleName="conformance")
    refused("NoSuchEntity", client.get_role, RoleName="conformance")
    refused("InvalidAction", client.list_users)


def logs(client):
    client.create_log_group(logGroupName="/conformance")
    client.put_retention_policy(logGroupName="/conformance", retentionInDays=30)
    groups = client.describe_log_groups(logGroupNamePrefix="/conf")["logGroups"]
    assert [(group["logGroupName"], group["retentionInDays"]) for group in groups] == [("/conformance", 30)]
    assert client.describe_log_streams(logGroupName="/conformance")["logStreams"] == []
    refused("ResourceAlreadyExistsException", client.create_log_group, logGroupName="/conformance")
    refused("ResourceNotFoundException", client.get_log_events, logGroupName="/conformance", logStreamName="absent")
    refused("InvalidParameterException", client.describe_log_groups, limit=51)
    client.delete_log_group(logGroupName="/conformance")
    refused("ResourceNotFoundException", client.delete_log_group, logGroupName="/conformance")


def codebuild(client):
    assert client.list_curated_environment_images()["platforms"]
    assert client.list_projects()["projects"] == []
    assert client.batch_get_projects(names=["absent"])["projectsNotFound"] == ["absent"]
    assert client.batch_get_builds(ids=["absent:1"])["buildsNotFound"] == ["absent:1"]
    refused("ResourceNotFoundException", client.start_build, projectName="absent")


def codepipeline(client):
    assert client.list_pipelines()["pipelines"] == []
    refused("PipelineNotFoundException", client.get_pipeline, name="absent")
    refused("PipelineNotFoundException", client.get_pipeline_state, name="absent")
    refused("PipelineNotFoundException", client.start_pipeline_execution, name="absent")
    refused("ValidationException", client.get_pipeline, name="no/slashes")


def cloudformation(client):
    assert client.describe_stacks()["Stacks"] == []
    refused("ValidationError", client.describe_stacks, StackName="absent")
    refused("ValidationError", client.validate_template, TemplateBody="Resources: [")
    template = "Resources:\n  Group:\n    Type: AWS::Logs::LogGroup\n"
    assert client.validate_template(TemplateBody=template)["Parameters"] == []
    made = client.create_change_set(
        StackName="conformance", ChangeSetName="first", ChangeSetType="CREATE", TemplateBody=template
    )
    client.get_waiter("change_set_create_complete").wait(
        StackName="conformance", ChangeSetName="first", WaiterConfig={"Delay": 1, "MaxAttempts": 60}
    )
    changes = client.describe_change_set(ChangeSetName=made["Id"])["Changes"]
    assert [change["ResourceChange"]["LogicalResourceId"] for change in changes] == ["Group"]
    client.execute_change_set(StackName="conformance", ChangeSetName="first")
    quick = {"Delay": 1, "MaxAttempts": 120}
    client.get_waiter("stack_create_complete").wait(StackName="conformance", WaiterConfig=quick)
    resources = client.describe_stack_resources(StackName="conformance")["StackResources"]
    assert [resource["ResourceStatus"] for resource in resources] == ["CREATE_COMPLETE"]
    assert client.describe_stack_events(StackName="conformance")["StackEvents"]
    assert client.list_stacks()["StackSummaries"]
    refused("ChangeSetNotFound", client.describe_change_set, StackName="conformance", ChangeSetName="absent")
    client.delete_stack(StackName="conformance")
    client.get_waiter("stack_delete_complete").wait(StackName="conformance", WaiterConfig=quick)


VISITS = [
    (sts, "sts", [None]),
    (s3, "s3", [None]),
    (iam, "iam", [None]),
    (logs, "logs", [None]),
    (codebuild, "codebuild", ["json", "smithy-rpc-v2-cbor"]),
    (codepipeline, "codepipeline", ["json", "smithy-rpc-v2-cbor"]),
    (cloudformation, "cloudformation", [None]),
]


def main(endpoint, only):
    witness = Witness(endpoint)
    for visit, service, protocols in VISITS:
        for protocol in protocols:
            if only in (None, service):
                visit(witness.client(service, protocol))
    assert not witness.findings, "\n".join(witness.findings)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
