# ホストの作成から削除まで：ジョブの経過、失敗の理由、対処

event-host-created = ホスト { $name } を作成しました：{ $arn }
event-host-adopted = ホスト { $name } は既にあるため、それを使います：{ $arn }
event-host-changed = ホスト { $name } を変更しました：{ $arn }
event-host-status = ホストのステータスは { $status } です。
event-host-deleted = ホスト { $name } が削除されました：{ $arn }
event-connection-deleted = 接続 { $name } を削除しました：{ $arn }

fault-host-missing = { $endpoint ->
        [none] このセットアップのサーバーにはホストが必要ですが、まだ選ばれていません。何も作成していません。
       *[other] サーバー { $endpoint } にはホストが必要ですが、まだ選ばれていません。何も作成していません。
    }
    .next = 「ホスト」ステップでホストを作成するか、既存のホストを選んでください。その後、再試行してください。
fault-host-network-missing = サーバー { $endpoint } にはネットワークの中からしか通信できませんが、ホストの VPC が選ばれていません。何も作成していません。
    .next = 「ホスト」ステップで VPC、サブネット、セキュリティグループを選んでください。インターネットから通信できるサーバーなら、そのように選択してください。
fault-host-not-available = ホスト { $name } はまだ利用可能ではありません（ステータス：{ $status }）。AWS は利用可能なホストを通る接続しか作成できないため、何も作成していません。
    .next = 「ホスト」ステップに戻り、ホストの設定を済ませてください。その後、再試行してください。
fault-host-network-failed = AWS はホスト { $name } のネットワークを用意できませんでした。ホストは残っていますが、このままでは使えません。AWS のメッセージ：{ $detail }
    .next = 「ホスト」ステップで別の VPC、サブネット、セキュリティグループを選び、もう一度計画を表示してください。ホストは新しく作成されず、変更されます。
fault-host-network-overdue = AWS がホスト { $name } のネットワークを用意し始めてから { $minutes } 分以上たちました。通常は 5 分ほどです。
    .next = AWS コンソールで、VPC に codestar-connections.webhooks のエンドポイントがあるか確認してください。ない場合は、クォータや組織のルールで禁止されている可能性があります。その後もう一度試すか、ホストを削除して作成し直してください。
fault-host-not-set-up = { $minutes } 分たちましたが、ブラウザーでのホストの設定がまだ済んでいません。ホストはそのまま残り、Gangway は確認を続けます。
    .next = ホストのページをもう一度開き、このホストを選んで「ホストを設定（Set up host）」を押してください。
fault-host-in-error = ホスト { $name } はエラーの状態です。サーバー側でこのホストのために作られたものが削除または変更されたか、サーバーと通信できなくなっています。
    .next = まずサーバー、証明書、ネットワークを確認してください。エラーのままなら、「接続」画面の「ホスト」タブで「置き換え…」を押してください。何が中断されるかは、事前に表示されます。
fault-host-gone = このアカウントとリージョンに、ホスト { $name } はありません。削除された可能性があります。
    .next = ほかのホストを選ぶか、新しく作成してください。
fault-host-not-editable = ホスト { $name } は変更できません（ステータス：{ $status }）。AWS でホストを変更できるのは、設定が済むまでの間だけです。何も変更していません。
    .next = 「接続」画面の「ホスト」タブで「置き換え…」を押してください。何が中断されるかは、事前に表示されます。
fault-host-busy = ホスト { $name } は今は削除できません（ステータス：{ $status }）。AWS がネットワークを用意または削除している最中か、ホストを通る接続がまだ残っています。
    .next = 数分待ってから、もう一度試してください。ホストを通る接続は先に削除する必要があります。

fault-host-exists = サーバー { $endpoint } には既にホスト { $name } があります。AWS ではサーバーごとにホストは 1 つだけなので、何も変更していません。
    .next = セットアップでそのホストを使うか、先に削除してください。その後、再試行してください。

