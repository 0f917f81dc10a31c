import json

from visits.expect import one_by_one, refused
from visits.roles import trust

NAME = "conformance"
TRUST = trust("codebuild")
READ = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}
POLICY = {"Version": "2012-10-17", "Statement": [READ]}


def visit(client, place):
    assert client.list_account_aliases()["AccountAliases"] == []
    role = client.create_role(RoleName=NAME, AssumeRolePolicyDocument=json.dumps(TRUST), Tags=[{"Key": "a", "Value": "b"}])
    roles(client, role["Role"])
    inline(client)
    managed(client, role["Role"]["Arn"])
    boundary(client)
    refused("DeleteConflict", client.delete_role, RoleName=NAME)
    client.delete_role_policy(RoleName=NAME, PolicyName="p")
    client.delete_role(RoleName=NAME)
    gone(client)
    refused("InvalidAction", client.list_users)


def roles(client, role):
    found = client.get_role(RoleName=NAME)["Role"]
    assert (found["Arn"], found["AssumeRolePolicyDocument"], found["Tags"]) == (role["Arn"], TRUST, role["Tags"]), found
    client.tag_role(RoleName=NAME, Tags=[{"Key": "a", "Value": "c"}, {"Key": "d", "Value": "e"}])
    client.untag_role(RoleName=NAME, TagKeys=["a", "absent"])
    assert client.list_role_tags(RoleName=NAME)["Tags"] == [{"Key": "d", "Value": "e"}]
    client.update_role(RoleName=NAME, Description="It builds", MaxSessionDuration=7200)
    client.update_assume_role_policy(RoleName=NAME, PolicyDocument=json.dumps(trust("codepipeline")))
    found = client.get_role(RoleName=NAME)["Role"]
    assert (found["Description"], found["MaxSessionDuration"]) == ("It builds", 7200), found
    assert found["AssumeRolePolicyDocument"] == trust("codepipeline"), found
    assert client.list_instance_profiles_for_role(RoleName=NAME)["InstanceProfiles"] == []
    client.create_role(RoleName="other", AssumeRolePolicyDocument=json.dumps(TRUST))
    assert [one["RoleName"] for one in one_by_one(client, "list_roles", "Roles")] == [NAME, "other"]
    client.delete_role(RoleName="other")
    refused("EntityAlreadyExists", client.create_role, RoleName=NAME, AssumeRolePolicyDocument=json.dumps(TRUST))
    refused("MalformedPolicyDocument", client.create_role, RoleName="broken", AssumeRolePolicyDocument="{")
    refused("MalformedPolicyDocument", client.update_assume_role_policy, RoleName=NAME, PolicyDocument=json.dumps(POLICY))
    refused("ValidationError", client.get_role, RoleName="no spaces")


def inline(client):
    client.put_role_policy(RoleName=NAME, PolicyName="p", PolicyDocument=json.dumps(POLICY))
    assert client.list_role_policies(RoleName=NAME)["PolicyNames"] == ["p"]
    assert client.get_role_policy(RoleName=NAME, PolicyName="p")["PolicyDocument"] == POLICY
    refused("NoSuchEntity", client.get_role_policy, RoleName=NAME, PolicyName="absent")
    refused("NoSuchEntity", client.delete_role_policy, RoleName=NAME, PolicyName="absent")
    refused("MalformedPolicyDocument", client.put_role_policy, RoleName=NAME, PolicyName="q", PolicyDocument="{}")
    large = {**POLICY, "Statement": [{**READ, "Resource": f"arn:aws:s3:::{'b' * 100}/{n}"} for n in range(100)]}
    refused("LimitExceeded", client.put_role_policy, RoleName=NAME, PolicyName="q", PolicyDocument=json.dumps(large))


def managed(client, role):
    arn = client.create_policy(PolicyName="team", PolicyDocument=json.dumps(POLICY))["Policy"]["Arn"]
    assert client.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"] == "v1"
    assert client.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]["Document"] == POLICY
    client.attach_role_policy(RoleName=NAME, PolicyArn=arn)
    (attached,) = client.list_attached_role_policies(RoleName=NAME)["AttachedPolicies"]
    assert (attached["PolicyArn"], client.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"]) == (arn, 1)
    asked = {"PolicySourceArn": role, "ActionNames": ["s3:GetObject", "s3:PutObject"], "ResourceArns": ["arn:aws:s3:::b/k"]}
    decided = client.simulate_principal_policy(**asked)["EvaluationResults"]
    assert [one["EvalDecision"] for one in decided] == ["allowed", "implicitDeny"], decided
    refused("EntityAlreadyExists", client.create_policy, PolicyName="team", PolicyDocument=json.dumps(POLICY))
    refused("MalformedPolicyDocument", client.create_policy, PolicyName="other", PolicyDocument="[]")
    refused("DeleteConflict", client.delete_policy, PolicyArn=arn)
    refused("NoSuchEntity", client.get_policy_version, PolicyArn=arn, VersionId="v2")
    refused("NoSuchEntity", client.attach_role_policy, RoleName=NAME, PolicyArn=f"{arn}-absent")
    client.detach_role_policy(RoleName=NAME, PolicyArn=arn)
    refused("NoSuchEntity", client.detach_role_policy, RoleName=NAME, PolicyArn=arn)
    client.delete_policy(PolicyArn=arn)
    refused("NoSuchEntity", client.delete_policy, PolicyArn=arn)
    refused("NoSuchEntity", client.get_policy, PolicyArn=arn)


def boundary(client):
    arn = client.create_policy(PolicyName="bounds", Path="/teams/", PolicyDocument=json.dumps(POLICY))["Policy"]["Arn"]
    refused("NoSuchEntity", client.put_role_permissions_boundary, RoleName=NAME, PermissionsBoundary=f"{arn}-absent")
    client.put_role_permissions_boundary(RoleName=NAME, PermissionsBoundary=arn)
    assert client.get_role(RoleName=NAME)["Role"]["PermissionsBoundary"]["PermissionsBoundaryArn"] == arn
    assert client.get_policy(PolicyArn=arn)["Policy"]["PermissionsBoundaryUsageCount"] == 1
    refused("DeleteConflict", client.delete_policy, PolicyArn=arn)
    client.delete_role_permissions_boundary(RoleName=NAME)
    assert "PermissionsBoundary" not in client.get_role(RoleName=NAME)["Role"]
    client.delete_policy(PolicyArn=arn)


def gone(client):
    """Everything about a role that isn't there."""
    document = json.dumps(TRUST)
    for call, more in [
        (client.get_role, {}),
        (client.delete_role, {}),
        (client.update_role, {"Description": "x"}),
        (client.update_assume_role_policy, {"PolicyDocument": document}),
        (client.list_role_policies, {}),
        (client.list_attached_role_policies, {}),
        (client.list_instance_profiles_for_role, {}),
        (client.list_role_tags, {}),
        (client.tag_role, {"Tags": [{"Key": "a", "Value": "b"}]}),
        (client.untag_role, {"TagKeys": ["a"]}),
        (client.put_role_policy, {"PolicyName": "p", "PolicyDocument": json.dumps(POLICY)}),
    ]:
        refused("NoSuchEntity", call, RoleName=NAME, **more)
