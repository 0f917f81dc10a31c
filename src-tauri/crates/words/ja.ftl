## resources

resource-connection = { $provider } への接続です。ブラウザーで承認されると、AWS がこの接続を通じてリポジトリを読み取ります。
resource-artifact-bucket = ステージ間で受け渡すもの（ソースとビルドの成果物）を置く非公開バケットです。中身は { $days } 日後に削除されます。
resource-artifact-bucket-policy = 暗号化されていない通信（TLS 以外）によるアーティファクトバケットへのアクセスをすべて拒否します。
resource-build-logs = ビルドの出力を保存するロググループです。ログは { $days } 日間保持されます。
resource-build-role = ビルド用のロールです。ここに書かれた操作だけが許可されます。
resource-build-project = ビルドの設定です。実行環境のイメージ（{ $image }、{ $compute }）、コマンド、環境変数を定めます。{ $minutes } 分を超えたビルドは停止されます。
resource-deploy-bucket = デプロイのたびにビルドの成果物がコピーされる非公開バケットです。置き換えられたファイルは { $days } 日間は元に戻せます。
resource-deploy-bucket-policy = 暗号化されていない通信（TLS 以外）によるデプロイ済みファイルへのアクセスをすべて拒否します。
resource-pipeline-role = パイプライン用のロールです。ここに書かれた操作だけが許可されます。
resource-pipeline = パイプライン本体です。{ $repository }（ブランチ { $branch }）を以下のステージに順に通します。

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
why-build-log = ビルドの出力を、専用のロググループに書き込みます。
why-build-artifacts = ビルドは入力をアーティファクトバケットから取得し、結果をそこに置きます。
why-build-artifact-bucket = ビルドは、アーティファクトバケットが想定どおりのものかを確認します。
why-test-reports = buildspec がテスト結果やカバレッジを報告できるようにします。書き込み先は、このプロジェクトのレポートグループだけです。
why-clone-repository = ビルドが、この接続だけを通じて、このリポジトリだけを自分でクローンします。
why-clone-repository-former = サービスの旧名による同じ許可です。接続の ARN がどちらの名前で始まっていても、AWS は旧名も確認します。
why-read-parameters = ビルドの環境変数の値を、Parameter Store のこれらのパラメータから取得します。
why-read-secrets = ビルドの環境変数の値を、Secrets Manager のこれらのシークレットから取得します。
why-person-who-am-i = 認証情報がどのアカウントのどのユーザーのものかを表示します。
why-person-handshake = 接続を作成し、ブラウザーで Git プロバイダーに対して承認できるようにします。接続がまだない段階の操作なので、特定の接続には限定できません。
why-person-connections = 接続を確認し、ブラウザーで承認を完了し、パイプラインに渡します。
why-person-stack = この CloudFormation スタックだけを表示、作成、変更、削除します。
why-person-roles = CloudFormation がパイプラインとビルドのロールを作成します。ロール名はスタック名で始まります。
why-person-pass-roles = それらのロールを CodePipeline と CodeBuild にだけ渡します。ほかのサービスには渡せません。
why-person-pipeline = CloudFormation がパイプラインを作成します。実行の開始と確認、承認への回答もできます。
why-person-build = CloudFormation がビルドプロジェクトを作成します。Gangway がそのビルドを表示します。
why-person-buckets = CloudFormation がアーティファクト用とデプロイ先の非公開バケットを作成します。
why-person-empty-buckets = すべてを削除する前に、それらのバケットを空にします。空でないバケットは削除できないためです。
why-person-logs = CloudFormation がロググループを作成します。Gangway がビルドの出力を表示します。
why-person-lists = ビルドに使えるイメージの一覧を取得します。イメージは AWS のものなので、リソースを特定できません。

## files

file-connection-intro =
    Gangway 手順 1/2: AWS と Git プロバイダーの接続
    { "" }
    最初にこのファイルをデプロイしてください。
    { "" }
      aws cloudformation deploy --template-file 1-connection.yaml --stack-name { $name }-connection
    { "" }
    作成された接続は「保留中」です。これを変えられるのは人だけです。AWS コンソールで「デベロッパー用ツール」→「設定」→「接続」を開き、接続を選んで「保留中の接続を更新」を押してください。ステータスが「利用可能」になったら、{ $next } に進んでください。
file-connection-output = 接続の ARN です。{ $next } で指定します。
file-pipeline-intro =
    Gangway 手順 2/2: パイプラインと、それに必要なすべてのもの
    { "" }
    { $previous } の接続が「利用可能」になるまで待ってください。それより前に作成したパイプラインには、プッシュが通知されません。利用可能になったら、接続の ARN を指定してこのファイルをデプロイしてください。
    { "" }
      aws cloudformation deploy --template-file 2-pipeline.yaml --stack-name { $stack } \
        --capabilities CAPABILITY_IAM --parameter-overrides ConnectionArn=arn:aws:codeconnections:...
    { "" }
    最初の実行は自動的に始まります。
