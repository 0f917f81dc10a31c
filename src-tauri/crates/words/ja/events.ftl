# 作業の履歴の各行。

event-phase-started = { $phase ->
        [create] 接続を探し、なければ作成します。
        [authorize] 接続が利用可能になるのを待っています。
        [checkConnection] 接続が利用可能か確認しています。
        [stack] CloudFormation が変更を実行しています。
        [register] プッシュを検知できるよう、パイプラインを登録し直しています。
        [run] パイプラインの実行状況を確認しています。
        [emptyBuckets] バケットを空にしています。
        [deleteStack] CloudFormation がスタックを削除しています。
        [deleteConnection] 接続を削除しています。
        [createHost] ホストを探し、なければ作成します。
        [changeHost] ホストを変更します。
        [prepareNetwork] AWS がホストのネットワークを用意しています。
        [setUpHost] ブラウザーでホストの設定が済むのを待っています。
        [deleteHost] ホストを削除します。
       *[other] 次の処理：{ $phase }
    }
event-connection-created = 接続 { $name } を作成しました：{ $arn }
event-connection-adopted = 既存の接続 { $name } を使用します：{ $arn }
event-connection-status = 接続のステータスは { $status } です。
event-stack-resource = { $id }（{ $type }）：{ $status } { $reason }
event-run-started = { $trigger ->
        [none] 実行 { $execution } が始まりました。
       *[other] 実行 { $execution } が始まりました（トリガー：{ $trigger }）。
    }
event-action-status = { $status ->
        [running] { $stage } / { $action } を実行中です。
        [succeeded] { $stage } / { $action } が成功しました。
        [failed] { $stage } / { $action } が失敗しました。
        [skipped] { $stage } / { $action } はスキップされました。
       *[other] { $stage } / { $action }：{ $status }
    }
event-retrying = { $operation } が失敗しました。{ $seconds } 秒後に再試行します。
event-log-unreadable = { $why ->
        [unread] { $action } のログを現在読み取れません（{ $operation } が失敗しています）。読み取りを続けて試みます。実行そのものには影響しません。
       *[refused] { $action } のログを表示できません。この認証情報には { $operation } の権限がありません。実行そのものには影響しません。
    }
event-resumed = 前回中断した処理を再開しました。
event-approval-answered = { $approved ->
        [yes] 承認しました。
       *[no] 却下しました。
    }
event-bucket-emptied = { $bucket } から { $count } 件のオブジェクトバージョンを削除しました。
event-ended = { $status ->
        [succeeded] 完了しました。
        [failed] 失敗しました。
        [cancelled] 中止しました。
       *[other] 終了しました：{ $status }
    }
