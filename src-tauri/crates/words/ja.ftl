## resources

resource-connection = { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab セルフマネージド
   *[other] { $provider }
} への接続です。ブラウザーで承認されると、AWS がこの接続を通じてリポジトリを読み取ります。
    .name = 接続
resource-artifact-bucket = ステージ間で受け渡すもの（ソースとビルドの成果物）を置く非公開バケットです。中身は { $days } 日後に削除されます。
    .name = アーティファクトバケット
resource-artifact-bucket-policy = 暗号化されていない通信（TLS 以外）によるアーティファクトバケットへのアクセスをすべて拒否します。
    .name = アーティファクトバケットのポリシー
resource-build-logs = ビルドの出力を保存するロググループです。ログは { $days } 日間保持されます。
    .name = ビルドのログ
resource-build-role = ビルド用のロールです。ここに書かれた操作だけが許可されます。
    .name = ビルドのロール
resource-build-project = ビルドの設定です。実行環境のイメージ（{ $image }、{ $compute }）、コマンド、環境変数を定めます。{ $minutes } 分を超えたビルドは停止されます。
    .name = ビルドプロジェクト
resource-deploy-bucket = デプロイのたびにビルドの成果物がコピーされる非公開バケットです。置き換えられたファイルは { $days } 日間は元に戻せます。
    .name = デプロイ先のバケット
resource-deploy-bucket-policy = 暗号化されていない通信（TLS 以外）によるデプロイ済みファイルへのアクセスをすべて拒否します。
    .name = デプロイ先バケットのポリシー
resource-deploy-role = テンプレートに書かれたものを CloudFormation が作成、更新、削除するためのロールです。デプロイ済みのスタックに必要なことがあるため、パイプラインのスタックを削除しても残ります。
    .name = デプロイするスタックのロール
resource-pipeline-role = パイプライン用のロールです。ここに書かれた操作だけが許可されます。
    .name = パイプラインのロール
resource-pipeline = パイプライン本体です。{ $repository }（ブランチ { $branch }）を各ステージに順に通します。
    .name = パイプライン

## whys

why-trust-pipeline = CodePipeline がこのロールを引き受けます。このアカウントのパイプラインからだけ使えます。
why-trust-build = CodeBuild がこのロールを引き受けます。このアカウントのビルドからだけ使えます。
why-tls-only = ほかでどのような権限があっても、暗号化されていない通信ではこのバケットにアクセスできません。
why-artifact-bucket = パイプラインは実行の前に、アーティファクトバケットの設定を確認します。
why-artifact-objects = パイプラインはソースをアーティファクトバケットに置き、ステージ間でファイルを受け渡します。
why-use-connection = ソースアクションが、この接続だけを通じて、このリポジトリだけを読み取ります。
why-use-connection-former = サービスの旧名による同じ許可です。接続の ARN がどちらの名前で始まっていても、AWS は旧名も確認します。
why-start-build = ビルドアクションがこのプロジェクトだけを開始し、ビルドの状態を確認します。
why-deploy-bucket = パイプラインはデプロイの前に、コピー先のバケットの設定を確認します。
why-deploy-objects = デプロイアクションがコピー先のバケットにファイルを書き込みます。
why-deploy-change-set = デプロイアクションが変更セットを作成、実行し、スタックの状態を確認します。以前の実行で作成された変更セットは先に削除します。
why-deploy-stack = デプロイアクションがスタックを作成または更新し、その状態を確認します。
why-deploy-stack-tags = テンプレート設定ファイルで、スタックにタグを付けられます。
why-deploy-pass-role = スタックのためのロールを CloudFormation に渡します。ほかのサービスには渡せません。
why-trust-stack = パイプラインがデプロイするスタックのために、CloudFormation がこのロールを引き受けます。
why-stack-services = CloudFormation が何を作成するかはテンプレートしだいで、Gangway には事前にわかりません。この AWS 管理ポリシーは、IAM と、アカウントや AWS Organizations の設定を除く、すべてのサービスを許可します。したがって、テンプレートを変更できる人は、このアカウントにあるほとんどのものを作成、変更、削除できます。ブランチを保護するか、変更セットを毎回承認するようにしてください。
why-stack-roles = テンプレートには、関数やタスクのためのロールが含まれることがあります。CloudFormation が付けるロール名はスタック名で始まります。ここで作成、変更、削除できるのは、その名前のロールだけです。それらのロールの権限はテンプレートで決まります。
why-stack-pass-roles = それらのロールを、ロールを使うサービスに渡します。
why-stack-profiles = EC2 インスタンスは、インスタンスプロファイルを通じてロールを使います。その名前もスタック名で始まります。
why-build-log = ビルドの出力を、専用のロググループに書き込みます。
why-build-artifacts = ビルドは入力をアーティファクトバケットから取得し、結果をそこに置きます。
why-build-artifact-bucket = ビルドは、アーティファクトバケットが想定どおりのものかを確認します。
why-test-reports = buildspec がテスト結果やカバレッジを報告できるようにします。書き込み先は、このプロジェクトのレポートグループだけです。
why-clone-repository = ビルドが、この接続だけを通じて、このリポジトリだけを自分でクローンします。
why-clone-repository-former = サービスの旧名による同じ許可です。接続の ARN がどちらの名前で始まっていても、AWS は旧名も確認します。
why-read-parameters = ビルドの環境変数の値を、Parameter Store のこれらのパラメータから取得します。
why-read-secrets = ビルドの環境変数の値を、Secrets Manager のこれらのシークレットから取得します。
why-person-who-am-i = 認証情報がどのアカウントのどのユーザーまたはロールのものかを表示します。
why-person-handshake = 接続を作成し、ブラウザーで Git プロバイダーへのアクセスを承認できるようにします。接続がまだない段階の操作なので、特定の接続には限定できません。
why-person-connections = 接続を確認し、ブラウザーで承認を完了し、パイプラインに渡します。
why-person-stack = このセットアップの CloudFormation スタック（Gangway がデプロイするものと 1-connection.yaml のもの）だけを表示、作成、変更、削除します。
why-person-deployed-stacks = パイプラインがデプロイするスタックと、承認待ちの変更セットを表示します。不要になったスタックの削除もできます。
why-person-roles = CloudFormation がパイプラインとビルドのロールを作成します。ロール名はスタック名で始まります。
why-person-pass-roles = それらのロールを、条件に示したサービスにだけ渡します。ほかのサービスには渡せません。
why-person-attach-policies = CloudFormation がこのセットアップのロールに、条件に示した AWS 管理ポリシーだけをアタッチします。ほかのポリシーはアタッチできません。
why-person-pipeline = CloudFormation がパイプラインを作成します。実行の開始と確認もできます。
why-person-approvals = パイプラインの承認に回答します。
why-person-build = CloudFormation がビルドプロジェクトを作成します。Gangway がそのビルドを表示します。
why-person-buckets = CloudFormation がアーティファクト用とデプロイ先の非公開バケットを作成します。
why-person-empty-buckets = すべてを削除する前に、それらのバケットを空にします。空でないバケットは削除できないためです。
why-person-logs = CloudFormation がロググループを作成します。Gangway がビルドの出力を表示します。
why-person-lists = ビルドに使えるイメージ、ロググループとそのポリシーの一覧を取得します。一覧の操作ではリソースを指定できません。

## actions

action-fetch = コードを取得
action-build = ビルドとテスト
action-approve = 人が承認
action-copy = ファイルをコピー
action-create-change-set = 変更内容を一覧表示
action-execute-change-set = 変更を実行
action-deploy-stack = スタックを作成または更新

## files

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

## faults

# 何が起きたか、次に何をすればよいか。値は受け取ったまま、文字として表示する。

fault-access-denied = この認証情報には { $action } の権限がないため、AWS に拒否されました。この呼び出しでは何も変更されていません。
    .next = 「確認」ステップのポリシーをアカウントの管理者に渡して権限を付けてもらうか、別のアカウントを選んでください。その後、再試行してください。
fault-denied-by-organization = 組織のルール（サービスコントロールポリシー）により、このアカウントでは許可されていません。アカウント側の設定では変えられません。
    .next = AWS Organizations の管理者に相談するか、別のアカウントを使ってください。
fault-credentials-expired = AWS にサインインしていないか、サインインの有効期限が切れています。失われたものはありません。
    .next = サインインする（IAM Identity Center の場合は aws sso login）か、新しいアクセスキーを入力して、再試行してください。
fault-credentials-invalid = このアクセスキーは AWS に登録されていないか、シークレットアクセスキーと一致しません。
    .next = 入力ミスがないか、キーが無効化または削除されていないかを確認し、入力し直すか、別のアカウントを選んでください。
fault-credentials-missing = 選択したアカウントの認証情報が見つかりません。
    .next = 別のプロファイルを選ぶか、サインイン（aws sso login または aws configure）するか、アクセスキーを入力してください。
fault-access-key-malformed = これはアクセスキー ID ではありません。アクセスキー ID は AKIA または ASIA で始まり、英大文字と数字が続きます。
    .next = 受け取ったアクセスキー ID をもう一度コピーしてください。シークレットアクセスキーはその下の欄に入力します。
fault-profile-broken = AWS の設定ファイルを使用できません：{ $detail }
    .next = ファイル（通常は ~/.aws/config または ~/.aws/credentials）を修正して再試行するか、別のアカウントを選んでください。
fault-clock-skewed = このコンピューターの時計が数分以上ずれているため、AWS が呼び出しを拒否しました。
    .next = 時刻の自動設定を有効にするなどして時計を合わせ、再試行してください。
fault-throttled = 呼び出しが多すぎるとして AWS に制限されました。間隔を空けて何度か試しましたが、成功しませんでした。
    .cause = AWS が呼び出しの回数を減らすよう求めています。
    .next = 数分待ってから再試行してください。完了した処理はそのまま残っています。
fault-quota-reached = アカウントが AWS のクォータ（上限）に達しました（{ $operation }）。
    .next = 保留中のままの接続など不要なものを削除するか、AWS コンソールの Service Quotas で引き上げを申請してから、再試行してください。
fault-no-network = { $host } に接続できません。
    .next = インターネット接続、VPN、プロキシを確認して、再試行してください。完了した処理はそのまま残っています。
fault-aws-unavailable = AWS 側のエラーが続けて返されました。
    .cause = AWS 側のエラーが返されました。
    .next = health.aws.amazon.com を確認し、しばらくしてから再試行してください。Gangway は最初に現状を確認するため、二重に作成されることはありません。
fault-no-answer = AWS から時間内に応答がありませんでした。呼び出しが実行されたかどうかは分かりません。
    .cause = 時間内に AWS から応答がありませんでした。
    .next = 再試行してください。Gangway は最初に現状を確認するため、二重に作成されることはありません。
fault-region-without-service = 選択したリージョンでは接続（CodeConnections）を利用できません。選択したリージョン：{ $region }
    .next = 「アカウント」ステップで別のリージョンを選んでください。
fault-region-missing = リージョンがまだ選択されていません。
    .next = 「アカウント」ステップでリージョンを選んでください。
fault-refused-by-aws = AWS が { $operation } を受け付けませんでした：{ $detail }
    .next = AWS が指摘した点を直して、再試行してください。心当たりがない場合は、不具合としてご報告ください。
fault-not-found = 見つかりません：{ $what }
    .next = 削除や名前の変更がなかったか確認し、このステップをもう一度始めてください。
fault-practice-unreachable = 練習用アカウントに接続できません：{ $detail }
    .next = Gangway を起動し直してください。練習用アカウントの状態は保存されています。
fault-practice-began-anew = 練習用アカウントの保存された状態を読み込めなかったため、練習用アカウントを最初の状態から始めました。その中の接続、パイプライン、実行はなくなりました。セットアップの回答はそのままで、古いファイルも残しています：{ $path }
    .next = 練習用アカウントで接続をもう一度作成し、デプロイしてください。
fault-connection-missing = このセットアップにはまだ接続がないため、デプロイできません。何も作成していません。
    .next = 「接続」ステップで接続を作成するか、既存の接続を選んでください。その後、再試行してください。

fault-connection-not-available = 接続 { $name } はまだ利用できません（ステータス：{ $status }）。今パイプラインを作成するとプッシュを検知できなくなるため、何も作成していません。
    .next = 接続がまだない場合は作成してください。ある場合は、ブラウザーで接続のページを開き、「保留中の接続を更新」（Update pending connection）を押してください。その後、再試行してください。
fault-connection-in-error = 接続 { $name } がエラーになっています。Git プロバイダーがこの接続を受け付けなくなりました。このままではパイプラインで使えず、もう一度承認することもできません。
    .next = 新しい接続を作成し、このセットアップで使ってください。
fault-connection-gone = 接続 { $name } は削除されています。
    .next = 別の接続を選ぶか、新しく作成してください。
