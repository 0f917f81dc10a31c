host-loading = Asking AWS for the hosts…
host-way-existing = Use one that exists ({ $count })
host-way-new = Create a new one
host-existing = Hosts in this Region
host-existing-what = One person creates the host of a server, and everyone else uses it. The connection then belongs to the host’s Region.
host-again = Refresh
host-find = Find a host
host-found-none = No host contains this text. Type another one, or create a host.
host-column-name = Host
host-column-status = Status
host-column-server = Leads to
host-column-use = Choice
host-over-internet = over the internet
host-in-vpc = in { $vpc }
host-fit-fits = This is your server
host-fit-failed = Your server, but the host’s network couldn’t be set up
host-fit-unusable = Your server, but the host can’t be used any more
host-fit-other-server = Another server
host-fit-other-provider = Another provider
host-in-use = Chosen
host-use = Use this host
host-use-named = Use this host: { $name }
host-proposed = The host { $name } leads to your server already. Use it: AWS’s guide says that two hosts can’t lead to the same server at once.
host-status-preparing = Setting up the VPC
host-status-failed = VPC failed
host-status-deleting = Being deleted
host-status-pending = Not set up yet
host-status-available = Available
host-status-error = Error
host-chosen = This setup uses the host { $name }
host-chosen-preparing = AWS is still setting up its part of the VPC. That takes some minutes.
host-chosen-failed = AWS couldn’t set up its part of the VPC. See what it says, then choose another network for a new host, and delete this one.
host-chosen-deleting = It is being deleted. Choose another host, or create a new one.
host-chosen-pending = Nobody has set it up in the browser yet, so no connection can be created through it.
host-chosen-error = It worked and doesn’t any more: what was set up on the server for it is gone or was changed. Create a new host.
host-chosen-other = AWS names a status that Gangway doesn’t know. Look at it in the AWS console before you go on.
host-finish = Set up the host { $name }
host-finish-what = It was created. Somebody still has to set it up in the browser.
host-finish-plan = Go on to set it up
host-other = Use another host
host-later = You can go on without a host and create the files now. A connection can be created once the host is available.
host-new = Create a new host
host-new-what = It tells AWS where your server is, and can’t be changed once it is set up.
host-mend = Another network for the host { $name }
host-name = Host name
host-name-what = By which you find it in the AWS console.
host-endpoint = Address of the server
host-endpoint-what = As your browser shows it: https://…
host-reach = Can the server be reached from the internet?
host-reach-public = Yes
host-reach-public-what = It needs no VPC.
host-reach-private = No, from our network only
host-reach-private-what = AWS reaches it through a VPC of this account.

host-vpc = VPC
host-vpc-what = The network of this account from which the server can be reached, by a VPN, a peering or a transit gateway, for example.
host-vpc-find = Find by name, id or range
host-vpc-none = There is no VPC in this Region. Ask your network team for one that reaches the server, or choose another Region.
host-vpc-default = default
host-vpc-shared = shared by { $account }
host-vpc-change = Choose another VPC
host-subnets = Subnets
host-subnets-what = AWS puts one network interface into each. One subnet a zone, two zones are a good choice.
host-subnets-find = Find by name, id, zone or range
host-subnets-none = This VPC has no subnet. Choose another VPC, or have subnets created.
host-subnets-proposed = Gangway proposes the subnets with the most free addresses, one a zone.
host-groups = Security groups
host-groups-what = They decide what the host may reach, and who may reach it: out to the server, in from the server.
host-groups-find = Find by name, id or description
host-groups-none = This VPC has no security group. Choose another VPC.
host-list-name = Name
host-list-range = Range
host-list-zone = Zone
host-list-free = Free
host-list-rules = Rules
host-list-rules-of = { $in } in, { $out } out
host-list-none-match = Nothing contains this text.
host-list-count = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
host-list-matching = { $shown } of { $count }
host-list-chosen = { $count } chosen
host-list-loading = Asking AWS… { $count } so far
host-list-stop = Stop loading
host-list-stopped = Stopped at { $count }; there are more.
host-list-more = Load the rest
host-zone-taken = same zone as one that is chosen

host-address = Where the server is in the network
host-address-optional = optional
host-address-what = An address such as 10.1.2.3, or a range such as 10.1.2.0/24. Routes and rules are checked against it.
host-address-resolved = This computer finds { $host } at { $addresses }. If it is another address within the VPC, write that one.
host-address-url = The server’s address is { $addresses }.
host-address-typed = Checked against { $addresses }.
host-address-not-found = This computer doesn’t find { $host }. Without an address, routes and rules can’t be checked.
host-address-late = This computer’s DNS hasn’t answered for { $host } in time. Without an address, routes and rules can’t be checked.
host-address-unreadable = Write the server’s address above first.
host-address-wrong = This is no address and no range: { $text }

