action-fetch = コードを取得
action-build = ビルドとテスト
action-approve = 手動承認
action-copy = ファイルをコピー
action-create-change-set = 変更内容を一覧表示
action-execute-change-set = 変更を実行
action-deploy-stack = スタックを作成または更新
