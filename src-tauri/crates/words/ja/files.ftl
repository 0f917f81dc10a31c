# ファイルの形式
format-cloudformation = フェーズごとのテンプレートです。接続用と、それ以外のすべて用の 2 つで、自社サーバーの場合はホスト用もあります。Gangway は最後のものをそのままデプロイします。内容の説明は README.md にあります。
    .name = AWS CloudFormation
format-json = 呼び出しごとに 1 つのファイルで、このアカウントとリージョン用に作成されます。コマンドとその順序は README.md に書かれています。
    .name = AWS CLI 用の JSON

file-host-title = Gangway 手順 { $step }/{ $steps }: AWS が Git サーバーにアクセスするためのホスト
file-host-known = このセットアップは次の既存のホストを使うため、このアカウントでは { $file } は不要です。
file-host-known-where = このホストはアカウント { $account }、リージョン { $region } にあります。このアカウントでは { $next } に進んでください。{ $file } をデプロイするとホストがもう 1 つ作成され、そのホストも設定が必要になります。{ $file } は、このサーバーのホストがまだない AWS アカウントで使うためのものです。
file-host-pending = { $network ->
    [private] ホストの VPC の準備に数分かかります。準備が終わると「保留中」になります。ここから先は、コマンドでは進められません。
   *[public] 作成されたホストは「保留中」です。ここから先は、コマンドでは進められません。
  }
file-host-set-up = { $provider ->
    [github-enterprise-server] AWS コンソールで「デベロッパー用ツール」→「設定」→「接続」を開き、「ホスト」タブでホストを選んで「ホストを設定」（Set up host）を押してください。サイト管理者か Organization のオーナーとして GitHub Enterprise Server にサインインし、表示される GitHub App を作成してください。
   *[gitlab-self-managed] AWS コンソールで「デベロッパー用ツール」→「設定」→「接続」を開き、「ホスト」タブでホストを選んで「ホストを設定」（Set up host）を押してください。GitLab 管理者の個人アクセストークン（スコープは api、管理者モードが有効なら admin_mode も）を貼り付けてください。トークンが必要なのはこの手順だけです。終わったら失効させてください。
  }
file-host-failed = VPC の準備に失敗した場合は、aws codeconnections list-hosts で理由が分かります。VPC 内のホストを変更できるのは「保留中」の間だけです。その後でネットワークや証明書を変えるには、新しいホストが必要です。
file-host-output = ホストの ARN です。{ $next } で指定します。
file-connection-title = Gangway 手順 { $step }/{ $steps }: AWS と Git プロバイダーの接続
file-connection-through-host = { $here ->
    [no] 別のアカウントでは、ホストが「利用可能」になるまで待ち、ホストの ARN を指定して { $file } をデプロイしてください。
   *[yes] ホストが「利用可能」になるまで待ってください。それまでは接続のアクセスを許可できません。利用可能になったら、ホストの ARN を指定して { $file } をデプロイしてください。
  }
file-connection-known = このセットアップは次の既存の接続を使うため、このアカウントでは { $file } は不要です。
file-connection-known-where = この接続はアカウント { $account }、リージョン { $region } にあります。このアカウントでは { $next } に進んでください。{ $file } をデプロイすると接続がもう 1 つ作成され、その接続でもアクセスの許可が必要になります。{ $file } は、まだ接続のない AWS アカウントで使うためのものです。
file-connection-first = { $here ->
    [no] 別のアカウントでは、最初に { $file } をデプロイしてください。
   *[yes] 最初に { $file } をデプロイしてください。
  }
file-connection-pending = 作成された接続は「保留中」です。この状態はコマンドでは変えられません。AWS コンソールで「デベロッパー用ツール」→「設定」→「接続」を開き、接続を選んで「保留中の接続を更新」（Update pending connection）を押してください。
file-connection-next = ステータスが「利用可能」になったら、{ $next } に進んでください。
file-connection-output = 接続の ARN です。{ $next } で指定します。
file-pipeline-title = Gangway 手順 { $step }/{ $steps }: パイプラインと、それに必要なすべてのもの
file-pipeline-available = 接続が「利用可能」になるまで待ってください。それより前に作成したパイプラインには、プッシュが通知されません。利用可能になったら、接続の ARN を指定して { $file } をデプロイしてください。
file-pipeline-connection = この接続はアカウント { $account }、リージョン { $region } にあります。別のアカウントでは、そのアカウントの接続の ARN を指定してください。
file-parameter-connection-arn = 利用可能な接続の ARN です。パイプラインと別のリージョンの接続でもかまいません。
file-parameter-host-arn = 利用可能なホストの ARN です。接続はホストと同じリージョンに作成されます。
file-parameter-vpc-id = サーバーにつながる VPC です。
file-parameter-subnet-ids = この VPC のサブネットです。それぞれ別のアベイラビリティーゾーンのものを、コンマで区切って指定します。
file-parameter-security-group-ids = この VPC のセキュリティグループです。コンマで区切って指定します。
file-without-comments = { $file } には、先頭以外にコメントがありません。コメントを付けると、CloudFormation で使える { $limit } バイトを超えるためです。
file-buildspec-in-project =
    ビルドのコマンドです。パイプラインはこのファイルを読みません。同じ内容がビルドプロジェクトに入っています。コードと一緒に管理したい場合は、リポジトリのルートに buildspec.yml として保存し、Gangway で「リポジトリ内」を選んでください。
file-buildspec-in-repository =
    ビルドのコマンドのひな形です。パイプラインはリポジトリの { $path } からコマンドを読み込みます。まだファイルがなければ、これをその場所に保存してください。

