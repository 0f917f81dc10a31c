# 何が起きたか、次に何をすればよいか。値は受け取ったまま、文字として表示する。

fault-access-denied = この認証情報には { $action } の権限がないため、AWS に拒否されました。この呼び出しでは何も変更されていません。
    .next = 「確認」ステップのポリシーをアカウントの管理者に渡して権限を付けてもらうか、別のアカウントを選んでください。その後、再試行してください。
fault-denied-by-organization = 組織のルール（サービスコントロールポリシー）により、このアカウントでは許可されていません。アカウント側の設定では変えられません。この呼び出しでは何も変更されていません。
    .next = AWS Organizations の管理者に相談するか、別のアカウントを使ってください。
fault-credentials-expired = AWS にサインインしていないか、サインインの有効期限が切れています。失われたものはありません。
    .next = サインインする（IAM Identity Center の場合は aws sso login）か、新しいアクセスキーを入力して、再試行してください。
fault-credentials-invalid = このアクセスキーは存在しないか、シークレットアクセスキーが正しくありません。
    .next = 入力ミスがないか、キーが無効化または削除されていないかを確認し、入力し直すか、別のアカウントを選んでください。
fault-credentials-missing = 選択したアカウントの認証情報が見つかりません。
    .next = 別のプロファイルを選ぶか、サインイン（aws login、aws sso login または aws configure）するか、アクセスキーを入力してください。
fault-access-key-malformed = これはアクセスキー ID ではありません。アクセスキー ID は AKIA または ASIA で始まり、英大文字と数字が続きます。
    .next = 受け取ったアクセスキー ID をもう一度コピーしてください。シークレットアクセスキーはその下の欄に入力します。
fault-aws-file-refused = { $kind ->
        [no-heading-yet] AWS の設定ファイル { $path } を読み取れません。{ $line } 行目より前に [default] のような見出しがありません。AWS CLI でもこのファイルは拒否され、どのプロファイルも使えません。
        [no-delimiter] AWS の設定ファイル { $path } を読み取れません。{ $line } 行目が見出しでも「キー = 値」の形でもありません。AWS CLI でもこのファイルは拒否され、どのプロファイルも使えません。
        [no-key] AWS の設定ファイル { $path } を読み取れません。{ $line } 行目の = の前にキーがありません。AWS CLI でもこのファイルは拒否され、どのプロファイルも使えません。
        [section-again] AWS の設定ファイル { $path } を読み取れません。{ $line } 行目の見出しは { $first } 行目にもあります。AWS CLI でもこのファイルは拒否され、どのプロファイルも使えません。
        [key-again] AWS の設定ファイル { $path } を読み取れません。{ $line } 行目のキーは、同じセクションの { $first } 行目にもあります。AWS CLI でもこのファイルは拒否され、どのプロファイルも使えません。
        [nested-without-equals] AWS の設定ファイル { $path } を読み取れません。字下げされた { $line } 行目が「キー = 値」の形ではありません。AWS CLI でもこのファイルは拒否され、どのプロファイルも使えません。
        [byte-order-mark] AWS の設定ファイル { $path } を読み取れません。先頭にバイトオーダーマーク（BOM）があります。AWS CLI でもこのファイルは拒否され、どのプロファイルも使えません。
        [utf16] AWS の設定ファイル { $path } を読み取れません。UTF-16 で保存されています。AWS CLI でもこのファイルは拒否され、どのプロファイルも使えません。
        [too-large] AWS の設定ファイル { $path } を読み取れません。{ $most } バイトを超えています。設定ファイルがこれほど大きくなることはありません。
       *[other] AWS の設定ファイル { $path } を読み取れません。{ $line } 行目に UTF-8 として読めない文字があります。AWS CLI でもこのファイルは拒否され、どのプロファイルも使えません。
    }
    .next = { $kind ->
        [byte-order-mark] BOM なしの UTF-8 で保存し直して、再試行してください。
        [utf16] UTF-8 で保存し直して、再試行してください。
        [not-text] UTF-8 で保存し直して、再試行してください。
        [too-large] AWS_CONFIG_FILE と AWS_SHARED_CREDENTIALS_FILE が AWS の設定ファイルを指しているか確認して、再試行してください。
       *[other] その行を修正して、再試行してください。
    }
fault-aws-file-unreadable = { $kind ->
        [not-a-file] AWS の設定に使われている { $path } は、ファイルではなく、フォルダー、パイプ、またはデバイスです。
        [missing] ロールのトークンを読み取るファイル { $path } がありません。
        [no-token] ロールのトークンを読み取るファイル { $path } の内容が、トークンではありません。
       *[other] AWS の設定に使われている { $path } を開けません：{ $detail }
    }
    .next = { $kind ->
        [missing] web_identity_token_file または AWS_WEB_IDENTITY_TOKEN_FILE のパスと、トークンを書き込むプログラムが動いているかを確認して、再試行してください。
        [no-token] web_identity_token_file または AWS_WEB_IDENTITY_TOKEN_FILE のパスと、トークンを書き込むプログラムが動いているかを確認して、再試行してください。
        [not-a-file] AWS_CONFIG_FILE、AWS_SHARED_CREDENTIALS_FILE、web_identity_token_file がファイルを指しているか確認して、再試行してください。
       *[other] このファイルを読み取る権限があるか確認して、再試行してください。
    }
