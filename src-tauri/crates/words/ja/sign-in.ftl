sign-in-page-done = サインインしました
sign-in-page-done-text = このウィンドウを閉じて、Gangway に戻ってください。
sign-in-page-denied = サインインしていません
sign-in-page-denied-text = アクセスが拒否されました。変更されたものはありません。このウィンドウは閉じてかまいません。続け方は Gangway に表示されます。
sign-in-page-failed = サインインできませんでした
sign-in-page-failed-text = このウィンドウは閉じてかまいません。原因と続け方は Gangway に表示されます。
sign-in-page-other = 別のサインインのページです
sign-in-page-other-text = この応答は使われませんでした。このウィンドウは閉じてかまいません。まだサインインしていない場合は、Gangway でもう一度サインインを始めてください。
