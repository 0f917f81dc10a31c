from visits.expect import paged, refused

NAME = "conformance"
GROUP = "Resources:\n  Group:\n    Type: AWS::Logs::LogGroup\n    Properties: {RetentionInDays: %d}\n"
WITH_ROLE = """
Description: A role, a parameter
Parameters:
  Team: {Type: String, Default: blue, AllowedValues: [blue, red]}
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Principal: {Service: codebuild.amazonaws.com}, Action: sts:AssumeRole}]
"""
TWO = """
Resources:
  First: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /conformance/first, RetentionInDays: %d}}
  Second: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: %d}, DependsOn: First}
"""


def visit(client, place):
    templates(client)
    change_sets(client, place)
    stacks(client, place)
    rollbacks(client, place)
    absent(client)


def status(client, name=NAME):
    return client.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]


def templates(client):
    assert client.validate_template(TemplateBody=GROUP % 7)["Parameters"] == []
    found = client.get_template_summary(TemplateBody=WITH_ROLE)
    assert (found["ResourceTypes"], found["Capabilities"]) == (["AWS::IAM::Role"], ["CAPABILITY_IAM"]), found
    assert found["Parameters"][0]["ParameterConstraints"] == {"AllowedValues": ["blue", "red"]}, found
    for call in (client.validate_template, client.get_template_summary):
        refused("ValidationError", call, TemplateBody="Resources: [")


def change_set(client, place, name, kind, template):
    """Makes one and lets the service think about it; its name as requests want it."""
    one = {"StackName": NAME, "ChangeSetName": name}
    client.create_change_set(**one, ChangeSetType=kind, TemplateBody=template)
    place.later(10)
    return one


def change_sets(client, place):
    first = change_set(client, place, "first", "CREATE", GROUP % 7)
    assert status(client) == "REVIEW_IN_PROGRESS"
    found = client.describe_change_set(**first)
    assert [change["ResourceChange"]["LogicalResourceId"] for change in found["Changes"]] == ["Group"], found
    refused("AlreadyExistsException", client.create_change_set, **first, ChangeSetType="CREATE", TemplateBody=GROUP % 7)
    early = {"StackName": NAME, "ChangeSetName": "early", "ChangeSetType": "UPDATE", "TemplateBody": GROUP % 7}
    refused("ValidationError", client.create_change_set, **early)
    refused("ValidationError", client.create_change_set, StackName="no_good", ChangeSetName="x", TemplateBody=GROUP % 7)
    bare = {"StackName": "bare", "ChangeSetName": "x", "ChangeSetType": "CREATE", "TemplateBody": WITH_ROLE}
    refused("InsufficientCapabilitiesException", client.create_change_set, **bare)
    client.execute_change_set(**first)
    refused("InvalidChangeSetStatus", client.delete_change_set, **first)
    place.later()
    assert status(client) == "CREATE_COMPLETE"
    same = change_set(client, place, "same", "UPDATE", GROUP % 7)
    assert client.describe_change_set(**same)["Status"] == "FAILED"
    refused("InvalidChangeSetStatus", client.execute_change_set, **same)
    other = change_set(client, place, "other", "UPDATE", GROUP % 14)
    (change,) = client.describe_change_set(**other)["Changes"]
    assert (change["ResourceChange"]["Action"], change["ResourceChange"]["Replacement"]) == ("Modify", "False"), change
    listed = [(one["ChangeSetName"], one["ExecutionStatus"]) for one in paged(client, "list_change_sets", "Summaries", StackName=NAME)]
    assert ("other", "AVAILABLE") in listed and ("same", "UNAVAILABLE") in listed, listed
    arn = client.describe_change_set(**same)["ChangeSetId"]
    assert client.describe_events(ChangeSetName=arn, Filters={"FailedEvents": True})["OperationEvents"] == []
    refused("ValidationError", client.describe_events, ChangeSetName="same")
    for one in (same, other):
        client.delete_change_set(**one)
    refused("ChangeSetNotFound", client.describe_change_set, **other)
    refused("ChangeSetNotFound", client.execute_change_set, **other)


