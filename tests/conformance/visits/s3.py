import json

from visits.expect import one_by_one, refused

BUCKET = "practice-conformance-bucket"
KEY = "folder/a b+c/ü%?&.txt"
# every configuration of a bucket: the member, a value, and the error when it isn't set
CONFIGURATIONS = {
    "bucket_encryption": (
        "ServerSideEncryptionConfiguration",
        {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}]},
        "ServerSideEncryptionConfigurationNotFoundError",
    ),
    "bucket_ownership_controls": (
        "OwnershipControls",
        {"Rules": [{"ObjectOwnership": "BucketOwnerPreferred"}]},
        "OwnershipControlsNotFoundError",
    ),
    "public_access_block": (
        "PublicAccessBlockConfiguration",
        {"BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": False, "RestrictPublicBuckets": False},
        "NoSuchPublicAccessBlockConfiguration",
    ),
    "bucket_policy": (
        "Policy",
        json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": f"arn:aws:s3:::{BUCKET}/*"},
            }
        ),
        "NoSuchBucketPolicy",
    ),
}


def visit(client, place):
    here = {"LocationConstraint": "eu-west-1"}
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=here)
    assert client.get_bucket_location(Bucket=BUCKET)["LocationConstraint"] == "eu-west-1"
    assert client.head_bucket(Bucket=BUCKET)["BucketRegion"] == "eu-west-1"
    assert [one["Name"] for one in client.list_buckets()["Buckets"]] == [BUCKET]
    refused("BucketAlreadyOwnedByYou", client.create_bucket, Bucket=BUCKET, CreateBucketConfiguration=here)
    refused("BucketAlreadyExists", client.create_bucket, Bucket="test-bucket", CreateBucketConfiguration=here)
    refused("InvalidBucketName", client.create_bucket, Bucket="No.Good", CreateBucketConfiguration=here)
    refused("IllegalLocationConstraintException", client.create_bucket, Bucket="practice-elsewhere")
    configurations(client)
    lifecycle(client)
    tags(client)
    limits(client)
    parts(client)
    versions(client)
    refused("NotImplemented", client.get_bucket_acl, Bucket=BUCKET)
    refused("404", client.head_bucket, Bucket="practice-absent-bucket")
    refused("AccessDenied", client.list_objects_v2, Bucket=BUCKET, ExpectedBucketOwner="999999999999")
    client.delete_bucket(Bucket=BUCKET)
    refused("NoSuchBucket", client.list_objects_v2, Bucket=BUCKET)
    refused("NoSuchBucket", client.delete_bucket, Bucket=BUCKET)
    refused("NoSuchBucket", client.put_object, Bucket=BUCKET, Key=KEY)
    assert client.list_buckets()["Buckets"] == []


def configurations(client):
    for name, (member, value, absent) in CONFIGURATIONS.items():
        get, put, delete = (getattr(client, f"{verb}_{name}") for verb in ("get", "put", "delete"))
        put(Bucket=BUCKET, **{member: value})
        assert get(Bucket=BUCKET)[member] == value, name
        refused("NoSuchBucket", put, Bucket="practice-absent-bucket", **{member: value})
        delete(Bucket=BUCKET)
        refused(absent, get, Bucket=BUCKET)
    member, value, _ = CONFIGURATIONS["bucket_encryption"]
    said = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}
    client.put_bucket_encryption(Bucket=BUCKET, **{member: said})
    assert client.get_bucket_encryption(Bucket=BUCKET)[member] == value
    refused("MalformedPolicy", client.put_bucket_policy, Bucket=BUCKET, Policy="{}")


def lifecycle(client):
    rule = {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 30}}
    client.put_bucket_lifecycle_configuration(Bucket=BUCKET, LifecycleConfiguration={"Rules": [rule]})
    assert client.get_bucket_lifecycle_configuration(Bucket=BUCKET)["Rules"] == [rule]
    client.delete_bucket_lifecycle(Bucket=BUCKET)
    refused("NoSuchLifecycleConfiguration", client.get_bucket_lifecycle_configuration, Bucket=BUCKET)


def tags(client):
    refused("NoSuchTagSet", client.get_bucket_tagging, Bucket=BUCKET)
    wanted = [{"Key": "team", "Value": "blue & green"}]
    client.put_bucket_tagging(Bucket=BUCKET, Tagging={"TagSet": wanted})
    assert client.get_bucket_tagging(Bucket=BUCKET)["TagSet"] == wanted
    client.delete_bucket_tagging(Bucket=BUCKET)
    refused("NoSuchTagSet", client.get_bucket_tagging, Bucket=BUCKET)


def limits(client):
    """What the model allows, and S3 doesn't."""
    one = {"Bucket": BUCKET, "Key": "k"}
    refused("KeyTooLongError", client.put_object, Bucket=BUCKET, Key="k" * 1025)
    refused("MetadataTooLarge", client.put_object, **one, Metadata={"a": "x" * 2048})
    refused("BadRequest", client.put_object, **one, Tagging="&".join(f"k{at}=v" for at in range(11)))
    refused("InvalidTag", client.put_object, **one, Tagging="aws%3Aname=v")
    refused("InvalidArgument", client.list_objects_v2, Bucket=BUCKET, MaxKeys=-1)
    twice = [{"Key": "team", "Value": value} for value in ("blue", "green")]
    refused("InvalidTag", client.put_bucket_tagging, Bucket=BUCKET, Tagging={"TagSet": twice})
    statement = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": f"arn:aws:s3:::{BUCKET}/*"}
    large = json.dumps({"Id": "x" * 20480, "Statement": statement})
    refused("PolicyTooLarge", client.put_bucket_policy, Bucket=BUCKET, Policy=large)


def parts(client):
    large = {"Bucket": BUCKET, "Key": "large & whole"}
    upload = {**large, "UploadId": client.create_multipart_upload(**large)["UploadId"]}
    sent = [
        {"PartNumber": n, "ETag": client.upload_part(**upload, PartNumber=n, Body=body)["ETag"]}
        for n, body in ((1, b"x" * 5 * 2**20), (2, b"y"), (3, b"z"))
    ]
    found = one_by_one(client, "list_parts", "Parts", **upload)
    assert [(part["PartNumber"], part["Size"]) for part in found] == [(1, 5 * 2**20), (2, 1), (3, 1)]
    other = client.create_multipart_upload(Bucket=BUCKET, Key="another")["UploadId"]
    begun = one_by_one(client, "list_multipart_uploads", "Uploads", Bucket=BUCKET)
    assert [one["Key"] for one in begun] == ["another", "large & whole"], begun
    complete = client.complete_multipart_upload
    refused("MalformedXML", complete, **upload, MultipartUpload={"Parts": []})
    refused("InvalidPartOrder", complete, **upload, MultipartUpload={"Parts": sent[1::-1]})
    refused("InvalidPart", complete, **upload, MultipartUpload={"Parts": [{"PartNumber": 9, "ETag": sent[0]["ETag"]}]})
    refused("EntityTooSmall", complete, **upload, MultipartUpload={"Parts": sent})
    refused("InvalidArgument", client.upload_part, **upload, PartNumber=10001, Body=b"")
    done = complete(**upload, MultipartUpload={"Parts": sent[:2]})
    assert client.get_object(**large)["Body"].read() == b"x" * 5 * 2**20 + b"y"
    assert client.head_object(**large)["ETag"] == done["ETag"]
    ranges(client, {**large, "IfMatch": done["ETag"]})
    client.abort_multipart_upload(Bucket=BUCKET, Key="another", UploadId=other)
    for call, more in [
        (client.upload_part, {"PartNumber": 1, "Body": b""}),
        (client.abort_multipart_upload, {}),
        (client.list_parts, {}),
        (complete, {"MultipartUpload": {"Parts": sent}}),
    ]:
        refused("NoSuchUpload", call, **upload, **more)
    client.delete_object(**large)


def ranges(client, large):
    """What is large is also fetched in pieces, as the AWS CLI does."""
    piece = client.get_object(**large, Range="bytes=5242879-")
    assert (piece["Body"].read(), piece["ContentLength"]) == (b"xy", 2), piece
    assert piece["ContentRange"] == "bytes 5242879-5242880/5242881", piece
    assert piece["ResponseMetadata"]["HTTPStatusCode"] == 206, piece
    assert client.head_object(**large, Range="bytes=-1")["ContentLength"] == 1
    refused("InvalidRange", client.get_object, **large, Range="bytes=5242881-")
    refused("PreconditionFailed", client.get_object, **{**large, "IfMatch": '"other"'})


def versions(client):
    client.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    assert client.get_bucket_versioning(Bucket=BUCKET)["Status"] == "Enabled"
    one = {"Bucket": BUCKET, "Key": KEY}
    client.put_object(**one, Body=b"first", Metadata={"answer": "42"}, ContentType="text/plain", Tagging="a=b")
    client.put_object(**one, Body=b"second")
    assert client.get_object(**one)["Body"].read() == b"second"
    # clients ask for encoded keys, which XML could not always say
    for operation in ("list_objects", "list_objects_v2"):
        assert [found["Key"] for found in one_by_one(client, operation, "Contents", Bucket=BUCKET)] == [KEY]
        folders = one_by_one(client, operation, "CommonPrefixes", Bucket=BUCKET, Prefix="folder/", Delimiter="/")
        assert folders == [{"Prefix": "folder/a b+c/"}], folders
    found = one_by_one(client, "list_object_versions", "Versions", Bucket=BUCKET)
    assert [(version["Key"], version["IsLatest"]) for version in found] == [(KEY, True), (KEY, False)]
    old = {**one, "VersionId": found[-1]["VersionId"]}
    answer = client.get_object(**old)
    assert (answer["Body"].read(), answer["Metadata"], answer["ContentType"]) == (b"first", {"answer": "42"}, "text/plain")
    assert client.get_object_tagging(**old)["TagSet"] == [{"Key": "a", "Value": "b"}]
    client.copy_object(Bucket=BUCKET, Key="copy", CopySource=old)
    assert client.get_object(Bucket=BUCKET, Key="copy")["Body"].read() == b"first"
    marker = client.delete_object(**one)
    assert marker["DeleteMarker"], marker
    refused("404", client.head_object, **one)
    refused("405", client.head_object, **one, VersionId=marker["VersionId"])
    refused("MethodNotAllowed", client.get_object, **one, VersionId=marker["VersionId"])
    refused("NoSuchVersion", client.get_object, **one, VersionId="nonsense")
    refused("NoSuchKey", client.get_object, Bucket=BUCKET, Key="absent")
    refused("NoSuchKey", client.get_object_tagging, Bucket=BUCKET, Key="absent")
    refused("NoSuchKey", client.copy_object, Bucket=BUCKET, Key="copy", CopySource={"Bucket": BUCKET, "Key": "absent"})
    refused("InvalidArgument", client.list_objects_v2, Bucket=BUCKET, ContinuationToken="nonsense")
    refused("BucketNotEmpty", client.delete_bucket, Bucket=BUCKET)
    everything = client.list_object_versions(Bucket=BUCKET)
    doomed = [*everything["Versions"], *everything["DeleteMarkers"]]
    doomed = [{"Key": version["Key"], "VersionId": version["VersionId"]} for version in doomed]
    assert len(client.delete_objects(Bucket=BUCKET, Delete={"Objects": doomed})["Deleted"]) == len(doomed)