file-parameter-connection-arn = 利用可能な接続の ARN です。パイプラインと別のリージョンの接続でもかまいません。
file-buildspec-in-project =
    ビルドのコマンドです。パイプラインはこのファイルを読みません。同じ内容がビルドプロジェクトに入っています。
    コードと一緒に管理したい場合は、リポジトリのルートに buildspec.yml として保存し、Gangway で「リポジトリ内」を選んでください。
file-buildspec-in-repository =
    ビルドのコマンドのひな形です。パイプラインはリポジトリの { $path } からコマンドを読み込みます。まだファイルがなければ、これをその場所に保存してください。

## faults

# 何が起きたか、次に何をすればよいか。値は受け取ったまま、文字として表示する。

fault-access-denied = AWS が { $operation } を拒否しました。この認証情報には { $action } の権限がありません。この呼び出しでは何も変更されていません。
    .next = 「確認」ステップのポリシーをアカウントの管理者に渡して権限を付けてもらうか、別のアカウントを選んで、もう一度お試しください。
fault-denied-by-organization = 組織のルール（サービスコントロールポリシー）により、このアカウントでは許可されていません。アカウント側の設定では変えられません。
    .next = AWS Organizations の管理者に相談するか、別のアカウントを使ってください。
fault-credentials-expired = AWS のサインインの有効期限が切れました。失われたものはありません。
    .next = もう一度サインインする（IAM Identity Center の場合は aws sso login）か、新しいキーを入力して、再試行してください。
fault-credentials-invalid = このキーは AWS に登録されていないか、シークレットが一致しません。
    .next = 入力ミスがないか、キーが無効化・削除されていないかを確認し、入力し直すか別のアカウントを選んでください。
fault-credentials-missing = 選択したアカウントの認証情報が見つかりません。
    .next = 別のプロファイルを選ぶか、サインイン（aws sso login または aws configure）するか、キーを入力してください。
fault-profile-broken = AWS の設定を使用できません: { $detail }
    .next = ファイル（通常は ~/.aws/config または ~/.aws/credentials）を修正して再試行するか、別のアカウントを選んでください。
fault-clock-skewed = このコンピューターの時計が数分以上ずれているため、AWS が呼び出しを拒否しました。
    .next = 時刻の自動設定を有効にするなどして時計を合わせ、再試行してください。
fault-throttled = AWS から呼び出し回数を減らすよう求められました。待ってから何度か試しましたが、成功しませんでした。
    .next = 数分待ってから再試行してください。完了した作業はそのまま残っています。
fault-quota-reached = アカウントが AWS のクォータ（上限）に達しました（{ $operation }）。
    .next = 保留中のままの接続など不要なものを削除するか、AWS コンソールの Service Quotas で引き上げを申請してから、再試行してください。
fault-no-network = { $host } に接続できません。
    .next = インターネット接続、VPN、プロキシを確認して再試行してください。完了した作業はそのまま残っています。
fault-aws-unavailable = AWS 側のエラーが続けて返されました。
    .next = health.aws.amazon.com を確認し、しばらくしてから再試行してください。Gangway は最初に現状を確認するため、二重に作成されることはありません。
fault-no-answer = AWS から時間内に応答がありませんでした。呼び出しが実行されたかどうかは分かりません。
    .next = 再試行してください。Gangway は最初に現状を確認するため、二重に作成されることはありません。
fault-region-without-service = リージョン { $region } では接続（CodeConnections）を利用できません。
    .next = 「アカウント」ステップで別のリージョンを選んでください。
fault-refused-by-aws = AWS が { $operation } を受け付けませんでした: { $detail }
    .next = AWS が指摘した点を直して再試行してください。心当たりがない場合は、不具合としてご報告ください。
fault-not-found = 見つかりません: { $what }
    .next = 削除や名前の変更がなかったか確認し、このステップをもう一度始めてください。
fault-practice-unreachable = 練習用アカウントに接続できません: { $detail }
    .next = Gangway を起動し直してください。練習用アカウントの状態は保存されています。

fault-connection-not-available = 接続 { $name } はまだ利用できません（状態: { $status }）。今パイプラインを作成するとプッシュを検知できなくなるため、何も作成していません。
    .next = ブラウザーで接続のページを開き、「保留中の接続を更新」を押してから、再試行してください。
fault-connection-in-error = 接続 { $name } がエラーになっています。Git プロバイダーがこの接続を受け付けなくなっており、修復はできません。
    .next = 新しい接続を作成し、このセットアップで使ってください。
fault-connection-gone = 接続 { $name } は削除されています。
    .next = 別の接続を選ぶか、新しく作成してください。
