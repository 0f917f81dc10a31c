//! The lines that deploy the templates: for every shell, PowerShell among them.

use gangway_blueprint::text::Parameter;
use gangway_blueprint::{Blueprint, Phase};

use super::{CAPABILITIES, CONNECTION_TEMPLATE, HOST_TEMPLATE, PIPELINE_TEMPLATE};
use crate::syntax::shell;

/// Deploys the template of a phase, with its parameters as far as they are known.
pub(super) fn deploy(blueprint: &Blueprint, phase: Phase) -> String {
    let names = &blueprint.names;
    let (file, stack) = match phase {
        Phase::Host => (HOST_TEMPLATE, &names.host_stack),
        Phase::Connection => (CONNECTION_TEMPLATE, &names.connection_stack),
        Phase::Pipeline => (PIPELINE_TEMPLATE, &names.stack),
    };
    let mut line = format!("aws cloudformation deploy --template-file {file} --stack-name {}", shell::quoted(stack));
    if phase == Phase::Pipeline {
        line += &format!(" --capabilities {}", CAPABILITIES.join(" "));
    }
    let parameters = blueprint.parameters(phase);
    if !parameters.is_empty() {
        line += " --parameter-overrides";
        line.extend(parameters.into_iter().map(|parameter| format!(" {}", given(blueprint, parameter))));
    }
    line
}

fn given(blueprint: &Blueprint, parameter: Parameter) -> String {
    let unknown = match parameter {
        Parameter::ConnectionArn | Parameter::HostArn => "arn:aws:codeconnections:...",
        Parameter::VpcId => "vpc-...",
        Parameter::SubnetIds => "subnet-...,subnet-...",
        Parameter::SecurityGroupIds => "sg-...",
    };
    let value = blueprint.parameter(parameter).unwrap_or_else(|| unknown.to_owned());
    let name = parameter.name();
    // a comma parts arguments in PowerShell, and an apostrophe is no quote where Windows' older shell reads
    match value.contains(',') {
        true => format!("\"{name}={value}\""),
        false => format!("{name}={}", shell::quoted(&value)),
    }
}
