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
