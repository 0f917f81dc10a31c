# What the network team and the administrator of a Git server are asked for
format-requests = Ready requests for your network team and for the administrator of your Git server, with the addresses, ports and rules that are needed.
    .name = Requests to others

file-request-open = still open
file-request-network-title = Request to the network team: a way from AWS to our Git server
file-request-network-what = AWS CodeConnections is to read our repositories and to hear of pushes. For this it gets a host in a VPC that leads to the server: "{ $host }". AWS creates network interfaces in the subnets, and an endpoint to which the server sends its webhooks. We ask for what stands below.
file-request-fact-server = Server: { $value }
file-request-fact-addresses = Addresses of the server: { $value }
file-request-fact-account = AWS account: { $value }
file-request-fact-region = Region: { $value }
file-request-fact-vpc = VPC: { $value }
file-request-fact-subnets = Subnets: { $value }
file-request-fact-security-groups = Security groups: { $value }
file-request-network-vpc = The VPC
file-request-network-dns = DNS support and DNS host names are on in the VPC (enableDnsSupport, enableDnsHostnames).
file-request-network-subnets = There are subnets of this account in different Availability Zones, each with at least one free address; the console and the API take 1 to 10 of them.
file-request-network-route = The route tables of these subnets lead to the server, by VPN, Direct Connect, peering or a transit gateway, and the server's network leads back.
file-request-network-name = The name of the server resolves inside the VPC. If the DNS of the VPC changes later, the host has to be created anew.
file-request-network-acl = The network ACLs of the subnets let TCP out to the server on port { $port } and back on ports 1024 to 65535, and let TCP in from the server on port 443 and back on ports 1024 to 65535.
file-request-network-one-host = According to AWS's guide, a VPC serves one host at a time: no other host is in it.
file-request-network-endpoint = Nothing, such as a service control policy or the quota of interface endpoints, keeps AWS from creating an endpoint for { $service } in the VPC.
file-request-network-rules = The rules of the security group
file-request-rule = { $direction ->
    [out] Outbound, TCP port { $port }, to { $peer }:
   *[in] Inbound, TCP port { $port }, from { $peer }:
  }
file-request-rule-server = AWS reads the repositories.
file-request-rule-webhooks = the server tells AWS about pushes.
file-request-rule-builds = builds in the VPC reach the services of AWS and fetch what they need. They need a way to the internet or to endpoints of S3 and CloudWatch Logs, too.
file-request-network-ports = AWS's guide asks for inbound and outbound rules and names no ports. The port of the server is that of its address, and 443 is where the endpoint for the webhooks listens.
file-request-network-template = { $file } beside this request has the same rules for AWS CloudFormation:
file-request-network-check = How to try it
file-request-network-unknown = Nobody can see from outside whether the name resolves in the VPC and whether the server answers. On a computer in one of these subnets, with this security group, this command shows both:
file-request-network-answer = An answer of the server with any status is good. "Could not resolve host" means DNS, a timeout means routes, security groups or network ACLs, and a problem of the certificate means that its authority has to be given to the host.
file-request-template-title = Gangway: the security group for the host of the Git server, and for builds in its VPC.
file-request-parameter-server = The address of the server or its network, such as 10.0.4.7/32.
file-request-security-group = What may pass between the VPC and the Git server.

file-request-server-title = Request to the administrator of the Git server
file-request-server-what = AWS CodeConnections is to read repositories of this { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
   *[gitlab-self-managed] GitLab server
  }, and to hear of pushes. We ask for what stands below.
file-request-server-reach = What must pass
file-request-server-from-vpc = The firewall of the server lets TCP in on port { $port } from these subnets of the VPC, and lets TCP out to them on port 443 for webhooks. Where no subnets stand here, the network team chooses them.
file-request-server-webhooks = The webhooks go to an address inside the VPC. { $provider ->
    [gitlab-self-managed] GitLab refuses such addresses until an administrator allows them: Admin area, Settings, Network, Outbound requests.
   *[other] A proxy of the server must not keep them from getting there.
  }
file-request-server-from-internet = { $known ->
    [yes] The firewall of the server lets TCP in on port { $port }. From Region { $region } AWS comes from these addresses:
   *[no] The firewall of the server lets TCP in on port { $port }. AWS's guide lists the addresses of each Region under "Connections IP addresses".
  }
file-request-server-certificate = The certificate
file-request-server-chain = The server sends its certificate with all intermediate ones. If its authority isn't a public one, we need the certificate of that authority as PEM text, without any key. When it is replaced later, the host in AWS has to be created anew: please tell us before.
file-request-server-steps = What a person does, once
file-request-server-version = { $provider ->
    [github-enterprise-server] The server runs a release that GitHub still supports.
   *[gitlab-self-managed] The server runs GitLab 15 or newer.
  }
file-request-server-who = { $provider ->
    [github-enterprise-server] A GitHub App is created on the server for AWS. A site administrator or an owner of the organization must do this, and install the app for the repositories afterwards.
   *[gitlab-self-managed] An administrator of the server must do this: it needs their personal access token.
  }
file-request-server-secret = { $provider ->
    [github-enterprise-server] No password and no key is sent to anybody for this: it happens on the pages of AWS and of the server.
   *[gitlab-self-managed] The token is typed on AWS's page and nowhere else. Please don't send it to us.
  }