fault-connection-not-authorized = { $minutes } 分たちましたが、ブラウザーでの承認がまだ完了していません。接続はそのまま残り、Gangway は確認を続けます。
    .next = ページをもう一度開いてください。プロバイダーの画面で組織のオーナーの承認が必要と表示された場合は、オーナーに依頼してください。ブラウザーが別の AWS アカウントにサインインしている場合は、切り替えてください。

fault-plan-changed = これから実行される内容が、表示された計画と異なります。何も実行していません。
    .next = 新しい計画を確認して、承認してください。
fault-approval-missing = 計画が承認されていません。何も実行していません。
    .next = 計画を確認して、承認してください。
fault-stack-busy = { $status ->
        [UPDATE_ROLLBACK_FAILED] スタック { $stack } を変更できません。以前に失敗した変更を、CloudFormation がすべては元に戻せていません（ステータス：{ $status }）。
       *[other] スタック { $stack } は CloudFormation が処理中です（ステータス：{ $status }）。
    }
    .next = { $status ->
        [UPDATE_ROLLBACK_FAILED] AWS コンソールでスタックを開き、「スタックアクション」（Stack actions）の「更新のロールバックの続行」（Continue update rollback）を選んでください。完了したら、再試行してください。
       *[other] 終わるまで待ってから、再試行してください。進み具合は AWS コンソールのスタックのページで確認できます。
    }
fault-stack-not-ours = { $stack } という名前のスタックがすでにありますが、このセットアップから作成されたものではありません。変更はしていません。
    .next = セットアップの名前を変えるか、不要であればそのスタックを削除してください。
fault-change-set-failed = CloudFormation がスタック { $stack } の変更セットを作成できませんでした。何も変更されていません。CloudFormation のメッセージ：{ $detail }
    .next = CloudFormation が指摘した点を直して、計画し直してください。
fault-stack-failed = { $status ->
        [ROLLBACK_COMPLETE] スタック { $stack } を作成できませんでした。途中まで作成されたものは、CloudFormation がすべて削除しました。原因：{ $resource } – { $detail }
        [UPDATE_ROLLBACK_COMPLETE] スタック { $stack } を変更できませんでした。CloudFormation がすべてを変更前の状態に戻しました。原因：{ $resource } – { $detail }
       *[other] スタック { $stack } のデプロイに失敗し、CloudFormation は変更の一部を元に戻せませんでした（ステータス：{ $status }）。原因：{ $resource } – { $detail }
    }
    .next = { $status ->
        [ROLLBACK_COMPLETE] 原因を取り除いて、もう一度デプロイを計画してください。残っている空のスタックも、そのとき削除されます。
        [UPDATE_ROLLBACK_COMPLETE] 原因を取り除いて、もう一度デプロイを計画してください。それまでは、これまでどおり動きます。
       *[other] 原因を取り除いてください。何が残っているかは、AWS コンソールのスタックのページで確認できます。その後、もう一度デプロイを計画してください。
    }
fault-tear-down-failed = スタック { $stack } を完全には削除できませんでした。削除済みのものは元に戻りませんが、残りはそのままです。CloudFormation のメッセージ：{ $resource } – { $detail }
    .next = 原因を取り除いてから、もう一度「すべて削除」を実行してください。
fault-connection-would-be-replaced = この変更では接続 { $resource } が置き換えられ、承認をやり直すことになります。何も変更していません。
    .next = 接続の名前、プロバイダー、ホストを元のままにするか、このスタックから接続を外してください。
fault-pipeline-not-registered = パイプライン { $pipeline } は、接続が利用可能になる前に AWS へ送信されました。もう一度送信するまで、プッシュしても開始されません。
    .next = もう一度デプロイしてください。計画に、このパイプラインを同じ内容で再送信することが表示されます。パイプラインの内容は変わりません。

fault-role-not-assumable = AWS がロールを引き受けられなかったため、{ $stage } / { $action } を開始できませんでした。それより後の処理は行われていません。AWS のメッセージ：{ $detail }
    .next = 再試行してください。新しいロールは、AWS で使用できるようになるまで 1 分ほどかかることがあります。数分たっても失敗する場合は、IAM コンソールでロールの信頼ポリシーを確認してください。CodePipeline または CodeBuild による引き受けが許可されている必要があります。
fault-source-permission = パイプラインまたはビルドのロールに接続を使用する権限がないため、{ $stage } / { $action } が失敗しました。
    .next = IAM コンソールでロールの権限を「確認」ステップに表示される権限と比べ、足りないものを追加して、実行を開始してください。組織が接続を制限している場合は、UseConnection を許可するよう管理者に依頼してください。
fault-source-not-found = { $stage } / { $action } は、この接続で { $repository } のブランチ { $branch } を読み取れません。
    .next = リポジトリとブランチのつづりを、大文字と小文字も含めて確認してください。次に、プロバイダー側で、AWS のアプリにこのリポジトリの読み取りが許可されているか確認してください。アプリを再インストールした場合は、新しい接続を作成してください。
fault-branch-not-found = { $repository } にブランチ { $branch } がありません。デプロイも実行も始めていません。
    .next = 「リポジトリ」ステップで存在するブランチを選ぶか、先に { $branch } をプッシュしてから、再試行してください。
fault-build-failed = { $stage } / { $action } がビルドのフェーズ { $phase } で失敗しました：{ $detail }
    .next = ログの最後の数行を確認し、コードまたは buildspec を直して、プッシュするか実行を開始してください。
fault-buildspec-missing = { $stage } / { $action } に必要な buildspec が見つかりません。リポジトリに { $path } がありません。
    .next = ファイルをブランチにプッシュするか、「ビルド」ステップで buildspec の置き場所をビルドプロジェクトに変更して、もう一度デプロイしてください。
fault-buildspec-invalid = CodeBuild が buildspec を使用できないため、{ $stage } / { $action } が失敗しました：{ $detail }
    .next = 「ビルド」ステップで直してもう一度デプロイするか、リポジトリで直してプッシュしてください。
fault-build-queue-full = { $stage } / { $action } を開始できませんでした。このアカウントでは、これ以上同時にビルドを実行できません。新しいアカウントでは、上限が 1 であることがよくあります。
    .next = ほかのビルドが終わってから実行を開始するか、CodeBuild のクォータの引き上げを申請してください。
fault-artifacts-missing = { $stage } / { $action } のコマンドは成功しましたが、アーティファクトに指定されたファイルが 1 つも作成されていません：{ $detail }
    .next = buildspec の artifacts のパスを直して、実行を開始してください。
fault-approval-rejected = 承認 { $stage } / { $action } が却下されたため、実行はそこで終了しました。それより後の処理は行われていません。
    .next = 指摘された点を直して、プッシュするか実行を開始してください。
fault-comment-too-long = コメントは { $count } 文字ですが、AWS が受け付けるのは { $limit } 文字までです。承認への回答は送信されていません。
    .next = コメントを短くして、もう一度回答してください。
fault-run-stopped = { $status ->
        [Superseded] 待機中に新しい実行に追い越されたため、この実行は終了しました。それまでに行われた処理は残ります。
        [Stopped] 実行は停止されました。それまでに行われた処理は残ります。
       *[other] 実行は途中で終了しました（ステータス：{ $status }）。それまでに行われた処理は残ります。
    }
    .next = { $status ->
        [Superseded] 最新の実行を確認してください。新しいコミットで続いています。
       *[other] 最新の実行を確認するか、新しく実行を開始してください。
    }
fault-action-failed = 実行が失敗しました。AWS のメッセージ：{ $stage } / { $action } – { $detail }
    .next = AWS が指摘した点を直して、実行を開始してください。詳しくは AWS コンソールのパイプラインのページで確認できます。
fault-run-failed = パイプライン { $pipeline } の実行が失敗しましたが、失敗したアクションを AWS から取得できませんでした。
    .next = AWS コンソールでパイプラインを開いて原因を確認し、実行を開始してください。

fault-setup-has-problems = セットアップはまだ完成していません。問題が { $count } 件残っています。
    .next = 印の付いた項目を確認してください。
fault-setup-file-broken = { $kind ->
        [empty] { $path } は空のため、Gangway のセットアップファイルではありません。
        [not-text] { $path } はテキストファイル（UTF-8）ではないため、Gangway のセットアップファイルではありません。
        [too-large] { $path } は 1 MiB を超えているため、Gangway のセットアップファイルではありません。
        [not-a-setup] { $path } は Gangway のセットアップファイルではありません。
        [unknown-member] { $path } を読み込めません。セットアップに { $field } という項目はありません。
        [unknown-value] { $path } を読み込めません。{ $line } 行目の { $field } に「{ $value }」は指定できません。
       *[line] { $path } を Gangway のセットアップファイルとして読み取れません。{ $line } 行目：{ $detail }
    }
    .next = { $kind ->
        [unknown-member] ファイルにある項目の名前を直すか、その項目を削除してください。
        [unknown-value] 次のいずれかの値に直してください：{ $values }
       *[other] 別のファイルを選ぶか、送り主にコピーを保存し直してもらってください。
    }
fault-setup-from-newer-version = このセットアップは新しいバージョンの Gangway で保存されています（形式 { $version }）。表示はできますが、変更はできません。
    .next = 変更するには、最新の Gangway をインストールしてください。
fault-setup-read-only = このセットアップは読み取り専用で開いています。変更は保存されていません。
    .next = 変更するには、最新の Gangway をインストールしてください。
fault-path-not-found = ファイルまたはフォルダー { $path } がありません。
    .next = パスを確認するか、ダイアログで選んでください。
fault-not-a-file = { $path } はファイルではなく、フォルダーまたはデバイスです。
    .next = ファイルを選んでください。
fault-path-unreadable = { $path } を読み取れません：{ $detail }
    .next = ファイルまたはフォルダーのアクセス権を確認するか、別のものを選んでください。
fault-path-unwritable = { $path } に書き込めません。元の内容はそのまま残っています。理由：{ $detail }
    .next = フォルダーのアクセス権を確認するか、別の場所を選んでください。
fault-disk-full = ディスクの空き容量がないため、{ $path } を書き込めませんでした。元の内容はそのまま残っています。
    .next = 空き容量を確保して、再試行してください。
fault-set-aside = Gangway が保存したファイルが壊れています。名前を変えて残し、このファイルなしで続けます：{ $path }（{ $detail }）
    .next = 見当たらないセットアップがあれば、保存しておいたコピーを開くか、もう一度作成してください。AWS に作成済みのものはそのまま残っています。
fault-file-exists = { $count } 件のファイルがすでに存在するため（{ $path } など）、何も書き込んでいません。
    .next = 別の場所を選ぶか、置き換えを許可してください。
fault-not-a-repository = { $path } は Git リポジトリのクローンではありません。
    .next = .git フォルダーがあるフォルダーを選ぶか、リポジトリの URL を入力してください。
fault-repository-not-understood = 「{ $text }」は、フォルダーでも、リポジトリの URL でも、owner/name の形式でもありません。
    .next = プロバイダーの「Clone」に表示される URL（例：https://github.com/owner/name）を貼り付けてください。
fault-provider-not-offered = AWS は { $provider }（{ $host }）への接続を提供していません。
    .next = AWS が対応しているプロバイダーにリポジトリをミラーリングして、そちらを使ってください。
fault-already-running = Gangway はすでに起動しており、セットアップを使用中です。
    .next = 開いているウィンドウを使うか、先にそれを閉じてください。
fault-address-not-allowed = Gangway はこの URL を開きません：{ $address }
    .next = 信頼できる場合は、ご自身でブラウザーにコピーしてください。
fault-browser-not-opened = ブラウザーを開けませんでした。
    .next = この URL をブラウザーにコピーしてください：{ $address }
fault-job-unknown = このジョブは見つかりません（{ $job }）。
    .next = セットアップに戻って、もう一度始めてください。Gangway は最初に AWS の現状を確認するため、二重に作成されることはありません。
fault-job-running = このセットアップの別のジョブが実行中です（{ $job }）。
    .next = 終わるまで待つか、先にキャンセルしてください。
fault-job-from-newer-version = 新しいバージョンの Gangway による { $count } 件のジョブは、このバージョンでは扱えません。ジョブはそのまま残していますが、ここでは続行しません。
    .next = ジョブを表示して続行するには、最新の Gangway をインストールしてください。
fault-cancelled = キャンセルしました。すでに AWS に依頼した処理は AWS 側で続きます。
    .next = 再試行すると、現在の状態から再開します。
fault-internal = Gangway の内部で問題が発生しました：{ $detail }
    .next = 不具合としてご報告ください。セットアップは保存されています。Gangway を起動し直すと、処理は続きから再開されます。

## events

# 作業の履歴の各行。

event-phase-started = { $phase ->
        [create] 接続を探し、なければ作成します。
        [authorize] 接続が利用可能になるのを待っています。
        [checkConnection] 接続が利用可能か確認しています。
        [stack] CloudFormation が変更を実行しています。
        [register] プッシュを検知できるよう、パイプラインを登録し直しています。
        [run] パイプラインの実行状況を確認しています。
        [emptyBuckets] バケットを空にしています。
        [deleteStack] CloudFormation がスタックを削除しています。
        [deleteConnection] 接続を削除しています。
       *[other] 次の処理：{ $phase }
    }
