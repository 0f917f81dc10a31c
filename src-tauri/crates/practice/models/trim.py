#!/usr/bin/env python3
"""Makes the API models beside this file out of the botocore package: shapes, constraints and errors, no documentation.

    python3 trim.py [WHEEL]     without a wheel, pip downloads the pinned one into a temporary folder

Same wheel in, same bytes out. What a service may be asked stands in its Rust source; the wire refuses the rest.
"""

import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

BOTOCORE = "1.44.5"
HERE = pathlib.Path(__file__).parent

SERVICES = HERE.parent / "src" / "services"


def operations():
    """Each model with the operations that are asked for: those that the service of its row in services/mod.rs names."""
    found = {}
    rows = re.findall(r"^    (\w+): \w+::\w+, \[(.*)\];$", (SERVICES / "mod.rs").read_text(encoding="utf-8"), re.M)
    for folder, models in rows:
        source = next(path for path in (SERVICES / folder / "mod.rs", SERVICES / f"{folder}.rs") if path.exists())
        named = re.search(r'const OPERATIONS: &str = "(.*?)";', source.read_text(encoding="utf-8"), re.S).group(1)
        found |= {model: named.replace("\\\n", " ").split() for model in re.findall(r'"(.+?)"', models)}
    return found


# What the wire reads of each part of a model; everything else is documentation or the clients' own business.
METADATA = "apiVersion endpointPrefix protocols signingName targetPrefix xmlNamespace".split()
OPERATION = "http input output errors httpChecksum".split()
SHAPE = "type required members member key value enum min max pattern flattened locationName payload streaming".split()
SHAPE += "timestampFormat error exception fault box sensitive union xmlNamespace eventstream".split()
MEMBER = "shape location locationName queryName flattened xmlNamespace xmlAttribute streaming timestampFormat idempotencyToken".split()


def keep(source, names):
    return {name: source[name] for name in names if name in source}


def member(source):
    return keep(source, MEMBER)


def shape(source):
    kept = keep(source, SHAPE)
    if "members" in kept:
        kept["members"] = {name: member(value) for name, value in kept["members"].items()}
    for part in ("member", "key", "value"):
        if part in kept:
            kept[part] = member(kept[part])
    return kept


def neighbours(source):
    yield from (value["shape"] for value in source.get("members", {}).values())
    yield from (source[part]["shape"] for part in ("member", "key", "value") if part in source)


def operation(source):
    kept = keep(source, OPERATION)
    kept["http"] = keep(kept["http"], ("method", "requestUri", "responseCode"))
    for part in ("input", "output"):
        if part in kept:
            kept[part] = keep(kept[part], ("shape", "resultWrapper", "locationName", "xmlNamespace"))
    if "errors" in kept:
        kept["errors"] = [error["shape"] for error in kept["errors"]]
    return kept


def trim(model, names):
    operations = {name: operation(model["operations"][name]) for name in sorted(names)}
    # Errors that no operation declares are kept too: AWS answers them everywhere (AccessDeniedException, …).
    todo = [name for name, value in model["shapes"].items() if value.get("exception")]
    for value in operations.values():
        todo += [value[part]["shape"] for part in ("input", "output") if part in value] + value.get("errors", [])
    declared = {name for value in operations.values() for name in value.get("errors", [])}
    everywhere = {"AccessDeniedException", "ThrottlingException", "InternalServerException", "InvalidInputException", "ValidationException"}
    todo = [name for name in todo if not model["shapes"][name].get("exception") or name in declared | everywhere]
    shapes = {}
    while todo:
        name = todo.pop()
        if name not in shapes:
            shapes[name] = shape(model["shapes"][name])
            todo += neighbours(shapes[name])
    metadata = keep(model["metadata"], METADATA)
    # What is refused is refused by its name; rest-xml tells operations apart by method and address alone.
    refused = {name: value["http"] for name, value in sorted(model["operations"].items()) if name not in operations}
    rest = "rest-xml" in metadata["protocols"]
    refused = {name: [http["method"], http["requestUri"]] for name, http in refused.items() if rest}
    return {"metadata": metadata, "operations": operations, "refused": refused, "shapes": dict(sorted(shapes.items()))}


def written(model):
    """One operation and one shape a line, so that a new botocore can be read as a diff."""

    def compact(value):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    def lines(part):
        return ",\n".join(f"{compact(name)}:{compact(value)}" for name, value in model[part].items())

    return f'{{"metadata":{compact(model["metadata"])},\n"operations":{{\n{lines("operations")}\n}},\n"refused":{{\n{lines("refused")}\n}},\n"shapes":{{\n{lines("shapes")}\n}}}}\n'


def main(wheel):
    with zipfile.ZipFile(wheel) as package:
        for service, wanted in operations().items():
            names = [n for n in package.namelist() if n.startswith(f"botocore/data/{service}/") and n.endswith("/service-2.json.gz")]
            model = json.loads(gzip.decompress(package.read(max(names))))
            (HERE / f"{service}.json").write_text(written(trim(model, wanted)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, f"botocore=={BOTOCORE}"]
            subprocess.run(command, check=True)
            main(next(pathlib.Path(folder).glob("botocore-*.whl")))
