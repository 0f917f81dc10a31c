# ファイルの形式
format-cloudformation = 2 つのテンプレートです。1 つ目で接続を、2 つ目でそれ以外のすべてを作成します。Gangway は 2 つ目をそのままデプロイします。内容の説明は README.md にあります。
    .name = AWS CloudFormation
format-json = 呼び出しごとに 1 つのファイルで、このアカウントとリージョン用に作成されます。コマンドとその順序は README.md に書かれています。
    .name = AWS CLI 用の JSON

file-connection-title = Gangway 手順 1/2: AWS と Git プロバイダーの接続
file-connection-known = このセットアップは次の既存の接続を使うため、このアカウントでは { $file } は不要です。
file-connection-known-where = この接続はアカウント { $account }、リージョン { $region } にあります。このアカウントでは { $next } に進んでください。{ $file } をデプロイすると接続がもう 1 つ作成され、その接続でもアクセスの許可が必要になります。{ $file } は、まだ接続のない AWS アカウントで使うためのものです。
file-connection-first = { $here ->
    [no] 別のアカウントでは、最初に { $file } をデプロイしてください。
   *[yes] 最初に { $file } をデプロイしてください。
  }
file-connection-pending = 作成された接続は「保留中」です。この状態はコマンドでは変えられません。AWS コンソールで「デベロッパー用ツール」→「設定」→「接続」を開き、接続を選んで「保留中の接続を更新」（Update pending connection）を押してください。
file-connection-next = ステータスが「利用可能」になったら、{ $next } に進んでください。
file-connection-output = 接続の ARN です。{ $next } で指定します。
file-pipeline-title = Gangway 手順 2/2: パイプラインと、それに必要なすべてのもの
file-pipeline-available = 接続が「利用可能」になるまで待ってください。それより前に作成したパイプラインには、プッシュが通知されません。利用可能になったら、接続の ARN を指定して { $file } をデプロイしてください。
file-pipeline-connection = この接続はアカウント { $account }、リージョン { $region } にあります。別のアカウントでは、そのアカウントの接続の ARN を指定してください。
file-parameter-connection-arn = 利用可能な接続の ARN です。パイプラインと別のリージョンの接続でもかまいません。
file-without-comments = { $file } には、先頭以外にコメントがありません。コメントを付けると、CloudFormation で使える { $limit } バイトを超えるためです。
file-buildspec-in-project =
    ビルドのコマンドです。パイプラインはこのファイルを読みません。同じ内容がビルドプロジェクトに入っています。コードと一緒に管理したい場合は、リポジトリのルートに buildspec.yml として保存し、Gangway で「リポジトリ内」を選んでください。
file-buildspec-in-repository =
    ビルドのコマンドのひな形です。パイプラインはリポジトリの { $path } からコマンドを読み込みます。まだファイルがなければ、これをその場所に保存してください。

# ファイルと一緒に書き出す README
file-section-connection = 接続
file-section-rest = パイプラインと、それに必要なすべてのもの
file-section-templates = テンプレートの内容
file-section-buildspec = ビルドのコマンド
file-first-run = 最初の実行は自動的に始まります。
file-buildspec-written = 入力された内容のままのビルドのコマンドです。パイプラインはこのファイルを読みません。同じ内容がビルドプロジェクトに入っています。

# テンプレートの README
file-cloudformation-title = Gangway: AWS CloudFormation テンプレート
file-cloudformation-intro = 1 つ目のテンプレートで接続を、2 つ目でそれ以外のすべてを作成します。以下のコマンドを、このフォルダーで上から順に実行してください。
file-ascii = テンプレートのコメントは英語で、文字は ASCII だけです。AWS CLI はテンプレートをシステムの文字コードで読み取り、日本語の Windows では UTF-8 の日本語を読み取れないためです。入力された日本語などの文字は、テンプレートではエスケープして書かれ、CloudFormation が元の文字に戻します。
file-templates-outline = { $file } の内容と、その目的は次のとおりです。

# AWS CLI 用 JSON ファイルの README
file-json-title = Gangway: AWS CLI 用の JSON ファイル
file-json-intro = 拡張子が .json のファイルは、それぞれ AWS CLI の 1 回の呼び出しに渡す入力です。どれもアカウント { $account }、リージョン { $region } 用に作成されています。以下のコマンドを、このフォルダーで上から順に実行してください。
file-json-region = リージョンが選択されていないため、ファイルは { $region } 用に作成されています。別のリージョンで使う場合は、Gangway でリージョンを選択し、もう一度書き出してください。
file-json-connection-answer = 応答に、作成された接続の ARN が表示されます。
file-json-unknown = まだ分からない値
file-json-unknown-what = 書き出したときに分からなかった値には、次のプレースホルダーが代わりに入っています。
file-json-unknown-account = { $value } は、アカウント番号の代わりです。下のコマンドの ACCOUNT を、その番号に書き換えてください。
file-json-unknown-connection = { $value } は、接続の ARN の代わりです。下のコマンドの CONNECTION_ARN を、その ARN に書き換えてください。
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