fault-connection-not-authorized = { $minutes } 分たちましたが、ブラウザーでの承認がまだ完了していません。接続はそのまま残り、Gangway は確認を続けます。
    .next = ページをもう一度開いてください。プロバイダーで組織のオーナーの承認が必要と表示された場合は、オーナーに依頼してください。ブラウザーが別の AWS アカウントにサインインしている場合は、切り替えてください。

fault-plan-changed = 実行される内容が、表示された計画と異なります。何も実行していません。
    .next = 新しい計画を確認して、承認してください。
fault-approval-missing = 計画が承認されていません。何も実行していません。
    .next = 計画を確認して、承認してください。
fault-stack-busy = スタック { $stack } は別の操作の処理中です（状態: { $status }）。
    .next = 終わるまで待ってから再試行してください。進み具合は AWS コンソールのスタックのページで確認できます。
fault-stack-not-ours = { $stack } という名前のスタックがすでにありますが、このセットアップから作成されたものではありません。変更はしていません。
    .next = セットアップの名前を変えるか、不要であればそのスタックを削除してください。
fault-change-set-failed = CloudFormation がスタック { $stack } の変更内容を作成できませんでした: { $detail } 何も変更されていません。
    .next = CloudFormation が指摘した点を直して、計画し直してください。
fault-stack-failed = スタック { $stack } の { $resource } で失敗しました: { $detail } CloudFormation が変更を元に戻しました。
    .next = 原因を取り除いて、もう一度デプロイしてください。新しい計画では、残っているものの削除も行われます。
fault-tear-down-failed = { $resource } が原因で、スタック { $stack } を削除できませんでした: { $detail } すでに削除されたものを除き、残りはそのままです。
    .next = 原因を取り除いてから、もう一度片付けを実行してください。
fault-connection-would-be-replaced = この変更では接続 { $resource } が置き換えられ、承認が失われてしまいます。何も変更していません。
    .next = 接続の名前、プロバイダー、ホストを元のままにするか、このスタックから接続を外してください。

fault-source-permission = パイプラインまたはビルドのロールに、接続を使用する権限がありません。
    .next = もう一度デプロイすると、ロールに権限が付け直されます。組織が接続を制限している場合は、UseConnection を許可するよう管理者に依頼してください。
fault-source-not-found = この接続では、{ $repository } のブランチ { $branch } を読み取れません。
    .next = リポジトリとブランチのつづりを、大文字と小文字も含めて確認してください。次に、プロバイダー側で AWS のアプリにこのリポジトリへのアクセスが許可されているか確認してください。アプリを再インストールした場合は、新しい接続を作成してください。
fault-build-failed = ビルドがフェーズ { $phase } で失敗しました: { $detail }
    .next = ログの最後の数行を確認し、コードまたは buildspec を直して、プッシュするか実行を開始してください。
fault-buildspec-missing = buildspec が見つかりません。リポジトリに { $path } がありません。
    .next = ファイルをブランチにプッシュするか、buildspec をプロジェクト側に保持するよう「ビルド」ステップで変更して、もう一度デプロイしてください。
fault-buildspec-invalid = CodeBuild が buildspec を使用できません: { $detail }
    .next = 「ビルド」ステップまたはリポジトリで修正し、実行を開始してください。
fault-build-queue-full = このアカウントでは、これ以上同時にビルドを実行できません。新しいアカウントでは上限が 1 であることがよくあります。
    .next = ほかのビルドが終わってから実行を開始するか、CodeBuild のクォータの引き上げを申請してください。
fault-artifacts-missing = ビルドは成功しましたが、アーティファクトに指定されたファイルが作成されていません: { $detail }
    .next = buildspec の artifacts のパスを直して、実行を開始してください。
fault-approval-rejected = 承認が却下されたため、実行はそこで終了しました。それより後の処理は行われていません。
    .next = 指摘された点を直して、プッシュするか実行を開始してください。
fault-run-stopped = 実行が途中で終了しました（状態: { $status }）。新しい実行に追い越されたか、誰かが停止した可能性があります。
    .next = 最新の実行を確認するか、実行を開始してください。
fault-action-failed = ステージ { $stage } のアクション { $action } が失敗しました: { $detail }
    .next = AWS が指摘した点を直して、実行を開始してください。詳しくは AWS コンソールのパイプラインのページで確認できます。

fault-setup-has-problems = セットアップはまだ完成していません。問題が { $count } 件残っています。
    .next = 印の付いた項目を確認してください。
fault-setup-file-broken = { $path } は Gangway のセットアップファイルではありません（{ $line } 行目: { $detail }）。ファイルは変更していません。
    .next = 別のファイルを選ぶか、送り主にコピーを保存し直してもらってください。
