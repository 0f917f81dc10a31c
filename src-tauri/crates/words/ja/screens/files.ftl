files-title = ファイル
files-subtitle = このセットアップの内容をすべてファイルにしたものです。チームで保管できます。1 のファイルで接続を、2 のファイルでそれ以外のすべてを作成します。
files-to-wizard = セットアップに戻る
files-loading = ファイルを作成しています…
files-save-one = このファイルを保存
files-save-folder = フォルダーにすべて保存
files-save-zip = すべてを zip で保存
files-not-yet = ファイルを作成するには、次の入力が必要です
