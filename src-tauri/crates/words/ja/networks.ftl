### このネットワークではホストが失敗する理由。`.next`：どうすればよいか。`resource` は対象の ID。

network-check-choice = 選んだもの
network-check-owner = VPC の所有者
network-check-zones = アベイラビリティーゾーン
network-check-free-addresses = 空きアドレス
network-check-dns = VPC の DNS
network-check-dns-servers = DNS サーバー
network-check-other-host = VPC ごとに 1 つのホスト
network-check-endpoint-service = Webhook 用のエンドポイント
network-check-route = サーバーへのルート
network-check-egress = セキュリティグループ（サーバー宛て）
network-check-ingress = セキュリティグループ（サーバーから）
network-check-network-acl = ネットワーク ACL
network-check-permissions = あなたの権限
network-check-quota = ホストの数

network-vpc-missing = VPC がまだ選ばれていません。
    .next = サーバーへ通じる VPC を選んでください。
network-vpc-gone = VPC { $resource } は見つかりません。削除されたか、別のリージョンのものです。
    .next = 別の VPC を選んでください。
network-vpc-not-available = VPC { $resource } はまだ使えません。現在の状態は { $state } です。
    .next = 利用可能になるまで待ってから、もう一度確認してください。
network-too-few = { $part ->
    [subnets] ホストにはサブネットが { $least } つ以上必要です。
   *[security-groups] ホストにはセキュリティグループが { $least } つ以上必要です。
  }
    .next = この VPC のものを選んでください。
network-too-many = { $part ->
    [subnets] ホストに指定できるサブネットは { $most } 個までです。
   *[security-groups] ホストに指定できるセキュリティグループは { $most } 個までです。
  }
    .next = いくつか外してください。
network-subnet-gone = サブネット { $resource } は見つかりません。
    .next = この VPC の別のサブネットを選んでください。
network-subnet-of-other-vpc = サブネット { $resource } は別の VPC（{ $vpc }）のものです。
    .next = 1 つの VPC のサブネットだけを選んでください。
network-security-group-gone = セキュリティグループ { $resource } は見つかりません。
    .next = この VPC の別のセキュリティグループを選んでください。
network-security-group-of-other-vpc = セキュリティグループ { $resource } は別の VPC（{ $vpc }）のものです。
    .next = 1 つの VPC のセキュリティグループだけを選んでください。
network-vpc-of-other-account = VPC { $resource } は別のアカウント（{ $owner }）から共有されています。AWS によると、ホストのサブネットは、ホストを作成するアカウントのものでなければなりません。
    .next = このアカウントの VPC を選ぶか、アカウント { $owner } でホストを作成してください。
network-subnets-in-one-zone = ゾーン { $zone } に複数のサブネットがあります：{ $subnets }。AWS によると、サブネットはそれぞれ別のゾーンになければなりません。
    .next = そのうち 1 つだけを残し、ほかは別のゾーンから選んでください。
network-no-free-address = サブネット { $resource }（{ $cidr }）に空きアドレスがありません。ホストは各サブネットに 1 つずつ必要とします。
    .next = 同じゾーンの別のサブネットを選ぶか、使われていないネットワークインターフェイスを削除してください。
network-dns-support-off = VPC { $resource } の DNS 解決が無効なため、VPC 内で名前を解決できません。
    .next = VPC の設定で「DNS 解決を有効化（Enable DNS resolution）」をオンにしてください。
network-dns-host-names-off = VPC { $resource } の DNS ホスト名が無効です。Webhook 用のエンドポイントに必要です。
    .next = VPC の設定で「DNS ホスト名を有効化（Enable DNS hostnames）」をオンにしてください。
network-own-dns-servers = この VPC は独自の DNS サーバーを使っています：{ $servers }。サーバー名がどこを指すかは、この DNS サーバーで決まります。
    .next = この DNS サーバーがサーバー名を解決できることを確認してください。後で DNS サーバーを変えた場合は、ホストを作り直す必要があります。
network-vpc-of-other-host = { $kind ->
    [endpoint] この VPC には Webhook 用のエンドポイントがすでにあります（{ $endpoint }）。別のホストがこの VPC を使っているか、削除されたホストのものがまだ残っています。
   *[host] ホスト「{ $host }」がすでにこの VPC を使っています。AWS によると、1 つの VPC を同時に使えるホストは 1 つだけです。
  }
    .next = 既存のホストが目的のサーバー用なら、それを使ってください。違う場合は別の VPC を選んでください。
