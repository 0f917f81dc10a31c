# Hosts on their way: what happens in their jobs, why one fails, and what to do.

event-host-created = The host { $name } was created: { $arn }
event-host-adopted = The host { $name } exists already and is used: { $arn }
event-host-changed = The host { $name } was changed: { $arn }
event-host-status = The host’s status is { $status }.
event-host-deleted = The host { $name } is gone: { $arn }
event-connection-deleted = The connection { $name } was deleted: { $arn }

fault-host-missing = { $endpoint ->
        [none] This setup’s server needs a host, and none is chosen yet. Nothing was created.
       *[other] The server { $endpoint } needs a host, and none is chosen yet. Nothing was created.
    }
    .next = Create a host in the Host step, or choose an existing one. Then try again.
fault-host-network-missing = The server { $endpoint } is reached only from within a network, and no VPC is chosen for its host. Nothing was created.
    .next = Choose a VPC, subnets, and security groups in the Host step. If the server can be reached from the internet, say so there.
fault-host-not-available = The host { $name } isn’t available yet (status: { $status }). AWS makes connections only through an available host, so nothing was created.
    .next = Go to the Host step and finish setting the host up. Then try again.
fault-host-network-failed = AWS couldn’t set up the network of the host { $name }. The host stays, but nothing can go through it. AWS says: { $detail }
    .next = Go to the Host step, choose another VPC, other subnets, or other security groups, and plan again: the host is changed, not created a second time.
fault-host-network-overdue = AWS has been setting up the network of the host { $name } for more than { $minutes } minutes. That usually takes about five.
    .next = Look in the AWS console whether the VPC has an endpoint for codestar-connections.webhooks. If there is none, a quota or a rule of your organization may forbid it. Then try again, or delete the host and create it anew.
fault-host-not-set-up = After { $minutes } minutes, the host still isn’t set up in the browser. It stays as it is, and Gangway keeps checking.
    .next = Open the page of hosts again, choose this host, and press “Set up host”.
fault-host-in-error = The host { $name } is in error: what was made for it on the server is gone or was changed, or the server can’t be reached any more.
    .next = Check the server, its certificate, and the network first. If the host stays in error, replace it: in Connections, on the tab Hosts, press “Replace…”. You see beforehand what that interrupts.
fault-host-gone = There is no host { $name } in this account and Region. It may have been deleted.
    .next = Choose a host that is there, or create a new one.
fault-host-not-editable = The host { $name } can’t be changed (status: { $status }). AWS takes changes only until somebody has set a host up. Nothing was changed.
    .next = Replace it: in Connections, on the tab Hosts, press “Replace…”. You see beforehand what that interrupts.
fault-host-busy = The host { $name } can’t be deleted at the moment (status: { $status }): AWS is setting up or taking down its network, or a connection still goes through it.
    .next = Wait a few minutes and try again. Connections that go through it have to be deleted first.

fault-host-exists = There is the host { $name } for the server { $endpoint } already. AWS takes only one host for a server, so nothing was changed.
    .next = Let the setups use that host, or delete it first. Then try again.

cause-host-vpc-taken = Another host has this VPC already. A VPC can serve one host at a time.
    .next = Use the host that is there, if it is for the same server. Otherwise choose another VPC for this one.
cause-host-dns-off = The VPC doesn’t resolve names, or gives none.
    .next = Switch on DNS resolution and DNS hostnames for this VPC (in the VPC console: Actions, Edit VPC settings). Then plan the host again.
cause-host-subnets-in-one-zone = Two of the chosen subnets are in the same Availability Zone. A host takes one subnet for each zone.
    .next = Choose subnets in different Availability Zones, and plan the host again.
cause-host-service-not-in-zone = AWS’s service for hosts isn’t offered in the Availability Zone of one of the subnets.
    .next = Choose a subnet in another Availability Zone, and plan the host again.
cause-host-subnet-full = A chosen subnet has no free address left.
    .next = Choose a subnet with free addresses, and plan the host again.
cause-host-network-mismatch = The chosen subnets and security groups don’t all belong to the chosen VPC.
    .next = Choose subnets and security groups of this VPC, and plan the host again.
cause-host-network-gone = The VPC, a subnet, or a security group that was chosen isn’t there any more.
    .next = Choose again in the Host step: the lists show what is there now. Then plan the host again.
cause-host-endpoint-quota = The account may have no more VPC endpoints in this Region.
    .next = Delete endpoints that nobody needs, or ask for a higher quota in the AWS console under Service Quotas (Amazon VPC). Then plan the host again.
