"""What the program deploys equals what AWS's own clients deploy from the files that the program exports.

    same.py GANGWAY_CLI AWS ENDPOINT FOLDER      FOLDER holds hello.gangway.json

The comparison must also see each seeded difference, in the very resource where it is, and nowhere else.
"""

import os
import pathlib
import subprocess
import sys

from clients import REGION, Boto3, Cli
from deploy import delete, until
from held import Account, differences
from raw import Witness

CONNECTION = "practice-github"
FORMER = "codestar-connections:FullRepositoryId: gangway-practice/"
PUSH = "{SourceActionName: Source, Push: [{Branches: {Includes: [dev]}}]}"
TRIGGERS = f"Triggers: [{{ProviderType: CodeStarSourceConnection, GitConfiguration: {PUSH}}}]"
EXTRA = "Extra: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 30}}"
# how a line of the exported file ends, what becomes of that (nothing: the line goes), and where it must be seen
SEEDS = [
    ("- s3:PutObjectAcl", "", "MainPipelineRole"),
    ("Sid: UseConnectionFormer", "Sid: UseConnectionTwin", "MainPipelineRole"),
    (f"{FORMER}hello-node", f"{FORMER}*", "MainPipelineRole"),
    ("Service: codebuild.amazonaws.com", "Service: [codebuild.amazonaws.com, ec2.amazonaws.com]", "BuildRole"),
    ('DetectChanges: "true"', 'DetectChanges: "false"', "MainPipeline"),
    ("PipelineType: V2", f"PipelineType: V2\n      {TRIGGERS}", "MainPipeline"),
    ("ExecutionMode: QUEUED", "ExecutionMode: SUPERSEDED", "MainPipeline"),
    ("RetentionInDays: 30", "RetentionInDays: 60", "BuildLogs"),
    ("TimeoutInMinutes: 30", "TimeoutInMinutes: 31", "BuildProject"),
    ("- npm test --if-present", "- npm test", "BuildProject"),
    ("NoncurrentDays: 7", "NoncurrentDays: 8", "ArtifactBucket"),
    ("RestrictPublicBuckets: true", "RestrictPublicBuckets: false", "ArtifactBucket"),
    ('aws:SecureTransport: "false"', 'aws:SecureTransport: "true"', "ArtifactBucketPolicy"),
    ("ArtifactBucketName:", "BucketName:", "outputs"),
    ("Resources:", f"Resources:\n  {EXTRA}", "Extra"),
]


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


def seeded(text):
    """The template with each difference by itself: what it is, the text, and where it must be seen."""
    lines = text.splitlines(keepends=True)
    for old, new, where in SEEDS:
        at = next((n for n, line in enumerate(lines) if line.strip().endswith(old)), None)
        assert at is not None, f"the exported file has no line {old}"
        changed = [lines[at].replace(old, new)] if new else []
        yield old, "".join([*lines[:at], *changed, *lines[at + 1 :]]), where
    for kind, where in (("AWS::Logs::LogGroup", "BuildLogs"), ("AWS::CodePipeline::Pipeline", "MainPipeline")):
        yield f"a tag of {kind}", without_tag(lines, kind), where


def without_tag(lines, kind):
    """The template without the tags, which is one, of the first resource of this type."""
    start = next(n for n, line in enumerate(lines) if line.strip() == f"Type: {kind}")
    tags = next(n for n, line in enumerate(lines) if n > start and line.strip() == "Tags:")
    return "".join(lines[:tags] + lines[tags + 3 :])


def main(program, aws, endpoint, folder):
    folder = pathlib.Path(folder)
    setup = str(folder / "hello.gangway.json")
    witness = Witness(endpoint)
    account = Account(witness)
    boto3 = Boto3(account.cloudformation)
    gangway(program, endpoint, folder, "export", setup, "--format", "cloudformation", "--out", str(folder / "out"))
    gangway(program, endpoint, folder, "deploy", setup, "--yes")
    ours, name = account.held(), account.stack()["StackName"]
    gangway(program, endpoint, folder, "teardown", setup, "--yes")
    until("an empty account", lambda: not account.cloudformation.describe_stacks()["Stacks"])

    connections = witness.client("codeconnections", region=REGION).list_connections()["Connections"]
    (arn,) = [one["ConnectionArn"] for one in connections if one["ConnectionName"] == CONNECTION]
    template = folder / "out/cloudformation/2-pipeline.yaml"
    for client in (Cli(aws, endpoint), boto3):
        client.deploy(template, name, ConnectionArn=arn)
        found = differences(ours, account.held())
        assert not found, f"{type(client).__name__}\n" + "\n".join(found.values())
        if client is not boto3:
            delete(witness, account.cloudformation, name)

    text = template.read_text(encoding="utf-8")
    for what, changed, where in seeded(text):
        boto3.deploy_text(changed, name, ConnectionArn=arn)
        found = differences(ours, account.held())
        assert found.keys() == {"template", where}, f"{what}: {', '.join(found)}\n" + "\n".join(found.values())
    boto3.deploy_text(text, name, ConnectionArn=arn)
    assert not differences(ours, account.held())
    delete(witness, account.cloudformation, name)
    assert not witness.findings, "\n".join(witness.findings)


if __name__ == "__main__":
    main(*sys.argv[1:])
