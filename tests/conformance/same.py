"""What the program deploys equals what AWS's own client deploys from the files that the program exports.

    same.py GANGWAY_CLI AWS ENDPOINT FOLDER      FOLDER holds hello.gangway.json
"""

import json
import os
import pathlib
import subprocess
import sys

from deploy import REGION, delete, deploy, until
from raw import Witness

CONNECTION = "practice-github"


def gangway(program, endpoint, folder, *arguments):
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GANGWAY_HOME": str(folder / "home"),
        "GANGWAY_PRACTICE_URL": endpoint,
    }
    command = [program, "--region", REGION, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"{' '.join(command)}: {done.returncode}\n{done.stdout}\n{done.stderr}"


def documents(iam, role):
    names = iam.list_role_policies(RoleName=role)["PolicyNames"]
    policies = {name: iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"] for name in names}
    found = iam.get_role(RoleName=role)["Role"]
    return {"trust": found["AssumeRolePolicyDocument"], "policies": policies}


def bucket(s3, name):
    return {
        "public": s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"],
        "encryption": s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"],
        "versioning": s3.get_bucket_versioning(Bucket=name)["Status"],
        "ownership": s3.get_bucket_ownership_controls(Bucket=name)["OwnershipControls"],
        "lifecycle": s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"],
    }


def without(value, *names):
    return {name: inner for name, inner in value.items() if name not in names}


class Account:
    """Everything that a stack has made, with the generated names taken out."""

    def __init__(self, witness):
        self.cloudformation, self.s3, self.iam, self.logs, self.codebuild, self.codepipeline = (
            witness.client(service, region=REGION)
            for service in ("cloudformation", "s3", "iam", "logs", "codebuild", "codepipeline")
        )

    def stack(self):
        (stack,) = self.cloudformation.describe_stacks()["Stacks"]
        assert stack["StackStatus"] == "CREATE_COMPLETE", stack
        return stack

    def held(self):
        stack = self.stack()
        resources = self.cloudformation.describe_stack_resources(StackName=stack["StackName"])["StackResources"]
        held = {"parameters": {one["ParameterKey"]: one["ParameterValue"] for one in stack["Parameters"]}}
        held["template"] = self.cloudformation.get_template(StackName=stack["StackName"])["TemplateBody"]
        for resource in resources:
            held[resource["LogicalResourceId"]] = self.look(resource["ResourceType"], resource["PhysicalResourceId"])
        text = json.dumps(held, indent=1, sort_keys=True, default=str)
        for resource in sorted(resources, key=lambda one: -len(one["PhysicalResourceId"])):
            # a role's name is made up anew each time; the other names are the template's
            if resource["ResourceType"] == "AWS::IAM::Role":
                text = text.replace(resource["PhysicalResourceId"], f"<{resource['LogicalResourceId']}>")
        return text

    def look(self, kind, name):
        match kind:
            case "AWS::S3::Bucket":
                return bucket(self.s3, name)
            case "AWS::S3::BucketPolicy":
                return json.loads(self.s3.get_bucket_policy(Bucket=name)["Policy"])
            case "AWS::IAM::Role":
                return documents(self.iam, name)
            case "AWS::Logs::LogGroup":
                (group,) = self.logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
                return {"name": name, "retention": group["retentionInDays"]}
            case "AWS::CodeBuild::Project":
                (project,) = self.codebuild.batch_get_projects(names=[name])["projects"]
                return without(project, "created", "lastModified", "tags")
            case "AWS::CodePipeline::Pipeline":
                return self.codepipeline.get_pipeline(name=name)["pipeline"]
        raise AssertionError(f"{kind} isn't compared")


def main(program, aws, endpoint, folder):
    folder = pathlib.Path(folder)
    setup = str(folder / "hello.gangway.json")
    witness = Witness(endpoint)
    account = Account(witness)
    gangway(program, endpoint, folder, "export", setup, "--format", "cloudformation", "--out", str(folder / "out"))
    gangway(program, endpoint, folder, "deploy", setup, "--yes")
    ours, name = account.held(), account.stack()["StackName"]
    gangway(program, endpoint, folder, "teardown", setup, "--yes")
    until("an empty account", lambda: not account.cloudformation.describe_stacks()["Stacks"])

    connections = witness.client("codeconnections", region=REGION).list_connections()["Connections"]
    (arn,) = [one["ConnectionArn"] for one in connections if one["ConnectionName"] == CONNECTION]
    template = folder / "out/cloudformation/2-pipeline.yaml"
    more = ["--capabilities", "CAPABILITY_IAM", "--parameter-overrides", f"ConnectionArn={arn}"]
    deploy(aws, endpoint, template, name, *more)
    theirs = account.held()
    if ours != theirs:
        pairs = zip(ours.splitlines(), theirs.splitlines())
        raise AssertionError("\n".join(f"- {one}\n+ {other}" for one, other in pairs if one != other))
    delete(witness, account.cloudformation, name)
    assert not witness.findings, "\n".join(witness.findings)


if __name__ == "__main__":
    main(*sys.argv[1:])
