# プロバイダー名、ブラウザーでの操作、操作できる人、プロバイダーのページ
provider-github = GitHub
provider-gitlab = GitLab
provider-bitbucket = Bitbucket
provider-azure-devops = Azure DevOps
provider-github-enterprise-server = GitHub Enterprise Server
provider-gitlab-self-managed = GitLab セルフマネージド

not-offered-bitbucket-data-center = AWS は Bitbucket Data Center / Server への接続を提供していません。リポジトリを Bitbucket Cloud（bitbucket.org）か一覧のプロバイダーに移行またはミラーリングし、そちらに接続してください。
not-offered-ghe-com = AWS はデータレジデンシー対応の GitHub Enterprise Cloud（ghe.com）への接続を提供していません。リポジトリを github.com か一覧のプロバイダーにミラーリングし、そちらに接続してください。
not-offered-azure-devops-server = AWS は Azure DevOps Server への接続を提供していません。リポジトリを Azure DevOps Services（dev.azure.com）か一覧のプロバイダーに移行またはミラーリングし、そちらに接続してください。

browser-github-1 = AWS のページで「保留中の接続を更新」（Update pending connection）を押します。GitHub のページが、通常は小さなウィンドウで開きます。開かない場合は、AWS のページのポップアップを許可してください。
browser-github-2 = 求められたら GitHub にサインインし、「Authorize AWS Connector for GitHub」を押します。
browser-github-3 = AWS のページに戻り、アプリの欄でインストール済みのアプリを選びます。なければ「新しいアプリをインストールする」（Install a new app）を押し、アカウントまたは Organization とリポジトリを選びます。アプリの欄は空のままにしないでください。
browser-github-4 = 「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-github-who = GitHub では、リポジトリを所有するアカウントにアプリ「AWS Connector for GitHub」をインストールします。自分のアカウントなら自分で行えます。Organization の場合は、オーナーが操作します。メンバーが操作するとオーナーに申請が届き、オーナーが承認すると進められます。

browser-gitlab-1 = AWS のページで「保留中の接続を更新」（Update pending connection）を押します。GitLab のページが、通常は小さなウィンドウで開きます。開かない場合は、AWS のページのポップアップを許可してください。
browser-gitlab-2 = 求められたら GitLab にサインインし、「Authorize AWS Connector for GitLab」を押します。
browser-gitlab-3 = AWS のページに戻り、「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-gitlab-who = gitlab.com で、リポジトリの Owner ロールを持つ人が操作します。グループのメンバーというだけでは足りません。持っていない場合は、持っている人に操作してもらってください。グループがシングルサインオンを使っている場合は、先にサインインしてください。

browser-bitbucket-1 = AWS のページで「保留中の接続を更新」（Update pending connection）を押します。Bitbucket のページが、通常は小さなウィンドウで開きます。開かない場合は、AWS のページのポップアップを許可してください。
browser-bitbucket-2 = 求められたら Bitbucket にログインし、「アクセスを許可」（Grant access）を押します。
browser-bitbucket-3 = Bitbucket で求められたら、「Authorize for workspace」でワークスペースを選びます。
browser-bitbucket-4 = AWS のページに戻り、アプリのインストール先か「新しいアプリをインストールする」（Install a new app）を選んで、「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-bitbucket-who = bitbucket.org で、リポジトリを所有するワークスペースの管理者が操作する必要があります。AWS のアプリがワークスペース全体にインストールされるためです。管理者でない場合は、管理者に一緒に操作してもらってください。

browser-azure-devops-1 = AWS のページで「保留中の接続を更新」（Update pending connection）を押します。Azure DevOps のページが、通常は小さなウィンドウで開きます。開かない場合は、AWS のページのポップアップを許可してください。
browser-azure-devops-2 = 求められたら Microsoft の職場または学校アカウントでサインインし、アクセス許可を「承諾」（Accept）します。
browser-azure-devops-3 = AWS のページに戻り、「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-azure-devops-who = dev.azure.com で、リポジトリの管理権限を持つ、Microsoft の職場または学校アカウントで操作します。AWS がアクセスできるのは、そのアカウントのリポジトリだけです。

browser-github-enterprise-server-1 = AWS のホストのページで「ホストを設定」（Set up host）を押し、GitHub Enterprise Server にサインインして、そこでアプリを作成します。
browser-github-enterprise-server-2 = AWS の接続のページで「保留中の接続を更新」（Update pending connection）を押し、アプリにアクセスを許可します。
browser-github-enterprise-server-3 = サーバー上で、Organization とリポジトリにアプリをインストールします。
browser-github-enterprise-server-4 = AWS のページに戻り、「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-github-enterprise-server-who = GitHub Enterprise Server で、サイト管理者または Organization のオーナーがアプリを作成し、インストールする必要があります。

browser-gitlab-self-managed-1 = AWS のホストのページで「ホストを設定」（Set up host）を押し、管理者の個人アクセストークン（スコープは api、管理者モードが有効なら admin_mode も）を貼り付けます。使うのは設定のときだけで、後で削除してかまいません。
browser-gitlab-self-managed-2 = AWS の接続のページで「保留中の接続を更新」（Update pending connection）を押し、アクセスを許可します。
browser-gitlab-self-managed-3 = AWS のページに戻り、「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-gitlab-self-managed-who = 最初の手順は、GitLab サーバーの管理者が行う必要があります。AWS が求めるアクセストークンを作成できるのは管理者だけです。

page-github-installations = インストール済みの GitHub アプリ
page-github-organization-installations = Organization にインストール済みの GitHub アプリ
page-github-app = AWS Connector for GitHub
page-gitlab-applications = アクセスを許可した GitLab アプリケーション
page-bitbucket-applications = ワークスペースにインストール済みのアプリ
page-bitbucket-reauthorize = Bitbucket アプリにアクセスを許可し直す
