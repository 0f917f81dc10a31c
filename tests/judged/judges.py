"""Asks one judge about many documents.

    judges.py JUDGE < {"regions": […], "documents": {name: text}} > {name: [finding]}

The judges are programs that others wrote; this file only carries documents there and findings back. `pyyaml` isn't a
judge but a reader: it answers with the values that a reader of YAML 1.1 sees, functions of CloudFormation in their
long form. `botocore` judges inputs of the AWS CLI, whose names end with the service and the command. `registry` is no
judge either: it answers for each name of a resource type with the actions that the type's handlers
declare, by handler, as CloudFormation's registry publishes them.
"""

import json
import sys
import tempfile
from pathlib import Path


def cfn_lint(documents, regions):
    from cfnlint.api import lint
    from cfnlint.config import ManualArgs

    for name, text in documents.items():
        matches = lint(text, config=ManualArgs(regions=regions, include_checks=["I"]))
        yield name, [f"{match.rule.id} line {match.linenumber}: {match.message}" for match in matches]


def cloudformation_validate(documents, _regions):
    from cloudformation_validate import CompositeEngine

    engine = CompositeEngine()
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, text) in enumerate(documents.items()):
            path = Path(folder, f"{number}.yaml")
            path.write_text(text, encoding="utf-8")
            report = engine.validate_template(str(path))
            yield name, [f"{found.rule_id} {found.severity.name}: {found.message}" for found in report.diagnostics]


def parliament(documents, _regions):
    from parliament import analyze_policy_string

    for name, text in documents.items():
        findings = analyze_policy_string(text).findings
        yield name, [f"{found.issue}: {found.detail} {found.location}" for found in findings]


def yamllint(documents, _regions):
    from yamllint import linter
    from yamllint.config import YamlLintConfig

    # Line length is not of this world: an ARN is as long as it is. Nobody writes `---` before one document.
    config = YamlLintConfig("{extends: default, rules: {line-length: disable, document-start: disable}}")
    for name, text in documents.items():
        yield name, [str(problem) for problem in linter.run(text, config)]


def pyyaml(documents, _regions):
    import yaml

    class Reader(yaml.SafeLoader):
        pass

    def function(loader, suffix, node):
        if isinstance(node, yaml.ScalarNode):
            value = loader.construct_scalar(node)
        else:
            value = loader.construct_sequence(node, deep=True)
        if suffix == "Ref":
            return {"Ref": value}
        if suffix == "GetAtt":
            return {"Fn::GetAtt": value.split(".", 1)}
        return {f"Fn::{suffix}": value}

    Reader.add_multi_constructor("!", function)
    for name, text in documents.items():
        try:
            yield name, yaml.load(text, Reader)
        except yaml.YAMLError as error:
            yield name, {"error": str(error)}


def botocore(documents, _regions):
    """What the AWS CLI checks before it calls; and enums, patterns and greatest lengths, which only AWS itself checks."""
    from botocore.session import Session
    from botocore.validate import ParamValidator

    session = Session()
    for name, text in documents.items():
        service, command = name.split()[-2:]
        model = session.get_service_model("s3" if service == "s3api" else service)
        operations = {xform(operation): operation for operation in model.operation_names}
        shape = model.operation_model(operations[command]).input_shape
        value = json.loads(text)
        report = ParamValidator().validate(value, shape).generate_report()
        yield name, report.splitlines() or list(outside(shape, value, ""))


def xform(operation):
    from botocore import xform_name

    return xform_name(operation, "-")


def outside(shape, value, path):
    import regex

    if shape.type_name == "structure":
        for name, inner in value.items():
            yield from outside(shape.members[name], inner, f"{path}.{name}")
    elif shape.type_name == "list":
        yield from too_many(shape, value, path)
        for index, inner in enumerate(value):
            yield from outside(shape.member, inner, f"{path}[{index}]")
    elif shape.type_name == "map":
        yield from too_many(shape, value, path)
        for key, inner in value.items():
            yield from outside(shape.key, key, f"{path}{{}}")
            yield from outside(shape.value, inner, f"{path}.{key}")
    elif shape.type_name == "string":
        yield from too_many(shape, value, path)
        if shape.enum and value not in shape.enum:
            yield f"{path} is outside of its enum: {value!r}"
        pattern = shape.metadata.get("pattern")
        if pattern and not regex.fullmatch(pattern, value):
            yield f"{path} doesn't match {pattern}: {value!r}"


def too_many(shape, value, path):
    most = shape.metadata.get("max")
    if most is not None and len(value) > most:
        yield f"{path} has {len(value)}, more than {most}"


def registry(documents, regions):
    from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

    for name in documents:
        handlers = PROVIDER_SCHEMA_MANAGER.get_resource_schema(regions[0], name).schema.get("handlers", {})
        yield name, {handler: declared.get("permissions", []) for handler, declared in handlers.items()}


JUDGES = {
    "cfn-lint": cfn_lint,
    "cloudformation-validate": cloudformation_validate,
    "parliament": parliament,
    "yamllint": yamllint,
    "pyyaml": pyyaml,
    "botocore": botocore,
    "registry": registry,
}


def main():
    question = json.load(sys.stdin)
    judge = JUDGES[sys.argv[1]]
    json.dump(dict(judge(question["documents"], question.get("regions"))), sys.stdout)


if __name__ == "__main__":
    main()
