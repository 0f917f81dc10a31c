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
problem-role-path-form = ロールのパスは / で始まり / で終わる必要があり、空の部分は使えません（例：/teams/shop/）。
problem-boundary-form = ポリシーの名前を入力してください。パスがある場合は名前の前に付けます（例：DeveloperBoundary、teams/DeveloperBoundary）。AWS 管理ポリシーの場合は aws: を前に付けます（例：aws:PowerUserAccess）。
problem-boundary-arn = ARN ではなく「{ $name }」と入力してください。アカウントには、セットアップのデプロイ先が使われます。
problem-file-extension = このファイルの名前は、次のどれかで終わる必要があります：{ $extensions }
problem-provider-not-offered = AWS はこのプロバイダーへの接続を提供していません。一覧のプロバイダーを選ぶか、リポジトリを一覧のプロバイダーにミラーリングしてください。
problem-host-missing = { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab セルフマネージド
   *[other] { $provider }
  } は自社のサーバーで動き、AWS はホストを通じてアクセスします。サーバーの URL を入力するか、そのサーバーにつながるホストを選んでください。
problem-host-not-needed = { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
   *[other] { $provider }
  } はクラウドのプロバイダーのため、ホストは不要です。セットアップからホストを削除するか、自社サーバーのプロバイダーを選んでください。
problem-host-provider = このホストは { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab セルフマネージド
    [unknown] 別のプロバイダー
   *[other] { $provider }
  } 用で、リポジトリのプロバイダーと異なります。別のホストを選ぶか、新しく作成してください。
problem-host-of-other-server = このホストのつながる先は { $value } で、セットアップのサーバーと異なります。セットアップのサーバーにつながるホストを選ぶか、URL を直してください。
problem-host-without-vpc = ホスト「{ $name }」は VPC の中にないため、インターネットからアクセスできるサーバーにしかつながりません。別のホストを選ぶか、サーバーをインターネットからアクセスできるものとして指定してください。
problem-endpoint-form = { $detail ->
    [characters] URL に空白、改行、バックスラッシュ（\）は使えません。削除してください。
    [credentials] 「@」の前の部分はパスワードの可能性があるため、保存されません。https://gitlab.example.com のように URL だけを入力してください。アクセストークンは AWS のページで入力します。
    [http] AWS は https でだけサーバーにアクセスします。{ $value ->
        [none] https:// で始まる URL を入力してください。
       *[other] サーバーが { $value } で応答する場合は、その URL を入力してください。応答しない場合は、先にサーバーで https を使えるようにしてください。
      }
    [scheme] { $value ->
        [none] https://gitlab.example.com のように、ブラウザーでサーバーを開くときの URL を入力してください。
       *[other] 先頭から省略せずに入力してください：{ $value }
      }
    [query] 「?」や「#」以降は指定できません。https://gitlab.example.com のように URL だけを入力してください。
    [port] ポートは 1 から 65535 までの数です。直すか、443 の場合は省略してください。
    [host] サーバーの名前ではありません。https://gitlab.example.com のように、ブラウザーに表示されるとおりに入力してください。
    [unicode] AWS で使える文字は半角の英数字などだけです。ネットワーク上の表記で入力してください：{ $value }
    [trailing-dot] 名前の末尾のドットを削除してください：{ $value }
    [local] この URL は、使っているコンピューター自身を指すため、AWS からはサーバーにアクセスできません。ほかのコンピューターがサーバーにアクセスするときの名前を入力してください。
    [ip-address] IP アドレスを指定する場合、サーバーの証明書にその IP アドレスが含まれている必要がありますが、そのような証明書はまれです。含まれていない場合は、サーバーの名前を入力してください。
    [repository] これはリポジトリのページの URL です。ホストにはサーバーの URL だけを指定します：{ $value }
   *[path] このサーバーの URL にパスは付きません：{ $value }
  }
