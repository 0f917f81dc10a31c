### What would make a host fail in a network. `.next`: what to do. `resource` is the id of what it is about.

network-check-choice = What is chosen
network-check-owner = Owner of the VPC
network-check-zones = Availability Zones
network-check-free-addresses = Free addresses
network-check-dns = DNS of the VPC
network-check-dns-servers = DNS servers
network-check-other-host = One host for each VPC
network-check-endpoint-service = Endpoint for webhooks
network-check-route = Route to the server
network-check-egress = Security groups, to the server
network-check-ingress = Security groups, from the server
network-check-network-acl = Network ACLs
network-check-permissions = Your permissions
network-check-quota = Number of hosts

network-vpc-missing = No VPC is chosen yet.
    .next = Choose the VPC that leads to the server.
network-vpc-gone = The VPC { $resource } isn’t there any more: somebody has deleted it, or it belongs to another Region.
    .next = Choose another VPC.
network-vpc-not-available = The VPC { $resource } can’t be used yet; its state is { $state }.
    .next = Wait until it is available, and check again.
network-too-few = { $part ->
    [subnets] A host needs at least { $least } subnet.
   *[security-groups] A host needs at least { $least } security group.
  }
    .next = Choose one of this VPC.
network-too-many = { $part ->
    [subnets] A host takes { $most } subnets at most.
   *[security-groups] A host takes { $most } security groups at most.
  }
    .next = Take some of them away.
network-subnet-gone = The subnet { $resource } isn’t there any more.
    .next = Choose another subnet of the VPC.
network-subnet-of-other-vpc = The subnet { $resource } belongs to another VPC, { $vpc }.
    .next = Choose subnets of one VPC only.
network-security-group-gone = The security group { $resource } isn’t there any more.
    .next = Choose another security group of the VPC.
network-security-group-of-other-vpc = The security group { $resource } belongs to another VPC, { $vpc }.
    .next = Choose security groups of one VPC only.
network-vpc-of-other-account = The VPC { $resource } is shared by another account, { $owner }. AWS says that a host’s subnets have to be of the account that creates it.
    .next = Choose a VPC of this account, or create the host in the account { $owner }.
network-subnets-in-one-zone = Several of the subnets are in the zone { $zone }: { $subnets }. AWS says that each has to be in a zone of its own.
    .next = Keep one of them, and choose others in other zones.
network-no-free-address = The subnet { $resource } ({ $cidr }) has no free address left. The host needs one in each subnet.
    .next = Choose another subnet in the same zone, or delete network interfaces that nobody uses.
network-dns-support-off = DNS support is off in the VPC { $resource }, so names can’t be resolved in it.
    .next = Switch on “Enable DNS resolution” in the VPC’s settings.
network-dns-host-names-off = DNS host names are off in the VPC { $resource }. The endpoint for webhooks needs them.
    .next = Switch on “Enable DNS hostnames” in the VPC’s settings.
network-own-dns-servers = This VPC asks DNS servers of your own: { $servers }. They decide where the server’s name leads to.
    .next = Make sure that they know the server’s name. If you change them later, the host has to be created anew.
network-vpc-of-other-host = { $kind ->
    [endpoint] There is an endpoint for webhooks in this VPC already, { $endpoint }. So another host has the VPC, or one that was deleted still leaves it.
   *[host] The host “{ $host }” has this VPC already. AWS says that a VPC can be used by one host at a time.
  }
    .next = Use the existing host if it leads to your server. Else choose another VPC.
network-service-not-in-zone = The service for webhooks isn’t offered in the zone { $zone }, where the subnet { $resource } is: { $service }
    .next = Choose a subnet in another zone.
network-service-not-in-region = This Region doesn’t offer the service for webhooks: { $service }
    .next = Check that the Region is the right one, or choose another one.

network-no-route = No route leads from the subnet { $resource } to the server at { $address }; its route table is { $routeTable }.
    .next = Ask whoever runs the network for a route to { $address }, by a peering, a transit gateway, a VPN or a NAT gateway. Or choose a subnet that has one.
network-route-is-blackhole = The route from the subnet { $resource } to the server at { $address } leads to something that was deleted: { $target }
    .next = Have the route in { $routeTable } corrected, or choose another subnet.
network-nat-not-available = The way from the subnet { $resource } to { $address } goes through the NAT gateway { $target }, which can’t be used; its state is { $state }.
    .next = Have the NAT gateway replaced, or choose another subnet.
network-nat-without-internet = The NAT gateway { $target }, on the way from the subnet { $resource } to { $address }, has no way of its own there.
    .next = Have the route table of the gateway’s own subnet corrected: a public one needs an internet gateway.
network-private-address-by-internet = { $address } is a private address, and the way from the subnet { $resource } leads to the internet, by { $target }. It isn’t reached there.
    .next = Ask whoever runs the network for a route to { $address }, by a peering, a transit gateway or a VPN.
network-no-public-address = The subnet { $resource } leads to the internet by { $target }, and the host’s interfaces probably have no public address: then { $address } isn’t reached.
    .next = Choose private subnets behind a NAT gateway. If the server can be reached from the internet, the host needs no VPC at all.
network-internet-gateway-detached = The internet gateway { $target }, on the way from the subnet { $resource } to { $address }, isn’t attached to the VPC.
    .next = Have it attached, or choose another subnet.
