"""Looks at each raw answer before botocore parses it, because botocore silently drops what it doesn't know.

An answer conforms when every member is in the operation's output shape, has its type, and the required ones are there.
An error conforms when its code is declared for the operation or stands on the written list of AWS's common errors.
"""

import base64
import collections
import json
import pathlib
import xml.etree.ElementTree as ElementTree

import boto3
import botocore.model
import botocore.parsers
import botocore.utils
from botocore.config import Config

MODELS = pathlib.Path(__file__).parents[2] / "src-tauri/crates/practice/models"
COMMON = json.loads((MODELS / "common-errors.json").read_text(encoding="utf-8"))
PROTOCOLS = botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS

OPEN_ENUMS = json.loads((MODELS / "open-enums.json").read_text(encoding="utf-8"))["members"]


class Witness:
    """Sees every answer of the clients it makes, and keeps what is wrong with them."""

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.findings = []
        # by service: the operations that were answered with success
        self.answered = collections.defaultdict(set)

    def client(self, service, protocol=None, region="eu-west-1", config=None):
        """A boto3 client; `protocol` is forced when given, else botocore chooses."""
        once = Config(retries={"total_max_attempts": 1})
        botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS = [protocol] if protocol else PROTOCOLS
        try:
            client = boto3.session.Session().client(
                service,
                region_name=region,
                endpoint_url=self.endpoint,
                aws_access_key_id="ANYTHING",
                aws_secret_access_key="anything",
                config=once.merge(config) if config else once,
            )
            chosen = client.meta.service_model.resolved_protocol
        finally:
            botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS = PROTOCOLS
        assert protocol in (None, chosen), f"{service} speaks {chosen}, not {protocol}"
        client.meta.events.register("before-parse", self.look)
        return client

    def look(self, operation_model, response_dict, **_):
        protocol = operation_model.service_model.resolved_protocol
        name = f"{operation_model.service_model.service_name}.{operation_model.name} ({protocol})"
        status, headers, body = (response_dict[part] for part in ("status_code", "headers", "body"))
        wrong = self.findings.append
        if not (headers.get("x-amzn-requestid") or headers.get("x-amz-request-id")):
            wrong(f"{name}: no request id")
        if status >= 300:
            code = error_code(protocol, body)
            # HEAD has no body: the status is the code
            if code and code not in allowed(operation_model, protocol):
                wrong(f"{name}: {code} is neither declared nor common")
            if code in ("InternalFailure", "InternalError"):
                wrong(f"{name}: {body!r}")
            return
        self.answered[operation_model.service_model.service_name].add(operation_model.name)
        shape = operation_model.output_shape
        for finding in walk_body(protocol, operation_model, shape, headers, body):
            wrong(f"{name}: {finding}")


def allowed(operation_model, protocol):
    codes = set(COMMON["json" if protocol == "smithy-rpc-v2-cbor" else protocol])
    for shape in operation_model.error_shapes:
        codes |= {shape.name, shape.metadata.get("error", {}).get("code", shape.name)}
    return codes


def error_code(protocol, body):
    if not body:
        return None
    if protocol == "json":
        return json.loads(body)["__type"]
    if protocol == "smithy-rpc-v2-cbor":
        return cbor(body)["__type"]
    root = ElementTree.fromstring(body)
    return next(element.text for element in root.iter() if local(element) == "Code")


def cbor(body):
    parser = botocore.parsers.RpcV2CBORParser()
    return parser.parse_data_item(parser.get_peekable_stream_from_bytes(body))


def walk_body(protocol, operation_model, shape, headers, body):
    if protocol == "json":
        return [*walk(shape, json.loads(body), "")] if shape else ([] if json.loads(body or b"{}") == {} else ["an output"])
    if protocol == "smithy-rpc-v2-cbor":
        if headers.get("smithy-protocol") != "rpc-v2-cbor":
            return ["no smithy-protocol header"]
        return [*walk(shape, cbor(body), "")] if shape else ([] if cbor(body or b"\xa0") == {} else ["an output"])
    if protocol == "ec2":
        return [*walk_ec2(operation_model, shape, ElementTree.fromstring(body))]
    if protocol == "query":
        return [*walk_query(operation_model, shape, ElementTree.fromstring(body))]
    return [*walk_rest(shape, headers, body)]


TYPES = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "structure": dict,
    "map": dict,
    "list": list,
}


