# クローンや URL から読み取った内容の根拠
evidence-inside-clone = フォルダーはクローンの中にあるため、クローン全体（{ $folder }）を調べました。
evidence-bare = ベアリポジトリのため、調べられるファイルがありません。言語を自分で選んでください。
evidence-git-leads-away = 「.git」は { $path } を指していますが、このフォルダーのものだと確認できないため、そこからブランチとリモートを読み取っていません。ここで Git が使える場合は「git worktree repair」を実行してから、もう一度調べてください。使えない場合は、下にリポジトリとブランチを入力してください。
evidence-branch = ブランチ { $branch } がチェックアウトされています。
evidence-detached = チェックアウトされているブランチがありません。ビルドするブランチを選んでください。
evidence-branch-of-address = URL にブランチ { $branch } が含まれています。
evidence-address-without-branch = URL にはブランチが含まれていません。ビルドするブランチを入力してください。
evidence-ref-storage = このクローンのブランチは { $format } 形式で保存されており、Gangway はまだ読み取れません。ビルドするブランチを入力してください。クローンのブランチとの照合は行いません。
evidence-remote = リモート「{ $remote }」は { $name } を指しています。
evidence-remote-rewritten = クローンの設定（insteadOf）により、URL の先頭の「{ $from }」を「{ $to }」に置き換えました。
evidence-pushes-elsewhere = 「{ $remote }」へのプッシュ先は別のリポジトリ（{ $address }）です。パイプラインをプッシュ先に合わせる場合は、その URL でもう一度調べてください。
evidence-several-remotes = リモートが { $count } 個あるため、「{ $remote }」を選びました。別のリポジトリにする場合は下で変更してください。
evidence-no-remote = このクローンにはまだリモートがありません。プロバイダーで空のリポジトリを作成し、既存のリポジトリ用に表示される 2 つのコマンド（「git remote add origin …」と「git push」）を実行してから、もう一度調べてください。
evidence-remote-not-understood = リモート「{ $remote }」はプロバイダーのリポジトリを指していません。下にリポジトリを入力してください。
evidence-include-left-out = クローンの設定は、ほかのファイルを include しています。読み取ったのはクローンの中にあるものだけで、条件付きの include（includeIf）は読み取っていません。リモートがほかのファイルに書かれている場合は、下にリポジトリを入力してください。
evidence-default-branch = リモートのデフォルトブランチは { $branch } です。
evidence-default-branch-guessed = { $branch } という名前のブランチがあるため、これをデフォルトブランチと判断しました。
evidence-host = URL のホストは { $host } です。
evidence-host-by-name = { $host } は、名前から自社サーバー（{ $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab セルフマネージド
   *[other] { $provider }
  }）と判断しました。違う場合は、プロバイダーを自分で選んでください。
evidence-host-unknown = { $host } からはプロバイダーを判断できません。プロバイダーを自分で選んでください。
evidence-server-guessed = この URL からはサーバーのページの場所が分からないため、{ $endpoint } と見なしました。ブラウザーで別のポートやパスを使って開いている場合は、サーバーの URL を直してください。
evidence-server-below-path = パスの先頭が GitLab の設置先のパスと一致するため、{ $endpoint } を GitLab の URL と見なしました。これがグループの名前の場合は、サーバーの URL とリポジトリ名を直してください。
evidence-not-offered = { $host } は、AWS が接続を提供していないプロバイダーです。
evidence-alias = ~/.ssh/config により、「{ $alias }」は { $host } を指すと判断しました。
evidence-alias-by-spelling = 「{ $alias }」はホスト名ではなく、ssh 用の別名です。~/.ssh/config では確認できないため、つづりから { $host } と判断しました。違う場合は、プロバイダーを自分で選んでください。
evidence-alias-unknown = 「{ $alias }」はホスト名ではなく別名で、~/.ssh/config を見ても何を指すか分かりません。プロバイダーを自分で選んでください。
evidence-name-as-spelled = { $name } は、URL の表記のまま使います。AWS は大文字と小文字を区別します。プロバイダーのページの表記と違う場合は、リポジトリ名を直してください。違ったままでは、プッシュしてもパイプラインが開始されません。
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
  } のようです。そちらが中心であれば、言語を変更してください。
evidence-manifest = { $file } があるため、{ $tool } でビルドするプロジェクトと判断しました。Gangway が提案できるコマンドがないため、buildspec を自分で書いてください。
evidence-another-manifest = { $file } もあるため、一部は { $tool } でビルドするようです。Gangway が提案できるコマンドはありません。そちらが中心であれば、buildspec を自分で書いてください。
evidence-recipe-below = { $file } があるため、フォルダー { $folder } は { $recipe ->
    [node] Node.js
    [python] Python
    [go] Go
   *[other] { $recipe }
  } のプロジェクトと判断しました。提案するコマンドはリポジトリのルートでビルドします。buildspec を自分で書き、コマンドの最初に「cd { $folder }」を入れてください。
evidence-manifest-below = { $file } があるため、フォルダー { $folder } は { $tool } でビルドするプロジェクトと判断しました。Gangway が提案できるコマンドがないため、buildspec を自分で書き、コマンドの最初に「cd { $folder }」を入れてください。
evidence-no-recipe = 調べたファイルからはビルド方法を判断できません。言語を選ぶか、buildspec を自分で書いてください。
evidence-package-manager = { $file } から、{ $packageManager } を使っていると判断しました。
evidence-usual-package-manager = 調べたファイルからはパッケージマネージャーが分からないため、{ $packageManager } を選びました。違う場合は変更してください。
evidence-other-package-manager = { $file } から、{ $packageManager } を使っていると判断しました。Gangway が提案できるコマンドがないため、何も選んでいません。buildspec を自分で書くか、ほかのパッケージマネージャーでもビルドできる場合は言語を選んでください。
evidence-another-package-manager = { $file } から、{ $packageManager } も使っていると判断しましたが、Gangway が提案できるコマンドはありません。そちらを使う場合は、buildspec を自分で書いてください。
evidence-version = { $file } で { $asked } が指定されているため、{ $version } を選びました。
evidence-version-fetched = { $file } で { $asked } が指定されているため、{ $version } を選びました。Gangway が把握している限り、標準のイメージには入っていないため、ビルドのたびに最初に取得されます。取得に失敗する場合は、別のイメージかバージョンを選んでください。
evidence-version-not-understood = { $file } で { $asked } が指定されていますが、どのバージョンか判断できません。{ $version } を選びましたので、合わない場合は変更してください。
evidence-usual-version = 調べたファイルにバージョンの指定がないため、{ $version } を選びました。
evidence-test-placeholder = { $file } の test スクリプトは、必ず失敗する初期値のままです。このままではビルドが失敗するため、削除するかテストを書いてください。
evidence-version-from-history = { $file } にある { $tool } は、Git の履歴からバージョンを取得します。通常のソースには履歴が含まれないため、ビルドが失敗するか、バージョンが正しくなりません。「ソースの受け渡し方法」で「フルクローン」を選んでください。
evidence-submodules = { $file } があり、一部のフォルダーはサブモジュールです。パイプラインのソースでは、これらのフォルダーは空になります。ビルドに必要な場合は、「ソースの受け渡し方法」で「フルクローン」を選び、自分で書いた buildspec で取得してください。
evidence-buildspec = { $file } があるため、ビルドはこれに従います。
evidence-setup-file = セットアップファイル { $file } があります。開くと、ほとんどの項目が自動で入力されます。
evidence-file-skipped = { $file } は読み取りませんでした。壊れているか、大きすぎるか、通常のファイルではありません。
