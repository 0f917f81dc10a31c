# サインインと MFA デバイスのコード。呼び出しに必要なときに、その場で使う。

mfa-code = MFA コード
mfa-code-what = デバイスに今表示されている 6 桁の数字です。
mfa-code-form = MFA コードは 6 桁の数字です。
mfa-send = コードを送信
mfa-done = AWS がコードを受け付けました。先ほどの操作を続けられます。

sign-in-do = サインイン
sign-in-command = または、ターミナルで次のコマンドを実行してから、再試行してください：
sign-in-waiting = ブラウザーでのサインインを待っています…
sign-in-waiting-command = aws login がブラウザーを開きました。サインインを待っています…
sign-in-open = サインインページを開く
sign-in-code = コード
sign-in-code-what = ブラウザーのページにもコードが表示されます。同じコードであることを確認してから進んでください。
sign-in-device = 代わりにコードを使う
sign-in-device-what = ブラウザーから Gangway に戻れない場合や、別のデバイスでサインインする場合は、コードを使います。
sign-in-done = サインインしました。先ほどの操作を続けられます。

# 初めての方のための AWS のページ。
page-sign-up = AWS のサイトを開く
page-console = AWS コンソールを開く
page-root-user = ルートユーザーについて
page-install-cli = AWS CLI のインストール方法
page-aws-login = aws login について
page-configure-sso = aws configure sso について
page-access-keys = アクセスキーについて
page-regions = リージョンを有効にする方法
page-region-settings = AWS コンソールの設定を開く

# サインインの最後にブラウザーが表示するページ。
sign-in-page-done = サインインしました
sign-in-page-done-text = このウィンドウを閉じて、Gangway に戻ってください。
sign-in-page-denied = サインインしていません
sign-in-page-denied-text = アクセスが拒否されました。変更されたものはありません。このウィンドウは閉じてかまいません。続け方は Gangway に表示されます。
sign-in-page-failed = サインインできませんでした
sign-in-page-failed-text = このウィンドウは閉じてかまいません。原因と続け方は Gangway に表示されます。
sign-in-page-other = 別のサインインのページです
sign-in-page-other-text = この応答は使われませんでした。このウィンドウは閉じてかまいません。まだサインインしていない場合は、Gangway でもう一度サインインを始めてください。