def stacks(client, place):
    """One that is made, looked at from every side, changed and deleted without change sets."""
    team = [{"ParameterKey": "Team", "ParameterValue": "red"}]
    wish = {"StackName": "direct", "TemplateBody": WITH_ROLE, "Capabilities": ["CAPABILITY_IAM"]}
    identity = client.create_stack(**wish, Parameters=team, Tags=[{"Key": "team", "Value": "red"}])["StackId"]
    refused("AlreadyExistsException", client.create_stack, **wish)
    refused("InsufficientCapabilitiesException", client.create_stack, StackName="bare", TemplateBody=WITH_ROLE)
    place.later()
    found = paged(client, "describe_stacks", "Stacks", StackName="direct")[0]
    assert (found["StackStatus"], found["Tags"]) == ("CREATE_COMPLETE", [{"Key": "team", "Value": "red"}]), found
    assert client.get_template(StackName="direct")["TemplateBody"] == WITH_ROLE
    (role,) = client.describe_stack_resources(StackName="direct")["StackResources"]
    assert role["ResourceStatus"] == "CREATE_COMPLETE", role
    detail = client.describe_stack_resource(StackName="direct", LogicalResourceId="Role")["StackResourceDetail"]
    (summary,) = paged(client, "list_stack_resources", "StackResourceSummaries", StackName="direct")
    assert role["PhysicalResourceId"] == detail["PhysicalResourceId"] == summary["PhysicalResourceId"]
    assert {"direct", NAME} <= {one["StackName"] for one in paged(client, "list_stacks", "StackSummaries")}
    events = paged(client, "describe_stack_events", "StackEvents", StackName="direct")
    assert [event["ResourceStatus"] for event in events][0] == "CREATE_COMPLETE", events
    assert len(client.describe_events(StackName="direct")["OperationEvents"]) == len(events)
    again = {"StackName": "direct", "UsePreviousTemplate": True, "Capabilities": ["CAPABILITY_IAM"]}
    refused("ValidationError", client.update_stack, **again, Parameters=team)
    client.update_stack(**again, Parameters=team, Tags=[{"Key": "team", "Value": "blue"}])
    place.later()
    assert status(client, "direct") == "UPDATE_COMPLETE"
    client.update_termination_protection(StackName="direct", EnableTerminationProtection=True)
    refused("ValidationError", client.delete_stack, StackName="direct")
    client.update_termination_protection(StackName="direct", EnableTerminationProtection=False)
    refused("ValidationError", client.describe_stack_resource, StackName="direct", LogicalResourceId="Absent")
    client.delete_stack(StackName="direct")
    place.later()
    assert status(client, identity) == "DELETE_COMPLETE"
    refused("ValidationError", client.describe_stacks, StackName="direct")


def rollbacks(client, place):
    """An update that is canceled gets stuck on its way back, and goes on when what it missed is there again."""
    logs = place.client("logs")
    client.create_stack(StackName="two", TemplateBody=TWO % (7, 7))
    place.later()
    refused("ValidationError", client.cancel_update_stack, StackName="two")
    refused("ValidationError", client.continue_update_rollback, StackName="two")
    client.update_stack(StackName="two", TemplateBody=TWO % (14, 14))
    first = {"StackName": "two", "LogicalResourceId": "First"}
    while client.describe_stack_resource(**first)["StackResourceDetail"]["ResourceStatus"] != "UPDATE_COMPLETE":
        place.later(1)
    logs.delete_log_group(logGroupName="/conformance/first")
    client.cancel_update_stack(StackName="two")
    place.later(300)
    assert status(client, "two") == "UPDATE_ROLLBACK_FAILED", status(client, "two")
    refused("ValidationError", client.update_stack, StackName="two", TemplateBody=TWO % (30, 30))
    logs.create_log_group(logGroupName="/conformance/first")
    client.continue_update_rollback(StackName="two")
    place.later(300)
    assert status(client, "two") == "UPDATE_ROLLBACK_COMPLETE", status(client, "two")
    (group,) = logs.describe_log_groups(logGroupNamePrefix="/conformance/first")["logGroups"]
    assert group["retentionInDays"] == 7, group


def absent(client):
    """Everything about a stack that isn't there."""
    for call, more in [
        (client.describe_stacks, {}),
        (client.describe_stack_events, {}),
        (client.describe_events, {}),
        (client.describe_stack_resources, {}),
        (client.describe_stack_resource, {"LogicalResourceId": "Role"}),
        (client.list_stack_resources, {}),
        (client.list_change_sets, {}),
        (client.get_template, {}),
        (client.get_template_summary, {}),
        (client.update_stack, {"TemplateBody": GROUP % 7}),
        (client.cancel_update_stack, {}),
        (client.continue_update_rollback, {}),
        (client.update_termination_protection, {"EnableTerminationProtection": True}),
        (client.create_change_set, {"ChangeSetName": "x", "TemplateBody": GROUP % 7}),
    ]:
        refused("ValidationError", call, StackName="absent", **more)
    client.delete_stack(StackName="absent")