problem-endpoint-of-cloud = これはクラウドの { $provider ->
    [github] GitHub
    [gitlab] GitLab
    [bitbucket] Bitbucket
    [azure-devops] Azure DevOps
   *[other] { $provider }
  } の URL で、ホストは不要です。そのプロバイダーを選ぶか、自社サーバーの URL を入力してください。
problem-endpoint-taken = このアカウントのホスト「{ $name }」が、すでにこのサーバーにつながっています。AWS のガイドでは、同じ URL のホストを同時に 2 つ持つことはできません。新しいホストを作成せず、「{ $name }」を選んでください。
problem-certificate-key = 秘密鍵が含まれています。秘密鍵はサーバーの外に出してはならないもので、保存されません。代わりに証明書のファイルを選んでください。「-----BEGIN CERTIFICATE-----」で始まり、鍵を含まないファイルです。
problem-certificate-form = テキスト形式の証明書ではありません。証明書は「-----BEGIN CERTIFICATE-----」で始まり、「-----END CERTIFICATE-----」で終わります。ファイルを選び直してください。公的な認証局の証明書の場合は、空のままにしてください。
problem-too-many-for-builds = ビルドもこれらのセキュリティグループを使いますが、CodeBuild で使えるのは { $limit } 個までで、ホストの上限より少なくなっています。数を減らしてください。
problem-branch-form = Git では使えないブランチ名です。main のように名前だけを入力してください。refs/heads/ や空白は使えません。
problem-branch-is-pattern = 最初の実行では 1 つのブランチだけをビルドするため、パターンは使えません。main のようにブランチを 1 つ入力し、パターンは「トリガー」ステップで指定してください。
problem-pipeline-variable = CodePipeline は「#」と波括弧の並びを変数として読むため、このブランチ名はそのままでは使えません。別のブランチを選ぶか、ブランチ名を変更してください。
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
} にあります。別のプロバイダーにあるコピーを使う場合を除き、そのプロバイダーを選んでください。
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
  }ここに書くと、ビルドプロジェクトを閲覧できる全員に見えます。Parameter Store か Secrets Manager に保存し、ここにはその名前だけを入力してください。
problem-variable-name = 英字、数字、アンダースコアだけを使い、先頭は数字以外にしてください。
problem-parameter-form = Parameter Store に表示されるとおりにパラメータ名を入力してください（例：/shop/database/password）。使えるのは英数字と _ . - です。スラッシュを含む場合は先頭にもスラッシュが必要です。
problem-secret-form = シークレットの名前か ARN を入力してください。キーが必要な場合はコロンに続けて指定します（例：shop/database:password）。
problem-not-in-region = { $value } は { $region } では利用できません。別の値か、別のリージョンを選んでください。
problem-other-partition = { $region } は、この認証情報とは別の AWS パーティションに属しています。アカウントはパーティションをまたいで使えません。別のリージョンか、このリージョン用のアカウントを選んでください。
problem-isolated-region = { $region } はほかのリージョンから独立しています。ここで作成した接続はここでしか使えず、ほかのリージョンの接続はここでは使えません。Git プロバイダーでも専用の AWS アプリが使われるため、組織での許可が別途必要になることがあります。特に理由がなければ、別のリージョンを選ぶほうが簡単です。
problem-buildspec-not-in-clone = クローンにこのファイルがありません。buildspec がないとビルドは失敗します。最初の実行の前にファイルをコミットしてプッシュするか、パスを修正してください。大文字と小文字は区別されます。
problem-yaml-syntax = { $detail ->
    [tab] YAML では空白しか使えない位置にタブがあるため、CodeBuild はビルドを停止します。この行の先頭のタブを空白に置き換えてください。
    [character] この行に YAML で使えない文字があるため、CodeBuild はビルドを停止します。エディターに表示されないこともあるので、確認して削除してください。
    [depth] 入れ子が深すぎます。この前後のインデントと括弧を確認してください。
    [recursion] 「*」の付いた名前が、その名前の指す値の中にあります。削除するか、別の値の名前を書いてください。
   *[other] YAML として読み取れません：{ $detail }。この前後のインデント（タブではなく空白）、引用符、括弧を確認してください。
  }