event-connection-created = 接続 { $name } を作成しました：{ $arn }
event-connection-adopted = 既存の接続 { $name } を使用します：{ $arn }
event-connection-status = 接続のステータスは { $status } です。
event-stack-resource = { $id }（{ $type }）：{ $status } { $reason }
event-run-started = { $trigger ->
        [none] 実行 { $execution } が始まりました。
       *[other] 実行 { $execution } が始まりました（トリガー：{ $trigger }）。
    }
event-action-status = { $status ->
        [running] { $stage } / { $action } を実行中です。
        [succeeded] { $stage } / { $action } が成功しました。
        [failed] { $stage } / { $action } が失敗しました。
        [skipped] { $stage } / { $action } はスキップされました。
       *[other] { $stage } / { $action }：{ $status }
    }
event-retrying = { $operation } が失敗しました。{ $seconds } 秒後に再試行します。
event-log-unreadable = { $action } のログを表示できません。この認証情報には { $operation } の権限がありません。実行そのものには影響しません。
event-resumed = Gangway が閉じられて中断していた処理を再開しました。
event-approval-answered = { $approved ->
        [yes] 承認しました。
       *[no] 却下しました。
    }
event-bucket-emptied = { $bucket } から { $count } 件のオブジェクトバージョンを削除しました。
event-ended = { $status ->
        [succeeded] 完了しました。
        [failed] 失敗しました。
        [cancelled] キャンセルされました。
       *[other] 終了しました：{ $status }
    }

## cli

cli-error = エラー
cli-warning = 警告
cli-check-good = 問題は見つかりませんでした。ファイルは export コマンドで書き出せます。パイプラインは deploy コマンドで作成します（実行前に確認します）。
cli-ask = この内容のとおりに実行しますか？ [y/N]
cli-ask-run = 承認しますか？ [y/N]
cli-ask-approve = この実行を承認しますか？ [y/N]
cli-ask-reject = この実行を却下しますか？ [y/N]
cli-plan-connect = アカウント { $account }、リージョン { $region } で次の操作を行います：
cli-plan-deploy = デプロイすると、アカウント { $account }、リージョン { $region } で次の変更が行われます：
cli-plan-tear-down = アカウント { $account }、リージョン { $region } で次のものを削除します：
cli-plan-empty = アカウント { $account }、リージョン { $region } に削除するものはありません。状態は status コマンドで確認できます。
cli-plan-connection-stays = 接続はそのまま残します。--connection を付けると、接続も削除します。
cli-connection-stayed = 接続はそのまま残しています。接続も削除するには、teardown に --connection を付けて実行してください。
cli-plan-stays = パイプラインが独立したスタックとしてデプロイしたものは残ります。「残す」と表示されたロールも残ります。CloudFormation がそのスタックを更新または削除するときに必要なためです。どちらも不要になったら、AWS コンソールで先にスタックを、次にロールを削除してください。
cli-plan-empty-deploy = リソースの変更はありません。承認すると、進行中の実行があればそれを見守り、なければパイプラインの新しい実行を開始します。
cli-change-add = 作成
cli-change-adopt = 既存のものを使用
cli-change-modify = 変更
cli-change-replace = 作り直して古いものを削除
cli-change-may-replace = 変更（CloudFormation が必要とする場合は作り直し）
cli-change-remove = 削除
cli-change-empty = 中身を削除
cli-change-keep = 残す
cli-change-resubmit = 同じ内容で再送信
cli-connection-used = 既存の接続 { $name } を使います。すでに承認済みです。
cli-authorize = 接続 { $name } は、ブラウザーでの操作を待っています。AWS アカウント { $account } にサインインして 1 つ目の URL を開き、「保留中の接続を更新」（Update pending connection）を押して、プロバイダーの画面の案内に従ってください。2 つ目の URL は接続の一覧です。
cli-authorize-then = 接続を承認したら、同じコマンドをもう一度実行してください。--wait-for-authorization を付けると、ここで承認を待ちます。
cli-approval-waits = 実行が承認を待っています。approve コマンドか、パイプラインのページで回答してください：
cli-approve-what = パイプライン { $pipeline } の最新の実行が承認を待っています（{ $action }）。承認すると、このコミットで先に進みます：{ $commit }
cli-approve-no-pipeline = このセットアップのパイプラインはまだないため、承認を待っている実行はありません。パイプラインは deploy コマンドで作成します。
cli-approve-none = このセットアップの最新の実行は、いま承認を待っていません。状態は status コマンドで確認できます。それより前の実行には、パイプラインのページで回答できます。
cli-approve-unanswered = 承認への回答は送信されていません。実行は引き続き承認を待っています。
cli-run-succeeded = 実行が成功しました。パイプラインのページ：
cli-cancelled = このセットアップに対する Gangway の処理を停止しました。すでに AWS に依頼した処理は AWS 側で続きます。状態は status コマンドで確認できます。
cli-cancel-none = このセットアップで Gangway が行っている処理はないため、キャンセルするものはありませんでした。
cli-output-lost = 標準出力への書き込みに失敗したため、出力の一部が失われています。依頼された処理自体は完了しています。ディスクがいっぱいの場合は、空き容量を確保してください。原因：{ $detail }
cli-interrupted = 中断しました。すでに AWS に依頼した処理は AWS 側で続きます。同じコマンドをもう一度実行すると、現在の状態から再開します。
cli-deployed = パイプラインをデプロイし、最新の実行が成功しました。パイプラインのページ：
cli-torn-down = 削除の対象はすべて削除しました。
cli-plan-again = もう一度デプロイするには、deploy コマンドを実行してください。実行前に新しい計画が表示されます。
cli-detect-repository = リポジトリ：{ $value }
cli-detect-provider = プロバイダー：{ $value }
cli-detect-branch = ブランチ：{ $value }
cli-detect-recipe = レシピ：{ $value }
cli-detect-package-manager = パッケージマネージャー：{ $value }
cli-detect-version = ランタイムのバージョン：{ $value }
cli-detect-buildspec = buildspec：{ $value }
cli-detect-setup-file = セットアップファイル：{ $value }
cli-detect-saved = 読み取った内容をセットアップファイル { $path } に保存しました。足りない項目は check コマンドで確認できます。
cli-status-connection = 接続 { $name }：{ $status }
cli-status-no-connection = 接続：まだありません。deploy コマンドで作成します。
cli-status-stack = スタック { $name }：{ $status }
cli-status-no-stack = スタック：まだありません。deploy コマンドで作成します。
cli-status-run = { $name } の最新の実行：{ $status }
cli-status-awaits-approval = 承認待ち
cli-status-no-run = 最新の実行：まだありません。プッシュまたは deploy コマンドで始まります。
cli-practice = この練習用アカウントは Ctrl-C を押すまで応答します。表示するキーはここでしか使えません。別のターミナルで使うには、次の各行の先頭に「export 」を付けて実行するか、ファイルに書き出して（gangway-cli practice > practice.env）次のように読み込んでください：set -a; . ./practice.env; set +a
cli-practice-port = ポート { $port } は、すでに別のプログラムが使用しています。--port で別のポートを指定するか、--port を省略して空いているポートを使ってください。
cli-practice-began-anew = 練習用アカウントの保存された状態を読み込めなかったため、最初の状態から始めました。その中の接続、パイプライン、実行はなくなりました。古いファイルは残しています：{ $path }
cli-next-access-denied = アカウントの管理者に { $action } を許可してもらうか、--profile で別のアカウントを指定して、コマンドをもう一度実行してください。
cli-next-credentials-expired = サインインする（IAM Identity Center の場合は aws sso login）か、新しいアクセスキーを設定して、コマンドをもう一度実行してください。
cli-next-credentials-invalid = 入力ミスがないか、キーが無効化または削除されていないかを確認し、AWS の設定ファイル、または AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY を修正してください。--profile で別のアカウントを指定することもできます。
cli-next-credentials-missing = --profile でプロファイルを指定するか、サインイン（aws sso login または aws configure）するか、AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY を設定してください。アカウントなしで練習するには gangway-cli practice を使います。
cli-next-profile-broken = ファイルを修正してコマンドをもう一度実行するか、--profile で別のプロファイルを指定してください。
cli-next-region-without-service = --region で別のリージョンを指定してください。
cli-next-region-missing = --region、AWS_REGION、またはプロファイルの region で指定してください。アカウントなしで練習するには、別のターミナルで gangway-cli practice を実行してください。表示される行の使い方もそこで案内します。
cli-next-not-found = 削除または名前変更されていないかを確認して、コマンドをもう一度実行してください。
cli-next-practice-unreachable = gangway-cli practice が動いていて、そのアドレスを使っていることを確認し、コマンドをもう一度実行してください。
cli-next-connection-missing = deploy コマンドを実行すると、接続を作成するか、セットアップファイルにある名前の接続を使います。
cli-next-connection-not-available = deploy コマンドを実行すると、接続を承認するページの URL が表示されます。
cli-next-connection-in-error = セットアップファイルで接続に別の名前を付けて deploy コマンドを実行すると、新しい接続を作成します。
cli-next-connection-gone = deploy コマンドをもう一度実行すると、同じ名前の別の接続を使うか、新しい接続を作成します。
cli-next-plan-changed = コマンドをもう一度実行すると、現在の内容が表示されます。
cli-next-approval-missing = 準備ができたら、コマンドをもう一度ターミナルで実行して質問に y と答えるか、--yes を付けて実行してください。
cli-next-branch-not-found = セットアップファイルに存在するブランチを指定するか、先に { $branch } をプッシュしてから、コマンドをもう一度実行してください。
cli-next-source-permission = IAM コンソールでロールの権限を、export コマンドで書き出せる 2-pipeline.yaml の権限と比べ、足りないものを追加してください。その後、パイプラインのページで実行を開始してください。組織が接続を制限している場合は、UseConnection を許可するよう管理者に依頼してください。
cli-next-buildspec-missing = ファイルをブランチにプッシュするか、buildspec をセットアップファイルに書いて deploy コマンドをもう一度実行してください。
cli-next-buildspec-invalid = セットアップファイルで修正して deploy コマンドをもう一度実行するか、リポジトリで修正してプッシュしてください。
cli-next-setup-has-problems = セットアップファイルでこれらの項目を修正して、コマンドをもう一度実行してください。問題の一覧は check コマンドで表示できます。
cli-next-path-not-found = パスを確認してください。
cli-next-file-exists = 別の場所を指定するか、--overwrite を付けて置き換えてください。
cli-next-not-a-repository = .git フォルダーのあるフォルダーを指定してください。
cli-next-already-running = 開いているウィンドウを使うか、先にそれを閉じてください。別のコマンドが実行中の場合は、終わるまで待ってください。その間も status コマンドは使えます。
cli-next-job-running = 終わるまで待つか、cancel コマンドで停止してください。
cli-next-cancelled = deploy コマンドをもう一度実行すると、現在の状態から再開します。

## cli-help

