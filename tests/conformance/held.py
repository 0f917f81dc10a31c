"""What a stack has made, as the services themselves tell it, and where two such accounts differ."""

import difflib
import json

from clients import REGION


def without(value, *names):
    return {name: inner for name, inner in value.items() if name not in names}


def without_comments(template):
    return [line for line in template.splitlines() if not line.lstrip().startswith("#")]


def own_tags(tags):
    """The person's tags: those of AWS and of the program say who made it, not what it is."""
    pairs = tags.items() if isinstance(tags, dict) else [tuple(tag.values()) for tag in tags]
    return {key: value for key, value in pairs if not key.startswith(("aws:", "gangway:"))}


class Account:
    """Looks at everything that a stack has made: the account's one, or the named one of several."""

    def __init__(self, witness):
        self.cloudformation, self.s3, self.iam, self.logs, self.codebuild, self.codepipeline = (
            witness.client(service, region=REGION)
            for service in ("cloudformation", "s3", "iam", "logs", "codebuild", "codepipeline")
        )

    def stack(self, name=None):
        named = {"StackName": name} if name else {}
        (stack,) = self.cloudformation.describe_stacks(**named)["Stacks"]
        assert stack["StackStatus"] in ("CREATE_COMPLETE", "UPDATE_COMPLETE"), stack
        return stack

    def held(self, name=None):
        """By logical name: each resource. Beside them the template, its parameters and outputs."""
        stack = self.stack(name)
        resources = self.cloudformation.describe_stack_resources(StackName=stack["StackName"])["StackResources"]
        held = {
            "parameters": {one["ParameterKey"]: one["ParameterValue"] for one in stack["Parameters"]},
            "outputs": {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]},
            "template": without_comments(self.cloudformation.get_template(StackName=stack["StackName"])["TemplateBody"]),
        }
        for resource in resources:
            held[resource["LogicalResourceId"]] = self.look(resource["ResourceType"], resource["PhysicalResourceId"])
        text = json.dumps(held, indent=1, sort_keys=True, default=str)
        for resource in sorted(resources, key=lambda one: -len(one["PhysicalResourceId"])):
            # a role's name is made up anew each time; the other names are the template's
            if resource["ResourceType"] == "AWS::IAM::Role":
                text = text.replace(resource["PhysicalResourceId"], f"<{resource['LogicalResourceId']}>")
        return json.loads(text)

    def look(self, kind, name):
        match kind:
            case "AWS::S3::Bucket":
                return self.bucket(name)
            case "AWS::S3::BucketPolicy":
                return json.loads(self.s3.get_bucket_policy(Bucket=name)["Policy"])
            case "AWS::IAM::Role":
                return self.role(name)
            case "AWS::Logs::LogGroup":
                (group,) = self.logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
                tags = self.logs.list_tags_for_resource(resourceArn=group["logGroupArn"])["tags"]
                return {"name": name, "retention": group["retentionInDays"], "tags": own_tags(tags)}
            case "AWS::CodeBuild::Project":
                (project,) = self.codebuild.batch_get_projects(names=[name])["projects"]
                return {**without(project, "created", "lastModified"), "tags": own_tags(project["tags"])}
            case "AWS::CodePipeline::Pipeline":
                found = self.codepipeline.get_pipeline(name=name)
                tags = self.codepipeline.list_tags_for_resource(resourceArn=found["metadata"]["pipelineArn"])["tags"]
                # how often it was changed is its history
                return {**without(found["pipeline"], "version"), "tags": own_tags(tags)}
        raise AssertionError(f"{kind} isn't compared")

    def role(self, role):
        names = self.iam.list_role_policies(RoleName=role)["PolicyNames"]
        found = self.iam.get_role(RoleName=role)["Role"]
        return {
            **without(found, "CreateDate", "RoleId", "Tags"),
            "policies": {name: self.iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"] for name in names},
            "attached": self.iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"],
            "tags": own_tags(found["Tags"]),
        }

    def bucket(self, name):
        return {
            "public": self.s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"],
            "encryption": self.s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"],
            "versioning": self.s3.get_bucket_versioning(Bucket=name)["Status"],
            "ownership": self.s3.get_bucket_ownership_controls(Bucket=name)["OwnershipControls"],
            "lifecycle": self.s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"],
            "tags": own_tags(self.s3.get_bucket_tagging(Bucket=name)["TagSet"]),
        }


def differences(ours, theirs):
    """By the name of what differs: the lines that do."""
    found = {}
    for name in sorted(ours.keys() | theirs.keys()):
        one, other = (json.dumps(held.get(name), indent=1, sort_keys=True).splitlines() for held in (ours, theirs))
        if one != other:
            sides = (f"{name} of the program", f"{name} of AWS's client")
            found[name] = "\n".join(difflib.unified_diff(one, other, *sides, lineterm="", n=1))
    return found
