cli-error = エラー
cli-warning = 警告
cli-check-good = 問題は見つかりませんでした。ファイルは export コマンドで書き出せます。パイプラインは deploy コマンドで作成します（実行前に確認します）。
cli-ask = この内容のとおりに実行しますか？ [y/N]
cli-ask-run = 実行しますか？ [y/N]
cli-ask-approve = この実行を承認しますか？ [y/N]
cli-ask-reject = この実行を却下しますか？ [y/N]
cli-root = 警告：アカウントのルートユーザーを使用しています。ルートユーザーはアカウントの解約も含めてすべての操作ができるため、キーが他人に渡ると、その人も同じことができます。AWS は推奨していません。この作業用のユーザーまたはロールを作成してください。
cli-plan-connect = アカウント { $account }、リージョン { $region } で次の操作を行います：
cli-plan-deploy = デプロイすると、アカウント { $account }、リージョン { $region } で次の変更が行われます：
cli-plan-tear-down = アカウント { $account }、リージョン { $region } で次のものを削除します：
cli-also-stands = このセットアップはアカウント { $account }、リージョン { $region } にもあります。そこのスタック { $stack } はそのまま残ります。削除するには、{ $options } を付けて teardown を実行してください。
cli-plan-empty = アカウント { $account }、リージョン { $region } に削除するものはありません。状態は status コマンドで確認できます。
cli-plan-no-stack = アカウント { $account }、リージョン { $region } に削除するスタックはありません。接続は確認していません。このセットアップのために作成した接続を削除するには、--connection を付けてください。
cli-plan-connection-kept = 接続 { $name } は残ります。Gangway がこのセットアップのために作成したものではないためです。
cli-plan-connection-stays = 接続はそのまま残します。--connection を付けると、このセットアップのために作成した接続もすべて削除します。
cli-connection-stayed = 接続はそのまま残しています。接続も削除するには、teardown に --connection を付けて実行してください。
cli-plan-host-stays = ホスト { $name } はそのまま残します。会社全体で使われている可能性があるためです。--with-host を付けると、接続の後にホストも削除します。
cli-plan-no-host = 削除するホストはありません。このセットアップはここではホストを使っていません。
cli-teardown-host-left = { $count ->
        [0] ホスト { $name } は残っています。このホストを通る接続はありません。
       *[other] ホスト { $name } は残っています。このホストを通る接続：{ $names }
    }
cli-teardown-host-left-next = { $count ->
        [0] 会社でこのホストを誰も必要としていなければ、次のコマンドで削除できます：{ $command }
       *[other] 会社でこのホストと接続を誰も必要としていなければ、次のコマンドでまとめて削除できます：{ $command }
    }