cause-host-network-denied = These credentials aren’t allowed to set up the host’s part of the VPC. AWS does that with the permissions of whoever creates the host.
    .next = Ask an administrator to allow the EC2 actions for hosts, such as CreateNetworkInterface and CreateVpcEndpoint. The Review step has the policy. Then plan the host again.

notice-host-available = The host is available. Go on with the next step in Gangway.
notice-host-failed = The host didn’t become available. Gangway says why, and what to do.
notice-host-deleted = The host is gone.
notice-host-not-deleted = The host couldn’t be deleted. Gangway says why, and what to do.

cli-plan-host = This would be done in account { $account }, Region { $region }:
cli-plan-change-host = This host would be changed in account { $account }, Region { $region }:
cli-plan-delete-host = This would be deleted in account { $account }, Region { $region }:
cli-host-used = The existing host { $name } is used. It is already set up.
cli-host-set-up = The host { $name } is waiting for you in the browser. Sign in to AWS account { $account }, open the address, choose the tab Hosts and this host, and press “Set up host”.
cli-host-set-up-github-enterprise-server = Then sign in to the server and create the GitHub App. Only a site administrator or an owner of the organization can.
cli-host-set-up-gitlab-self-managed = Then give AWS’s page a personal access token of an administrator of the server, with the scope api (and admin_mode, if Admin Mode is on). The token is used once. Never type it here.
cli-host-then = When the host is set up, run the same command again. With --wait-for-authorization, the command waits here instead.
cli-host-none = There is no host in this account and Region. The command host create creates the one that a setup file wishes for.
cli-host-connections = Connections: { $names }
cli-host-ambiguous = Several hosts are named { $name }. Give the ARN of one of them:
cli-next-host-missing = Write the server into the setup file as “host”, and run the command host create: it uses a host that is there, or creates one.
cli-next-host-network-missing = Add --vpc, --subnet, and --security-group. Or write “network”: “public” for the host in the setup file, if its server can be reached from the internet.
cli-next-host-not-available = Run the command host wait: it prints the page on which the host is set up.
cli-next-host-network-failed = Run the command host create again with other --vpc, --subnet, or --security-group: the host is changed, not created a second time.
cli-next-host-gone = Run the command host list: it shows the hosts that are there. The command host create uses one of them, or creates a new one.
cli-next-host-busy = Wait a few minutes and run the same command again. Connections that go through the host have to be deleted first.

host-replace-interrupts = { $count ->
        [0] No pipeline of this Region reads through the old host’s connections.
        [one] One pipeline reads through the old host’s connections. It can’t read its code, and a push starts nothing, until it has a new connection.
       *[other] { $count } pipelines read through the old host’s connections. They can’t read their code, and a push starts nothing, until each has a new connection.
    }
host-replace-regions = Pipelines in other Regions may use these connections, too. They aren’t looked for, and stop reading their code as well.
host-replace-unseen = These credentials may not look at every pipeline, so more may stand still than are listed.
host-replace-left-unseen = These credentials may not look at everything, so more may be left to do than is listed.

host-left-set-up-host = waits until the new host is set up
host-left-connect = needs a new connection
host-left-authorize = its new connection waits to be authorized in the browser
host-left-deploy = its pipelines still use the old connection, and have to be deployed again
host-left-nothing = nothing is left to do
host-left-pipeline-waits = still uses a connection that is gone
host-left-pipeline-done = uses another connection by now

cli-plan-replace-host = This would be done in account { $account }, Region { $region }. The old host goes before the new one is created:
cli-host-left = What is left to do:
cli-host-left-setup = Setup { $name }: { $left }
cli-host-left-pipeline = Pipeline { $name }: { $left }
cli-host-left-how = For each setup, run the command deploy with its setup file: it creates a connection through the new host, waits for it to be authorized, and enters it in the pipelines. Whoever owns one of the other pipelines enters a new connection in it.
cli-next-host-not-editable = Run the command host replace: it shows beforehand what that interrupts.
cli-next-host-in-error = Check the server, its certificate, and the network first. If the host stays in error, run the command host replace: it shows beforehand what that interrupts.
cli-next-host-exists = Let the setups use that host, or delete it first with the command host delete. Then run the same command again.

host-status = { $status ->
        [preparing] AWS is setting up the network ({ $text })
        [failed] network failed ({ $text })
        [deleting] being deleted ({ $text })
        [pending] to be set up in the browser ({ $text })
        [available] available ({ $text })
        [error] in error ({ $text })
       *[other] { $text }
    }
