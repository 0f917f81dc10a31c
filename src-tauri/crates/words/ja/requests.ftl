# ネットワーク担当者と Git サーバーの管理者への依頼
format-requests = ネットワーク担当者と Git サーバーの管理者にそのまま渡せる依頼書です。必要なアドレス、ポート、ルールが書かれています。
    .name = 担当者への依頼書

file-request-open = 未定
file-request-network-title = ネットワーク担当者への依頼：AWS から Git サーバーへの経路
file-request-network-what = AWS CodeConnections でリポジトリを読み取り、プッシュの通知を受け取ります。そのために、サーバーにつながる VPC にホスト「{ $host }」を作成します。AWS は、サブネットにネットワークインターフェイスを、VPC にサーバーの Webhook を受け取るエンドポイントを作成します。次の内容をお願いします。
file-request-fact-server = サーバー：{ $value }
file-request-fact-addresses = サーバーの IP アドレス：{ $value }
file-request-fact-account = AWS アカウント：{ $value }
file-request-fact-region = リージョン：{ $value }
file-request-fact-vpc = VPC：{ $value }
file-request-fact-subnets = サブネット：{ $value }
file-request-fact-security-groups = セキュリティグループ：{ $value }
file-request-network-vpc = VPC
file-request-network-dns = VPC の DNS サポートと DNS ホスト名（enableDnsSupport、enableDnsHostnames）が有効であること。
file-request-network-subnets = このアカウントのサブネットが、それぞれ別のアベイラビリティーゾーンにあり、空き IP アドレスが 1 つ以上あること。指定できるのは 1 から 10 個です。
file-request-network-route = サブネットのルートテーブルに、VPN、Direct Connect、ピアリング、Transit Gateway などによるサーバーへの経路があり、サーバーのネットワークにも戻りの経路があること。
file-request-network-name = VPC の中でサーバーの名前を解決できること。VPC の DNS を後で変更すると、ホストを作成し直す必要があります。
file-request-network-acl = サブネットのネットワーク ACL で、サーバーのポート { $port } への TCP の送信とポート 1024～65535 での応答、サーバーからポート 443 への TCP の受信とポート 1024～65535 での応答が許可されていること。
file-request-network-one-host = AWS のガイドでは、1 つの VPC で使えるホストは同時に 1 つだけです。ほかのホストが使っていないこと。
file-request-network-endpoint = AWS が VPC に { $service } のエンドポイントを作成できること（サービスコントロールポリシーやインターフェイスエンドポイントのクォータなどで妨げられないこと）。
file-request-network-rules = セキュリティグループのルール
file-request-rule = { $direction ->
    [out] アウトバウンド、TCP ポート { $port }、送信先 { $peer }：
   *[in] インバウンド、TCP ポート { $port }、送信元 { $peer }：
  }
file-request-rule-server = AWS がリポジトリを読み取ります。
file-request-rule-webhooks = サーバーが AWS にプッシュを通知します。
file-request-rule-builds = VPC で実行されるビルドが AWS のサービスを使い、必要なものを取得します。インターネットへの経路か、S3 と CloudWatch Logs のエンドポイントも必要です。
file-request-network-ports = AWS のガイドはインバウンドとアウトバウンドのルールを求めていますが、ポートは書かれていません。サーバーのポートは URL のもので、443 は Webhook のエンドポイントが待ち受けるポートです。
file-request-network-template = この依頼書に添えた { $file } は、同じルールの AWS CloudFormation テンプレートです。
file-request-network-check = 確認方法
file-request-network-unknown = VPC の中で名前を解決できるか、サーバーが応答するかは、外からは分かりません。これらのサブネットとセキュリティグループを使うコンピューターで次のコマンドを実行すると、両方を確認できます。
file-request-network-answer = サーバーから応答があれば、ステータスが何であっても問題ありません。「Could not resolve host」は DNS、タイムアウトはルート、セキュリティグループ、ネットワーク ACL のいずれかの問題です。証明書の問題の場合は、認証局の証明書をホストに指定する必要があります。
file-request-template-title = Gangway：Git サーバーのホストと、その VPC で実行されるビルドのためのセキュリティグループ
file-request-parameter-server = サーバーの IP アドレスか、そのネットワークです（例：10.0.4.7/32）。
file-request-security-group = VPC と Git サーバーの間で許可する通信です。

file-request-server-title = Git サーバーの管理者への依頼
file-request-server-what = AWS CodeConnections で、この { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
   *[gitlab-self-managed] GitLab サーバー
  } のリポジトリを読み取り、プッシュの通知を受け取ります。次の内容をお願いします。
file-request-server-reach = 必要な通信
file-request-server-from-vpc = サーバーのファイアウォールで、VPC の次のサブネットからポート { $port } への TCP の受信と、Webhook のためのポート 443 への TCP の送信を許可してください。サブネットが書かれていない場合は、ネットワーク担当者が決めます。
file-request-server-webhooks = Webhook の送信先は VPC の中のアドレスです。{ $provider ->
    [gitlab-self-managed] GitLab では、管理者が許可するまで、このようなアドレスへの送信が拒否されます（管理者エリア →「設定」→「ネットワーク」→「アウトバウンドリクエスト」）。
   *[other] サーバーのプロキシで妨げられないようにしてください。
  }
file-request-server-from-internet = { $known ->
    [yes] サーバーのファイアウォールで、ポート { $port } への TCP の受信を許可してください。リージョン { $region } の AWS は、次のアドレスからアクセスします。
   *[no] サーバーのファイアウォールで、ポート { $port } への TCP の受信を許可してください。各リージョンのアドレスは、AWS のガイドの「Connections IP addresses」に載っています。
  }
file-request-server-certificate = 証明書
file-request-server-chain = サーバーが、中間証明書をすべて含めて証明書を送信するようにしてください。公的な認証局のものでない場合は、その認証局の証明書（PEM 形式のテキスト、鍵は不要）が必要です。後で証明書を交換すると、AWS のホストを作成し直す必要があるため、事前に知らせてください。
file-request-server-steps = 一度だけ行う作業
file-request-server-version = { $provider ->
    [github-enterprise-server] サーバーが、GitHub のサポート対象のリリースであること。
   *[gitlab-self-managed] サーバーが、GitLab 15 以降であること。
  }
file-request-server-who = { $provider ->
    [github-enterprise-server] サーバーに AWS 用の GitHub App を作成します。作成と、その後のリポジトリへのインストールは、サイト管理者か Organization のオーナーが行う必要があります。
   *[gitlab-self-managed] サーバーの管理者が行う必要があります。管理者の個人アクセストークンを使うためです。
  }
file-request-server-secret = { $provider ->
    [github-enterprise-server] パスワードや鍵を誰かに送る必要はありません。操作はすべて AWS とサーバーのページで行います。
   *[gitlab-self-managed] トークンは AWS のページでだけ入力します。私たちには送らないでください。
  }