def walk(shape, value, path):
    """Of a JSON or CBOR value: what its shape doesn't allow."""
    kind = shape.type_name
    if kind == "timestamp":
        # CBOR's tag 1 was read as a datetime, JSON's number is one
        if not (isinstance(value, (int, float)) and not isinstance(value, bool)) and not hasattr(value, "timestamp"):
            yield f"{path} is no timestamp: {value!r}"
        return
    if kind == "blob":
        try:
            value if isinstance(value, bytes) else base64.b64decode(value, validate=True)
        except (ValueError, TypeError):
            yield f"{path} is no blob: {value!r}"
        return
    if not isinstance(value, TYPES[kind]) or (isinstance(value, bool) and kind != "boolean"):
        yield f"{path} is no {kind}: {value!r}"
        return
    if kind == "structure":
        for name, inner in value.items():
            if name not in shape.members:
                yield f"{path}.{name} is unknown"
            else:
                yield from walk(shape.members[name], inner, f"{path}.{name}")
        yield from (f"{path}.{name} is missing" for name in shape.required_members if name not in value)
    elif kind == "list":
        for inner in value:
            yield from walk(shape.member, inner, f"{path}[]")
    elif kind == "map":
        for inner in value.values():
            yield from walk(shape.value, inner, f"{path}{{}}")
    elif kind == "string":
        yield from outside(shape, value, path)


def outside(shape, value, path):
    if shape.enum and value not in shape.enum and value not in OPEN_ENUMS.get(path.rsplit(".", 1)[-1], ()):
        yield f"{path} is outside of its enum: {value!r}"


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def walk_query(operation_model, shape, root):
    if local(root) != f"{operation_model.name}Response":
        yield f"the root is {local(root)}"
    children = {local(child): child for child in root}
    if "ResponseMetadata" not in children:
        yield "no ResponseMetadata"
    if shape is None:
        return
    wrapper = shape.serialization.get("resultWrapper")
    if wrapper not in children:
        yield f"no {wrapper}"
    else:
        yield from walk_xml(shape, children[wrapper], "")


def walk_ec2(operation_model, shape, root):
    if local(root) != f"{operation_model.name}Response":
        yield f"the root is {local(root)}"
    request_id = root.find("{*}requestId")
    if request_id is None:
        yield "no requestId"
    else:
        root.remove(request_id)
    if shape is not None:
        yield from walk_xml(shape, root, "")
    elif [(local(child), child.text) for child in root] != [("return", "true")]:
        yield "no return"


def walk_rest(shape, headers, body):
    if shape is None:
        return
    by_location = lambda place: {n: m for n, m in shape.members.items() if m.serialization.get("location") == place}
    for name, member in by_location("header").items():
        text = headers.get(member.serialization["name"])
        if text is not None:
            yield from walk_text(member, text, f".{name}")
    known = {member.serialization["name"].lower() for member in by_location("header").values()}
    prefixes = tuple(member.serialization["name"].lower() for member in by_location("headers").values())
    for header in headers:
        header = header.lower()
        common = ("x-amz-request-id", "x-amz-id-2", "x-amz-server-side-encryption")
        if header.startswith("x-amz-") and header not in known and header not in common and not header.startswith(prefixes or ("\0",)):
            yield f"the header {header} is unknown"
    payload = shape.serialization.get("payload")
    if payload:
        member = shape.members[payload]
        if member.type_name == "structure" and body:
            yield from walk_xml(member, ElementTree.fromstring(body), f".{payload}")
    elif shape.name == "GetBucketLocationOutput":
        yield from walk_text(shape.members["LocationConstraint"], ElementTree.fromstring(body).text or "EU", ".LocationConstraint")
    elif any("location" not in member.serialization for member in shape.members.values()):
        yield from walk_xml(shape, ElementTree.fromstring(body), "")


def walk_xml(shape, element, path):
    """Of an XML element: what its shape doesn't allow."""
    kind = shape.type_name
    if kind == "structure":
        members = {}
        for name, member in shape.members.items():
            if "location" not in member.serialization:
                members[member.serialization.get("name", name)] = member
        for child in element:
            name = local(child)
            if name not in members:
                yield f"{path}.{name} is unknown"
                continue
            member = members[name]
            flat = member.type_name == "list" and member.serialization.get("flattened")
            yield from walk_xml(member.member if flat else member, child, f"{path}.{name}")
        there = {local(child) for child in element}
        for name in shape.required_members:
            member = shape.members[name]
            if "location" not in member.serialization and member.serialization.get("name", name) not in there:
                yield f"{path}.{name} is missing"
    elif kind == "list":
        wanted = shape.member.serialization.get("name", "member")
        for child in element:
            if local(child) != wanted:
                yield f"{path} holds {local(child)}, not {wanted}"
            yield from walk_xml(shape.member, child, f"{path}[]")
    elif kind == "map":
        for entry in element:
            parts = {local(part): part for part in entry}
            yield from walk_xml(shape.value, parts[shape.value.serialization.get("name", "value")], f"{path}{{}}")
    else:
        yield from walk_text(shape, element.text or "", path)


def walk_text(shape, text, path):
    kind = shape.type_name
    try:
        if kind in ("integer", "long"):
            int(text)
        elif kind in ("float", "double"):
            float(text)
        elif kind == "boolean":
            assert text in ("true", "false")
        elif kind == "timestamp":
            botocore.utils.parse_timestamp(text)
        elif kind == "blob":
            base64.b64decode(text, validate=True)
        elif kind == "string":
            yield from outside(shape, text, path)
    except (ValueError, AssertionError):
        yield f"{path} is no {kind}: {text!r}"