cause-host-vpc-taken = この VPC は既に別のホストが使っています。1 つの VPC を使えるホストは同時に 1 つだけです。
    .next = 同じサーバーのホストなら、それを使ってください。そうでなければ、このホストには別の VPC を選んでください。
cause-host-dns-off = この VPC では DNS の名前解決、または DNS ホスト名が無効です。
    .next = この VPC の DNS 解決と DNS ホスト名を有効にしてください（VPC コンソールの「アクション」、「VPC の設定を編集」）。その後、ホストの計画をもう一度表示してください。
cause-host-subnets-in-one-zone = 選んだサブネットのうち 2 つが同じアベイラビリティーゾーンにあります。ホストが使えるサブネットは、ゾーンごとに 1 つです。
    .next = 異なるアベイラビリティーゾーンのサブネットを選び、ホストの計画をもう一度表示してください。
cause-host-service-not-in-zone = サブネットのアベイラビリティーゾーンでは、ホスト用の AWS サービスが提供されていません。
    .next = 別のアベイラビリティーゾーンのサブネットを選び、ホストの計画をもう一度表示してください。
cause-host-subnet-full = 選んだサブネットに空いているアドレスがありません。
    .next = アドレスに空きのあるサブネットを選び、ホストの計画をもう一度表示してください。
cause-host-network-mismatch = 選んだサブネットとセキュリティグループの中に、選んだ VPC のものではないものがあります。
    .next = この VPC のサブネットとセキュリティグループを選び、ホストの計画をもう一度表示してください。
cause-host-network-gone = 選んだ VPC、サブネット、セキュリティグループのどれかがなくなっています。
    .next = 「ホスト」ステップで選び直してください。一覧には現在あるものが表示されます。その後、ホストの計画をもう一度表示してください。
cause-host-endpoint-quota = このリージョンでは、アカウントの VPC エンドポイントがクォータに達しています。
    .next = 不要なエンドポイントを削除するか、AWS コンソールの Service Quotas（Amazon VPC）で引き上げを申請してください。その後、ホストの計画をもう一度表示してください。
cause-host-network-denied = この認証情報には、VPC にホスト用のネットワークを用意する権限がありません。AWS はホストを作成した人の権限でそれを行います。
    .next = 管理者に、CreateNetworkInterface や CreateVpcEndpoint など、ホストに必要な EC2 のアクションの許可を依頼してください。ポリシーは「確認」ステップにあります。その後、ホストの計画をもう一度表示してください。

notice-host-available = ホストが利用可能になりました。Gangway で次のステップに進んでください。
notice-host-failed = ホストが利用可能になりませんでした。理由と対処は Gangway に表示されています。
notice-host-deleted = ホストが削除されました。
notice-host-not-deleted = ホストを削除できませんでした。理由と対処は Gangway に表示されています。