network-service-not-in-zone = サブネット { $resource } のあるゾーン { $zone } では、Webhook 用のサービスが提供されていません：{ $service }
    .next = 別のゾーンのサブネットを選んでください。
network-service-not-in-region = このリージョンでは Webhook 用のサービスが提供されていません：{ $service }
    .next = リージョンが正しいか確認するか、別のリージョンを選んでください。

network-no-route = サブネット { $resource } からサーバー（{ $address }）へのルートがありません。ルートテーブルは { $routeTable } です。
    .next = ピアリング、Transit Gateway、VPN、NAT ゲートウェイのいずれかで { $address } へのルートを用意するよう、ネットワークの担当者に依頼してください。または、ルートのあるサブネットを選んでください。
network-route-is-blackhole = サブネット { $resource } からサーバー（{ $address }）へのルートの先が削除されています：{ $target }
    .next = { $routeTable } のルートを直すよう依頼するか、別のサブネットを選んでください。
network-nat-not-available = サブネット { $resource } から { $address } への経路にある NAT ゲートウェイ { $target } は使えません。現在の状態は { $state } です。
    .next = NAT ゲートウェイを作り直すよう依頼するか、別のサブネットを選んでください。
network-nat-without-internet = サブネット { $resource } から { $address } への経路にある NAT ゲートウェイ { $target } から先のルートがありません。
    .next = NAT ゲートウェイのあるサブネットのルートテーブルを直すよう依頼してください。パブリック NAT ゲートウェイにはインターネットゲートウェイへのルートが必要です。
network-private-address-by-internet = { $address } はプライベートアドレスですが、サブネット { $resource } からのルートは { $target } を通ってインターネットへ向かいます。これでは届きません。
    .next = ピアリング、Transit Gateway、VPN のいずれかで { $address } へのルートを用意するよう、ネットワークの担当者に依頼してください。
network-no-public-address = サブネット { $resource } は { $target } でインターネットへつながりますが、ホストのインターフェイスにはおそらくパブリックアドレスがないため、{ $address } に届きません。
    .next = NAT ゲートウェイを使うプライベートサブネットを選んでください。サーバーにインターネットから接続できるなら、ホストに VPC は不要です。
network-internet-gateway-detached = サブネット { $resource } から { $address } への経路にあるインターネットゲートウェイ { $target } は、VPC にアタッチされていません。
    .next = アタッチするよう依頼するか、別のサブネットを選んでください。
network-peering-not-active = サブネット { $resource } から { $address } への経路にあるピアリング { $target } は有効ではありません。現在の状態は { $state } です。
    .next = 相手側にピアリングを承諾してもらうか、新しく作成するよう依頼してください。
network-peering-elsewhere = サブネット { $resource } からの経路にあるピアリング { $target } の先の VPC には { $address } がありません。ピアリングの先からさらに別のネットワークへは通れません。
    .next = サーバーのネットワークと直接、または Transit Gateway でつながっている VPC を選んでください。
network-transit-not-available = サブネット { $resource } から { $address } への経路にある Transit Gateway { $target } の、VPC へのアタッチメントが使えません。現在の状態は { $state } です。
    .next = アタッチメントを承諾するか作り直すよう、Transit Gateway の担当者に依頼してください。
network-transit-not-in-zone = Transit Gateway { $target } はゾーン { $zone } にアタッチされていないため、サブネット { $resource } から { $address } に届きません。
    .next = アタッチメントのあるゾーンのサブネットを選ぶか、{ $zone } のサブネットをアタッチメントに追加するよう依頼してください。
network-vpn-not-attached = サブネット { $resource } から { $address } への経路にある VPN ゲートウェイ { $target } は、VPC にアタッチされていません。現在の状態は { $state } です。
    .next = アタッチするよう依頼するか、別の VPC を選んでください。
network-route-through-appliance = サブネット { $resource } から { $address } への経路は { $target } を通ります。その先は Gangway からは見えません。
    .next = この VPC からサーバーへの通信を通すかどうか、担当者に確認してください。

network-no-egress = ホストからサーバー（{ $address }、ポート { $port }）への通信を許可するアウトバウンドルールがありません。セキュリティグループ：{ $groups }
    .next = { $address } への TCP ポート { $port } のアウトバウンドルールを追加するか、別のセキュリティグループを選んでください。
network-no-ingress = サーバー（{ $address }）からの Webhook をポート { $port } で受け取るインバウンドルールがありません。Webhook が届かないと、プッシュしてもパイプラインは始まりません。セキュリティグループ：{ $groups }
    .next = { $address } からの TCP ポート { $port } のインバウンドルールを追加するか、別のセキュリティグループを選んでください。