fault-setup-from-newer-version = このセットアップは新しいバージョンの Gangway で作成されています（形式 { $version }）。表示はできますが、変更はできません。
    .next = 変更するには、最新の Gangway をインストールしてください。
fault-setup-read-only = このセットアップは読み取り専用で開いています。変更は保存されていません。
    .next = 変更するには、最新の Gangway をインストールしてください。
fault-path-not-found = ファイルまたはフォルダーがありません: { $path }
    .next = パスを確認するか、ダイアログで選んでください。
fault-path-unreadable = { $path } を読み取れません: { $detail }
    .next = ファイルまたはフォルダーのアクセス権を確認するか、別の場所を選んでください。
fault-path-unwritable = { $path } に書き込めません: { $detail } 元の内容はそのまま残っています。
    .next = フォルダーのアクセス権を確認するか、別の場所を選んでください。
fault-disk-full = ディスクの空き容量がないため、{ $path } を書き込めませんでした。元の内容はそのまま残っています。
    .next = 空き容量を確保して、再試行してください。
fault-file-exists = { $count } 件のファイルがすでに存在するため（{ $path } など）、何も書き込んでいません。
    .next = 別の場所を選ぶか、置き換えを許可してください。
fault-not-a-repository = { $path } は Git リポジトリのクローンではありません。
    .next = .git フォルダーがあるフォルダーを選ぶか、リポジトリのアドレスを入力してください。
fault-repository-not-understood = フォルダーでも、リポジトリのアドレスでも、owner/name の形式でもありません: { $text }
    .next = プロバイダーの「Clone」に表示されるアドレス（例: https://github.com/owner/name）を貼り付けてください。
fault-provider-not-offered = AWS は { $provider }（{ $host }）への接続を提供していません。
    .next = AWS が対応しているプロバイダーにリポジトリをミラーリングして、そちらを使ってください。
fault-already-running = 別の Gangway が起動していて、セットアップを使用中です。
    .next = 開いているウィンドウを使うか、先にそれを閉じてください。
fault-address-not-allowed = Gangway はこのアドレスを開きません: { $address }
    .next = 信頼できる場合は、ご自身でブラウザーにコピーしてください。
fault-browser-not-opened = アドレスを開くプログラムが見つかりませんでした。
    .next = このアドレスをブラウザーにコピーしてください: { $address }
fault-job-unknown = この作業は見つかりません（{ $job }）。
    .next = セットアップに戻って、もう一度始めてください。Gangway は最初に AWS の現状を確認するため、二重に作成されることはありません。
fault-job-running = このセットアップの作業がすでに進行中です（{ $job }）。
    .next = 終わるまで待つか、先にキャンセルしてください。
fault-cancelled = キャンセルしました。すでに AWS に依頼した処理は、AWS 側で続きます。
    .next = 再試行すると、現在の状態から再開します。
fault-internal = Gangway の内部で問題が発生しました: { $detail }
    .next = 不具合としてご報告ください。セットアップは保存されています。Gangway を起動し直すと、作業は続きから再開されます。

## events

# 作業の履歴の各行。

event-phase-started = { $phase ->
        [create] 接続を探し、なければ作成します。
        [authorize] 接続が利用可能になるのを待っています。
        [checkConnection] 接続が利用可能か確認しています。
        [stack] CloudFormation が変更を実行しています。
        [register] プッシュを検知できるよう、パイプラインを登録し直しています。
        [run] パイプラインの実行を見守っています。
        [emptyBuckets] バケットを空にしています。
        [deleteStack] CloudFormation がスタックを削除しています。
        [deleteConnection] 接続を削除しています。
       *[other] 次の処理: { $phase }
    }
event-connection-created = 接続 { $name } を作成しました: { $arn }
event-connection-adopted = 既存の接続 { $name } を使用します: { $arn }
event-connection-status = 接続の状態は { $status } です。
event-stack-resource = { $id }（{ $type }）: { $status } { $reason }
event-run-started = 実行 { $execution } が始まりました（トリガー: { $trigger }）。
event-action-status = { $status ->
        [running] { $stage } / { $action } を実行中です。
        [succeeded] { $stage } / { $action } が成功しました。
        [failed] { $stage } / { $action } が失敗しました。
        [skipped] { $stage } / { $action } は実行されませんでした。
       *[other] { $stage } / { $action }: { $status }
    }
event-retrying = { $operation } が失敗しました。{ $seconds } 秒後に再試行します。
event-resumed = Gangway が閉じられていた間に中断した作業を再開しました。
event-approval-answered = { $approved ->
        [yes] 承認しました。
       *[no] 却下しました。
    }
event-bucket-emptied = { $bucket } から { $count } 件のオブジェクトバージョンを削除しました。
event-ended = { $status ->
        [succeeded] 完了しました。
        [failed] 失敗しました。
        [cancelled] キャンセルされました。
       *[other] 終了しました: { $status }
    }