fault-profile-missing = { $heading ->
        [without-profile] AWS の設定にプロファイル「{ $profile }」がありません。{ $path } の { $line } 行目の見出しに profile が抜けています。
        [without-quotes] AWS の設定にプロファイル「{ $profile }」がありません。{ $path } の { $line } 行目の名前には空白が含まれるため、引用符で囲む必要があります。
        [with-profile] AWS の設定にプロファイル「{ $profile }」がありません。{ $path } は認証情報ファイルのため、{ $line } 行目の見出しに profile を付けてはいけません。
       *[none] AWS の設定にプロファイル「{ $profile }」がありません。
    }
    .next = { $heading ->
        [without-profile] その行を [profile { $profile }] に修正するか、別のプロファイルを選んで、再試行してください。
        [without-quotes] その行を [profile "{ $profile }"] に修正するか、別のプロファイルを選んで、再試行してください。
        [with-profile] その行を [{ $profile }] に修正するか、別のプロファイルを選んで、再試行してください。
       *[none] 別のプロファイルを選ぶか、aws configure でこのプロファイルを作成して、再試行してください。
    }
fault-profile-incomplete = { $kind ->
        [variables] AWS の環境変数が一部しか設定されていません。{ $keys } がありません。
        [token] プロファイル「{ $profile }」のアクセスキーは一時的なもの（ASIA で始まるもの）ですが、セッショントークンがありません。トークンがないと、AWS はこのキーを認識できません。
        [missing] プロファイル「{ $profile }」の設定が足りません。不足しているキー：{ $keys }
        [empty] プロファイル「{ $profile }」の設定が足りません。{ $keys } が空です。
        [contradicts] プロファイル「{ $profile }」と sso-session「{ $name }」の設定が食い違っています。{ $keys } の値が異なります。
        [twice] プロファイル「{ $profile }」に source_profile と credential_source の両方が指定されています。指定できるのは一方だけです。
        [credential-source] プロファイル「{ $profile }」の credential_source の値は存在しません。指定できるのは Environment、Ec2InstanceMetadata、EcsContainer で、大文字と小文字もこの通りに書く必要があります。
        [number] プロファイル「{ $profile }」の { $keys } は { $least } から { $most } までの数値でなければなりません。
        [quotation] プロファイル「{ $profile }」の { $keys } の引用符が閉じられていません。
       *[shape] プロファイル「{ $profile }」の { $keys } の値の形が正しくありません。字下げした行が必要なキーと、書いてはいけないキーがあります。
    }
    .next = { $kind ->
        [variables] 不足している変数を設定するか、ほかの変数を削除して、再試行してください。
        [token] キーの取得元からセッショントークンもコピーし、キーの下（{ $path } の { $line } 行目）に aws_session_token を追加して、再試行してください。
       *[other] { $command ->
            [none] { $path } の { $line } 行目にあるこのプロファイルを修正して、再試行してください。
           *[other] 次のコマンドを実行するか、{ $path } の { $line } 行目にあるこのプロファイルを修正して、再試行してください。コマンド：{ $command }
        }
    }
fault-section-missing = プロファイル「{ $profile }」の { $key } で指定されたセクションが AWS の設定にありません：{ $name }
    .next = { $command ->
        [none] { $path } の { $line } 行目を修正するか、セクションを追加して、再試行してください。
       *[other] 次のコマンドを実行するか、{ $path } の { $line } 行目を修正して、再試行してください。コマンド：{ $command }
    }
fault-source-profile-unusable = { $kind ->
        [missing] プロファイル「{ $profile }」のロールを引き受けるためのプロファイルが AWS の設定にありません：{ $name }
        [loop] プロファイル「{ $profile }」は使用できません。source_profile が循環しています（{ $name }）。
        [empty] プロファイル「{ $profile }」のロールを引き受けるためのプロファイルに認証情報がありません：{ $name }
        [environment] プロファイル「{ $profile }」のロールは環境変数のキーで引き受ける設定ですが、キーが設定されていません。
       *[long] プロファイル「{ $profile }」は使用できません。続けて引き受けるロールが { $most } 個を超えています。
    }
    .next = { $kind ->
        [environment] AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY を設定するか、source_profile を指定して（{ $path } の { $line } 行目）、再試行してください。
       *[other] { $path } の { $line } 行目の source_profile を修正して、再試行してください。
    }
