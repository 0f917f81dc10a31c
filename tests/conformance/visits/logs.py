from visits.expect import one_by_one, refused

GROUP = "/conformance"


def visit(client, place):
    client.create_log_group(logGroupName=GROUP, tags={"team": "blue"})
    refused("ResourceAlreadyExistsException", client.create_log_group, logGroupName=GROUP)
    groups(client)
    streams(client)
    client.delete_log_group(logGroupName=GROUP)
    refused("ResourceNotFoundException", client.delete_log_group, logGroupName=GROUP)


def found(client):
    (group,) = client.describe_log_groups(logGroupNamePrefix=GROUP)["logGroups"]
    return group


def groups(client):
    client.put_retention_policy(logGroupName=GROUP, retentionInDays=30)
    assert found(client)["retentionInDays"] == 30
    client.delete_retention_policy(logGroupName=GROUP)
    assert "retentionInDays" not in found(client)
    refused("InvalidParameterException", client.put_retention_policy, logGroupName=GROUP, retentionInDays=31)
    refused("ResourceNotFoundException", client.put_retention_policy, logGroupName="/absent", retentionInDays=30)
    refused("ResourceNotFoundException", client.delete_retention_policy, logGroupName="/absent")
    refused("InvalidParameterException", client.describe_log_groups, limit=51)
    arn = found(client)["logGroupArn"]
    client.tag_resource(resourceArn=arn, tags={"team": "red", "kept": "yes"})
    client.untag_resource(resourceArn=arn, tagKeys=["team", "absent"])
    assert client.list_tags_for_resource(resourceArn=arn)["tags"] == {"kept": "yes"}
    for call, more in [
        (client.tag_resource, {"tags": {"a": "b"}}),
        (client.untag_resource, {"tagKeys": ["a"]}),
        (client.list_tags_for_resource, {}),
    ]:
        refused("ResourceNotFoundException", call, resourceArn=f"{arn}-absent", **more)
    client.create_log_group(logGroupName="/conformance/other")
    assert len(one_by_one(client, "describe_log_groups", "logGroups", logGroupNamePrefix=GROUP)) == 2
    client.delete_log_group(logGroupName="/conformance/other")


def streams(client):
    assert client.describe_log_streams(logGroupName=GROUP)["logStreams"] == []
    for name in ("one", "two"):
        client.create_log_stream(logGroupName=GROUP, logStreamName=name)
        events = [{"timestamp": 1_795_132_800_000 + n, "message": f"{name} says {n}"} for n in range(3)]
        client.put_log_events(logGroupName=GROUP, logStreamName=name, logEvents=events)
    assert len(one_by_one(client, "describe_log_streams", "logStreams", logGroupName=GROUP)) == 2
    one = {"logGroupName": GROUP, "logStreamName": "one"}
    first = client.get_log_events(**one, startFromHead=True, limit=2)
    assert [event["message"] for event in first["events"]] == ["one says 0", "one says 1"]
    then = client.get_log_events(**one, startFromHead=True, nextToken=first["nextForwardToken"])
    assert [event["message"] for event in then["events"]] == ["one says 2"]
    said = one_by_one(client, "filter_log_events", "events", logGroupName=GROUP, filterPattern="says 1")
    assert [(event["logStreamName"], event["message"]) for event in said] == [("one", "one says 1"), ("two", "two says 1")]
    refused("ResourceAlreadyExistsException", client.create_log_stream, **one)
    refused("InvalidParameterException", client.get_log_events, **one, nextToken="nonsense")
    absent = {"logGroupName": "/absent", "logStreamName": "one"}
    refused("ResourceNotFoundException", client.create_log_stream, **absent)
    refused("ResourceNotFoundException", client.get_log_events, logGroupName=GROUP, logStreamName="absent")
    refused("ResourceNotFoundException", client.put_log_events, **absent, logEvents=[{"timestamp": 1, "message": "x"}])
    refused("ResourceNotFoundException", client.describe_log_streams, logGroupName="/absent")
    refused("ResourceNotFoundException", client.filter_log_events, logGroupName="/absent")
