"""AWS's own clients, each of which can deploy a template."""

import os
import subprocess
import uuid

REGION = "eu-west-1"


class Cli:
    """AWS CLI v1, with its one command for it."""

    def __init__(self, aws, endpoint):
        self.aws = aws
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": "/nonexistent",
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_ACCESS_KEY_ID": "anything",
            "AWS_SECRET_ACCESS_KEY": "anything",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def deploy(self, template, stack, **parameters):
        """Makes or changes a stack from a file."""
        command = [self.aws, "cloudformation", "deploy", "--template-file", str(template), "--stack-name", stack]
        command += ["--capabilities", "CAPABILITY_IAM"]
        if parameters:
            command += ["--parameter-overrides", *(f"{key}={value}" for key, value in parameters.items())]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"


class Boto3:
    """boto3, with a change set that is looked at before it is executed."""

    def __init__(self, cloudformation):
        self.cloudformation = cloudformation

    def deploy(self, template, stack, **parameters):
        """Makes or changes a stack from a file."""
        self.deploy_text(template.read_text(encoding="utf-8"), stack, **parameters)

    def deploy_text(self, text, stack, **parameters):
        known = {one["StackName"] for one in self.cloudformation.describe_stacks()["Stacks"]}
        kind = "UPDATE" if stack in known else "CREATE"
        self.cloudformation.validate_template(TemplateBody=text)
        identity = self.cloudformation.create_change_set(
            StackName=stack,
            ChangeSetName=f"boto3-{uuid.uuid4()}",
            ChangeSetType=kind,
            TemplateBody=text,
            Capabilities=["CAPABILITY_IAM"],
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        )["Id"]
        self.wait("change_set_create_complete", ChangeSetName=identity)
        changes = self.cloudformation.describe_change_set(ChangeSetName=identity)["Changes"]
        assert changes, f"the change set of {stack} is empty"
        self.cloudformation.execute_change_set(ChangeSetName=identity)
        self.wait(f"stack_{kind.lower()}_complete", StackName=stack)

    def wait(self, what, **members):
        self.cloudformation.get_waiter(what).wait(**members, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