cli-help = リポジトリから、プッシュで始まる AWS パイプラインまでを案内します。
cli-help-usage = 使い方
cli-help-commands = コマンド
cli-help-arguments = 引数
cli-help-options = オプション
cli-help-command = コマンド
cli-help-exit-codes = 終了コード：0 完了 · 1 失敗 · 2 引数の誤り · 3 セットアップに問題がある、または承認がない · 4 人の操作待ち · 5 AWS が拒否 · 130 中断
cli-help-check = セットアップファイルを検査します
cli-help-approve = 最新の実行が待っている承認に回答します
cli-help-cancel = 人の操作を待つなど、セットアップに対する Gangway の処理を停止します
cli-help-cancel-more = すでに AWS に依頼した処理は AWS 側で続きます。削除されるものはありません。次に deploy を実行すると、改めて計画を立てます。
cli-help-deploy = 接続とパイプラインを作成し、最初の実行を見届けます
cli-help-deploy-more = 同じセットアップは、どのフォルダーやマシンから実行しても、アカウント、リージョン、名前、リポジトリをもとに見つけ出します。
cli-help-detect = ローカルのクローンを読み取り、その内容を表示します
cli-help-detect-more = --save を付けると、読み取った内容をセットアップファイルに保存します。同僚から受け取ったファイルや、ウィンドウの「セットアップのコピーを保存」で保存したファイルも使えます。
cli-help-export = セットアップのファイルを書き出します
cli-help-practice = Ctrl-C を押すまで練習用アカウントを動かし、接続方法を表示します
cli-help-status = 接続、スタック、最新の実行の状態を表示します
cli-help-teardown = deploy で作成したものを削除します
cli-help-argument-connection = 接続も削除します
cli-help-argument-comment = 理由（実行を見る人に表示されます）
cli-help-argument-endpoint-url = AWS の代わりに使うエンドポイント（練習用アカウントなど）
cli-help-argument-fast = 時間を 10 倍ではなく 1000 倍の速さで進めます
cli-help-argument-faults = 起こす障害：KIND[:OPERATION[:TIMES]]（例：throttling:codeconnections:CreateConnection:2）。KIND の種類：{ $kinds }
cli-help-argument-file = セットアップファイル（例：shop.gangway.json）
cli-help-argument-folder = クローンのフォルダー
cli-help-argument-format = 書き出す形式：{ $formats }
cli-help-argument-help = このヘルプを表示します
cli-help-argument-home = 練習用アカウントの状態を保存するフォルダー（省略すると、終了時にすべて消えます）
cli-help-argument-json = 結果を 1 つの JSON オブジェクトで出力します（時間のかかる処理では 1 行に 1 つ）
cli-help-argument-language = 表示言語（en または ja。省略するとシステムの言語）
cli-help-argument-lasting = 指定した時間が過ぎると自動的に終了します：30s、10m、2h など
cli-help-argument-out = 書き出し先のフォルダー（形式ごとにサブフォルダーを作ります）
cli-help-argument-overwrite = 既存のファイルを置き換えます
cli-help-argument-port = 127.0.0.1 のポート番号（省略すると空いているポート）
cli-help-argument-profile = AWS 設定のプロファイル
cli-help-argument-region = パイプラインのリージョン
cli-help-argument-reject = 承認せずに却下します（実行はそこで終了します）
cli-help-argument-save = 読み取った内容をセットアップファイルに保存します
cli-help-argument-version = バージョンを表示します
cli-help-argument-wait-for-authorization = ブラウザーで接続が承認されるまで待ちます
cli-help-argument-yes = 表示された内容を、確認なしで承認します
cli-problem-missing = この項目は必須です。次のいずれかの値を指定してください：{ $values }
cli-usage-command-missing = 次のいずれかのコマンドを指定してください：{ $commands }
cli-usage-command-unknown = 「{ $given }」というコマンドはありません。
cli-usage-argument-unknown = 「{ $given }」という引数はここでは使えません。
cli-usage-argument-missing = 次の引数が必要です：{ $argument }
cli-usage-argument-conflict = { $argument } は、2 回指定することも、同時に使えない引数と組み合わせることもできません。
cli-usage-value-missing = { $argument } には値が必要です。
cli-usage-value-wrong = { $argument } に「{ $given }」は指定できません。
cli-usage-value-unwanted = { $argument } に値は指定できません。
cli-usage-one-of = 次のいずれかを指定してください：{ $values }
cli-usage-form-endpoint-url = http:// または https:// で始まる URL を指定してください（例：http://127.0.0.1:4100）。
cli-usage-form-port = 1 から 65535 までの番号、または空いているポートを使う 0 を指定してください。
cli-usage-form-for = 数字の後に s、m、h のいずれかを付けて指定してください（例：10m）。
cli-usage-form-fault = KIND[:OPERATION[:TIMES]] の形で指定してください。KIND の種類：{ $kinds }
cli-usage-not-understood = 引数を解釈できません。
cli-usage-suggestion = 「{ $suggestion }」のことですか？
cli-usage-next = 指定できる内容は次のコマンドで確認できます：{ $command }

## window

window-name = Gangway
window-skip = 本文へ移動
window-places = 画面の切り替え
window-place-home = ホーム
window-place-connections = 接続
window-place-practice = 練習
window-place-settings = 設定
window-loading = 読み込み中…
window-to-home = ホームに戻る
window-practice-banner = 練習用アカウントです。AWS と同じように動きますが、本物ではありません。料金はかからず、何も壊れません。
window-cancel = キャンセル
window-close = 閉じる
window-save = 保存
window-choose = 選択…
window-overwrite = 上書きする
window-try-again = 再試行
window-copy = コピー
window-address = アドレス
window-provider-pages = プロバイダー側の権限は、次のページで確認、修正できます：
window-copied = コピーしました
window-copy-failed = コピーできませんでした。テキストを選択して、キーボードでコピーしてください。
window-info = 情報
window-info-about = 情報：{ $term }
window-external = ブラウザーで開きます
window-fault = 問題が発生しました
window-fault-unknown = このバージョンの Gangway では説明できない問題が発生しました（{ $code }）。Gangway を更新してから、再試行してください。
window-line = { NUMBER($line, useGrouping: "false") } 行目
window-saved = { $count } 個のファイルを保存しました。
window-save-folder = フォルダー
window-save-file = ファイル
window-save-hint = パスを入力するか、選択してください。既存のファイルを確認なしに上書きすることはありません。
window-seconds = { $count } 秒
window-minutes = { $count } 分
window-minutes-seconds = { $minutes } 分 { $seconds } 秒
window-state-pending = 未実行
window-state-running = 実行中
window-state-succeeded = 完了
window-state-failed = 失敗
window-state-skipped = スキップ
window-job-running = 実行中
window-job-waitingForPerson = 操作待ち
window-job-succeeded = 完了
window-job-failed = 失敗
window-job-cancelled = 中止
window-connection-AVAILABLE = 利用可能
window-connection-PENDING = 保留中
window-connection-ERROR = エラー
window-account-practice = 練習用アカウント
window-account-profile = プロファイル { $name }
window-account-keys = 入力したアクセスキー
window-account-environment = 環境変数の認証情報
window-account-none = アカウント未選択
window-plan = 実行される内容
window-plan-empty = 変更はありません。
window-plan-change = 変更
window-plan-what = リソース
window-plan-type = 種類
window-plan-properties = 変わる項目：{ $properties }
window-stack = スタック
window-stack-REVIEW_IN_PROGRESS = 計画のみ
    .what = 計画だけがある状態です。CloudFormation はまだ何も作成していません。
window-stack-CREATE_IN_PROGRESS = 作成中
window-stack-CREATE_COMPLETE = 作成済み
window-stack-CREATE_FAILED = 作成失敗
    .what = 失敗する前に作成されたものは残っています。次のデプロイ、または「すべて削除」で削除されます。
window-stack-ROLLBACK_IN_PROGRESS = ロールバック中
    .what = 作成できないものがあったため、CloudFormation が作成済みのものを削除しています。
window-stack-ROLLBACK_COMPLETE = ロールバック済み
    .what = CloudFormation は作成したものをすべて削除しました。空のスタックだけが残っており、次のデプロイ、または「すべて削除」で削除されます。
window-stack-ROLLBACK_FAILED = ロールバック失敗
    .what = CloudFormation は作成したものの一部を削除できませんでした。次のデプロイ、または「すべて削除」で、もう一度削除を試みます。
window-stack-UPDATE_IN_PROGRESS = 変更中
window-stack-UPDATE_COMPLETE_CLEANUP_IN_PROGRESS = 変更済み・後片付け中
    .what = 変更は反映されています。CloudFormation が置き換え前のものを削除しています。
window-stack-UPDATE_COMPLETE = 変更済み
window-stack-UPDATE_FAILED = 変更失敗
window-stack-UPDATE_ROLLBACK_IN_PROGRESS = 変更の取り消し中
    .what = 変更できないものがあったため、CloudFormation がすべてを変更前の状態に戻しています。
window-stack-UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS = 変更前に復元済み・後片付け中
    .what = すべて変更前の状態に戻りました。CloudFormation が途中で作成したものを削除しています。
window-stack-UPDATE_ROLLBACK_COMPLETE = 変更前に復元済み
    .what = 前回の変更は失敗し、すべて変更前の状態に戻っています。
window-stack-UPDATE_ROLLBACK_FAILED = 復元失敗
    .what = CloudFormation はすべてを元に戻せませんでした。AWS コンソールでスタックを開き、「スタックアクション」（Stack actions）の「更新のロールバックの続行」（Continue update rollback）を選んでください。
window-stack-DELETE_IN_PROGRESS = 削除中
window-stack-DELETE_COMPLETE = 削除済み
window-stack-DELETE_FAILED = 削除失敗
    .what = CloudFormation は一部を削除できませんでした。理由が書かれたものは、まだ残っています。
window-stack-DELETE_SKIPPED = 削除せず保持
window-change-add = 追加
window-change-adopt = 既存のものを使用
window-change-modify = 変更
window-change-replace = 置換
window-change-mayReplace = 変更または置換
window-change-remove = 削除
window-change-empty = 中身を削除
window-change-keep = 残す
window-change-resubmit = 再送信
window-drawing-start = トリガー
window-drawing-push = すべてのプッシュ
window-drawing-branches = プッシュ
window-drawing-pullRequests = プルリクエスト
window-drawing-manual = 手動のみ
window-share = セットアップのコピーを保存
window-share-what = コピーに入るのは回答だけで、アカウントやシークレットは含まれません。受け取った人は Gangway で開き、接続を承認してデプロイするだけです。

## terms

# この分野の用語。「情報」を押すと表示される説明
term-pipeline = パイプライン
term-pipeline-what = プッシュの後にコードに対して行う処理を、取得からデプロイまでまとめたものです。AWS CodePipeline がステージごとに順に実行します。
term-stage = ステージ
term-stage-what = Source、Build、Deploy など、パイプラインの区切りです。ステージ内のアクションがすべて成功すると、次のステージに進みます。
term-action = アクション
term-action-what = ステージ内の 1 つの作業です。コードの取得、ビルドの実行、承認待ちなどがあります。
term-stack = スタック
term-stack-what = CloudFormation がまとめて作成、変更、削除する AWS リソースの集まりです。
term-change-set = 変更セット
term-change-set-what = スタックで何を追加、変更、削除するかを CloudFormation が示す一覧です。実行する前に確認できます。
term-artifact = アーティファクト
term-artifact-what = ステージから次のステージへ渡すファイルです。最初はソースコード、次はビルドの成果物で、非公開の S3 バケットに保存されます。
term-buildspec = buildspec
term-buildspec-what = ビルドのコマンドを並べた YAML ファイルです。CodeBuild が順に実行します。
term-role = ロール
term-role-what = AWS のサービスが作業中に引き受ける権限のまとまりです。ここではパイプラインとビルドが使います。パスワードはなく、人がサインインすることもありません。
term-log-group = ロググループ
term-log-group-what = ビルドの出力を CloudWatch Logs に保存する場所です。
term-arn = ARN
term-arn-what = Amazon リソースネームの略で、AWS 上の 1 つのものを表す完全な名前です。リージョンとアカウントがある場合はそれも含みます。秘密の情報ではありません。
term-region = リージョン
term-region-what = AWS のデータセンターがある地域です。パイプラインとその関連リソースは 1 つのリージョンに置かれます。
term-runtime = ランタイム
term-runtime-what = Node.js や Python など、コードを動かすプログラムです。バージョンを選んで使います。
term-image = イメージ
term-image-what = ビルドを実行するコンテナの土台です。OS、ツール、ランタイムがあらかじめ入っています。

## home

home-title = セットアップ
home-subtitle = セットアップは、リポジトリから AWS のパイプラインを作成するための設定です。
home-setups = セットアップの一覧
home-find = 名前やリポジトリで検索
home-found = { $all } 件中 { $count } 件
home-new = パイプラインを作成
home-open-file = セットアップファイルを開く
home-open-title = セットアップファイルを開く
home-open-path = ファイル
home-open-hint = 同僚から受け取った .gangway.json ファイルです。回答だけが入っていて、アカウントやシークレットは含まれません。
home-open = 開く
home-unnamed = 名前なし
home-no-repository = リポジトリ未選択
home-deployed = デプロイ済み
home-read-only = 読み取り専用
home-changed = 最終更新：{ $when }
home-at-step = ステップ { $number } / { $count }：{ $step }
home-continue = 続ける
home-edit = 変更
home-run = パイプライン
home-files = ファイル
home-delete = 削除
home-delete-named = { $name } を削除
home-delete-ask = このセットアップをこのコンピューターから削除しますか。AWS 上のものは変更されません。
home-delete-deployed = 削除されるのは、このコンピューターにあるセットアップだけです。作成したリソースは AWS アカウントに残ります。不要な場合は、先にパイプラインの画面で「すべて削除」を実行してください。
home-job-connect = 接続
home-job-deploy = デプロイ
home-job-run = 実行
home-job-tearDown = リソースの削除
home-waits = { $name }：操作が必要です
home-waits-connect = ブラウザーで接続を承認してください。
home-waits-approval = 承認されるまで、パイプラインは先に進みません。
home-waits-open = 表示
home-standing-authorize = ブラウザーでの接続の承認を待っています
home-standing-approve = 実行が承認を待っています
home-standing-push = デプロイ済み。プッシュを待っています
home-standing-deploying = デプロイしています
home-standing-running = パイプラインを実行しています
home-standing-taking-down = 削除しています
home-standing-not-connected = 接続を作成できませんでした
home-standing-not-deployed = デプロイが失敗しました
home-standing-run-failed = 前回の実行が失敗しました
home-standing-not-taken-down = 一部を削除できませんでした
home-standing-stopped = 停止しました
home-standing-taken-down = 削除済み
home-standing-deployed = デプロイ済み
home-standing-run-succeeded = デプロイ済み。前回の実行は成功しました
home-welcome = リポジトリから、動くパイプラインまで
home-welcome-what = Gangway がいくつか質問し、プッシュのたびにコードをビルド、テスト、デプロイする環境を AWS に用意します。実行される内容は事前にすべて確認でき、ファイルとして手元に残すこともできます。
home-welcome-1 = コードの場所を指定します。Gangway が中を調べ、分かる項目を自動で入力します。
home-welcome-2 = ブラウザーで数回クリックして、AWS にリポジトリの読み取りを許可します。
home-welcome-3 = 作成される内容を確認し、ファイルを受け取るか、そのままデプロイします。
home-welcome-4 = プッシュして、パイプラインの動きを確認します。
home-welcome-practice = 始めるのに AWS アカウントは不要です。練習用アカウントは本物と同じように動き、料金はかかりません。