problem-buildspec-unknown-key = ここに「{ $name }」があると、CodeBuild はビルドを停止します。使えるのは次のものだけです：{ $values }。入力ミスやインデントの誤りがないか確認してください。
problem-buildspec-shape = { $expected ->
    [mapping] 「{ $name }」の下には「名前: 値」の形で項目を書いてください。
    [list] 「{ $name }」はリストです。1 行ずつ「- 」で始めてください。
    [version] バージョンが正しくないため、CodeBuild はビルドを停止します。buildspec の先頭に「version: 0.2」と書いてください。
    [alias-text] 「*」の付いた名前がリストかマッピングを指していますが、「{ $name }」の各項目は文字列でなければなりません。項目を書き出すか、リスト全体にこの名前を使ってください。
   *[quoted-text] コロンや括弧があるため、「{ $name }」のこの項目は文字列として読まれません。項目全体を引用符で囲んでください。
  }
problem-buildspec-departure = { $detail ->
    [one-text] リファレンスでは「{ $name }」はリストですが、文字列が 1 つだけ書かれています。CodeBuild は 1 項目のリストとして扱います。確実にするには、1 行ずつ「- 」で始めるリストにしてください。
    [list] 「{ $name }」が文字列のリストになっていません。CodeBuild がどう扱うかは AWS のドキュメントに記載がありません。1 行ずつ「- 」で始めてください。
    [entry] 「{ $name }」のこの項目は文字列ではありません。CodeBuild がどう扱うかは AWS のドキュメントに記載がありません。項目全体を引用符で囲んでください。
    [text] 「{ $name }」が 1 つの文字列になっていません。CodeBuild がどう扱うかは AWS のドキュメントに記載がありません。1 行で書くか、インデントの誤りがないか確認してください。
    [members] リファレンスでは「{ $name }」の下に項目を書きますが、文字列が書かれています。CodeBuild がどう扱うかは AWS のドキュメントに記載がありません。下に項目を書くか、削除してください。
    [empty] 「{ $name }」にバージョンがないため、CodeBuild がビルドを停止する可能性があります。バージョンを書くか、この行を削除してください。
    [empty-entry] 「{ $name }」のこの項目は空です。このまま動いたビルドもありますが、CodeBuild の項目は文字列と決まっています。「-」を削除してください。
    [not-text] YAML では { $value } は文字列として読まれません。CodeBuild のコマンドは文字列と決まっているため、ビルドが停止する可能性があります。引用符で囲んでください。
    [value] 「{ $name }」の値「{ $value }」は AWS のドキュメントに記載がないため、CodeBuild が無視するか、ビルドを停止する可能性があります。次のいずれかにしてください：{ $values }
    [old-version] バージョン 0.1 は今も動きますが、CodeBuild はコマンドごとに別のシェルを使うため、前のコマンドで移動したフォルダーや設定した変数は引き継がれません。「version: 0.2」にしてください。
    [duplicate] 「{ $name }」が 2 つあります。CodeBuild は一方だけを使い、もう一方を何も言わずに捨てます。どちらかを削除するか、1 つにまとめてください。
    [document] ここから 2 つ目のドキュメントが始まりますが、CodeBuild は最初のものしか読みません。削除するか、1 つにまとめてください。
    [steps] 「steps」は GitHub Actions です。CodeBuild は、自身が GitHub に接続しているプロジェクトでしか実行しません。パイプラインのプロジェクトはそうではないため、ビルドが失敗する可能性があります。代わりに「commands」を使ってください。
    [batch] この buildspec にはバッチビルドしか書かれていません。パイプラインは単独のビルドを開始するため、コマンドは 1 つも実行されません。コマンドのあるフェーズを追加するか、ここに書かれた buildspec のいずれかを選んでください。
    [no-commands] どのフェーズにもコマンドがないため、ビルドは何もせずに成功します。phases → build → commands にコマンドを追加してください。
    [no-files] 「artifacts」に「files」がないため、CodeBuild は何も引き渡せず、ビルドの最後で停止する可能性があります。ファイルのリストを追加してください（すべてなら「- '**/*'」）。
    [spelling] リファレンスでの表記は「{ $expected }」です。「{ $name }」を CodeBuild が受け付けるか無視するかは、AWS のドキュメントに記載がありません。「{ $expected }」と書いてください。
    [misplaced] ここにある「{ $name }」とその下の内容を CodeBuild は無視します。{ $place ->
        [top] 行の左端に移動してください。
       *[other] 「{ $place }」の下に移動してください。
      }
    [beanstalk] CodeBuild は「{ $name }」を無視します。これを読むのは Elastic Beanstalk のコマンドラインだけです。残しても削除してもかまいません。
    [runtime] このバージョンの Gangway が知る限り、このイメージにランタイム「{ $name }」はありません。イメージにないランタイムを指定すると、CodeBuild はビルドを停止します。この行を削除するか（Docker には不要です）、別のイメージを選んでください。
   *[unknown] ここでは CodeBuild に「{ $name }」という項目はなく、その下の内容も含めて無視されます。入力ミスやインデントの誤りがないか確認してください。ほかのプログラムが読むものなら、残しておいてかまいません。
  }
