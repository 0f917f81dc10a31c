"""What botocore reads from configuration files: the judge of `crates/profiles`.

Takes a list of cases as JSON on its standard input (files in hexadecimal), and answers with what it found for each.
Nothing is called: what would ask AWS, run a program or look for an instance is taken apart instead.
"""

import json
import os
import sys
import tempfile

from botocore import configprovider, credentials, exceptions, session, tokens, utils
from botocore.compat import compat_shell_split

# The order of the AWS CLI 2: https://github.com/aws/aws-cli/blob/v2/awscli/botocore/configprovider.py
CLI_2 = {
    "profile": (None, ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"], None, None),
    "region": ("region", ["AWS_REGION", "AWS_DEFAULT_REGION"], None, None),
}


# whose rules commands are split by, as `sys.platform` says
platform = "linux"


def run(provider, command):
    words = compat_shell_split(command, platform)
    assert words and words[0], "nothing to run"
    return {"access_key": json.dumps(words), "secret_key": "s"}


def given(sourcer, name):
    if name == "Environment":
        return real_sources(sourcer, name)
    return credentials.Credentials(name, "s", method="credential-source")


def signed_in(provider):
    profile = provider._load_config()["profiles"].get(provider._profile_name, {})
    return credentials.Credentials("l", "s", method="login") if "login_session" in profile else None


real_sources = credentials.CanonicalNameCredentialSourcer.source_credentials
credentials.ProcessProvider._retrieve_credentials_using = run
credentials.CanonicalNameCredentialSourcer.source_credentials = given
credentials.LoginProvider.load = signed_in
credentials.ContainerProvider.load = lambda provider: (
    credentials.Credentials("c", "s", method="container-role")
    if any(os.environ.get(name) for name in (provider.ENV_VAR, provider.ENV_VAR_FULL))
    else None
)


def source(found):
    """Credentials, taken apart: nested lists of what they come from."""
    refresh = getattr(found, "_refresh_using", None)
    if found.method == "login":
        return ["login"]
    if refresh is None or not hasattr(found, "_refresh_lock"):
        if found.method == "custom-process":
            return ["process", *json.loads(found.access_key)]
        if found.method == "credential-source":
            return ["given", found.access_key]
        if found.method == "container-role":
            return ["container"]
        where = "environment" if found.method == "env" else "keys"
        return [where, found.access_key, found.secret_key, found.token]
    fetcher = getattr(refresh, "_refresh", refresh).__self__
    if isinstance(fetcher, credentials.SSOCredentialFetcher):
        return ["sso", fetcher._sso_session_name, fetcher._start_url, fetcher._sso_region, fetcher._account_id,
                fetcher._role_name]
    arguments = dict(fetcher._assume_kwargs)
    if fetcher._using_default_session_name:
        del arguments["RoleSessionName"]
    if isinstance(fetcher, credentials.AssumeRoleWithWebIdentityCredentialFetcher):
        return ["web-identity", arguments["RoleArn"], arguments.get("RoleSessionName"),
                fetcher._web_identity_token_loader._web_identity_token_path]
    names = ("RoleArn", "ExternalId", "RoleSessionName", "DurationSeconds", "SerialNumber")
    return ["role", [arguments.get(name) for name in names], source(fetcher._source_credentials)]


def resolved(one):
    try:
        for provider in credentials.create_credential_resolver(one, cache={}).providers:
            found = provider.load()
            if found is not None:
                return source(found)
        return ["none"]
    except Exception as error:
        return ["refused", type(error).__name__]


def endpoints(one, services):
    found = {}
    ignored = one.get_config_variable("ignore_configured_endpoint_urls")
    for name in services:
        try:
            provider = configprovider.ConfiguredEndpointProvider(one.full_config, one.get_scoped_config(), name)
            url = None if ignored else provider.provide()
            if url is not None and not utils.is_valid_uri(url):
                raise ValueError("Invalid endpoint")
            found[name] = url
        except Exception as error:
            found[name] = ["refused", type(error).__name__]
    return found


def look(case, folder):
    global platform
    platform = case["platform"]
    variables = dict(case["variables"], AWS_EC2_METADATA_DISABLED="true", HOME=folder)
    for name, variable in (("config", "AWS_CONFIG_FILE"), ("credentials", "AWS_SHARED_CREDENTIALS_FILE")):
        variables[variable] = os.path.join(folder, name)
        if os.path.exists(variables[variable]):
            os.unlink(variables[variable])
        if case[name] is not None:
            with open(variables[variable], "wb") as file:
                file.write(bytes.fromhex(case[name]))
    os.environ.clear()
    os.environ.update(variables)
    one = session.Session(session_vars=CLI_2, profile=case["profile"])
    try:
        profiles = one.full_config["profiles"]
    except exceptions.ConfigParseError:
        return {"refused": True}
    found = {"profiles": profiles, "source": resolved(one)}
    try:
        one.get_scoped_config()
        found["region"] = one.get_config_variable("region") or None
        found["ca_bundle"] = one.get_config_variable("ca_bundle") or None
        found["fips"] = bool(one.get_config_variable("use_fips_endpoint"))
        found["dual_stack"] = bool(one.get_config_variable("use_dualstack_endpoint"))
        found["endpoints"] = endpoints(one, case["services"])
    except exceptions.ProfileNotFound:
        found["source"] = ["refused", "ProfileNotFound"]
    return found


def files(case):
    """Names and texts of what the AWS CLI keeps of a sign-in."""
    name = utils.SSOTokenLoader()._generate_cache_key(case["start_url"], case["session"])
    return {"token": f"{name}.json", "login": f"{utils.generate_login_cache_key(case['login'])}.json",
            "text": tokens._sso_json_dumps(case["text"])}


def main():
    cases = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        answers = [files(case) if "start_url" in case else look(case, folder) for case in cases]
    json.dump(answers, sys.stdout)


main()