cli-plan-stays = パイプラインが独立したスタックとしてデプロイしたものは残ります。「残す」と表示されたロールも残ります。CloudFormation がそのスタックを更新または削除するときに必要なためです。どちらも不要になったら、AWS コンソールで先にスタックを、次にロールを削除してください。
cli-plan-empty-deploy = リソースの変更はありません。続行すると、進行中の実行があればその結果を待ち、なければパイプラインの新しい実行を開始します。
cli-change-add = 作成
cli-change-adopt = 既存のものを使用
cli-change-modify = 変更
cli-change-replace = 作り直して古いものを削除
cli-change-may-replace = 変更（CloudFormation が必要とする場合は作り直し）
cli-change-remove = 削除
cli-change-empty = 中身を削除
cli-change-keep = 残す
cli-change-resubmit = 同じ内容で再送信
cli-change-interrupt = 中断
cli-connection-used = 既存の接続 { $name } を使います。アクセスはすでに許可されています。
cli-authorize = 接続 { $name } は、ブラウザーでの操作を待っています。AWS アカウント { $account } にサインインして 1 つ目の URL を開き、「保留中の接続を更新」（Update pending connection）を押して、プロバイダーの画面の案内に従ってください。2 つ目の URL は接続の一覧です。
cli-authorize-then = アクセスを許可したら、同じコマンドをもう一度実行してください。--wait-for-authorization を付けると、許可されるまでここで待ちます。
cli-approval-waits = 実行が承認待ちです。approve コマンドか、パイプラインのページで承認または却下してください：
cli-approve-what = パイプライン { $pipeline } の最新の実行が承認を待っています（{ $action }）。承認すると、このコミットで先に進みます：{ $commit }
cli-approve-no-pipeline = このセットアップのパイプラインはまだないため、承認を待っている実行はありません。パイプラインは deploy コマンドで作成します。
cli-approve-none = このセットアップの最新の実行は、いま承認を待っていません。状態は status コマンドで確認できます。それより前の実行は、パイプラインのページで承認または却下できます。
cli-approve-unanswered = 承認も却下もしていません。実行は引き続き承認待ちです。
cli-run-succeeded = 実行が成功しました。パイプラインのページ：
cli-cancelled = このセットアップに対する Gangway の処理を中止しました。すでに AWS に依頼した処理は AWS 側で続きます。状態は status コマンドで確認できます。
cli-cancel-none = このセットアップで Gangway が行っている処理はないため、中止する処理はありませんでした。
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
cli-action-says = ステージ { $stage } のアクション { $action } についての CodePipeline のメッセージ：{ $text }
cli-keeps-trying = 動くようになるまで、Gangway は試行を続けます。Ctrl-C で中止できます。同じコマンドで続きから再開できます。
cli-run-says = この実行についての CodePipeline のメッセージ：{ $text }
cli-status-awaits-approval = 承認待ち
cli-status-no-run = 最新の実行：まだありません。deploy コマンドで最初の実行が始まり、その後はプッシュでも始まります。
cli-runs-run = { $mark } { $id }  { $time }  { $status }、{ $cause }
cli-runs-more = これより前の実行もあります。--most で件数を増やすと表示できます。
cli-log-build = { $stage } の { $action } のビルド { $build }：
cli-log-no-build = この実行ではビルドが開始されていないため、ログはありません。
cli-log-none = このビルドのログはないか、すでに削除されています。
cli-log-saved = { $path } に { $count } 行を書き込みました
cli-log-several = この実行には複数のビルドがあります。--build でどれかを指定してください：{ $builds }
cli-practice = この練習用アカウントは、Ctrl-C を押すまで動作します。表示するキーはここでしか使えません。別のターミナルで使うには、次の各行の先頭に「export 」を付けて実行するか、ファイルに書き出して（gangway-cli practice > practice.env）次のように読み込んでください：set -a; . ./practice.env; set +a
cli-practice-windows = この練習用アカウントは、Ctrl-C を押すまで動作します。表示するキーはここでしか使えません。別のターミナルで、使用するシェルの行を貼り付けてください。
cli-practice-powershell = PowerShell の場合：
cli-practice-command-prompt = コマンド プロンプト（cmd）の場合：
cli-practice-mfa = MFA コードを使うサインインも練習できます。デバイスとコード：{ $address }
cli-practice-port = ポート { $port } は、すでに別のプログラムが使用しています。--port で別のポートを指定するか、--port を省略して空いているポートを使ってください。
cli-practice-began-anew = 練習用アカウントの保存された状態を読み込めなかったため、初期状態から始めました。その中の接続、パイプライン、実行はなくなりました。古いファイルは残しています：{ $path }
cli-practice-obstacle = 練習用アカウントは現在、通信を受け付けられません。受け付けられるまで試し続けます。失われたものはありません。不要なプログラムを閉じてください。システムのメッセージ：{ $detail }
cli-practice-obstacle-gone = 練習用アカウントは、通信の受け付けを再開しました。
cli-practice-ended = 練習用アカウントが予期せず終了しました。gangway-cli practice をもう一度実行してください。--home を指定していた場合、状態は残っています。
cli-next-access-denied = アカウントの管理者に { $action } を許可してもらうか、--profile で別のアカウントを指定して、コマンドをもう一度実行してください。
cli-next-credentials-expired = サインインする（IAM Identity Center の場合は gangway-cli sign-in または aws sso login）か、新しいアクセスキーを設定して、コマンドをもう一度実行してください。
cli-next-credentials-invalid = 入力ミスがないか、キーが無効化または削除されていないかを確認し、AWS の設定ファイル、または AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY を修正してください。--profile で別のアカウントを指定することもできます。
cli-next-credentials-missing = --profile でプロファイルを指定するか、サインイン（gangway-cli sign-in、aws sso login、aws configure のいずれか）するか、AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY を設定してください。アカウントなしで練習するには gangway-cli practice を使います。
cli-next-aws-file-refused = { $kind ->
        [byte-order-mark] BOM なしの UTF-8 で保存し直して、コマンドをもう一度実行してください。
        [utf16] UTF-8 で保存し直して、コマンドをもう一度実行してください。
        [not-text] UTF-8 で保存し直して、コマンドをもう一度実行してください。
        [too-large] AWS_CONFIG_FILE と AWS_SHARED_CREDENTIALS_FILE が AWS の設定ファイルを指しているか確認して、コマンドをもう一度実行してください。
       *[other] その行を修正して、コマンドをもう一度実行してください。
    }
