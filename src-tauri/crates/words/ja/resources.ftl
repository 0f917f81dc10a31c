resource-host = { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab セルフマネージド
   *[other] { $provider }
  }（{ $endpoint }）用のホストです。{ $network ->
    [private] AWS は、ここで選ばれた VPC を通じてサーバーにアクセスします。VPC の中には、ネットワークインターフェイスと、サーバーの Webhook を受け取るエンドポイントが作成されます。
   *[public] AWS はインターネットを通じてサーバーにアクセスします。
  }設定するのは一度だけで、複数の接続から使えます。
    .name = ホスト
resource-connection = { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab セルフマネージド
   *[other] { $provider }
} への接続です。ブラウザーでアクセスが許可されると、AWS がこの接続を通じてリポジトリを読み取ります。
    .name = 接続
resource-artifact-bucket = ステージ間で受け渡すもの（ソースとビルドの成果物）を置く非公開バケットです。中身は { $days } 日後に削除されます。
    .name = アーティファクトバケット
resource-artifact-bucket-policy = 暗号化されていない通信（TLS 以外）によるアーティファクトバケットへのアクセスをすべて拒否します。
    .name = アーティファクトバケットのポリシー
resource-build-logs = ビルドの出力を保存するロググループです。保持期間は { $days } 日です。
    .name = ビルドのログ
resource-build-role = ビルド用のロールです。許可されるのは、ポリシーに書かれた操作だけです。
    .name = ビルドのロール
resource-build-project = ビルドの設定です。実行環境のイメージ（{ $image }、{ $compute }）、コマンド、環境変数を定めます。{ $minutes } 分を超えたビルドは停止されます。{ $network ->
    [host] サーバーにアクセスできるように、ホストの VPC で実行されます。
   *[public] {""}
  }
    .name = ビルドプロジェクト
resource-deploy-bucket = デプロイのたびにビルドの成果物がコピーされる非公開バケットです。上書きされたファイルは、{ $days } 日以内なら元に戻せます。
    .name = デプロイ先のバケット
resource-deploy-bucket-policy = 暗号化されていない通信（TLS 以外）によるデプロイ済みファイルへのアクセスをすべて拒否します。
    .name = デプロイ先バケットのポリシー
resource-deploy-role = テンプレートに書かれたものを CloudFormation が作成、更新、削除するためのロールです。デプロイ済みのスタックに必要なことがあるため、パイプラインのスタックを削除しても残ります。
    .name = デプロイするスタックのロール
resource-pipeline-role = パイプライン用のロールです。許可されるのは、ポリシーに書かれた操作だけです。
    .name = パイプラインのロール
resource-pipeline = パイプライン本体です。{ $repository }（ブランチ { $branch }）を各ステージに順に通します。
    .name = パイプライン
