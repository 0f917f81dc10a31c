"""What the program has made in one account equals what AWS's own client has made in another, from the host on.

    phases.py OURS THEIRS FORMAT VPC      OURS and THEIRS: where the accounts answer; both begin alike

FORMAT is that of the files that the client was given; VPC is the one through which the server is reached.
"""

import json
import sys

import documents
from clients import REGION
from deploy import watch
from held import Account, differences, own_tags, without
from raw import Witness


def server(witness):
    """The one host and the one connection through it, as the service tells them; and their ARNs."""
    service = witness.client("codeconnections", region=REGION)
    (host,) = [one["HostArn"] for one in service.list_hosts()["Hosts"]]
    (connection,) = [one["ConnectionArn"] for one in service.list_connections(HostArnFilter=host)["Connections"]]

    def tags(arn):
        return own_tags(service.list_tags_for_resource(ResourceArn=arn)["Tags"])

    found = {
        "Host": {**without(service.get_host(HostArn=host), "ResponseMetadata"), "tags": tags(host)},
        "Connection": {**service.get_connection(ConnectionArn=connection)["Connection"], "tags": tags(connection)},
    }
    return found, {host: "<Host>", connection: "<Connection>"}


def made(witness, stack, resources):
    """Everything: by a stack, or by the names of these resources."""
    account = Account(witness)
    found, arns = server(witness)
    found |= account.held(stack) if stack else documents.held(account, resources)
    text = json.dumps(found, default=str)
    for arn, instead in arns.items():
        text = text.replace(arn, instead)
    return json.loads(text)


def main(ours, theirs, kind, vpc):
    ours, theirs = Witness(ours), Witness(theirs)
    account = Account(ours)
    stack = account.stack()["StackName"]
    resources = account.cloudformation.describe_stack_resources(StackName=stack)["StackResources"]
    resources = {one["LogicalResourceId"]: (one["ResourceType"], one["PhysicalResourceId"]) for one in resources}
    stack = stack if kind == "cloudformation" else None
    program, client = (made(witness, stack, resources) for witness in (ours, theirs))
    found = differences(program, client)
    assert not found, "\n".join(found.values())
    # what is absent on both sides doesn't differ
    assert client["Connection"]["HostArn"] == "<Host>", client["Connection"]
    assert client["Host"]["Status"] == client["Connection"]["ConnectionStatus"] == "AVAILABLE", client
    networks = client["Host"]["VpcConfiguration"]["VpcId"], client["BuildProject"]["vpcConfig"]["vpcId"]
    assert networks == (vpc, vpc), networks
    watch(theirs)
    assert not ours.findings and not theirs.findings, "\n".join(ours.findings + theirs.findings)


if __name__ == "__main__":
    main(*sys.argv[1:])
