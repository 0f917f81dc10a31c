from visits.expect import paged, refused
from visits.roles import role

NAME = "conformance"
SPEC = "version: 0.2\nphases:\n  build:\n    commands:\n      - echo hello\n"


def visit(client, place):
    assert client.list_curated_environment_images()["platforms"]
    project(client, place)
    builds(client, place)
    client.delete_project(name=NAME)
    assert client.list_projects()["projects"] == []
    refused("ResourceNotFoundException", client.start_build, projectName=NAME)


def project(client, place):
    wish = {
        "name": NAME,
        "source": {"type": "NO_SOURCE", "buildspec": SPEC},
        "artifacts": {"type": "NO_ARTIFACTS"},
        "environment": {
            "type": "LINUX_CONTAINER",
            "image": "aws/codebuild/amazonlinux-x86_64-standard:6.0",
            "computeType": "BUILD_GENERAL1_SMALL",
            "environmentVariables": [{"name": "WHO", "value": "world", "type": "PLAINTEXT"}],
        },
        "serviceRole": role(place, "codebuild"),
        "tags": [{"key": "team", "value": "blue"}],
    }
    made = client.create_project(**wish)["project"]
    found = client.batch_get_projects(names=[NAME, "absent"])
    assert (found["projects"], found["projectsNotFound"]) == ([made], ["absent"]), found
    assert client.update_project(name=NAME, description="It builds")["project"]["description"] == "It builds"
    assert paged(client, "list_projects", "projects") == [NAME]
    client.invalidate_project_cache(projectName=NAME)
    stranger = wish["serviceRole"].replace(":role/", ":role/absent-")
    spare = {**wish, "name": "spare"}
    refused("ResourceAlreadyExistsException", client.create_project, **wish)
    refused("InvalidInputException", client.create_project, **{**spare, "serviceRole": stranger})
    refused("InvalidInputException", client.create_project, **{**spare, "source": {"type": "NO_SOURCE"}})
    refused("ResourceNotFoundException", client.update_project, name="absent")
    refused("InvalidInputException", client.update_project, name=NAME, serviceRole=stranger)
    refused("ResourceNotFoundException", client.invalidate_project_cache, projectName="absent")


def builds(client, place):
    first = client.start_build(projectName=NAME)["build"]["id"]
    assert client.batch_get_builds(ids=[first])["builds"][0]["buildStatus"] == "IN_PROGRESS"
    place.later(600)
    found = client.batch_get_builds(ids=[first, "absent:1"])
    (build,) = found["builds"]
    assert (build["buildStatus"], found["buildsNotFound"]) == ("SUCCEEDED", ["absent:1"]), found
    assert [phase["phaseType"] for phase in build["phases"]][-1] == "COMPLETED", build["phases"]
    again = client.retry_build(id=first)["build"]["id"]
    assert client.stop_build(id=again)["build"]["id"] == again
    place.later(600)
    assert client.batch_get_builds(ids=[again])["builds"][0]["buildStatus"] == "STOPPED"
    place.faults("build-fails")
    failed = client.start_build(projectName=NAME)["build"]["id"]
    place.later(600)
    (build,) = client.batch_get_builds(ids=[failed])["builds"]
    contexts = [context["statusCode"] for phase in build["phases"] for context in phase.get("contexts", [])]
    assert build["buildStatus"] == "FAILED" and "COMMAND_EXECUTION_ERROR" in contexts, build["phases"]
    assert paged(client, "list_builds", "ids") == [failed, again, first]
    assert paged(client, "list_builds_for_project", "ids", projectName=NAME) == [failed, again, first]
    refused("ResourceNotFoundException", client.list_builds_for_project, projectName="absent")
    refused("ResourceNotFoundException", client.retry_build, id="absent:1")
    refused("ResourceNotFoundException", client.stop_build, id="absent:1")
    refused("InvalidInputException", client.start_build, projectName=NAME, sourceTypeOverride="CODEPIPELINE")
