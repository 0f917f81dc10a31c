"""Follows the README of the exported documents word by word: a person's part in the browser, each command in a shell.

    documents.py ENDPOINT FOLDER AWS runs|waits

FOLDER/json and FOLDER/cloudformation hold the files of one setup, whose first run goes through or waits for more.

What the documents make must be what the templates make. A document with a defect must
be refused, and so must one that comes before the document of its role.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

from browser import authorize
from clients import Boto3, Cli
from deploy import REGION, delete, outputs, watch
from held import Account, differences
from raw import Witness

STACK = "conformance-pipeline"
# where a document is spoilt, and what the AWS CLI or the service says then; the last is as it should be, and too early
SEEDS = [
    ("create-bucket", '"Bucket"', '"Name"', "Unknown parameter in input"),
    ("create-bucket", '"eu-west-1"', '"eu-west-2"', "IllegalLocationConstraintException"),
    ("create-pipeline", '"executionMode": "QUEUED"', '"executionMode": "SOMETIMES"', "executionMode"),
    ("create-project", "", "", "not authorized to perform: sts:AssumeRole"),
]


class Readme:
    """The exported folder, and its README's commands."""

    def __init__(self, folder, aws, endpoint):
        self.folder = folder
        client = Cli(aws, endpoint)
        # the commands call it by its name
        self.environment = {**client.environment, "PATH": f"{pathlib.Path(aws).parent}:{os.environ['PATH']}"}
        del self.environment["AWS_DEFAULT_REGION"]

    def blocks(self):
        """By section, the commands for a shell."""
        text = (self.folder / "README.md").read_text(encoding="utf-8")
        sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
        return [re.findall(r"^```sh\n(.*?)\n```$", section, re.MULTILINE | re.DOTALL) for section in sections]

    def shell(self, commands):
        command = ["bash", "-euo", "pipefail", "-c", commands]
        return subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)

    def run(self, commands):
        """What they answer."""
        done = self.shell(commands)
        assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def refused(self, commands, why):
        done = self.shell(commands)
        assert done.returncode != 0 and why in done.stderr, f"{commands} wasn't refused: {done.stdout}{done.stderr}"

    def command(self, name):
        """The first command of this name, and its document."""
        text = (self.folder / "README.md").read_text(encoding="utf-8")
        line = next(line for line in text.splitlines() if re.match(rf"aws \S+ {name} ", line))
        return line, self.folder / line.rsplit("file://", 1)[1]


def connect(readme, endpoint):
    """The first two sections: the connection, made, authorized and written into all files."""
    [[create], [replace], [_check, _], _removals, _buildspec] = readme.blocks()
    arn = json.loads(readme.run(create))["ConnectionArn"]
    assert ">Available<" in authorize(endpoint, arn)
    account = arn.split(":")[4]
    readme.run(replace.replace("CONNECTION_ARN", arn).replace("|ACCOUNT|", f"|{account}|"))
    texts = [path.read_text(encoding="utf-8") for path in readme.folder.iterdir()]
    assert not any("00000000-0000" in text for text in texts), "a placeholder is left"
    [_, _, [check, _], _removals, _buildspec] = readme.blocks()
    assert readme.run(check).strip() == '"AVAILABLE"'
    return arn


def spoil(readme):
    """Each seeded defect by itself; the document is whole again afterwards."""
    for name, old, new, why in SEEDS:
        command, document = readme.command(name)
        text = document.read_text(encoding="utf-8")
        assert old in text, f"{document} has no {old}"
        document.write_text(text.replace(old, new), encoding="utf-8")
        readme.refused(command, why)
        document.write_text(text, encoding="utf-8")


def held(account, resources):
    """What is there by the names of these resources; roles are found by the logical ids in their names."""
    roles = [role["RoleName"] for role in account.iam.list_roles()["Roles"]]
    found, names = {}, {}
    for logical, (kind, name) in resources.items():
        if kind == "AWS::IAM::Role":
            (name,) = [role for role in roles if logical in role]
            names[name] = f"<{logical}>"
        found[logical] = account.look(kind, name)
    text = json.dumps(found, default=str)
    for name, instead in names.items():
        text = text.replace(name, instead)
    return json.loads(text)


def templates(account, client, folder, arn):
    """What the templates make: each resource's type and name, and how it is."""
    client.deploy(folder / "2-pipeline.yaml", STACK, ConnectionArn=arn)
    outputs(account.cloudformation, STACK)
    made = account.cloudformation.describe_stack_resources(StackName=STACK)["StackResources"]
    resources = {one["LogicalResourceId"]: (one["ResourceType"], one["PhysicalResourceId"]) for one in made}
    return resources, held(account, resources)


def empty(account):
    """What the S3 console's button does."""
    for bucket in account.s3.list_buckets()["Buckets"]:
        name = bucket["Name"]
        for page in account.s3.get_paginator("list_object_versions").paginate(Bucket=name):
            doomed = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
            doomed = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in doomed]
            if doomed:
                account.s3.delete_objects(Bucket=name, Delete={"Objects": doomed})


def delete_roles(account):
    """Those that outlive their stack, by hand."""
    for role in account.iam.list_roles()["Roles"]:
        name = role["RoleName"]
        for policy in account.iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]:
            account.iam.detach_role_policy(RoleName=name, PolicyArn=policy["PolicyArn"])
        for policy in account.iam.list_role_policies(RoleName=name)["PolicyNames"]:
            account.iam.delete_role_policy(RoleName=name, PolicyName=policy)
        account.iam.delete_role(RoleName=name)


def nothing_left(account, arn, connections):
    left = [
        account.codepipeline.list_pipelines()["pipelines"],
        account.codebuild.list_projects()["projects"],
        account.iam.list_roles()["Roles"],
        account.logs.describe_log_groups()["logGroups"],
        account.s3.list_buckets()["Buckets"],
        [one for one in connections.list_connections()["Connections"] if one["ConnectionArn"] == arn],
    ]
    assert not any(left), left


def main(endpoint, folder, aws, first_run):
    folder = pathlib.Path(folder)
    witness = Witness(endpoint)
    account = Account(witness)
    connections = witness.client("codeconnections", region=REGION)
    readme = Readme(folder / "json", aws, endpoint)
    arn = connect(readme, endpoint)

    resources, theirs = templates(account, Boto3(account.cloudformation), folder / "cloudformation", arn)
    if first_run == "runs":
        watch(witness)
    delete(witness, account.cloudformation, STACK)
    delete_roles(account)

    [_, _, [_, create], removals, _buildspec] = readme.blocks()
    spoil(readme)
    readme.run(create)
    found = differences(held(account, resources), theirs)
    assert not found, "\n".join(found.values())
    if first_run == "runs":
        watch(witness)

    empty(account)
    for remove in removals:
        readme.run(remove)
    nothing_left(account, arn, connections)
    assert not witness.findings, "\n".join(witness.findings)


if __name__ == "__main__":
    main(*sys.argv[1:])
