"""Follows the lines that the exported files print, word by word, where text is read in some encoding.

    printed.py ENDPOINT FOLDER FORMAT AWS ENCODING

FOLDER holds the files of FORMAT, in Japanese, and `expected`: what the account must hold then. The encoding is that of
the system, as Python takes it: cp932 is a Japanese Windows, where the AWS CLI refuses a template in Japanese UTF-8.
"""

import codecs
import gzip
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

from browser import authorize
from clients import Cli
from deploy import REGION
from raw import Witness

CHARMAP = "/usr/share/i18n/charmaps/WINDOWS-31J.gz"
# what the files have where the connection wasn't known, and the account with it
UNKNOWN = {
    "cloudformation": "arn:aws:codeconnections:...",
    "json": f"arn:aws:codeconnections:{REGION}:111122223333:connection/00000000-0000-0000-0000-000000000000",
}


def locale(encoding, folder):
    """The variables that make this the system's encoding."""
    if encoding == "utf-8":
        return {"LC_ALL": "C.UTF-8"}
    # Microsoft's code page, by the name by which every Python knows it
    text = gzip.open(CHARMAP, "rt", encoding="ascii", errors="replace").read()
    charmap = pathlib.Path(folder) / "CP932"
    charmap.write_text(text.replace("<code_set_name> WINDOWS-31J", "<code_set_name> CP932"), encoding="ascii", errors="replace")
    made = ["localedef", "--no-archive", "-i", "ja_JP", "-f", str(charmap), f"{folder}/ja_JP.CP932"]
    done = subprocess.run(made, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {"LOCPATH": str(folder), "LC_ALL": "ja_JP.CP932"}


class Shell:
    """Where the lines are typed."""

    def __init__(self, folder, aws, endpoint, variables):
        self.folder = folder
        path = f"{pathlib.Path(aws).parent}:{os.environ['PATH']}"
        # 0: a file is in the system's encoding, also when Python takes UTF-8 for every system's; what is written to a
        # console of Windows isn't: there every character can be shown
        python = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8"}
        self.environment = {**Cli(aws, endpoint).environment, **variables, **python, "PATH": path}

    def run(self, words):
        return subprocess.run(words, cwd=self.folder, env=self.environment, capture_output=True)

    def encoding(self):
        said = self.run(["python", "-c", "import locale; print(locale.getpreferredencoding(False))"])
        return codecs.lookup(said.stdout.decode().strip()).name

    def type(self, line):
        done = self.run(shlex.split(line))
        assert done.returncode == 0, f"{line}\n{done.stdout!r}\n{done.stderr!r}"


def printed(folder):
    """The lines of the README that make something; the templates print the same ones in their heads."""
    lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line.startswith("aws ")]
    for template in sorted(folder.glob("*.yaml")):
        heads = [line.removeprefix("#   ") for line in template.read_text(encoding="ascii").splitlines() if "#   aws" in line]
        assert heads == [line for line in lines if template.name in line], (heads, lines)
    return [line for line in lines if line.split()[2].split("-")[0] not in ("delete", "detach")]


def connections(witness):
    there = witness.client("codeconnections", region=REGION).list_connections()["Connections"]
    return {one["ConnectionArn"] for one in there}


def refused(shell, line):
    """The seeded defect: a template with a comment in Japanese."""
    template = shell.folder / "1-connection.yaml"
    good = template.read_bytes()
    template.write_bytes("# この接続はアカウントにあります。\n".encode() + good)
    done = shell.run(shlex.split(line))
    template.write_bytes(good)
    assert done.returncode != 0 and b"can't decode" in done.stderr, f"a template in Japanese was read: {done}"


def held(witness):
    """What a person's own texts have become."""
    builds = witness.client("codebuild", region=REGION)
    (project,) = builds.batch_get_projects(names=builds.list_projects()["projects"])["projects"]
    return {
        "buildspec": project["source"]["buildspec"],
        "tags": {tag["key"]: tag["value"] for tag in project["tags"] if not tag["key"].startswith("aws:")},
        "variables": {one["name"]: one["value"] for one in project["environment"]["environmentVariables"]},
    }


def main(endpoint, folder, kind, aws, encoding):
    folder = pathlib.Path(folder)
    witness = Witness(endpoint)
    with tempfile.TemporaryDirectory() as locales:
        shell = Shell(folder, aws, endpoint, locale(encoding, locales))
        assert shell.encoding() == encoding, shell.encoding()
        first, *rest = printed(folder)
        if kind == "cloudformation" and encoding == "cp932":
            refused(shell, first)
        before = connections(witness)
        shell.type(first)
        (arn,) = connections(witness) - before
        assert ">Available<" in authorize(endpoint, arn)
        account = arn.split(":")[4]
        for document in folder.glob("*.json"):
            text = document.read_text(encoding="ascii")
            document.write_text(text.replace(UNKNOWN[kind], arn).replace("111122223333", account), encoding="ascii")
        for line in rest:
            shell.type(line.replace(UNKNOWN[kind], arn).replace("111122223333", account))
        expected = json.loads((folder / "expected").read_text(encoding="utf-8"))
        assert held(witness) == expected, (held(witness), expected)


if __name__ == "__main__":
    main(*sys.argv[1:])