network-peering-not-active = The way from the subnet { $resource } to { $address } goes through the peering { $target }, which isn’t active; its state is { $state }.
    .next = Have the other side accept the peering, or have a new one made.
network-peering-elsewhere = The peering { $target }, on the way from the subnet { $resource }, leads to a VPC that doesn’t hold { $address }. It doesn’t lead on from there.
    .next = Choose a VPC that is connected with the server’s network directly, or by a transit gateway.
network-transit-not-available = The way from the subnet { $resource } to { $address } goes through the transit gateway { $target }, and its attachment to the VPC can’t be used; its state is { $state }.
    .next = Ask whoever runs the transit gateway to accept or renew the attachment.
network-transit-not-in-zone = The transit gateway { $target } isn’t attached in the zone { $zone }, so the subnet { $resource } doesn’t reach { $address } by it.
    .next = Choose a subnet in a zone of the attachment, or have a subnet of { $zone } added to it.
network-vpn-not-attached = The VPN gateway { $target }, on the way from the subnet { $resource } to { $address }, isn’t attached to the VPC; its state is { $state }.
    .next = Have it attached, or choose another VPC.
network-route-through-appliance = The way from the subnet { $resource } to { $address } goes through { $target }, whose way on Gangway can’t see.
    .next = Ask whoever runs it whether it lets the VPC reach the server.

network-no-egress = No outbound rule lets the host reach the server at { $address }, port { $port }. Security groups: { $groups }
    .next = Add an outbound rule for TCP port { $port } to { $address }, or choose another security group.
network-no-ingress = No inbound rule lets the server at { $address } deliver webhooks to port { $port }. Without them, a push starts no pipeline. Security groups: { $groups }
    .next = Add an inbound rule for TCP port { $port } from { $address }, or choose another security group.
network-acl-stops-requests = The network ACL { $resource } stops what goes from the subnet { $subnet } to the server at { $address }, port { $ports }, by its outbound rule { $rule }.
    .next = Have an outbound rule with a lower number allow TCP to { $address }, port { $ports }. Or choose another subnet.
network-acl-stops-answers = The network ACL { $resource } stops answers of the server at { $address } to the subnet { $subnet }, ports { $ports }, by its inbound rule { $rule }.
    .next = Have an inbound rule with a lower number allow TCP from { $address } to the ports { $ports }. Or choose another subnet.
network-acl-stops-webhooks = The network ACL { $resource } stops webhooks of the server at { $address } to the subnet { $subnet }, port { $ports }, by its inbound rule { $rule }. Without them, a push starts no pipeline.
    .next = Have an inbound rule with a lower number allow TCP from { $address } to port { $ports }. Or choose another subnet.
network-acl-stops-webhook-answers = The network ACL { $resource } stops answers to the server’s webhooks, from the subnet { $subnet } to { $address }, ports { $ports }, by its outbound rule { $rule }. Without them, a push starts no pipeline.
    .next = Have an outbound rule with a lower number allow TCP to { $address }, ports { $ports }. Or choose another subnet.

network-permission-missing = You aren’t allowed { $action }, which creating a host in a VPC needs.
    .next = Ask an administrator to allow it. The policy for that is among the files for the administrator.
network-host-quota-reached = The account has { $limit } hosts in this Region, and AWS allows no more.
    .next = Use an existing host, or delete one that nobody uses.

network-address-unknown = Not checked, as the server’s address isn’t known.
    .next = Type the server’s address, or a range that it is in, such as 10.20.0.0/16.
network-part-not-read = { $why ->
    [access-denied] Not checked, as you aren’t allowed { $action }.
    [denied-by-organization] Not checked, as your organization doesn’t allow { $action }.
   *[other] Not checked, as AWS gave no usable answer to { $action }.
  }
    .next = { $why ->
    [access-denied] Ask an administrator to allow it, or to look at this part of the network for you.
    [denied-by-organization] Ask your organization’s administrator, or whoever runs the network.
   *[other] Check again in a while.
  }
network-part-not-understood = Not checked, as AWS’s answer to { $action } lacks what belongs to { $value }.
    .next = Look at it in the VPC console, or ask whoever runs the network.

cli-host-check-no-vpc = No network was checked, as no VPC is named.
cli-host-check-server = { $source ->
    [unreadable] The server’s URL in the setup file can’t be read, so its address isn’t known.
    [notFound] This computer finds no address of { $host }. Give it with --address.
    [late] This computer’s DNS didn’t answer in time for { $host }. Give the address with --address.
    [resolved] { $host }, port { $port }, as this computer’s DNS says: { $addresses }
   *[typed] { $host }, port { $port }: { $addresses }
  }
cli-host-check-no-address = This is no address, and no range of addresses: { $text }
cli-host-check-good = Nothing was found that would make the host fail.
cli-host-check-certificate = Certificate of “{ $subject }”, issued by “{ $issuer }”, valid until { $until }. SHA-256: { $fingerprint }

network-unknown-name-in-vpc = Whether the server’s name leads to its address within the VPC can’t be seen from here.
    .next = In AWS CloudShell, create an environment in this VPC, subnet and security group, and run: getent hosts { $host }
network-unknown-server-answers = Whether the server answers there, and lets the host’s addresses in, can’t be seen from here.
    .next = In AWS CloudShell, create an environment in this VPC, subnet and security group, and run: curl -sSI { $endpoint }