## steps

steps-number = ステップ { $number }
steps-number-of = ステップ { $number } / { $count }
steps-navigation = ステップ
steps-optional = 任意
steps-why = この質問の理由
steps-aws = AWS で起きること
steps-terms = このページの用語
steps-next = 次へ
steps-back = 戻る
steps-close = 閉じる
steps-files = ファイルを受け取る
steps-deploy = デプロイの計画へ
steps-saving = 保存しています…
steps-saved = 保存済み
steps-not-saved = 未保存
steps-read-only = このセットアップは新しいバージョンの Gangway で保存されています。閲覧のみ可能です。変更するには Gangway を更新してください。
steps-needs-account = 先にアカウントを選んでください。練習用アカウントなら、選ぶだけで始められます。
steps-needs-region = 先にリージョンを選んでください。
steps-needs-repository = 先にリポジトリを指定してください。フォルダー、URL、owner/name のいずれでもかまいません。
steps-needs-provider = リポジトリがあるプロバイダーを選んでください。
steps-needs-problems = このステップに修正が必要な項目があります。各項目の説明を確認してください。

steps-account-name = アカウント
steps-account-question = どの AWS アカウントにパイプラインを作成しますか。
steps-account-why = Gangway が作成するものはすべて、1 つの AWS アカウントの 1 つのリージョンに置かれます。まずは練習用アカウントをお勧めします。最後まで一通り体験でき、実際の AWS には何も作成されません。
steps-account-aws = 認証情報が誰のものかを AWS に問い合わせます。まだ何も作成されません。
steps-repository-name = リポジトリ
steps-repository-question = コードはどこにありますか。
steps-repository-why = このコンピューター上のフォルダーを指定すると、プロバイダー、リポジトリ名、ブランチ、言語を読み取り、自動で入力します。フォルダー内のものを実行することはありません。
steps-repository-aws = パイプラインは、実行のたびにこのブランチのコードを取得します。
steps-provider-name = プロバイダー
steps-provider-question = リポジトリはどこでホストされていますか。
steps-provider-why = AWS からの接続方法はプロバイダーごとに異なるため、接続は必ず 1 つのプロバイダーに属します。
steps-provider-aws = プロバイダーの画面で、AWS のアプリによるコードの読み取りを許可します。GitHub では、読み取りを許可するリポジトリも選べます。
steps-provider-label = プロバイダー
steps-provider-later = 先にネットワーク内のホストの設定が必要です。このバージョンの Gangway ではまだホストを作成できません。
steps-provider-host = このプロバイダーにはホストが必要ですが、このバージョンの Gangway ではまだ作成できません。残りの項目は入力できますが、デプロイはできません。
steps-provider-missing = プロバイダーが見当たらない場合
steps-provider-told = { $provider } を選ぶ
steps-connection-name = 接続
steps-connection-question = AWS はどのようにリポジトリを読み取りますか。
steps-connection-why = 接続とは、リポジトリの読み取りを AWS に許可するものです。許可できるのはブラウザーを操作する人だけで、プログラムにはできません。1 つの接続を複数のパイプラインで使えます。
steps-connection-aws = 新しい接続は「保留中」（Pending）から始まります。AWS コンソールで「保留中の接続を更新」（Update pending connection）を押し、プロバイダー側でアクセスを許可すると、「利用可能」（Available）になります。
steps-build-name = ビルド
steps-build-question = コードをどのようにビルドしますか。
steps-build-why = 言語に合ったコマンドがレシピから入力されます。buildspec はそのコマンドの一覧で、自由に変更できます。
steps-build-aws = CodeBuild は実行のたびに新しいコンテナを起動し、buildspec に従ってビルドし、ログを残します。料金はビルド時間（分単位）に応じてかかります。
steps-triggers-name = トリガー
steps-triggers-question = 何をきっかけにパイプラインを開始しますか。
steps-triggers-why = 多くの場合、メインブランチへのプッシュから始めます。後から変更しても、失われるものはありません。
steps-triggers-aws = プロバイダーから接続を通じて、プッシュやプルリクエストが AWS に通知されます。条件に合うと、パイプラインの実行が始まります。
steps-deploy-name = デプロイ
steps-deploy-question = ビルドの成功後に何をしますか。
steps-deploy-why = ビルドとテストだけで終えることも、ビルドしたファイルを非公開のバケットにコピーすることも、テンプレートから AWS リソースを作成することもできます。どちらも、先に承認を求めるようにできます。
steps-deploy-aws = コピーする場合は、アカウントの外からは読み取れないバケットがもう 1 つ作成されます。テンプレートを使う場合は、CloudFormation のロールが作成されます。そのロールの権限は「確認」ステップに表示されます。承認は最長 7 日間待ちます。
steps-review-name = 確認
steps-review-question = この内容でよろしいですか。
steps-review-why = 作成されるものと、その理由をすべて表示しています。接続以外は、まだ何も作成されていません。
steps-review-why-deployed = パイプラインに属するものと、その理由をすべて表示しています。スタックはすでに作成されています。その後の変更は、実行前に計画で確認できます。
steps-review-aws = CloudFormation がすべてを 1 つのスタックとして作成します。開始前にもう一度計画を確認でき、後からまとめて削除することもできます。

account-loading = このコンピューターの AWS プロファイルを調べています…
account-asking = 認証情報の持ち主を AWS に問い合わせています…
account-practice = 練習用アカウント（初めての方向け）
account-practice-what = このコンピューターの中で動く、模擬の AWS です。本物と同じように動き、料金も登録も不要です。回答は後で本物のアカウントでも使えます。
account-aws = このコンピューターに設定済みの AWS アカウント
account-aws-what = AWS CLI と同じ、AWS 設定ファイルのプロファイルを使います。
account-aws-none = このコンピューターにプロファイルが見つかりません。AWS CLI でサインインするか、受け取ったアクセスキーを使ってください。
account-keys = 受け取ったアクセスキー
account-keys-what = アクセスキー ID とシークレットアクセスキーを使います。システムにキーチェーンがあればそこにのみ保存し、ファイルには書きません。
account-which = プロファイル
account-region = リージョン
account-region-what = パイプラインが動く場所です。近くのリージョンを選んでください。どのリージョンも、接続、パイプライン、ビルドに対応しています。
account-region-choose = リージョンを選択
account-id = アカウント
account-arn = サインイン中の ID
account-credentials-practice = 練習用
account-credentials-static = AWS 設定ファイルのアクセスキー
account-credentials-assumeRole = ロールを引き受け
account-credentials-sso = IAM Identity Center
account-credentials-process = 外部プログラムから取得
account-credentials-webIdentity = ウェブ ID
account-credentials-environment = 環境変数
account-credentials-typed = 入力したアクセスキー
account-credentials-unknown = 認証情報の取得元が未設定
account-keys-label = 名前
account-keys-label-what = 見分けるための名前です。自由に付けてください。
account-keys-id = アクセスキー ID
account-keys-id-what = AKIA で始まります。一時的なキーは ASIA で始まります。
account-keys-secret = シークレットアクセスキー
account-keys-token = セッショントークン
account-keys-token-what = 一時的なキーの場合のみ入力します。
account-keys-add = このキーを使う
account-keys-kept = キーをシステムのキーチェーンに保存しました。設定画面で削除できます。
account-keys-not-kept = キーチェーンに保存できなかったため、キーは Gangway を閉じるまで有効です。どこにも保存されません。
account-keys-lost = 入力したキーは残っていません。キーチェーンに保存されていないため、Gangway を閉じるまでしか使えませんでした。もう一度入力するか、上で別のアカウントを選んでください。
account-keys-needed = 続けるには入力するか、上で別のアカウントを選択してください。
account-keys-which = アクセスキー
account-keys-other = 別のキーを入力

repository-text = リポジトリ
repository-text-what = このコンピューターのフォルダー、URL、または owner/name を指定します。
repository-placeholder = /home/me/my-app   https://github.com/me/my-app   me/my-app
repository-drop = フォルダーをこのウィンドウにドロップすることもできます。フォルダー内のものは実行しません。
repository-choose = フォルダーを選択…
repository-look = 調べる
repository-practice = 手元にリポジトリがない場合
repository-practice-what = 練習用アカウントのリポジトリを使えます。
repository-copied = 練習用アカウントでは、手元のフォルダーの { $files } 個のファイルのコピーを { $name } の代わりに使います。ファイルがこのコンピューターの外に出ることはありません。
repository-copied-skipped = コピーしなかったもの：{ $skipped } 個（大きいファイル、バイナリファイル、リンク、秘密情報を含む可能性のあるファイル）。Git が無視するファイルは数えていません。
repository-sampled = 練習用アカウントでは、小さなサンプルを { $name } の代わりに使います。自分のファイルで練習するには、そのフォルダーを選択してください。
repository-found = { $name } を認識しました
repository-read = { $folder } を読み取りましたが、プロバイダーのどのリポジトリに当たるかは分かりませんでした
repository-file-found = このリポジトリにはセットアップファイルがあります
repository-file-what = このファイルを使うと、すでに用意されている回答を引き継げます。ファイルで決まっていない項目だけ、あとで質問します。
repository-use-file = { $file } を使う
repository-use-answers = 自分で回答する
repository-name = プロバイダーでの名前
repository-name-what = owner/name の形で、プロバイダーでの表記どおりに入力します。
repository-branch = ブランチ
repository-branch-what = 最初の実行でビルドするブランチです。
repository-setup-name = セットアップの名前
repository-setup-name-what = 作成されるものの名前は、すべてこの名前で始まります。デプロイ後は変更できません。
repository-names = スタック { $stack }、パイプライン { $pipeline }、ビルドプロジェクト { $project }

connection-to-account = アカウントを選ぶ
connection-loading = 接続の一覧を AWS に問い合わせています…
connection-existing = 既存の接続
connection-again = 再読み込み
connection-none = このアカウントには、{ $provider } への接続がまだありません。
connection-none-any = このアカウントには接続がまだありません。
connection-find = 接続を検索
connection-found-none = この文字列を名前に含む接続はありません。検索し直すか、下で接続を作成してください。
connection-others = ほかのプロバイダーへの接続 { $count } 件は表示していません。
connection-column-name = 名前
connection-column-status = ステータス
connection-column-use = 選択
connection-recommended = すぐに使えます
connection-in-use = 選択中
connection-use = 使う
connection-use-named = { $name } を使う
connection-chosen = このセットアップは接続 { $name } を使います
connection-chosen-pending = まだ承認されていません。下で承認を完了してください。
connection-chosen-error = エラー状態で、もう一度承認することはできません。別の接続を選ぶか、新しく作成してください。
connection-new = 新しい接続を作成
connection-new-what = AWS がすぐに作成します。その後、ブラウザーで承認してください。
connection-new-instead = ここで別の接続を作成するまで、下の名前に関係なく、このセットアップは { $name } を使います。
connection-name = 接続名
connection-name-what = AWS コンソールで見分けるための名前です。
connection-name-taken = この名前の接続はすでにあります。上の一覧から選んで使うか、区別できるように別の名前にしてください。
connection-name-other = 別の接続を作成するには、ここに別の名前を入力してください。
connection-plan = 実行する内容を表示
connection-plan-shown = アカウント { $account }、リージョン { $region } で実行する内容：
connection-create = 接続を作成
connection-authorize = ブラウザーで承認する
connection-finish = 接続 { $name } を承認する
connection-finish-what = 接続は作成済みで、ブラウザーでの承認を待っています。
connection-finish-other = 別の接続を作成
connection-finish-this = { $name } を承認する
connection-plan-finish = 承認に進む
connection-later = 接続がなくても先に進み、ファイルを作成できます。デプロイできるのは、接続が利用可能になってからです。
connection-creating = AWS が接続を作成しています…
connection-waiting = ブラウザーでの操作を待っています
connection-waiting-what = 完了すると、Gangway が自動的に検知します。
connection-check = 今すぐ確認
connection-account = アカウントとリージョン
connection-signed-in = ブラウザーで AWS アカウント { $account } にサインインしている必要があります。何も開かない場合は、URL をコピーしてブラウザーに貼り付けてください。
connection-open = AWS のページを開く
connection-open-list = 一覧を開く
connection-what-you-see = ブラウザーでの手順
connection-waited = 待機時間：{ $time }
connection-long = 時間がかかっていますか。
connection-long-button = 最後に「利用可能」（Available）と表示される必要があります。「保留中」（Pending）の場合は、もう一度「保留中の接続を更新」（Update pending connection）を押してください。
connection-long-popup = プロバイダーのページはポップアップで開きます。AWS コンソールに対して、ポップアップとサードパーティ Cookie を許可してください。
connection-long-owner = 組織のリポジトリの場合、先に組織のオーナーがプロバイダーで AWS のアプリを承認する必要があることがあります。承認されたら、AWS のページでもう一度「保留中の接続を更新」（Update pending connection）を押してください。
connection-long-account = AWS コンソールの右上で、アカウントが { $account } であることを確認してください。
connection-list-instead = ページに接続が表示されない場合
connection-list-what = 接続の一覧を開いて { $name } を選び、「保留中の接続を更新」（Update pending connection）を押してください。
connection-stop = 待つのをやめる
connection-other = 別の接続を使う
connection-stop-what = 接続はアカウントに残ります。後で承認できます。
connection-back-to-list = 接続の一覧に戻る