fault-credentials-unsendable = { $key } に送信できない文字（改行、空白、制御文字、または ASCII 以外の文字）が含まれています。AWS には何も送信していません。
    .next = 取得元から値をもう一度コピーして設定し直し、再試行してください。
fault-region-unusable = { $key } の値はリージョン名ではありません。AWS には何も送信していません。
    .next = eu-central-1 のようなリージョン名に修正して、再試行してください。
fault-endpoint-unusable = { $kind ->
        [password] { $key } の URL にユーザー名またはパスワードが含まれています。その URL には何も送信していません。
       *[unreadable] { $key } の値が http://… または https://… の形の URL ではありません。AWS には何も送信していません。
    }
    .next = { $kind ->
        [password] URL からユーザー名とパスワードを取り除いて、再試行してください。
       *[unreadable] URL を修正するか削除して、再試行してください。
    }
fault-not-signed-in = このコンピューターでは、プロファイル「{ $profile }」でまだサインインしていません。
    .next = ここからサインインしてください。ブラウザーが開きます。
fault-sign-in-expired = プロファイル「{ $profile }」のサインインは、有効期限が切れたか、終了されました。失われたものはありません。
    .next = ここからもう一度サインインしてください。ブラウザーが開きます。
fault-sign-in-denied = サインインページでアクセスが拒否されたため、プロファイル「{ $profile }」でサインインしていません。変更されたものはありません。
    .next = もう一度サインインして、アクセスを許可してください。ページで許可できない場合は、IAM Identity Center の管理者に問い合わせてください。
fault-sign-in-timed-out = プロファイル「{ $profile }」でのサインインが時間内に完了しなかったため、Gangway は待機を終了しました。
    .next = もう一度サインインを始めて、数分以内にブラウザーで完了してください。
fault-sign-in-absent = プロファイル「{ $profile }」にはサインインがありません。別の方法で認証情報を取得します。
    .next = このプロファイルをそのまま使うか、IAM Identity Center または aws login のプロファイルを選んでください。
fault-sign-in-file-unwritable = { $path } に書き込めないため、AWS CLI と Gangway が使うサインインの情報を保存できませんでした。理由：{ $detail }
    .next = フォルダーの権限とディスクの空き容量を確認して、もう一度サインインしてください。
fault-loopback-unavailable = このコンピューターでポートを開けなかったため、ブラウザーからの応答を待てません。理由：{ $detail }
    .next = 代わりにデバイスコードでサインインするか、ファイアウォールやセキュリティソフトの制限を確認してください。
fault-aws-login-failed = { $kind ->
        [not-found] プロファイル「{ $profile }」のサインインには AWS CLI を使いますが、このコンピューターには見つかりません。
        [not-started] プロファイル「{ $profile }」のサインインに使う AWS CLI を実行できませんでした：{ $detail }
        [unknown-command] このコンピューターの AWS CLI は古く、プロファイル「{ $profile }」に必要な「aws login」に対応していません。
        [slow] プロファイル「{ $profile }」でのサインインが { $minutes } 分以内に終わらなかったため、「aws login」を終了させました。
       *[ended] 「aws login」で、プロファイル「{ $profile }」にサインインできませんでした。出力：{ $detail }
    }
    .next = { $kind ->
        [not-found] AWS CLI のバージョン 2.32 以降をインストールし、ターミナルで次のコマンドを実行してサインインしてください。コマンド：{ $command }
        [unknown-command] AWS CLI をバージョン 2.32 以降に更新し、ターミナルで次のコマンドを実行してサインインしてください。コマンド：{ $command }
       *[other] ターミナルで次のコマンドを実行し、質問に答えてサインインしてから、再試行してください。コマンド：{ $command }
    }
fault-mfa-code-wanted = { $kind ->
        [refused] プロファイル「{ $profile }」のロールに必要な MFA コードを、AWS が受け付けませんでした。デバイス：{ $serial }
       *[first] プロファイル「{ $profile }」のロールを引き受けるには、MFA デバイスのコードが必要です。デバイス：{ $serial }
    }
    .next = { $kind ->
        [refused] コードは一度しか使えません。次のコードが表示されるまで待ち、それを入力してください。再び拒否された場合は、デバイスの時計を確認してください。
       *[first] デバイスに今表示されている 6 桁の数字を入力してください。
    }
fault-credential-process-failed = { $kind ->
        [not-found] プロファイル「{ $profile }」の認証情報を出力するプログラムが見つかりません：{ $program }
        [not-started] プロファイル「{ $profile }」の認証情報を出力するプログラム { $program } を実行できませんでした：{ $detail }
        [ended] プロファイル「{ $profile }」の認証情報を出力するプログラム { $program } が、終了コード { $detail } で終了しました。
        [killed] プロファイル「{ $profile }」の認証情報を出力するプログラム { $program } が、外部から強制終了されました。
        [slow] プロファイル「{ $profile }」の認証情報を出力するプログラム { $program } が { $seconds } 秒以内に終わらなかったため、子プロセスも含めて終了させました。
        [long] プロファイル「{ $profile }」の認証情報を出力するプログラム { $program } の出力が { $most } KB を超えたため、終了させました。
       *[unreadable] プロファイル「{ $profile }」の認証情報を出力するプログラム { $program } の出力を、認証情報（バージョン 1 の JSON）として読み取れませんでした。
    }
    .next = { $kind ->
        [not-found] プログラムをインストールするか、credential_process に完全なパスを書いて、再試行してください。
       *[other] credential_process に書かれたコマンドをターミナルで実行し、原因を確認してください。サインインを求められる場合もあります。その後、再試行してください。
    }