host-examining = Reading the network…
host-examine-stop = Stop
host-examine-again = Check again
host-examine-fine = Nothing that Gangway can check stands in the way.
host-examine-blocks = { $count ->
    [one] 1 thing stands in the way
   *[other] { $count } things stand in the way
}
host-examine-warns = { $count ->
    [one] 1 thing may go wrong
   *[other] { $count } things may go wrong
}
host-examine-unchecked = { $count ->
    [one] 1 thing wasn’t checked
   *[other] { $count } things weren’t checked
}
host-severity-blocks = Stands in the way
host-severity-warns = May go wrong
host-severity-notChecked = Not checked
host-severity-informs = Good to know
host-source = According to: { $source }
host-unaddressed = Not checked without an address: { $checks }
host-open = What can’t be known from here
host-unread = Couldn’t be read, so it wasn’t checked:

host-drawing = The network of the host
host-drawing-what = In { $vpc }: { $subnets }. Security groups: { $groups }. Server: { $server }.
host-drawing-subnet = { $name } in zone { $zone }, { $way }
host-drawing-leads = leads to the server
host-drawing-leads-not = doesn’t lead to the server
host-drawing-leads-unknown = way to the server not checked
host-drawing-by = { $way } by { $target }
host-drawing-interface = AWS’s interface
host-drawing-server = Your server
host-drawing-none = none yet
host-drawing-local = local

host-certificate = Certificate of the server
host-certificate-when = Only if no public authority issued it
host-certificate-what = Only when no public authority issued it, for example your company’s own. AWS needs the certificates that lead to the server’s; they are public.
host-certificate-choose = Choose a file
host-certificate-paste = Paste it
host-certificate-text = Certificate as text
host-certificate-text-what = It begins with -----BEGIN CERTIFICATE-----. Never paste a private key.
host-certificate-read = Read it
host-certificate-reading = Reading the certificate…
host-certificate-remove = Remove
host-certificate-removed = The certificate was removed.
host-certificate-emptied = Nothing of it was kept, and the field was emptied.
host-certificate-subject = For
host-certificate-issuer = Issued by
host-certificate-self = itself
host-certificate-valid = Valid
host-certificate-from-to = { $from } to { $until }
host-certificate-names = Names
host-certificate-fingerprint = SHA-256

host-plan = Show what will happen
host-plan-shown = In account { $account }, Region { $region }:
host-plan-blocked = Something in this network stands in the way, and AWS would probably fail. Change it first, or look at the plan all the same.
host-create = Create host
host-adopt = Go on with this host

host-creating = AWS is creating the host…
host-preparing = AWS is setting up its part of the VPC
host-preparing-what = It creates an endpoint for the server’s webhooks and network interfaces in your subnets. You can close Gangway meanwhile.
host-preparing-since = So far { $time }, usually about { $usual }.
host-preparing-long = It takes longer than usual. Some VPCs need up to half an hour. If it never ends, a quota of endpoints or a policy of your organization may stop AWS.
host-waiting = Waiting for you in the browser
host-waiting-what = Gangway notices by itself when the host is set up.
host-signed-in = Your browser must be signed in to AWS account { $account }. If nothing has opened, copy the address into your browser.
host-page = Open the list of hosts
host-check-now = Check now
host-what-you-see = What to do in the browser
host-waited = Waiting for { $time }
host-account = Account and Region
host-failed = AWS says: { $message }
host-stop = Stop waiting
host-stop-what = The host stays in your account. It can be set up later.
host-back = Back to the hosts
host-page-github-enterprise-server-1 = In the list of hosts, choose { $name } and press “Set up host”.
host-page-github-enterprise-server-2 = Your server’s page opens, usually in a small window. Sign in as a site administrator, or as an owner of the organization.
host-page-github-enterprise-server-3 = Press “Create GitHub App”. The app’s name may be changed; it is the one that repositories are shared with later.
host-page-github-enterprise-server-4 = Back on the AWS page, the host’s status is “Available”.
host-page-github-enterprise-server-who = On GitHub Enterprise Server, a site administrator or an owner of an organization may create the GitHub App. If you are neither, send them the request below.
host-page-gitlab-self-managed-1 = In the list of hosts, choose { $name } and press “Set up host”.
host-page-gitlab-self-managed-2 = On your GitLab server, an administrator creates a personal access token with the scope “api”, and “admin_mode” too if Admin Mode is on.
host-page-gitlab-self-managed-3 = Paste the token on the AWS page, and press “Continue”. It is used this once; never type it into Gangway.
host-page-gitlab-self-managed-4 = The host’s status is then “Available”. The token can be revoked on the server.
host-page-gitlab-self-managed-who = Only an administrator of the GitLab server can create this token. If you aren’t one, ask an administrator to do this step with you.
host-long = Is it taking long?
host-long-popup = The server’s page opens in a pop-up window. Allow pop-ups and third-party cookies for the AWS console.
host-long-reach = Your own browser must reach the server, too: be in your company’s network or its VPN.
host-long-server = If AWS says that it can’t reach the server: route, security groups, network ACLs, the name within the VPC or the certificate stand in the way.
host-long-account = Look at the top right corner of the AWS console: the account must be { $account }.

host-ask = Ready requests for the network team and the administrator
host-ask-what = Ready requests, with exactly what is needed: for your network team, and for the administrator of the server.
host-ask-save = Save the requests
host-ask-none = Write the address of the server first.