build-loading = レシピを読み込んでいます…
build-recipe = 言語
build-package-manager = パッケージマネージャー
build-version = バージョン
build-machine = ビルド環境
build-image = イメージ
build-image-what = ビルドを実行するコンテナです。選んだリージョンの CodeBuild から一覧を取得しています。
build-images-loading = CodeBuild にイメージの一覧を問い合わせています…
build-recommended = 推奨
build-compute = サイズ
build-size = { $cpus } vCPU、メモリ { $memory } GiB
build-timeout = タイムアウト（分）
build-timeout-what = 止まったままのビルドにも、停止されるまで料金がかかります。
build-variables = 環境変数
build-variables-what = ビルドに渡す値です。シークレットは入力せず、それを保管しているパラメータやシークレットの名前を指定してください。
build-variables-none = 環境変数はありません。
build-variable-add = 環境変数を追加
build-variable-remove = 削除
build-variable-remove-named = { $name } を削除
build-variable-name = 名前
build-variable-kind = 種類
build-variable-value = 値
build-kind-plain = プレーンテキスト
build-kind-plain-what = ビルドプロジェクトを閲覧できる人には値が見えます。
build-kind-parameterStore = Parameter Store
build-kind-parameterStore-what = パラメータの名前を指定します。
build-kind-parameterStore-example = /my-app/token
build-kind-secretsManager = Secrets Manager
build-kind-secretsManager-what = シークレットの名前と、その中のキーを指定します。
build-kind-secretsManager-example = my-app:token
build-artifact = ソースの受け渡し方法
build-artifact-question = ほとんどの場合はスナップショットで十分です。
build-artifact-zip = スナップショット
build-artifact-zip-what = Git の履歴を含まないファイル一式です（1 GB まで）。どの種類のアクションでも使えます。
build-artifact-clone = フルクローン
build-artifact-clone-what = ビルドが履歴ごとリポジトリをクローンします。使えるのはビルドだけで、ビルドのロールにリポジトリの読み取り権限が付きます。

buildspec-title = buildspec
buildspec-what = ビルドのコマンドです。入力中に Gangway が内容を確認します。
buildspec-place = buildspec の置き場所
buildspec-project = ビルドプロジェクト内
buildspec-project-what = 最初の実行にコミットは不要です。後でリポジトリに移せます。
buildspec-repository = リポジトリ内
buildspec-repository-what = コードと一緒に変更を管理できます。最初の実行の前に、ファイルがブランチにある必要があります。
buildspec-repository-has = リポジトリに { $path } があります
buildspec-path = リポジトリ内のパス
buildspec-path-what = ルートからのパスです。通常は buildspec.yml です。
buildspec-text = buildspec
buildspec-text-repository = リポジトリの buildspec
buildspec-not-there = クローンにはまだファイルがありません。クローンに保存し、最初の実行の前にコミットしてプッシュしてください。
buildspec-not-seen = このリポジトリのクローンがないため、ファイルの有無を確認できません。最初の実行の前に、ファイルがブランチにあることを確認してください。ファイルがないとビルドは失敗します。
buildspec-to-commit = { $path } としてコミットする内容
buildspec-practice-clone = 練習用アカウントでは、保存するだけで次の実行から使われます。
buildspec-commit-what = 練習用アカウントでは、専用のリポジトリを代わりに使います。下のボタンで、そのブランチ { $branch } にファイルをコミットできます。
buildspec-commit = 練習用リポジトリにコミット
buildspec-commit-message = { $path } を追加
buildspec-committed = 練習用アカウントの { $repository } のブランチ { $branch } に { $path } を追加しました。次の実行で使われます。
buildspec-reset = レシピの内容に戻す
buildspec-save = クローンに保存
buildspec-saved-next = 保存しましたが、コミットはしていません。ファイルをコミットしてプッシュしてから、パイプラインで使うように切り替えてください。
buildspec-move = リポジトリ側を使う