network-acl-stops-requests = ネットワーク ACL { $resource } のアウトバウンドルール { $rule } が、サブネット { $subnet } からサーバー（{ $address }、ポート { $ports }）への通信を止めています。
    .next = それより小さい番号のアウトバウンドルールで、{ $address } のポート { $ports } への TCP を許可するよう依頼するか、別のサブネットを選んでください。
network-acl-stops-answers = ネットワーク ACL { $resource } のインバウンドルール { $rule } が、サーバー（{ $address }）からサブネット { $subnet }（ポート { $ports }）への応答を止めています。
    .next = それより小さい番号のインバウンドルールで、{ $address } からポート { $ports } への TCP を許可するよう依頼するか、別のサブネットを選んでください。
network-acl-stops-webhooks = ネットワーク ACL { $resource } のインバウンドルール { $rule } が、サーバー（{ $address }）からサブネット { $subnet }（ポート { $ports }）への Webhook を止めています。Webhook が届かないと、プッシュしてもパイプラインは始まりません。
    .next = それより小さい番号のインバウンドルールで、{ $address } からポート { $ports } への TCP を許可するよう依頼するか、別のサブネットを選んでください。
network-acl-stops-webhook-answers = ネットワーク ACL { $resource } のアウトバウンドルール { $rule } が、サブネット { $subnet } からサーバー（{ $address }、ポート { $ports }）への、Webhook に対する応答を止めています。Webhook が届かないと、プッシュしてもパイプラインは始まりません。
    .next = それより小さい番号のアウトバウンドルールで、{ $address } のポート { $ports } への TCP を許可するよう依頼するか、別のサブネットを選んでください。

network-permission-missing = VPC 内にホストを作成するのに必要な { $action } の権限がありません。
    .next = 許可するよう管理者に依頼してください。必要なポリシーは、管理者に渡すファイルに含まれています。
network-host-quota-reached = このリージョンには、アカウントのホストがすでに { $limit } 個あります。AWS ではこれ以上作成できません。
    .next = 既存のホストを使うか、使われていないホストを削除してください。

network-address-unknown = サーバーのアドレスが分からないため、確認していません。
    .next = サーバーのアドレスか、それを含む範囲（例：10.20.0.0/16）を入力してください。
network-part-not-read = { $why ->
    [access-denied] { $action } の権限がないため、確認していません。
    [denied-by-organization] 組織が { $action } を許可していないため、確認していません。
   *[other] { $action } に対して AWS から使える応答がなかったため、確認していません。
  }
    .next = { $why ->
    [access-denied] 許可するよう管理者に依頼するか、この部分の確認を管理者に頼んでください。
    [denied-by-organization] 組織の管理者か、ネットワークの担当者に問い合わせてください。
   *[other] しばらくしてから、もう一度確認してください。
  }
network-part-not-understood = { $action } に対する AWS の応答に { $value } に関するものがないため、確認していません。
    .next = VPC コンソールで確認するか、ネットワークの担当者に問い合わせてください。

cli-host-check-no-vpc = VPC が指定されていないため、ネットワークは確認していません。
cli-host-check-server = { $source ->
    [unreadable] セットアップファイルにあるサーバーの URL を読み取れないため、アドレスが分かりません。
    [notFound] このコンピューターでは { $host } のアドレスが見つかりません。--address で指定してください。
    [late] このコンピューターの DNS が { $host } について時間内に応答しませんでした。--address でアドレスを指定してください。
    [resolved] { $host }、ポート { $port }（このコンピューターの DNS による）：{ $addresses }
   *[typed] { $host }、ポート { $port }：{ $addresses }
  }
cli-host-check-no-address = アドレスでもアドレスの範囲でもありません：{ $text }
cli-host-check-good = ホストが失敗する原因になるものは見つかりませんでした。
cli-host-check-certificate = 「{ $subject }」の証明書。発行者：「{ $issuer }」、有効期限：{ $until }、SHA-256：{ $fingerprint }

network-unknown-name-in-vpc = サーバー名が VPC 内で正しいアドレスを指すかどうかは、ここからは分かりません。
    .next = AWS CloudShell でこの VPC、サブネット、セキュリティグループの環境を作成し、次を実行してください：getent hosts { $host }
network-unknown-server-answers = サーバーが VPC から応答するか、ホストのアドレスからの通信を受け入れるかは、ここからは分かりません。
    .next = AWS CloudShell でこの VPC、サブネット、セキュリティグループの環境を作成し、次を実行してください：curl -sSI { $endpoint }