problem-reference-not-listed = { $kind ->
    [secret] この buildspec はシークレット「{ $name }」を読み取りますが
   *[parameter] この buildspec はパラメータ「{ $name }」を読み取りますが
  }、ビルドのロールにはまだその権限がないため、ビルドは失敗します。「環境変数」に変数 { $variable } を値「{ $value }」で追加してください。ロールはそれだけを読み取れるようになります。
problem-runtime-version = Gangway が把握している限り、このイメージに入っている { $runtime } は { $versions } です。{ $version } はビルドのたびに最初に取得されます。取得に失敗する場合は、入っているバージョンを選んでください。
problem-unquoted-version = YAML の規則では { $value } は数値で、末尾の 0 が失われます。CodeBuild で動いた例はありますが、AWS が保証しているわけではありません。"{ $value }" のように引用符で囲んでください。
problem-no-commands = この buildspec ではコマンドが 1 つも実行されません。phases → build → commands に 1 つ以上追加してください。
problem-combination = { $detail ->
    [cache] ビルドプロジェクトにキャッシュの設定がないため、この指定は無視されます。実害はないので、残しても削除してもかまいません。
    [image-environment] イメージと環境タイプが合っていません。イメージを選び直すと、環境タイプも設定されます。
    [trigger-provider] このプロバイダーでのこのトリガーは AWS のドキュメントに記載がなく、実行が開始されない可能性があります。「1 つのブランチへのプッシュ」を選ぶか、デプロイ後に動作を確かめてください。
    [pull-request-deploy] このままでは、レビュー前の内容がデプロイされます。デプロイ前に承認を求めるようにするか、プルリクエストではデプロイなしにするか、別のトリガーを選んでください。
    [deploy-not-handed-on] このファイルは、ビルドのアーティファクトに含まれません。buildspec の「artifacts」に追加するか、リポジトリのファイルを使ってください。
    [certificate-public] AWS では、証明書は VPC と一緒にしか指定できませんが、このサーバーはインターネットからアクセスできると指定されています。証明書を削除するか、サーバーを非公開として VPC を選んでください。
    [build-without-vpc] このビルドはホストの VPC で実行する指定ですが、VPC がありません。VPC の中にあるのは、非公開サーバーのホストだけです。AWS のネットワークで実行するか、サーバーを非公開として指定してください。
    [clone-without-vpc] このビルドは自分でリポジトリをクローンしますが、AWS のネットワークから非公開サーバーには通常アクセスできません。別の経路がある場合を除き、ホストの VPC で実行するか、「スナップショット」を選んでください。
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