fault-role-not-in-portal = プロファイル「{ $profile }」でサインインしているユーザーには、アカウント { $account } のロール { $role } がありません。
    .next = 正しいユーザーでサインインするか、IAM Identity Center の管理者にロールの割り当てを依頼するか、次のコマンドでアカウントとロールを選び直してください。コマンド：{ $command }
fault-role-denied = プロファイル「{ $profile }」では、ロール { $role } を引き受けることが AWS に許可されていません。
    .next = プロファイルのロールが正しいか確認してください。正しい場合は、そのアカウントの管理者に相談してください。ロールの信頼ポリシーに引き受ける側の ID が含まれ、自分の権限でそのロールに対する sts:AssumeRole が許可されている必要があります。MFA コード（mfa_serial）や外部 ID（external_id）が必要なロールもあります。
fault-clock-skewed = このコンピューターの時計が数分以上ずれているため、AWS が呼び出しを拒否しました。
    .next = 時刻の自動設定を有効にするなどして時計を合わせ、再試行してください。
fault-throttled = API の呼び出しが多すぎるため、AWS に制限されました（スロットリング）。間隔を空けて再試行しましたが、完了できませんでした。
    .cause = AWS が呼び出しの回数を減らすよう求めています。
    .next = 数分待ってから再試行してください。完了した処理はそのまま残っています。
fault-quota-reached = アカウントが AWS のクォータ（上限）に達しました（{ $operation }）。この呼び出しでは何も変更されていません。
    .next = 保留中のままの接続など不要なものを削除するか、AWS コンソールの Service Quotas で引き上げを申請してから、再試行してください。
fault-no-network = { $place ->
        [this-computer] このコンピューターの { $host } で応答するプログラムがありません。
       *[elsewhere] { $host } と通信できません。
    }
    .next = { $place ->
        [this-computer] そこで応答するはずのプログラム（練習用アカウントなど）をもう一度起動し、URL も確認してください（ポートが変わっていることがあります）。その後、再試行してください。
       *[elsewhere] インターネット接続、VPN、プロキシを確認して、再試行してください。
    }
fault-certificate-untrusted = { $why ->
        [named-issuer] { $host } の証明書を信頼できません。このコンピューターが知らない発行者「{ $issuer }」の証明書です。多くの場合、会社のプロキシまたはセキュリティソフトが暗号化を解いています。何も送信していません。
        [issuer] { $host } の証明書を信頼できません。このコンピューターが知らない発行者の証明書です。多くの場合、会社のプロキシまたはセキュリティソフトが暗号化を解いています。何も送信していません。
        [self-signed] { $host } の証明書を信頼できません。「{ $issuer }」の名前で自ら発行した自己署名証明書です。何も送信していません。
        [early] { $host } の証明書を信頼できません。証明書が有効になるのは { $moment } ですが、このコンピューターの時計は { $now } を示しています。何も送信していません。
        [expired] { $host } の証明書を信頼できません。証明書の有効期限は { $moment } でしたが、このコンピューターの時計は { $now } を示しています。何も送信していません。
        [time] { $host } の証明書を信頼できません。このコンピューターの時計では、まだ有効でないか、有効期限が切れています。何も送信していません。
        [other-host] { $host } の証明書を信頼できません。別のホスト（{ $hosts }）の証明書です。何も送信していません。
       *[other] { $host } の証明書を信頼できません。検証できないか、別のホストの証明書です。何も送信していません。
    }
    .next = { $why ->
        [named-issuer] 会社の IT 部門から「{ $issuer }」の証明書の PEM ファイルを受け取り、AWS CLI と同じように ~/.aws/config の ca_bundle または環境変数 AWS_CA_BUNDLE でそのファイルを指定して、再試行してください。
        [self-signed] { $host } の管理者または会社の IT 部門に、認証局が発行した証明書への変更を依頼してください。その認証局の証明書を PEM ファイルとして、AWS CLI と同じように ~/.aws/config の ca_bundle または環境変数 AWS_CA_BUNDLE で指定してから、再試行してください。
        [early] 時刻の自動設定を有効にするなどして、このコンピューターの日付と時刻を合わせてから、再試行してください。有効になる前の証明書が使われることは、ほとんどありません。
        [expired] 時計が正しくない場合は、時刻の自動設定を有効にするなどして合わせてください。正しい場合は、プロキシまたは VPN が古い証明書で応答しています。その管理者に確認してから、再試行してください。
        [time] このコンピューターの日付と時刻を確認してください。正しい場合は、プロキシまたは VPN が古い証明書で応答しています。その管理者に確認してから、再試行してください。
        [other-host] 別のものが応答しています。プロキシと VPN、および endpoint_url を設定している場合はその URL を確認して、再試行してください。
       *[other] 会社の IT 部門からプロキシの証明書の PEM ファイルを受け取り、AWS CLI と同じように ~/.aws/config の ca_bundle または環境変数 AWS_CA_BUNDLE でそのファイルを指定して、再試行してください。
    }
