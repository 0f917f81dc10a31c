from visits.expect import refused


def visit(client, place):
    account = client.get_caller_identity()["Account"]
    role = f"arn:aws:iam::{account}:role/conformance"
    assert client.assume_role(RoleArn=role, RoleSessionName="session")["Credentials"]["SessionToken"]
    refused("AccessDenied", client.assume_role, RoleArn="arn:aws:iam::999999999999:role/theirs", RoleSessionName="session")
    refused("ValidationError", client.assume_role, RoleArn=role, RoleSessionName="!!")
    place.faults("expired-token")
    refused("ExpiredToken", client.get_caller_identity)
    place.faults("throttling")
    refused("Throttling", client.get_caller_identity)