cli-next-mfa-code-wanted = { $kind ->
        [refused] コードは一度しか使えません。次のコードが表示されるまで待って、コマンドをもう一度実行してください。再び拒否された場合は、デバイスの時計を確認してください。
       *[first] コマンドをターミナルで実行してください。デバイスに表示されるコードの入力を求められます。
    }
cli-mfa-question = MFA デバイス { $serial } のコード（6 桁）：
cli-mfa-form = コードは 6 桁の数字です。AWS への問い合わせはしていません。
cli-mfa-refused = AWS がこのコードを受け付けませんでした。コードは一度しか使えません。次のコードを待ってください。
cli-next-not-signed-in = 1 つ目のコマンド、または AWS CLI のコマンドでサインインして、もう一度実行してください。コマンド：{ $ours } · { $command }
cli-next-sign-in-expired = 1 つ目のコマンド、または AWS CLI のコマンドでもう一度サインインして、再実行してください。コマンド：{ $ours } · { $command }
cli-next-sign-in-denied = コマンドをもう一度実行して、アクセスを許可してください。ページで許可できない場合は、IAM Identity Center の管理者に問い合わせてください。
cli-next-sign-in-timed-out = コマンドをもう一度実行し、数分以内にブラウザーでサインインを完了してください。
cli-next-sign-in-absent = このプロファイルをそのまま使うか、--profile で IAM Identity Center または aws login のプロファイルを指定してください。
cli-next-loopback-unavailable = --device を付けてもう一度実行するか、ファイアウォールやセキュリティソフトの制限を確認してください。
cli-sign-in-code = このコンピューターのブラウザーで AWS にサインインしてください。Gangway はここで 10 分間待ちます。URL：
cli-sign-in-device = 任意のコンピューターのブラウザーで次の URL を開き、ページに次のコードがそのまま表示されたら、サインインしてください：{ $code }
cli-sign-in-aws = AWS CLI でサインインします。「aws login」がブラウザーを開きます。
cli-sign-in-no-browser = ブラウザーを開けませんでした。URL をコピーして、ブラウザーに貼り付けてください。
cli-sign-in-interrupted = 中断しました。サインインはしていません。同じコマンドをもう一度実行すると、最初から始められます。
cli-signed-in = プロファイル「{ $profile }」でサインインしました。AWS CLI でもこのサインインを使えます。
cli-next-region-without-service = --region で別のリージョンを指定してください。
cli-next-region-not-enabled = { $kind ->
        [sts] IAM の「アカウント設定」（Account settings）でこのリージョンの STS を有効にするか、--region で別のリージョンを指定してください：{ $address }
       *[account] アカウント画面の「AWS リージョン」でこのリージョンを有効にする（数分かかります）か、--region で別のリージョンを指定してください。すでに有効で、一時的なキーを使っている場合は、リージョンの STS で発行されたキーが必要です。アカウント画面：{ $address }
    }