fault-certificates-unusable = { $key } で指定された証明書ファイルを使用できません：{ $path }（{ $detail }）
    .next = { $key }（ca_bundle は ~/.aws/config の行、それ以外は環境変数）を修正するか削除して、再試行してください。
fault-call-not-sent = 設定のひとつが使用できないため、AWS に何も送信していません：{ $detail }
    .next = ~/.aws/config と ~/.aws/credentials の endpoint_url とキー、および AWS_ で始まる環境変数を確認し、誤っているものを修正して、再試行してください。
fault-answered-by-another = { $host } から応答がありましたが、AWS の応答ではありません（HTTP { $answer }）。多くの場合、ネットワークのサインインページ、プロキシ、または VPN が応答しています。{ $changes ->
        [no] 何も変更されていません。
       *[perhaps] 呼び出しが実行されたかどうかは分かりません。
    }
    .cause = { $host } から応答がありましたが、AWS の応答ではありません（HTTP { $answer }）。
    .next = ブラウザーで任意のページを開いてネットワークへのサインインを求められないか確認し、VPN とプロキシも確認して、再試行してください。Gangway は最初に現状を確認するため、二重に作成されることはありません。
fault-answer-unreadable = { $operation } に対する AWS の応答を読み取れませんでした。途中で切れた可能性があります。{ $changes ->
        [no] 何も変更されていません。
       *[perhaps] 呼び出しはおそらく実行されています。
    }
    .cause = { $operation } に対する AWS の応答を読み取れませんでした。
    .next = VPN とプロキシを確認して、再試行してください。Gangway は最初に現状を確認するため、二重に作成されることはありません。
fault-aws-unavailable = AWS 側のエラーが続けて返されました。
    .cause = AWS 側のエラーが返されました。
    .next = health.aws.amazon.com を確認し、しばらくしてから再試行してください。Gangway は最初に現状を確認するため、二重に作成されることはありません。
fault-request-without-effect = { $operation } は AWS に受け付けられたはずですが、その後何も起きていません。このコンピューターと AWS の間にあるものが代わりに応答した可能性があります。
    .next = VPN とプロキシを確認して、再試行してください。Gangway は最初に現状を確認するため、二重に作成されることはありません。
fault-no-answer = AWS から時間内に応答がありませんでした。{ $changes ->
        [no] 何も変更されていません。
       *[perhaps] 呼び出しが実行されたかどうかは分かりません。
    }
    .cause = 時間内に AWS から応答がありませんでした。
    .next = 再試行してください。Gangway は最初に現状を確認するため、二重に作成されることはありません。
fault-region-without-service = 選択したリージョンでは接続（CodeConnections）を利用できません。選択したリージョン：{ $region }
    .next = 「アカウント」ステップで別のリージョンを選んでください。
fault-region-not-enabled = { $kind ->
        [sts] このアカウントでは、リージョン { $region } での認証（STS）が無効になっています。
       *[account] この認証情報は有効ですが、リージョン { $region } では使えません。多くの場合、アカウントでこのリージョンが有効になっていません。
    }
    .next = { $kind ->
        [sts] AWS コンソールの IAM の「アカウント設定」（Account settings）で、このリージョンの STS を有効にするか、別のリージョンを選んで、再試行してください。
       *[account] AWS コンソールのアカウント画面の「AWS リージョン」でこのリージョンを有効にする（数分かかります）か、別のリージョンを選んで、再試行してください。すでに有効で、一時的なキーを使っている場合は、リージョンの STS で発行されたキーが必要です。
    }
fault-account-not-active = このアカウントでは、AWS のサービスをまだ利用できません（{ $operation }）。多くの場合、クレジットカードなどの確認が済んでいないなど、登録が完了していません。
    .next = AWS コンソールにサインインし、求められている手続きを完了してください。新しいアカウントでは最長 24 時間かかることがあります。その後、再試行してください。
fault-region-missing = リージョンがまだ選択されていません。
    .next = 「アカウント」ステップでリージョンを選んでください。
fault-refused-by-aws = AWS が { $operation } を受け付けませんでした：{ $detail }
    .next = AWS が指摘した点を直して、再試行してください。心当たりがない場合は、不具合として報告してください。
