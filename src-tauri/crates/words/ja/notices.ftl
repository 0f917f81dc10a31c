# ウィンドウが前面にないときの、システムの通知。タイトルはセットアップの名前。
notice-title = Gangway
notice-open = 表示
notice-approval-waits = 実行が承認を待っています。Gangway を開いて、承認または却下してください。
notice-connection-available = 接続が利用可能になりました。Gangway で次のステップに進んでください。
notice-connection-failed = 接続が利用可能になりませんでした。理由と対処方法を Gangway で確認してください。
notice-deployment-succeeded = パイプラインがデプロイされ、最初の実行が成功しました。
notice-deployment-failed = デプロイに失敗しました。理由と対処方法を Gangway で確認してください。
notice-run-succeeded = 実行が成功しました。
notice-run-failed = 実行に失敗しました。失敗したステージ、理由、対処方法を Gangway で確認してください。
notice-tear-down-succeeded = AWS で削除する対象のリソースは、すべて削除されました。
notice-tear-down-failed = AWS に削除できなかったリソースがあります。残っているリソースと対処方法を Gangway で確認してください。