# ファイルと一緒に書き出す README
file-section-host = ホスト
file-section-connection = 接続
file-section-rest = パイプラインと、それに必要なすべてのもの
file-section-templates = テンプレートの内容
file-section-buildspec = ビルドのコマンド
file-first-run = 最初の実行は自動的に始まります。
file-buildspec-written = 入力された内容のままのビルドのコマンドです。パイプラインはこのファイルを読みません。同じ内容がビルドプロジェクトに入っています。

# テンプレートの README
file-cloudformation-title = Gangway: AWS CloudFormation テンプレート
file-cloudformation-intro = { $phases ->
    [three] 1 つ目のテンプレートでホストを、2 つ目で接続を、3 つ目でそれ以外のすべてを作成します。
   *[two] 1 つ目のテンプレートで接続を、2 つ目でそれ以外のすべてを作成します。
  }以下のコマンドを、このフォルダーで上から順に実行してください。
file-ascii = テンプレートのコメントは英語で、文字は ASCII だけです。AWS CLI はテンプレートをシステムの文字コードで読み取り、日本語の Windows では UTF-8 の日本語を読み取れないためです。入力された日本語などの文字は、テンプレートではエスケープして書かれ、CloudFormation が元の文字に戻します。
file-templates-outline = { $file } の内容と、その目的は次のとおりです。

# AWS CLI 用 JSON ファイルの README
file-json-title = Gangway: AWS CLI 用の JSON ファイル
file-json-intro = 拡張子が .json のファイルは、それぞれ AWS CLI の 1 回の呼び出しに渡す入力です。どれもアカウント { $account }、リージョン { $region } 用に作成されています。以下のコマンドを、このフォルダーで上から順に実行してください。
file-json-region = リージョンが選択されていないため、ファイルは { $region } 用に作成されています。別のリージョンで使う場合は、Gangway でリージョンを選択し、もう一度書き出してください。
file-json-host-answer = 応答に、作成されたホストの ARN が表示されます。
file-json-host-available = ホストが「利用可能」になるまで待ってください。それまでは接続のアクセスを許可できません。次のコマンドの応答が "AVAILABLE" になったら、先に進んでください。
file-json-connection-answer = 応答に、作成された接続の ARN が表示されます。
file-json-unknown = まだ分からない値
file-json-unknown-what = 書き出したときに分からなかった値には、次のプレースホルダーが代わりに入っています。
file-json-unknown-account = { $value } は、アカウント番号の代わりです。下のコマンドの ACCOUNT を、その番号に書き換えてください。
file-json-unknown-connection = { $value } は、接続の ARN の代わりです。下のコマンドの CONNECTION_ARN を、その ARN に書き換えてください。
file-json-unknown-host = { $value } は、ホストの ARN の代わりです。下のコマンドの HOST_ARN を、その ARN に書き換えてください。
file-json-unknown-vpc = { $value } は、サーバーにつながる VPC の代わりです。下のコマンドの VPC_ID を、その ID に書き換えてください。
file-json-unknown-subnet = { $value } は、この VPC のサブネットの代わりです。サブネットは、それぞれ別のアベイラビリティーゾーンのものにします。1 つだけの場合や 3 つ以上の場合は、ファイル内のリストを変更してください。下のコマンドの対応する語を、その ID に書き換えてください。
file-json-unknown-security-group = { $value } は、この VPC のセキュリティグループの代わりです。下のコマンドの SECURITY_GROUP_ID を、その ID に書き換えてください。
file-json-replace-sh = macOS と Linux では、次のコマンドで、このファイルを含むフォルダー内のすべてのファイルに実際の値が入ります。
file-json-replace-powershell = PowerShell では、次のコマンドを使ってください。
file-json-available = 接続が「利用可能」になるまで待ってください。それより前に作成したパイプラインには、プッシュが通知されません。次のコマンドの応答が "AVAILABLE" になったら、先に進んでください。
file-json-roles = 新しいロールが各サービスで使えるようになるまでに、数秒かかります。ロールを引き受けられないという応答が返された場合は、10 秒待ってから、同じコマンドをもう一度実行してください。
file-json-removal = すべての削除
file-json-removal-what = 次のコマンドで、上のコマンドで作成したものを、新しいものから順に削除します。削除できるのは空のバケットだけです。先に S3 コンソールでバケットを選び、「空にする」（Empty）を押してください。ファイルの以前のバージョンも削除されます。
file-json-removal-later = パイプラインのデプロイは、それとは別のスタックを作成しています。上のコマンドではこのスタックは削除されず、削除するには CloudFormation に次のロールが必要です。このスタックも削除した後で、次のコマンドを実行するとロールを削除できます。

# CloudFormation で使える大きさを超えるテンプレート
problem-template-size = { $room ->
    [none] このセットアップの CloudFormation テンプレートは { $size } バイトになりますが、CloudFormation で使えるのは { $limit } バイトまでです。buildspec をリポジトリ内に置くか、ビルドや環境変数を減らしてください。
   *[other] このセットアップの CloudFormation テンプレートは { $size } バイトになりますが、CloudFormation で使えるのは { $limit } バイトまでです。この buildspec をリポジトリ内に置くか、{ $room } バイト以下にしてください。
  }

# CloudFormation がファイル中の参照として解釈してしまう文字列
problem-dynamic-reference = CloudFormation はデプロイ時に {"{{"}resolve:…{"}}"} をパラメータやシークレットの値に置き換えます。ビルドに値を渡すには、種類が Parameter Store か Secrets Manager の環境変数を使ってください。それ以外の場合は、{"{{"}resolve: を含まない文字列にしてください。