fault-not-found = 見つかりません：{ $what }
    .next = 削除や名前の変更がなかったか確認し、このステップをもう一度始めてください。
fault-practice-unreachable = 練習用アカウントから応答がありません：{ $detail }
    .next = Gangway を起動し直してください。練習用アカウントの状態は保存されています。GANGWAY_PRACTICE_URL を設定している場合は、その練習用アカウントを先に起動してください。
fault-practice-began-anew = 練習用アカウントの保存された状態を読み込めなかったため、練習用アカウントを初期状態から始めました。その中の接続、パイプライン、実行はなくなりました。セットアップの入力内容はそのままで、古いファイルも残しています：{ $path }
    .next = 練習用アカウントで接続をもう一度作成し、デプロイしてください。
fault-practice-world-gone = 練習用アカウントは初期状態に戻りました。その中の接続、パイプライン、実行はなくなりました。セットアップの入力内容はそのままです。
    .next = 練習用アカウントで接続をもう一度作成し、デプロイしてください。
fault-practice-elsewhere = 現在応答している練習用アカウントとは別の練習用アカウントで開始したジョブのため、続行しませんでした。何も変更していません。
    .next = 開始したときの練習用アカウントを起動し、そこで再試行してください。現在の練習用アカウントで行う場合は、接続を作成してデプロイし直してください。
fault-connection-missing = このセットアップにはまだ接続がないため、デプロイできません。何も作成していません。
    .next = 「接続」ステップで接続を作成するか、既存の接続を選んでください。その後、再試行してください。

fault-connection-not-available = 接続 { $name } はまだ利用できません（ステータス：{ $status }）。今パイプラインを作成するとプッシュを検知できなくなるため、何も作成していません。
    .next = 接続がまだない場合は作成してください。ある場合は、ブラウザーで接続のページを開き、「保留中の接続を更新」（Update pending connection）を押してください。その後、再試行してください。
fault-connection-in-error = 接続 { $name } がエラーになっています。AWS が自動的に再試行しますが、利用可能になるまではパイプラインで使えません。
    .next = エラーのまま変わらない場合は、新しい接続を作成し、このセットアップで使ってください。
fault-connection-gone = 接続 { $name } は削除されています。
    .next = 別の接続を選ぶか、新しく作成してください。
fault-connection-not-authorized = { $minutes } 分待ちましたが、ブラウザーでのアクセスの許可がまだ済んでいません。接続は保留中のまま残っており、Gangway は確認を続けます。
    .next = ページをもう一度開いてください。プロバイダーの画面で組織のオーナーの承認が必要と表示された場合は、オーナーに依頼してください。ブラウザーが別の AWS アカウントにサインインしている場合は、切り替えてください。

fault-plan-changed = これから実行される内容が、表示された計画と異なります。何も実行していません。
    .next = 新しい計画を確認し、問題がなければ実行してください。
fault-approval-missing = 計画の内容がまだ確認されていないため、何も実行していません。
    .next = 計画を確認してから、実行してください。
fault-stack-busy = { $status ->
        [UPDATE_ROLLBACK_FAILED] スタック { $stack } を変更できません。以前に失敗した更新を、CloudFormation が一部ロールバックできていません（ステータス：{ $status }）。
       *[other] スタック { $stack } は CloudFormation がまだ処理しているため、先に進めません（ステータス：{ $status }）。
    }
    .next = { $status ->
        [UPDATE_ROLLBACK_FAILED] AWS コンソールでスタックを開き、「スタックアクション」（Stack actions）の「更新のロールバックの続行」（Continue update rollback）を選んでください。完了したら、再試行してください。
       *[other] 終わるまで待ってから、再試行してください。進み具合は AWS コンソールのスタックのページで確認できます。
    }
fault-stack-not-ours = { $stack } という名前のスタックがすでにありますが、このセットアップから作成されたことを示すタグがありません。変更はしていません。
    .next = セットアップの名前を変えるか、不要であればそのスタックを削除してください。
fault-change-set-failed = CloudFormation がスタック { $stack } の変更セットを作成できませんでした。何も変更されていません。CloudFormation のメッセージ：{ $detail }
    .next = CloudFormation が指摘した点を直して、計画し直してください。
