runs-all = すべての実行
runs-latest = 最近の実行
runs-list = { $pipeline } の実行（新しい順）
runs-none = まだ実行はありません。
runs-older = 以前の実行を表示
runs-look-again = 再読み込み
runs-shown = { $count } 件の実行
runs-shown-of-more = { $count } 件の実行を表示しています。これより前の実行もあります。
runs-run = 実行 { $id }
runs-no-commit = コミットは不明です
runs-commit-page = コミットを開く
runs-started-by = { $cause }：{ $who }
log-build = ビルド
log-build-of = { $number }. { $action }（{ $build }）
log-search = ログを検索
log-matches = { $count } 行中 { $at } 行目
log-no-match = 見つかりません
log-previous = 前の一致
log-next = 次の一致
log-first-error = 最初のエラーへ移動
log-no-error = このログに、失敗したコマンドはありません。
log-show-error = ログで表示
log-times = 時刻
log-lines = { $count } 行
log-loading = { $count ->
    [0] ログを読み込んでいます…
   *[other] { $count } 行まで読み込みました…
}
log-gone = このログはありません。削除されたか、保持期間が過ぎたか、何も出力されないうちにビルドが終了しました。
log-remembered = AWS のログはもう読み取れません。Gangway に残っている最後の部分を表示しています。
log-capped = 最初の { $count } 行だけを表示しています。「保存…」を使うと、すべての行を保存できます。
log-save = 保存…
log-save-title = ログを保存
log-saving = { $count ->
    [0] ログを読み込んでいます…
   *[other] { $count } 行を書き込みました…
}
