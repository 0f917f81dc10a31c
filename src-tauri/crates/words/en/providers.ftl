# Names, what the person does in the browser, who may do it, and pages at the provider
provider-github = GitHub
provider-gitlab = GitLab
provider-bitbucket = Bitbucket
provider-azure-devops = Azure DevOps
provider-github-enterprise-server = GitHub Enterprise Server
provider-gitlab-self-managed = GitLab self-managed

not-offered-bitbucket-data-center = AWS offers no connection to Bitbucket Data Center or Server. Move or mirror the repository to Bitbucket Cloud (bitbucket.org) or another provider in the list, and connect that.
not-offered-ghe-com = AWS offers no connection to GitHub Enterprise Cloud with data residency (ghe.com). Mirror the repository to github.com or another provider in the list, and connect that.
not-offered-azure-devops-server = AWS offers no connection to Azure DevOps Server. Move or mirror the repository to Azure DevOps Services (dev.azure.com) or another provider in the list, and connect that.

browser-github-1 = On the AWS page, press “Update pending connection”. The page of GitHub opens, usually in a small window; if nothing opens, allow pop-ups for the AWS page.
browser-github-2 = Sign in to GitHub if it asks you to, and press “Authorize AWS Connector for GitHub”.
browser-github-3 = Back on the AWS page, choose an installation of the app, or “Install a new app” and then the account or organization and the repositories. Don’t leave the field empty.
browser-github-4 = Press “Connect”. The connection’s status is then “Available”.
browser-github-who = At GitHub, the app “AWS Connector for GitHub” is installed for the account that owns the repository. If that is your own account, you do it yourself. If it is an organization, one of its owners must do it, or approve the request that GitHub sends the owners when you try.

browser-gitlab-1 = On the AWS page, press “Update pending connection”. The page of GitLab opens, usually in a small window; if nothing opens, allow pop-ups for the AWS page.
browser-gitlab-2 = Sign in to GitLab if it asks you to, and press “Authorize AWS Connector for GitLab”.
browser-gitlab-3 = Back on the AWS page, press “Connect”. The connection’s status is then “Available”.
browser-gitlab-who = You do this yourself at gitlab.com if you have the Owner role on the repository; being a member of its group isn’t enough. Otherwise, somebody who has it must do it. If the group uses single sign-on, sign in to that first.

browser-bitbucket-1 = On the AWS page, press “Update pending connection”. The page of Bitbucket opens, usually in a small window; if nothing opens, allow pop-ups for the AWS page.
browser-bitbucket-2 = Sign in to Bitbucket if it asks you to, and press “Grant access”.
browser-bitbucket-3 = Where Bitbucket asks, choose “Authorize for workspace” and your workspace.
browser-bitbucket-4 = Back on the AWS page, choose an installation of the app, or “Install a new app”. Then press “Connect”. The connection’s status is then “Available”.
browser-bitbucket-who = At bitbucket.org, an administrator of the workspace that owns the repository must do this, because the AWS app is installed for the whole workspace. If you aren’t one, ask an administrator to do it with you.

browser-azure-devops-1 = On the AWS page, press “Update pending connection”. The page of Azure DevOps opens, usually in a small window; if nothing opens, allow pop-ups for the AWS page.
browser-azure-devops-2 = Sign in with your Microsoft work account if you are asked to, and press “Accept” for the permissions.
browser-azure-devops-3 = Back on the AWS page, press “Connect”. The connection’s status is then “Available”.
browser-azure-devops-who = At dev.azure.com, you do this yourself with a Microsoft work account that may administer the repository. AWS then reaches the repositories of this account only.

browser-github-enterprise-server-1 = On the AWS page of the host, press “Set up host”, sign in to your GitHub Enterprise Server and create the app there.
browser-github-enterprise-server-2 = On the AWS page of the connection, press “Update pending connection” and authorize the app.
browser-github-enterprise-server-3 = Install the app on the server, for the organization and its repositories.
browser-github-enterprise-server-4 = Back on the AWS page, press “Connect”. The connection’s status is then “Available”.
browser-github-enterprise-server-who = On your GitHub Enterprise Server, a site administrator or an owner of the organization must create the app and install it.

browser-gitlab-self-managed-1 = On the AWS page of the host, press “Set up host” and paste a personal access token of an administrator with the scope “api” (and “admin_mode” if admin mode is on). The token is needed for this step only; you can delete it afterwards.
browser-gitlab-self-managed-2 = On the AWS page of the connection, press “Update pending connection” and authorize.
browser-gitlab-self-managed-3 = Back on the AWS page, press “Connect”. The connection’s status is then “Available”.
browser-gitlab-self-managed-who = The first step needs an administrator of your GitLab server: only they can create the access token that AWS asks for.

page-github-installations = Your installed GitHub apps
page-github-organization-installations = The organization’s installed GitHub apps
page-github-app = AWS Connector for GitHub
page-gitlab-applications = Your authorized GitLab applications
page-bitbucket-applications = The workspace’s installed apps
page-bitbucket-reauthorize = Authorize the Bitbucket app again