fault-stack-failed = { $status ->
        [ROLLBACK_COMPLETE] スタック { $stack } を作成できませんでした。途中まで作成されたものは、CloudFormation がすべて削除しました。原因：{ $resource } – { $detail }
        [UPDATE_ROLLBACK_COMPLETE] スタック { $stack } を更新できませんでした。CloudFormation がすべてを更新前の状態に戻しました。原因：{ $resource } – { $detail }
        [DELETE_COMPLETE] スタック { $stack } はデプロイの途中で削除されました。このデプロイによる削除ではありません。
        [DELETE_FAILED] デプロイの途中でスタック { $stack } の削除が始まり、一部を削除できませんでした：{ $resource } – { $detail }
       *[other] スタック { $stack } のデプロイに失敗し、CloudFormation は変更の一部を元に戻せませんでした（ステータス：{ $status }）。原因：{ $resource } – { $detail }
    }
    .next = { $status ->
        [ROLLBACK_COMPLETE] 原因を取り除いて、もう一度デプロイを計画してください。残っている空のスタックも、そのとき削除されます。
        [UPDATE_ROLLBACK_COMPLETE] 原因を取り除いて、もう一度デプロイを計画してください。それまでは、これまでどおり動きます。
        [DELETE_COMPLETE] まだ必要であれば、もう一度デプロイを計画してください。
        [DELETE_FAILED] 「すべて削除」を実行するか、もう一度デプロイを計画してください。計画では、残っているものを先に削除します。
       *[other] 原因を取り除いてください。何が残っているかは、AWS コンソールのスタックのページで確認できます。その後、もう一度デプロイを計画してください。
    }
fault-tear-down-failed = スタック { $stack } を完全には削除できませんでした。削除済みのものは元に戻りませんが、残りはそのままです。CloudFormation のメッセージ：{ $resource } – { $detail }
    .next = 原因を取り除いてから、もう一度「すべて削除」を実行してください。
fault-connection-would-be-replaced = この変更では接続 { $resource } が置き換えられ、新しい接続でアクセスを許可し直すことになります。何も変更していません。
    .next = 接続の名前、プロバイダー、ホストを元のままにするか、このスタックから接続を外してください。
fault-pipeline-not-registered = パイプライン { $pipeline } は、接続が利用可能になる前に AWS へ送信されました。もう一度送信するまで、プッシュしても開始されません。
    .next = もう一度デプロイしてください。計画に、このパイプラインを同じ内容で再送信することが表示されます。パイプラインの内容は変わりません。

fault-role-not-assumable = AWS がロールを引き受けられなかったため、{ $stage } / { $action } を開始できませんでした。それより後の処理は行われていません。AWS のメッセージ：{ $detail }
    .because = { $stage } / { $action } を開始できませんでした。それより後の処理は行われていません。
    .next = 再試行してください。新しいロールは、AWS で使用できるようになるまで 1 分ほどかかることがあります。数分たっても失敗する場合は、IAM コンソールでロールの信頼ポリシーを確認してください。CodePipeline または CodeBuild による引き受けが許可されている必要があります。
fault-source-permission = パイプラインまたはビルドのロールに接続を使用する権限がないため、{ $stage } / { $action } が失敗しました。
    .because = { $stage } / { $action } が失敗しました。それより後の処理は行われていません。
    .next = IAM コンソールでロールの許可ポリシー（Permissions policies）を「確認」ステップに表示される権限と比べ、足りないものを追加して、実行を開始してください。組織が接続を制限している場合は、UseConnection を許可するよう管理者に依頼してください。
fault-source-not-found = この接続では、{ $repository } のブランチ { $branch } を読み取れません（{ $stage } / { $action }）。
    .because = { $repository } のブランチ { $branch } を読み取れません（{ $stage } / { $action }）。
    .next = リポジトリとブランチのつづりを、大文字と小文字も含めて確認し、リポジトリの名前や所有者が変わっていないかも確認してください。次に、プロバイダー側で、AWS のアプリにこのリポジトリの読み取りが許可されているか確認してください。アプリを再インストールした場合は、新しい接続を作成してください。
fault-branch-not-found = { $repository } にブランチ { $branch } がありません。デプロイも実行も始めていません。
    .next = 「リポジトリ」ステップで存在するブランチを選ぶか、先に { $branch } をプッシュしてから、再試行してください。
fault-build-failed = { $stage } / { $action } がビルドのフェーズ { $phase } で失敗しました：{ $detail }
    .because = { $stage } / { $action } がビルドのフェーズ { $phase } で失敗しました。
    .next = ログの最後の数行を確認し、コードまたは buildspec を直して、プッシュするか実行を開始してください。
fault-buildspec-missing = { $stage } / { $action } に必要な buildspec が見つかりません。リポジトリに { $path } がありません。
    .because = { $stage } / { $action } で { $path } が見つかりません。
    .next = ファイルをブランチにプッシュするか、「ビルド」ステップで buildspec の置き場所をビルドプロジェクトに変更して、もう一度デプロイしてください。
fault-buildspec-invalid = CodeBuild が buildspec を使用できないため、{ $stage } / { $action } が失敗しました：{ $detail }
    .because = { $stage } / { $action } は、最初のコマンドの前に失敗しました。
    .next = 「ビルド」ステップで直してもう一度デプロイするか、リポジトリで直してプッシュしてください。
fault-build-queue-full = { $stage } / { $action } を開始できませんでした。このアカウントでは、これ以上同時にビルドを実行できません。新しいアカウントでは、上限が 1 であることがよくあります。
    .because = { $stage } / { $action } を開始できませんでした。
    .next = ほかのビルドが終わってから実行を開始するか、CodeBuild のクォータの引き上げを申請してください。
