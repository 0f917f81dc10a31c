//! `host list`: the hosts of the account in the Region. Looks only, also beside an open window.

use gangway_app::views::HostView;

use crate::account::GlobalOptions;
use crate::exit::{CommandError, Exit};
use crate::output::{Output, code};

pub(super) async fn run(options: &GlobalOptions, output: &Output) -> Result<Exit, CommandError> {
    let there = options.status_reader().hosts(options.choose().await?).await?;
    output.answer(&there, || lines(&there, output));
    Ok(Exit::Done)
}

fn lines(hosts: &[HostView], output: &Output) -> Vec<String> {
    if hosts.is_empty() {
        return vec![output.tell("cli-host-none", &[])];
    }
    hosts.iter().flat_map(|host| line(host, output)).collect()
}

fn line(host: &HostView, output: &Output) -> Vec<String> {
    let status = output
        .tell("host-status", &[("status", code(&host.status).into()), ("text", host.status_text.as_str().into())]);
    let mut lines = vec![format!("{}  {}  {status}", host.name, host.endpoint), format!("    {}", host.arn)];
    if let Some(network) = &host.network {
        lines.push(format!("    {}", network.vpc));
    }
    if !host.connections.is_empty() {
        lines.push(format!(
            "    {}",
            output.tell("cli-host-connections", &[("names", host.connections.join(", ").into())])
        ));
    }
    lines.extend(host.message.as_ref().map(|text| format!("    {text}")));
    lines
}
