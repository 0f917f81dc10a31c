"""Who botocore is with a profile of Identity Center: it finds the token that Gangway has written, and renews it."""

import sys

import boto3

for profile in sys.argv[1:]:
    identity = boto3.Session(profile_name=profile).client("sts").get_caller_identity()
    print(profile, identity["Arn"])