fault-artifacts-missing = { $stage } / { $action } のコマンドは成功しましたが、アーティファクトに指定されたファイルが 1 つも作成されていません：{ $detail }
    .because = { $stage } / { $action } は、コマンドの終了後に失敗しました。
    .next = buildspec の artifacts のパスを直して、実行を開始してください。
fault-approval-rejected = 承認 { $stage } / { $action } が却下されたため、実行はそこで終了しました。それより後の処理は行われていません。
    .next = 指摘された点を直して、プッシュするか実行を開始してください。
fault-comment-too-long = コメントは { $count } 文字ですが、AWS が受け付けるのは { $limit } 文字までです。承認も却下も送信していません。
    .next = コメントを短くして、もう一度送信してください。
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
    .because = { $stage } / { $action } が失敗しました。
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
fault-setup-deployed = このセットアップのスタック { $stack } がアカウント { $account }、リージョン { $region } にあるため、セットアップはそこに残ります。何も変更していません。
    .next = 別のアカウント用に 2 つ目のセットアップを作成するか、先にこのセットアップのリソースを削除してください。
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
fault-path-leads-out = { $path } に書き込みませんでした。フォルダー { $folder } の外にあるか、途中のリンクが外を指しています。
    .next = 別の場所を選ぶか、リンクをフォルダーに置き換えてください。
fault-disk-full = ディスクの空き容量がないため、{ $path } を書き込めませんでした。元の内容はそのまま残っています。
    .next = 空き容量を確保して、再試行してください。
fault-set-aside = Gangway が保存したファイルが壊れています。名前を変えて残し、このファイルなしで続けます：{ $path }（{ $detail }）
    .next = 見当たらないセットアップがあれば、保存しておいたコピーを開くか、もう一度作成してください。AWS に作成済みのものはそのまま残っています。
fault-file-exists = { $count ->
        [1] { $path } がすでに存在するため、何も書き込んでいません。
       *[other] { $path } など { $count } 個のファイルがすでに存在するため、何も書き込んでいません。
    }
    .next = 別の場所を選ぶか、置き換えを許可してください。
fault-not-a-repository = { $path } は Git リポジトリのクローンではありません。
    .next = .git フォルダーがあるフォルダーを選ぶか、リポジトリの URL を入力してください。まだリポジトリにしていないコードの場合は、「git init」を実行してコミットし、プロバイダーで空のリポジトリを作成してプッシュしてください。
fault-repository-not-understood = 「{ $text }」は、フォルダーでも、リポジトリの URL でも、owner/name の形式でもありません。
    .next = プロバイダーの「Clone」に表示される URL（例：https://github.com/owner/name）を貼り付けてください。
fault-provider-not-offered = AWS は { $provider }（{ $host }）への接続を提供していません。
    .next = AWS が対応しているプロバイダーにリポジトリをミラーリングして、そちらを使ってください。
fault-already-running = { $program ->
        [terminal] 別の gangway-cli（プロセス { $process }）がセットアップを使用中です。
       *[window] Gangway はすでに起動しており、セットアップを使用中です。
    }
    .next = { $program ->
        [terminal] 終わるのを待つか、実行中の画面で Ctrl-C を押してから、再試行してください。何も失われず、同じコマンドで続きから再開できます。
       *[window] 開いているウィンドウを使うか、閉じてからやり直してください。
    }
fault-address-not-allowed = Gangway はこの URL を開きません：{ $address }
    .next = 信頼できる URL であれば、コピーしてブラウザーに貼り付けてください。
fault-browser-not-opened = ブラウザーを開けませんでした。
    .next = この URL をブラウザーに貼り付けてください：{ $address }
fault-job-unknown = このジョブは見つかりません（{ $job }）。
    .next = セットアップに戻って、もう一度始めてください。Gangway は最初に AWS の現状を確認するため、二重に作成されることはありません。
fault-job-running = このセットアップの別のジョブが実行中です（{ $job }）。
    .next = 終わるまで待つか、先に中止してください。
fault-job-interrupted = このセットアップの前回のデプロイは中断されています。作成済みのものはアカウントに残っています。
    .next = デプロイを続行するか、先に中止してください。
fault-job-from-newer-version = 新しいバージョンの Gangway による { $count } 件のジョブは、このバージョンでは扱えません。ジョブはそのまま残していますが、ここでは続行しません。
    .next = ジョブを表示して続行するには、最新の Gangway をインストールしてください。
fault-cancelled = 中止しました。すでに AWS に依頼した処理は AWS 側で続きます。
    .next = 再試行すると、現在の状態から再開します。
fault-internal = Gangway の内部で問題が発生しました：{ $detail }
    .next = 不具合として報告してください。セットアップは保存されています。Gangway を起動し直すと、処理は続きから再開されます。
