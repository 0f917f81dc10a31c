"""Asks one judge about many documents.

    judges.py JUDGE < {"regions": […], "documents": {name: text}} > {name: [finding]}

The judges are programs that others wrote; this file only carries documents there and findings back. `pyyaml` isn't a
judge but a reader: it answers with the values that a reader of YAML 1.1 sees, functions of CloudFormation in their
long form. Nor is `registry`: it answers for each name of a resource type with the actions that the type's handlers
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
    "registry": registry,
}


def main():
    question = json.load(sys.stdin)
    judge = JUDGES[sys.argv[1]]
    json.dump(dict(judge(question["documents"], question.get("regions"))), sys.stdout)


if __name__ == "__main__":
    main()
