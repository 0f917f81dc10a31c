file-connection-title = Gangway 手順 1/2: AWS と Git プロバイダーの接続
file-connection-known =
    このセットアップは既存の接続を使うため、ここではこのファイルは必要ありません。
    { "" }
    { "  " }{ $arn }
    { "" }
    この接続はアカウント { $account }、リージョン { $region } にあります。このアカウントでは { $next } に進んでください。このファイルをデプロイすると接続がもう 1 つ作成され、それも承認しなければなりません。このファイルは、まだ接続のない AWS アカウントで使うためのものです。
file-connection-intro =
    { $here ->
        [no] 別のアカウントでは、最初にこのファイルをデプロイしてください。
       *[yes] 最初にこのファイルをデプロイしてください。
    }
    { "" }
      aws cloudformation deploy --template-file 1-connection.yaml --stack-name { $stack }
    { "" }
    作成された接続は「保留中」です。これを変えられるのは人だけです。AWS コンソールで「デベロッパー用ツール」→「設定」→「接続」を開き、接続を選んで「保留中の接続を更新」を押してください。ステータスが「利用可能」になったら、{ $next } に進んでください。
file-connection-output = 接続の ARN です。{ $next } で指定します。
file-pipeline-intro =
    Gangway 手順 2/2: パイプラインと、それに必要なすべてのもの
    { "" }
    接続が「利用可能」になるまで待ってください。それより前に作成したパイプラインには、プッシュが通知されません。利用可能になったら、接続の ARN を指定してこのファイルをデプロイしてください。
    { "" }
      aws cloudformation deploy --template-file 2-pipeline.yaml --stack-name { $stack } \
        --capabilities CAPABILITY_IAM --parameter-overrides ConnectionArn={ $arn }
    { "" }
    最初の実行は自動的に始まります。
file-pipeline-connection = この接続はアカウント { $account }、リージョン { $region } にあります。別のアカウントでは、そのアカウントの接続の ARN を指定してください。
file-parameter-connection-arn = 利用可能な接続の ARN です。パイプラインと別のリージョンの接続でもかまいません。
file-without-comments = このファイルには、これ以外のコメントがありません。コメントを付けると、CloudFormation で使える { $limit } バイトを超えるためです。
file-buildspec-in-project =
    ビルドのコマンドです。パイプラインはこのファイルを読みません。同じ内容がビルドプロジェクトに入っています。コードと一緒に管理したい場合は、リポジトリのルートに buildspec.yml として保存し、Gangway で「リポジトリ内」を選んでください。
file-buildspec-in-repository =
    ビルドのコマンドのひな形です。パイプラインはリポジトリの { $path } からコマンドを読み込みます。まだファイルがなければ、これをその場所に保存してください。

# CloudFormation で使える大きさを超えるテンプレート
problem-template-size = { $room ->
    [none] このセットアップの CloudFormation テンプレートは { $size } バイトになりますが、CloudFormation で使えるのは { $limit } バイトまでです。buildspec をリポジトリ内に置くか、ビルドや環境変数を減らしてください。
   *[other] このセットアップの CloudFormation テンプレートは { $size } バイトになりますが、CloudFormation で使えるのは { $limit } バイトまでです。この buildspec をリポジトリ内に置くか、{ $room } バイト以下にしてください。
  }

# CloudFormation がファイル中の参照として解釈してしまう文字列
problem-dynamic-reference = CloudFormation はデプロイ時に {"{{"}resolve:…{"}}"} をパラメータやシークレットの値に置き換えます。ビルドに値を渡すには、種類が Parameter Store か Secrets Manager の環境変数を使ってください。それ以外の場合は、{"{{"}resolve: を含まない文字列にしてください。