trigger-label = トリガー
trigger-push = すべてのプッシュ
trigger-push-what = { $branch } へプッシュするたびに実行します。
trigger-branches = 複数のブランチへのプッシュ
trigger-branches-what = ブランチ名や、release/** のようなパターンを指定します。
trigger-pullRequests = プルリクエスト
trigger-pullRequests-what = マージの前に、プルリクエストごとに実行して確認します。
trigger-manual = 手動
trigger-manual-what = 手動で開始したときだけ実行します。
trigger-include = 実行を開始するブランチ
trigger-exclude = 除外するブランチ
trigger-exclude-what = 上のパターンに合っていても、これらのブランチでは実行しません。
trigger-patterns-what = * は / を除く任意の文字列、** は / を含む任意の文字列に一致します。
trigger-targets = マージ先のブランチ
trigger-targets-what = プルリクエストのマージ先です。指定しない場合はすべてのブランチが対象です。
trigger-pattern = パターン
trigger-pattern-add = パターンを追加
trigger-pattern-remove = 削除
trigger-pattern-remove-named = { $pattern } を削除
trigger-patterns-none = パターンはありません。
trigger-events = プルリクエストのイベント
trigger-events-what = 何も選ばない場合は、すべてのイベントで実行します。
trigger-event-OPEN = 作成
trigger-event-UPDATED = 新しいコミットの追加
trigger-event-CLOSED = クローズまたはマージ

deploy-label = ビルドの後
deploy-nothing = 何もしない
deploy-nothing-what = ビルドとテストで終了します。
deploy-s3 = 非公開のバケットにコピー
deploy-s3-what = スタックが作成する S3 バケットに、ビルドしたファイルをコピーします。
deploy-cloudFormation = CloudFormation スタック
deploy-cloudFormation-what = テンプレートのとおりに、AWS リソースを作成、更新します。
deploy-cloudFormation-from = テンプレートの場所
deploy-cloudFormation-from-source = リポジトリ
deploy-cloudFormation-from-build = ビルド「{ $build }」のファイル
deploy-cloudFormation-template = テンプレート
deploy-cloudFormation-template-what = パスを入力してください（例：infra/app.yml）。
deploy-cloudFormation-parameters = テンプレート設定ファイル（任意）
deploy-cloudFormation-parameters-what = テンプレートのパラメータの値を指定する JSON ファイルのパスです。入力しない場合は、すべてのパラメータにデフォルト値が必要です。
deploy-cloudFormation-change-set = 先に変更内容を表示する
deploy-cloudFormation-change-set-what = 実行のたびに、まず変更セット（何が変わるかの一覧）を作成します。承認はその後に求められるため、一覧を確認してから承認できます。
deploy-approval = 先に承認を求める
deploy-approval-what = デプロイの前に毎回停止し、この画面または AWS コンソールで承認されるまで待ちます。
deploy-tags = タグ
deploy-tags-what = 作成されるものすべてに付けるタグです。コストの分類などに使えます。
deploy-tags-none = Gangway が付けるもの以外のタグはありません。
deploy-tag-add = タグを追加
deploy-tag-remove = 削除
deploy-tag-remove-named = { $name } を削除
deploy-tag-key = キー
deploy-tag-value = 値

review-loading = 作成される内容をまとめています…
review-no-account = アカウントが未選択のため、名前と権限はまだ確定していません。
review-errors = 先に修正が必要です
review-warnings = 動作しますが、注意が必要です
review-to-step = 「{ $step }」へ
review-problem-at = { $field }：
review-account = アカウント
review-where = アカウント ID とリージョン
review-stack = スタック
review-not-yet = 未確定
review-resources = 作成されるリソース
review-resources-deployed = パイプラインに属するリソース
review-resources-what = 接続以外はすべて 1 つのスタックに属し、残ると書かれたものを除いて、スタックと一緒に削除されます。接続は、削除するまで残ります。
review-purpose = 役割
review-name = 名前と種類
review-policies = 権限
review-policies-what = パイプラインとビルドが引き受けるロールです。ステートメントごとに理由を示しています。
review-document = ポリシードキュメント全体
review-administrator = 操作する人に必要な権限
review-administrator-what = AWS に操作を拒否された場合は、このポリシーを管理者に渡してください。このセットアップで Gangway が行う操作だけを許可します。
review-administrator-show = ポリシーを表示

## run

run-to-wizard = セットアップを変更
run-to-files = ファイル
run-nothing = まだ何もデプロイされていません。
run-newest = 最新の実行を表示
run-plan = デプロイで行われること
run-plan-what = CloudFormation が算出した変更です。まだ何も変更されていません。
run-plan-again = 変更を計画する
run-planning = 変更内容を算出しています。通常は 1 分以内に終わります…
run-plan-counts = { $count ->
    [0] アカウント { $account }、リージョン { $region } で変更されるものはありません。
   *[other] アカウント { $account }、リージョン { $region } で { $count } 件の変更があります。
}
run-approve = この内容でデプロイ
run-approve-what = 表示されている内容だけを実行します。失敗した場合は、CloudFormation が変更をロールバックします。
run-check = 今すぐ確認
run-cancel-connect = 待つのをやめる
run-cancel-deploy = 中止
run-cancel-run = 確認をやめる
run-cancel-tearDown = 中止
run-phase-create = 接続の作成
run-phase-authorize = ブラウザーでの承認
run-phase-checkConnection = 接続の確認
run-phase-stack = スタックのデプロイ
run-phase-register = プッシュ通知の登録
run-phase-run = パイプラインの実行
run-phase-emptyBuckets = バケットを空にする
run-phase-deleteStack = スタックの削除
run-phase-deleteConnection = 接続の削除
run-took = 所要時間 { $time }
run-usually = 通常 { $time }
run-elapsed = { $time } 経過
run-elapsed-usually = { $time } 経過（通常 { $usually }）
run-stages = ステージ
run-stages-before = 前回の実行のステージ
run-action-page = 詳細
run-log = ビルドログ
run-log-follow = 最新の行を追従
run-log-empty = まだ出力がありません。ビルドが始まると、ここに表示されます。
run-log-capped = 最後の { $count } 行だけを表示しています。全体は CloudWatch Logs にあります。
run-stack = スタック { $name }
run-stack-status = ステータス
run-events = 履歴
run-console = AWS コンソールで見る
run-open-pipeline = パイプラインを開く
run-open-stack = スタックを開く
run-approval-waits = パイプラインが承認を待っています
run-approval-what = 「{ $action }」に回答があるまで、先に進みません。
run-approval-answer = 回答する
run-approval-answers = 承認すると、実行が先に進みます。却下すると、実行はそこで終了し、承認より後のアクションは行われません。デプロイもされません。
run-approval-title = 承認「{ $action }」への回答
run-approval-comment = コメント（任意）
run-approval-comment-what = 後から確認できるように、実行の記録に残ります。
run-approval-yes = 承認する
run-approval-no = 却下する
run-from-now-push = これからは、{ $repository } の { $branch } にプッシュするたびにパイプラインが始まります。
run-from-now-branches = { $excepted ->
        [0] これからは、{ $repository } の { $patterns } に一致するブランチにプッシュするたびにパイプラインが始まります。
       *[other] これからは、{ $repository } の { $patterns } に一致し、{ $except } に一致しないブランチにプッシュするたびにパイプラインが始まります。
    }
run-from-now-pull-requests = { $count ->
        [0] これからは、{ $repository } のプルリクエストでパイプラインが始まります。
       *[other] これからは、{ $repository } の { $branches } へのプルリクエストでパイプラインが始まります。
    }
run-from-now-manual = このパイプラインは自動では始まりません。実行は、この画面か AWS コンソールのパイプラインのページから開始してください。
run-done-deploy = パイプラインをデプロイし、実行も成功しました
run-done-run = 実行は成功しました
run-skipped-create = 不要でした
run-skipped-authorize = 不要でした
run-skipped-checkConnection = 不要でした
run-skipped-stack = 変更なし
run-skipped-register = 不要：作成時に登録済み
run-skipped-run = 不要でした
run-skipped-emptyBuckets = バケットなし
run-skipped-deleteStack = スタックなし
run-skipped-deleteConnection = 残します
run-not-reached = 未実施
run-practice-time = 練習用アカウントでは、時間が実際より速く進みます。ステージとログの時間は練習用アカウント内のもの（AWS での目安）で、上部の時間は実際にかかった時間です。
run-log-build = ビルド { $number }（{ $build }）
run-next-pull-request = { $repository } でプルリクエストを作成してください。パイプラインは自動的に始まります。
run-next-practice = 練習用アカウントでは、次のページでプッシュやプルリクエストの作成ができます：
run-push-in-vain = 実行はまだ始まっていません。少し待ってから最新の実行を表示するか、「練習」ページでプッシュが届いているか確認してください。
run-goes-on = Gangway が確認をやめただけで、実行は AWS で続いています。
run-done-tearDown = 削除の対象はすべて削除されました
run-done-tearDown-what = セットアップの回答は Gangway に残っています。いつでももう一度デプロイできます。
run-next = 次にできること
run-next-push = { $repository } の { $branch } にコミットをプッシュすると、パイプラインが自動的に開始します。
run-next-continue = セットアップを続ける
run-next-start = 今すぐ実行する
run-next-edit = セットアップを修正
run-next-connection = 接続を変更
run-next-account = アカウントを変更
run-next-tear-down = すべて削除…
run-next-plan = 新しいデプロイを計画
run-next-home = セットアップの一覧へ
run-push = { $branch } へプッシュ
run-push-what = 練習用アカウントでは、ここからプッシュできます。このメッセージでコミットを 1 つ作成します。
run-push-what-folder = 練習用アカウントでは、ここからプッシュできます。このメッセージで、練習用リポジトリにコミットを 1 つ作成します。コミットしていない変更も含めて、フォルダーの現在の内容が使われます。手元のリポジトリは変更されません。
run-next-real = 同じ回答は、本物のアカウントでも使えます。「アカウント」のステップで選び、そのアカウントの接続を作成してください。
run-next-copies = コピーされたファイルは、バケット { $bucket } にあります。
run-push-example = あいさつを追加
run-push-do = プッシュ
run-push-waiting = プッシュしました。まもなくパイプラインの実行が始まります…

tear-down-title = { $name } を AWS からすべて削除
tear-down-what = スタックと、その中のものをすべて削除します。パイプライン、ビルドプロジェクト、ログ、バケットとその中のファイルがなくなります。リポジトリには触れません。
tear-down-connection = 接続も削除する
tear-down-connection-what = この接続を使うほかのパイプラインは、次の実行で失敗します。削除できるのは、Gangway がこのセットアップのために作成した接続だけです。
tear-down-connection-none = 削除する接続がありません。このアカウントとリージョンでこのセットアップが使う接続を、Gangway は把握していません。アカウントのすべての接続は「接続」の画面で確認できます。
tear-down-connection-kept = 接続は残ります。Gangway がこのセットアップのために作成したものではないためです。不要な場合は、AWS コンソールの接続のページで削除してください。
tear-down-connection-shared = この接続は { $setups } でも使われています。削除すると、そのパイプラインは次の実行で失敗します。先に別の接続へ変更するか、チェックを外してください。
tear-down-stays = パイプラインが独立したスタックとしてデプロイしたものは、アカウントに残ります。「残す」と表示されたロールも残ります。CloudFormation がそのスタックを更新または削除するときに必要なためです。どちらも不要になったら、AWS コンソールで先にスタックを、次にロールを削除してください。
tear-down-name = 確認のため { $name } と入力してください
tear-down-do = すべて削除する

## screens

files-title = ファイル
files-subtitle = このセットアップの内容をすべてファイルにしたものです。チームで保管できます。1 のファイルで接続を、2 のファイルでそれ以外のすべてを作成します。
files-to-wizard = セットアップに戻る
files-loading = ファイルを作成しています…
files-save-one = このファイルを保存
files-save-folder = フォルダーにすべて保存
files-save-zip = すべてを zip で保存
files-not-yet = ファイルを作成するには、次の入力が必要です

connections-title = 接続
connections-subtitle = アカウントのすべての接続と、それを使っているセットアップです。
connections-account = アカウント
connections-region = リージョン
connections-list = 接続の一覧
connections-empty = このアカウントには接続がまだありません。セットアップの「接続」ステップで作成できます。
connections-again = 再読み込み
connections-name = 名前
connections-provider = プロバイダー
connections-provider-unknown = 不明
connections-status = ステータス
connections-used = 使用元
connections-unused = なし
connections-page = AWS コンソール
connections-open = 開く

practice-title = 練習用アカウント
practice-subtitle = このコンピューターの中で動く、模擬の AWS です。自由に試せます。外部には何も送信しません。
practice-loading = 練習用アカウントを起動しています…
practice-again = 再読み込み
practice-account = アカウント
practice-now = 練習用アカウントの時刻
practice-endpoint = AWS のツール用エンドポイント
practice-reset = 最初からやり直す
practice-reset-title = 最初からやり直しますか。
practice-reset-what = 練習用アカウントの接続、パイプライン、実行履歴がすべて消えます。セットアップの回答は残りますが、接続とデプロイはやり直しになります。
practice-reset-done = 練習用アカウントを最初の状態に戻しました。セットアップは、接続の作成から続けられます。
practice-repositories = リポジトリ
practice-repositories-what = ここでコミットをプッシュして、何が始まるかを確かめられます。
practice-repository = リポジトリ
practice-branch = ブランチ
practice-branch-what = 新しい名前を入力すると、ブランチが作成されます。
practice-message = コミットメッセージ
practice-newest = 最新のコミット { $commit }：{ $message }（{ $count } ファイル）
practice-new-branch = プッシュすると、ブランチ { $branch } が作成されます。
practice-push = プッシュ
practice-file = ファイル（任意）
practice-file-what = プッシュでこのファイルを追加または置き換えます。空のままにすると、変更なしでプッシュします。
practice-file-text = ファイルの内容
practice-file-replaces = このファイルはブランチにあります。プッシュすると置き換わります。
practice-pushed = { $repository } の { $branch } にプッシュしました。トリガーに一致するパイプラインの実行が始まります。
practice-pull-request = プルリクエストを作成
practice-pull-request-needs = 先に { $branch } 以外のブランチへプッシュしてください。
practice-pull-request-opened = { $from } から { $into } へのプルリクエストを作成しました。
practice-clock = 時間
practice-clock-what = ビルドやスタックは AWS と同じ段階を、より速く進みます。
practice-speed = 速さ
practice-speed-times = 実際の { NUMBER($speed, useGrouping: "false") } 倍
practice-speed-done = これ以降、時間が実際の { NUMBER($speed, useGrouping: "false") } 倍の速さで進みます。
practice-skip = { $time }進める
practice-skip-done = { $time }進めました。
practice-faults = 問題を起こしてみる
practice-faults-what = Gangway が何を表示し、どう対処できるかを確かめられます。
practice-fault-on = これ以降、この問題が起こります。
practice-fault-off = この問題は起こらなくなりました。
practice-fault-access-denied = アクセス拒否
practice-fault-access-denied-what = すべての呼び出しが拒否されます。
practice-fault-expired-token = 認証情報の期限切れ
practice-fault-expired-token-what = IAM Identity Center でサインインした翌朝のような状態です。
practice-fault-throttling = 呼び出しの制限
practice-fault-throttling-what = AWS が 3 回、呼び出しが多すぎるとして拒否します。
practice-fault-server-error = AWS 側のエラー
practice-fault-server-error-what = AWS がエラーを 3 回返します。
practice-fault-slow-answer = 応答の遅延
practice-fault-slow-answer-what = 次の 3 回の応答に時間がかかります。
practice-fault-lost-answer = 応答の消失
practice-fault-lost-answer-what = 次の呼び出しは成功しますが、応答が届きません。
practice-fault-never-authorized = 承認が完了しない
practice-fault-never-authorized-what = 接続が保留中のままになります。
practice-fault-organization-approval = 組織のオーナーの承認待ち
practice-fault-organization-approval-what = プロバイダーが、先に組織のオーナーの承認を求めます。
practice-fault-provider-revoked = アクセスの取り消し
practice-fault-provider-revoked-what = プロバイダーが許可を取り消し、接続がエラーになります。
practice-fault-role-not-assumable = ロールの準備待ち
practice-fault-role-not-assumable-what = 作成直後のロールがしばらく使えません。
practice-fault-stack-fails = スタックの失敗
practice-fault-stack-fails-what = 次のスタックで、リソースの 1 つを作成できません。
practice-fault-build-fails = ビルドの失敗
practice-fault-build-fails-what = 次のビルドのコマンドがエラーで終わります。パイプラインによる自動の再試行も失敗します。
practice-fault-secret-missing = シークレットなし
practice-fault-secret-missing-what = ビルドの変数が参照するパラメータやシークレットが見つかりません。
practice-resources = 練習用アカウントのリソース
practice-resources-none = まだ何もありません。
practice-not-imitated = 再現対象外（名前のみ）
practice-resource = 名前
practice-resource-type = 種類
practice-resource-status = ステータス

settings-title = 設定
settings-look = 言語と外観
settings-language = 言語
settings-language-system = システムに合わせる
settings-language-en = English
settings-language-ja = 日本語
settings-theme = 外観
settings-theme-system = システムに合わせる
settings-theme-light = ライト
settings-theme-dark = ダーク
settings-kept = 保存場所
settings-home = フォルダー
settings-secrets = アクセスキー
settings-keychain = システムのキーチェーンに保存します。
settings-no-keychain = このシステムにはキーチェーンがありません。アクセスキーは Gangway を閉じるまで有効です。
settings-keys = 入力したアクセスキー
settings-keys-hint = キーを削除すると、キーチェーンからも消えます。
settings-forget = 削除
settings-forget-named = { $name } を削除
settings-version = バージョン
settings-not-aws = Gangway は独立したソフトウェアであり、Amazon Web Services の製品ではありません。

## problems

# ProblemCode ごとに一文：何が問題で、どうすればよいか。
problem-missing = 必須の項目です。入力してください。
problem-too-long = 長すぎます。{ $limit } 文字以内にしてください。
problem-too-short = 短すぎます。{ $limit } 文字以上にしてください。
problem-characters = 使えない文字が含まれています。使える文字：{ $allowed }
problem-name-form = 先頭は英字、末尾は英字か数字にし、ハイフンは連続させないでください。
problem-reserved-prefix = 「{ $prefix }」で始まる名前は予約されています。別の文字列で始めてください。
problem-out-of-range = { $least } から { $most } までの数を指定してください。
problem-too-many = 数が多すぎます。AWS の上限は { $limit } 件です。いくつか削除してください。
problem-too-few = 数が足りません。{ $limit } 件以上になるように追加してください。
problem-duplicate = 「{ $name }」が重複しています。どちらかの名前を変えるか、削除してください。
problem-unknown = 「{ $value }」という値はありません。一覧から選んでください。
problem-not-made-yet = { $value ->
    [none] この項目には、このバージョンの Gangway はまだ対応していません。セットアップファイルからこの項目を削除するか、新しいバージョンで開いてください。
   *[other] 「{ $value }」には、このバージョンの Gangway はまだ対応していません。別の値を選ぶか、新しいバージョンで開いてください。
  }
problem-dangling-reference = 「{ $name }」は見つかりません。別のものを選んでください。
problem-repository-form = プロバイダーの表示どおりに「owner/name」の形（所有者/リポジトリ名）で入力してください。https:// と .git は付けません。
problem-path-form = リポジトリのルートからのパスを入力してください（例：folder/file.yml）。「..」や先頭のスラッシュは使えません。
problem-file-extension = このファイルの名前は、次のどれかで終わる必要があります：{ $extensions }
problem-provider-not-offered = AWS はこのプロバイダーへの接続を提供していません。一覧のプロバイダーを選ぶか、リポジトリを一覧のプロバイダーにミラーリングしてください。
problem-provider-needs-host = { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab セルフマネージド
   *[other] { $provider }
  } は自社のサーバーで動くため、AWS では先にホストが必要です。このバージョンの Gangway ではまだホストを作成できません。当面はクラウドのプロバイダーを選ぶか、リポジトリをそこにミラーリングしてください。
problem-branch-form = Git では使えないブランチ名です。main のように名前だけを入力してください。refs/heads/ や空白は使えません。
problem-branch-is-pattern = 最初の実行では 1 つのブランチだけをビルドするため、パターンは使えません。main のようにブランチを 1 つ入力し、パターンは「トリガー」ステップで指定してください。
problem-pattern-form = { $detail ->
    [set] パターンの [ に対応する ] がないか、範囲の順序が逆です。閉じるか、前に \ を付けてください。
    [group] パターンの {"{"} と {"}"} が対応していません。足りないほうを補うか、前に \ を付けてください。
    [nested-group] CodePipeline では {"{"} … {"}"} を入れ子にできません。2 つのパターンに分けてください。
    [escape] パターンが \ で終わっています。後ろに文字を続けるか、\ を削除してください。
    [space] パターンに空白や改行は使えません。1 行に 1 つずつ入力してください。
   *[other] CodePipeline で使えないパターンです。release/** のように *、**、? を使ってください。
  }
problem-branch-not-matched = 最初に実行するブランチ { $branch } に一致するパターンがないため、このブランチへのプッシュでは何も始まりません。パターンに { $branch } を加えるか、別のブランチを選んでください。
problem-branch-not-in-clone = クローンにはブランチ { $branch } がありません。つづりを確認してください。プロバイダー側にこのブランチがあれば、そのまま進めます。
problem-provider-not-of-address = URL によると、このリポジトリは { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab セルフマネージド
   *[other] { $provider }
} にあります。別のプロバイダーにあるコピーを使う場合を除き、こちらを選択してください。
problem-looks-like-secret = { $kind ->
    [aws-access-key] AWS のアクセスキーのようです。
    [aws-secret-key] AWS のシークレットアクセスキーのようです。
    [github-token] GitHub のトークンのようです。
    [gitlab-token] GitLab のトークンのようです。
    [slack-token] Slack のトークンのようです。
    [atlassian-token] Atlassian のトークンのようです。
    [npm-token] npm のトークンのようです。
    [private-key] 秘密鍵のようです。
    [jwt] 署名付きトークン（JWT）のようです。
    [password-in-address] URL にパスワードが含まれています。
   *[name] 環境変数の名前からすると、秘密の値のようです。
  }ここに書くと、プロジェクトを閲覧できる全員に見えます。Parameter Store か Secrets Manager に保存し、ここにはその名前だけを入力してください。
problem-variable-name = 英字、数字、アンダースコアだけを使い、先頭は数字以外にしてください。
problem-parameter-form = Parameter Store に表示されるとおりにパラメータ名を入力してください（例：/shop/database/password）。使えるのは英数字と _ . - です。スラッシュを含む場合は先頭にもスラッシュが必要です。
problem-secret-form = シークレットの名前か ARN を入力してください。キーが必要な場合はコロンに続けて指定します（例：shop/database:password）。
problem-not-in-region = { $value } は { $region } では利用できません。別の値か、別のリージョンを選んでください。
problem-other-partition = { $region } は、この認証情報とは別の AWS パーティションに属しています。アカウントはパーティションをまたいで使えません。別のリージョンか、このリージョン用のアカウントを選んでください。
problem-isolated-region = { $region } はほかのリージョンから独立しています。ここで作成した接続はここでしか使えず、ほかのリージョンの接続はここでは使えません。Git プロバイダーでも専用の AWS アプリが使われるため、組織での許可が別途必要になることがあります。特に理由がなければ、別のリージョンを選ぶほうが簡単です。
problem-yaml-syntax = YAML として読み取れません（{ $detail }）。この付近のインデント（タブではなく空白）、引用符、括弧を確認してください。
problem-buildspec-unknown-key = ここでは CodeBuild に「{ $name }」という項目はありません。入力ミスやインデントの誤りがないか確認してください。
problem-buildspec-shape = { $expected ->
    [mapping] 「{ $name }」の下には「名前: 値」の形で項目を書いてください。
    [list] 「{ $name }」はリストです。1 行ずつ「- 」で始めてください。
    [flag] 「{ $name }」には yes か no を指定してください。
    [version] buildspec の最初の行は「version: 0.2」です。そのとおりに書いてください。
    [quoted-text] コロンや括弧があるため、「{ $name }」のこの項目は文字列として読まれません。項目全体を引用符で囲んでください。
   *[text] 「{ $name }」は文字列です。1 行で書き、必要なら引用符で囲んでください。
  }
problem-runtime-version = このイメージには { $runtime } { $version } が入っていません。次から選んでください：{ $versions }
problem-unquoted-version = YAML では { $value } が数値として読まれ、末尾の 0 が失われます。"{ $value }" のように引用符で囲んでください。
problem-no-commands = この buildspec ではコマンドが 1 つも実行されません。phases → build → commands に 1 つ以上追加してください。
problem-combination = { $detail ->
    [cache] プロジェクトにはまだキャッシュがないため、この指定は効きません。害はないので、残しても削除してもかまいません。
    [references] ビルドのロールが読み取れるのは「環境変数」に追加したものだけなので、この指定は拒否されます。パラメータやシークレットは「環境変数」に追加してください。
    [image-environment] イメージと環境タイプが合っていません。イメージを選び直すと、環境タイプも設定されます。
    [trigger-provider] このプロバイダーでのこのトリガーは AWS のドキュメントに記載がなく、実行が開始されない可能性があります。「すべてのプッシュ」を選ぶか、デプロイ後に動作を確かめてください。
    [pull-request-deploy] このままでは、レビュー前の内容がデプロイされます。先に承認を求めるようにするか、プルリクエストではデプロイなしにするか、別のトリガーを選んでください。
    [deploy-not-handed-on] このファイルは、ビルドのアーティファクトに含まれません。buildspec の「artifacts」に追加するか、リポジトリのファイルを使ってください。
    [deploy-clone] 「フルクローン」を読み取れるのはビルドだけなので、そのままではデプロイできません。「スナップショット」を選ぶか、ビルドのファイルをデプロイしてください。
   *[other] この組み合わせは AWS では使えません。どちらかを変更してください。
  }
problem-connection-provider = この接続は { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab セルフマネージド
    [unknown] 別のプロバイダー
   *[other] { $provider }
  } のもので、リポジトリのプロバイダーと異なります。別の接続を選ぶか、新しく作成してください。
problem-tag-form = タグに使えるのは文字、数字、空白と _ . : / = + - @ だけです。ほかの文字を削除してください。

## evidence

# クローンやアドレスから読み取った内容の根拠
evidence-inside-clone = フォルダーはクローンの中にあるため、クローン全体（{ $folder }）を調べました。
evidence-bare = ベアリポジトリのため、調べられるファイルがありません。レシピを自分で選んでください。
evidence-branch = ブランチ { $branch } がチェックアウトされています。
evidence-detached = チェックアウトされているブランチがありません。ビルドするブランチを選んでください。
evidence-remote = リモート「{ $remote }」は { $name } を指しています。
evidence-several-remotes = リモートが { $count } 個あるため、「{ $remote }」を選びました。別のリポジトリにする場合は下で変更してください。
evidence-no-remote = このクローンにはまだリモートがありません。先にプロバイダーへプッシュするか、下にリポジトリを入力してください。
evidence-remote-not-understood = リモート「{ $remote }」はプロバイダーのリポジトリを指していません。下にリポジトリを入力してください。
evidence-default-branch = リモートのデフォルトブランチは { $branch } です。
evidence-default-branch-guessed = { $branch } という名前のブランチがあるため、これをデフォルトブランチと判断しました。
evidence-host = URL のホストは { $host } です。
evidence-host-unknown = { $host } からはプロバイダーを判断できません。プロバイダーを自分で選んでください。
evidence-not-offered = { $host } は、AWS が接続を提供していないプロバイダーです。
evidence-recipe = { $file } があるため、{ $recipe ->
    [node] Node.js
    [python] Python
    [go] Go
   *[other] { $recipe }
  } のプロジェクトと判断しました。
evidence-another-recipe = { $file } もあるため、一部は { $recipe ->
    [node] Node.js
    [python] Python
    [go] Go
   *[other] { $recipe }
  } のようです。そちらが中心であれば、レシピを変更してください。
evidence-no-recipe = ルートのファイルからはビルド方法を判断できません。レシピを選ぶか、buildspec を自分で書いてください。
evidence-package-manager = { $file } から、{ $packageManager } を使っていると判断しました。
evidence-version = { $file } で { $asked } が指定されているため、{ $version } を選びました。
evidence-version-not-in-image = { $file } で { $asked } が指定されていますが、標準のイメージには入っていません。{ $version } を選びましたので、合わない場合はバージョンかイメージを変更してください。
evidence-test-placeholder = { $file } の test スクリプトは、必ず失敗する初期値のままです。このままではビルドが失敗するため、削除するかテストを書いてください。
evidence-buildspec = { $file } があるため、ビルドはこれに従います。
evidence-setup-file = セットアップファイル { $file } があります。開くと、ほとんどの質問に答えが入ります。
evidence-file-skipped = { $file } は読み取りませんでした。壊れているか、大きすぎるか、通常のファイルではありません。

## providers

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
browser-github-3 = AWS のページに戻り、アプリのインストール先を選びます。または「新しいアプリをインストールする」（Install a new app）から、アカウントまたは Organization とリポジトリを選びます。この欄は空のままにしないでください。
browser-github-4 = 「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-github-who = GitHub では、リポジトリを所有するアカウントにアプリ「AWS Connector for GitHub」をインストールします。自分のアカウントなら自分で行えます。Organization の場合はそのオーナーが行うか、あなたが操作したときに GitHub からオーナーに届く申請を承認する必要があります。

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
browser-azure-devops-2 = 求められたら Microsoft の職場アカウントでサインインし、アクセス許可を「承諾」（Accept）します。
browser-azure-devops-3 = AWS のページに戻り、「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-azure-devops-who = dev.azure.com で、リポジトリの管理権限を持つ Microsoft の職場アカウントで操作します。AWS がアクセスできるのは、そのアカウントのリポジトリだけです。

browser-github-enterprise-server-1 = AWS のホストのページで「ホストを設定」（Set up host）を押し、GitHub Enterprise Server にサインインして、そこでアプリを作成します。
browser-github-enterprise-server-2 = AWS の接続のページで「保留中の接続を更新」（Update pending connection）を押し、アプリを承認します。
browser-github-enterprise-server-3 = サーバー上で、Organization とリポジトリにアプリをインストールします。
browser-github-enterprise-server-4 = AWS のページに戻り、「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-github-enterprise-server-who = GitHub Enterprise Server で、サイト管理者または Organization のオーナーがアプリを作成し、インストールする必要があります。

browser-gitlab-self-managed-1 = AWS のホストのページで「ホストを設定」（Set up host）を押し、管理者の個人アクセストークン（スコープは api、管理者モードが有効なら admin_mode も）を貼り付けます。使うのは設定のときだけで、後で削除してかまいません。
browser-gitlab-self-managed-2 = AWS の接続のページで「保留中の接続を更新」（Update pending connection）を押し、承認します。
browser-gitlab-self-managed-3 = AWS のページに戻り、「接続」（Connect）を押します。接続のステータスが「利用可能」（Available）になります。
browser-gitlab-self-managed-who = 最初の手順は、GitLab サーバーの管理者が行う必要があります。AWS が求めるアクセストークンを作成できるのは管理者だけです。

page-github-installations = インストール済みの GitHub アプリ
page-github-organization-installations = Organization にインストール済みの GitHub アプリ
page-github-app = AWS Connector for GitHub
page-gitlab-applications = 承認済みの GitLab アプリケーション
page-bitbucket-applications = ワークスペースにインストール済みのアプリ
page-bitbucket-reauthorize = Bitbucket アプリを再承認する

## recipes

recipe-node = Node.js
recipe-python = Python
recipe-go = Go
package-manager-npm = npm
package-manager-pnpm = pnpm
package-manager-yarn = Yarn
package-manager-pip = pip
package-manager-uv = uv
package-manager-poetry = Poetry
package-manager-go = Go モジュール

## regions

region-us-east-1 = 米国東部（バージニア北部）
region-us-east-2 = 米国東部（オハイオ）
region-us-west-1 = 米国西部（北カリフォルニア）
region-us-west-2 = 米国西部（オレゴン）
region-ap-south-1 = アジアパシフィック（ムンバイ）
region-ap-northeast-2 = アジアパシフィック（ソウル）
region-ap-southeast-1 = アジアパシフィック（シンガポール）
region-ap-southeast-2 = アジアパシフィック（シドニー）
region-ap-northeast-1 = アジアパシフィック（東京）
region-ca-central-1 = カナダ（中部）
region-eu-central-1 = 欧州（フランクフルト）
region-eu-west-1 = 欧州（アイルランド）
region-eu-west-2 = 欧州（ロンドン）
region-eu-south-1 = 欧州（ミラノ）
region-eu-west-3 = 欧州（パリ）
region-eu-north-1 = 欧州（ストックホルム）
region-sa-east-1 = 南米（サンパウロ）
region-us-gov-east-1 = AWS GovCloud（米国東部）

