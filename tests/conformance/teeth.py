"""The witness must catch what it is for: each of these answers has one defect, or none; an operation is left out."""

import json

import botocore.loaders
import botocore.model

import raw
from visit import never_answered


def operation(service, name):
    description = botocore.loaders.Loader().load_service_model(service, "service-2")
    return botocore.model.ServiceModel(description, service_name=service).operation_model(name)


def findings(service, name, body, status=200, headers=None):
    witness = raw.Witness("http://127.0.0.1:1")
    answer = {"status_code": status, "headers": headers or {"x-amzn-requestid": "1"}, "body": body}
    model = operation(service, name)
    # the protocol whose body this is
    protocol = "json" if body.startswith(b"{") else model.service_model.resolved_protocol
    model.service_model.__dict__["resolved_protocol"] = protocol
    witness.look(model, answer)
    return witness.findings


CONNECTION = {
    "ConnectionName": "n",
    "ConnectionArn": "arn:aws:codeconnections:eu-west-1:111122223333:connection/1",
    "ProviderType": "GitHub",
    "OwnerAccountId": "111122223333",
    "ConnectionStatus": "PENDING",
}


def connection(**changes):
    return json.dumps({"Connection": {**CONNECTION, **changes}}).encode()


def caught(found, what):
    assert len(found) == 1 and what in found[0], f"{what}: {found}"


def identity(inner, metadata="<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>"):
    wrapped = f"<GetCallerIdentityResult>{inner}</GetCallerIdentityResult>{metadata}"
    return f'<GetCallerIdentityResponse xmlns="x">{wrapped}</GetCallerIdentityResponse>'.encode()


def vpcs(inner, request_id="<requestId>1</requestId>"):
    return f'<DescribeVpcsResponse xmlns="x">{request_id}<vpcSet>{inner}</vpcSet></DescribeVpcsResponse>'.encode()


def buckets(inner):
    return f'<ListAllMyBucketsResult xmlns="x">{inner}</ListAllMyBucketsResult>'.encode()


def main():
    assert findings("codeconnections", "GetConnection", connection()) == []
    caught(findings("codeconnections", "GetConnection", connection(Colour="red")), "Colour is unknown")
    caught(findings("codeconnections", "GetConnection", connection(ConnectionName=7)), "no string")
    caught(findings("codeconnections", "GetConnection", connection(ConnectionStatus="SLEEPING")), "outside of its enum")
    caught(findings("codeconnections", "CreateConnection", b'{"Tags":[]}'), "ConnectionArn is missing")
    caught(findings("codeconnections", "GetConnection", connection(), headers={"date": "x"}), "no request id")
    declared = b'{"__type":"ResourceNotFoundException"}'
    assert findings("codeconnections", "GetConnection", declared, 404) == []
    caught(findings("codeconnections", "GetConnection", b'{"__type":"TeapotException"}', 418), "neither declared nor common")
    assert findings("sts", "GetCallerIdentity", identity("<Account>1</Account>")) == []
    caught(findings("sts", "GetCallerIdentity", identity("<Colour>red</Colour>")), "Colour is unknown")
    caught(findings("sts", "GetCallerIdentity", identity("<Account>1</Account>", "")), "no ResponseMetadata")
    assert findings("ec2", "DescribeVpcs", vpcs("<item><vpcId>1</vpcId></item>")) == []
    caught(findings("ec2", "DescribeVpcs", vpcs("<item><VpcId>1</VpcId></item>")), "VpcId is unknown")
    caught(findings("ec2", "DescribeVpcs", vpcs("<member/>")), "holds member")
    caught(findings("ec2", "DescribeVpcs", vpcs("", "")), "no requestId")
    caught(findings("ec2", "CreateTags", b'<CreateTagsResponse xmlns="x"><requestId>1</requestId></CreateTagsResponse>'), "no return")
    assert findings("s3", "ListBuckets", buckets("<Buckets><Bucket><Name>b</Name></Bucket></Buckets>")) == []
    caught(findings("s3", "ListBuckets", buckets("<Buckets><Bucket><Colour>b</Colour></Bucket></Buckets>")), "Colour is unknown")
    caught(findings("s3", "ListBuckets", buckets("<Buckets><member/></Buckets>")), "holds member")
    played = {"operations": {"GetConnection": {}, "TagResource": {}}}
    assert never_answered(played, {"GetConnection", "TagResource"}) == []
    assert never_answered(played, {"GetConnection"}) == ["TagResource"]


if __name__ == "__main__":
    main()