cli-plan-host = アカウント { $account }、リージョン { $region } で次の操作を行います：
cli-plan-change-host = アカウント { $account }、リージョン { $region } で次のホストを変更します：
cli-plan-delete-host = アカウント { $account }、リージョン { $region } で次のものを削除します：
cli-host-used = 既存のホスト { $name } を使います。設定は済んでいます。
cli-host-set-up = ホスト { $name } はブラウザーでの設定を待っています。AWS アカウント { $account } にサインインして URL を開き、「ホスト（Hosts）」タブでこのホストを選び、「ホストを設定（Set up host）」を押してください。
cli-host-set-up-github-enterprise-server = 次に、サーバーにサインインして GitHub App を作成してください。作成できるのは、サイト管理者か組織（Organization）のオーナーだけです。
cli-host-set-up-gitlab-self-managed = 次に、サーバーの管理者の個人用アクセストークンを AWS のページに入力してください。スコープは api（管理者モードが有効なら admin_mode も）です。トークンは一度だけ使われます。ここには入力しないでください。
cli-host-then = ホストの設定が済んだら、同じコマンドをもう一度実行してください。--wait-for-authorization を付けると、コマンドはここで待ちます。
cli-host-none = このアカウントとリージョンにホストはありません。コマンド host create が、セットアップファイルにあるホストを作成します。
cli-host-connections = 接続：{ $names }
cli-host-ambiguous = { $name } という名前のホストが複数あります。どれか 1 つの ARN を指定してください：
cli-next-host-missing = セットアップファイルにサーバーを「host」として書き、コマンド host create を実行してください。既存のホストを使うか、新しく作成します。
cli-next-host-network-missing = --vpc、--subnet、--security-group を付けてください。インターネットから通信できるサーバーなら、セットアップファイルのホストに「network」：「public」と書いてください。
cli-next-host-not-available = コマンド host wait を実行してください。ホストを設定するページが表示されます。
cli-next-host-network-failed = 別の --vpc、--subnet、--security-group を付けて、コマンド host create をもう一度実行してください。ホストは新しく作成されず、変更されます。
cli-next-host-gone = コマンド host list を実行すると、現在あるホストが表示されます。コマンド host create は、そのどれかを使うか、新しく作成します。
cli-next-host-busy = 数分待ってから、同じコマンドをもう一度実行してください。ホストを通る接続は先に削除する必要があります。

host-replace-interrupts = { $count ->
        [0] 古いホストの接続を使って読み取るパイプラインは、このリージョンにはありません。
       *[other] 古いホストの接続を使って読み取るパイプラインが { $count } 個あります。新しい接続を設定するまでコードを読み取れず、プッシュしても実行が始まりません。
    }
host-replace-regions = 他のリージョンのパイプラインもこれらの接続を使っている可能性があります。それらは確認していませんが、同じようにコードを読み取れなくなります。
host-replace-unseen = この認証情報では確認できないパイプラインがあるため、一覧にないものも中断する可能性があります。
host-replace-left-unseen = この認証情報では確認できないものがあるため、一覧にない作業が残っている可能性があります。

host-left-set-up-host = 新しいホストの設定を待っています
host-left-connect = 新しい接続が必要です
host-left-authorize = 新しい接続が、ブラウザーでのアクセス許可を待っています
host-left-deploy = パイプラインが古い接続のままなので、もう一度デプロイが必要です
host-left-nothing = 残っている作業はありません
host-left-pipeline-waits = 削除された接続を使ったままです
host-left-pipeline-done = 別の接続に変わっています

cli-plan-replace-host = アカウント { $account }、リージョン { $region } で次の操作を行います。古いホストを削除してから新しいホストを作成します：
cli-host-left = 残っている作業：
cli-host-left-setup = セットアップ { $name }：{ $left }
cli-host-left-pipeline = パイプライン { $name }：{ $left }
cli-host-left-how = セットアップごとに、そのセットアップファイルで deploy コマンドを実行してください。新しいホストを通る接続を作成し、アクセスの許可を待ち、パイプラインに設定します。その他のパイプラインでは、所有者が新しい接続を設定する必要があります。
cli-next-host-not-editable = コマンド host replace を実行してください。何が中断されるかは、事前に表示されます。
cli-next-host-in-error = まずサーバー、証明書、ネットワークを確認してください。エラーのままなら、コマンド host replace を実行してください。何が中断されるかは、事前に表示されます。
cli-next-host-exists = セットアップでそのホストを使うか、コマンド host delete で先に削除してください。その後、同じコマンドをもう一度実行してください。

host-status = { $status ->
        [preparing] AWS がネットワークを用意しています（{ $text }）
        [failed] ネットワークを用意できませんでした（{ $text }）
        [deleting] 削除中（{ $text }）
        [pending] ブラウザーでの設定待ち（{ $text }）
        [available] 利用可能（{ $text }）
        [error] エラー（{ $text }）
       *[other] { $text }
    }
