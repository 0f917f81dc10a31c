action-fetch = コードを取得
action-build = ビルドとテスト
action-approve = 人が承認
action-copy = ファイルをコピー
