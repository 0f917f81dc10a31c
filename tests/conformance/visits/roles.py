"""Roles that services take on."""

import json

ANY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}


def trust(service):
    statement = {"Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"}, "Action": "sts:AssumeRole"}
    return {"Version": "2012-10-17", "Statement": [statement]}


def role(place, service):
    """A role for this service that may do everything, once it has reached every Region; its ARN."""
    iam = place.client("iam")
    made = iam.create_role(RoleName=service, AssumeRolePolicyDocument=json.dumps(trust(service)))["Role"]
    iam.put_role_policy(RoleName=service, PolicyName="all", PolicyDocument=json.dumps(ANY))
    place.later()
    return made["Arn"]