cli-next-region-missing = --region、AWS_REGION、またはプロファイルの region で指定してください。アカウントなしで練習するには、別のターミナルで gangway-cli practice を実行してください。表示される行の使い方もそこで案内します。
cli-next-not-found = 削除または名前変更されていないかを確認して、コマンドをもう一度実行してください。
cli-next-practice-unreachable = gangway-cli practice が動いていて、その URL を使っていることを確認し、コマンドをもう一度実行してください。
cli-next-connection-missing = deploy コマンドを実行すると、接続を作成するか、セットアップファイルにある名前の接続を使います。
cli-next-connection-not-available = deploy コマンドを実行すると、アクセスを許可するページの URL が表示されます。
cli-next-connection-in-error = エラーのまま変わらない場合は、セットアップファイルで接続に別の名前を付けて deploy コマンドを実行すると、新しい接続を作成します。
cli-next-connection-gone = deploy コマンドをもう一度実行すると、同じ名前の別の接続を使うか、新しい接続を作成します。
cli-next-plan-changed = コマンドをもう一度実行すると、現在の内容が表示されます。
cli-next-approval-missing = 準備ができたら、コマンドをもう一度ターミナルで実行して質問に y と答えるか、--yes を付けて実行してください。
cli-next-branch-not-found = セットアップファイルに存在するブランチを指定するか、先に { $branch } をプッシュしてから、コマンドをもう一度実行してください。
cli-next-source-permission = IAM コンソールでロールの許可ポリシー（Permissions policies）を、export コマンドで書き出せる 2-pipeline.yaml の権限と比べ、足りないものを追加してください。その後、パイプラインのページで実行を開始してください。組織が接続を制限している場合は、UseConnection を許可するよう管理者に依頼してください。
cli-next-buildspec-missing = ファイルをブランチにプッシュするか、buildspec をセットアップファイルに書いて deploy コマンドをもう一度実行してください。
cli-next-buildspec-invalid = セットアップファイルで修正して deploy コマンドをもう一度実行するか、リポジトリで修正してプッシュしてください。
cli-next-setup-has-problems = セットアップファイルでこれらの項目を修正して、コマンドをもう一度実行してください。問題の一覧は check コマンドで表示できます。
cli-next-path-not-found = パスを確認してください。
cli-next-file-exists = 別の場所を指定するか、--overwrite を付けて置き換えてください。
cli-next-not-a-repository = .git フォルダーのあるフォルダーを指定してください。まだリポジトリにしていないコードの場合は、「git init」を実行してコミットし、プロバイダーで空のリポジトリを作成してプッシュしてください。
cli-next-already-running = { $program ->
        [terminal] 終わるのを待つか、実行中の画面で Ctrl-C を押してください。何も失われず、同じコマンドで続きから再開できます。その間も status コマンドは使えます。
       *[window] 開いているウィンドウを使うか、閉じてからやり直してください。その間も status コマンドは使えます。
    }
cli-next-job-running = 終わるまで待つか、cancel コマンドで中止してください。
cli-next-no-network = { $place ->
        [this-computer] 練習用アカウントだった場合は、gangway-cli practice でもう一度起動し、表示される行を読み込み直してください（--port で指定しない限り、ポートは毎回変わります）。その後、コマンドをもう一度実行してください。
       *[elsewhere] インターネット接続、VPN、プロキシを確認して、コマンドをもう一度実行してください。
    }
cli-next-job-interrupted = deploy コマンドで続行するか、cancel コマンドで中止してから、このコマンドをもう一度実行してください。
cli-next-cancelled = deploy コマンドをもう一度実行すると、現在の状態から再開します。
