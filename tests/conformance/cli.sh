#!/usr/bin/env bash
# AWS CLI v1 makes, reads, tags and deletes a connection and a host, and copies a file through S3. Usage: cli.sh AWS ENDPOINT FOLDER
set -euo pipefail

aws=$1
export AWS_ENDPOINT_URL=$2
export AWS_ACCESS_KEY_ID=anything AWS_SECRET_ACCESS_KEY=anything AWS_DEFAULT_REGION=eu-west-1
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true AWS_PAGER='' AWS_MAX_ATTEMPTS=1

demand() {
  if [[ $1 != "$2" ]]; then
    echo "found '$1', wanted '$2'" >&2
    exit 1
  fi
}

for service in codeconnections codestar-connections; do
  arn=$("$aws" "$service" create-connection --connection-name from-the-cli --provider-type GitHub \
    --tags Key=made,Value=by-hand --query ConnectionArn --output text)
  demand "$("$aws" "$service" get-connection --connection-arn "$arn" --query Connection.ConnectionStatus --output text)" PENDING
  demand "$("$aws" "$service" list-connections --query "Connections[?ConnectionArn=='$arn'].ConnectionName" --output text)" from-the-cli
  "$aws" "$service" tag-resource --resource-arn "$arn" --tags Key=team,Value=blue
  demand "$("$aws" "$service" list-tags-for-resource --resource-arn "$arn" --query 'Tags[].Value' --output text | tr '\t' ,)" by-hand,blue
  "$aws" "$service" untag-resource --resource-arn "$arn" --tag-keys team made
  "$aws" "$service" delete-connection --connection-arn "$arn"
  if refusal=$("$aws" "$service" get-connection --connection-arn "$arn" 2>&1); then
    echo "a deleted connection was found" >&2
    exit 1
  fi
  [[ $refusal == *ResourceNotFoundException* ]]
done

# what belongs to a host's network, of the account's own lists
one() {
  "$aws" ec2 "$1" --filters "$2" --query "$3" --output json
}
vpc=$(one describe-vpcs 'Name=tag:Name,Values=Company network' 'Vpcs[0].VpcId' | tr -d '"')
subnets=$(one describe-subnets "Name=vpc-id,Values=$vpc" 'Subnets[:2].SubnetId')
group=$(one describe-security-groups "Name=vpc-id,Values=$vpc" "SecurityGroups[?GroupName=='git-host'].GroupId | [0]")

# the endpoint is an address: this client would fetch it, and sends what stands in a file as it is
for service in codeconnections codestar-connections; do
  cat >"$3/host.json" <<JSON
{
  "Name": "from-the-cli",
  "ProviderType": "GitHubEnterpriseServer",
  "ProviderEndpoint": "https://$service.internal",
  "VpcConfiguration": {
    "VpcId": "$vpc",
    "SubnetIds": $subnets,
    "SecurityGroupIds": [$group]
  }
}
JSON
  arn=$("$aws" "$service" create-host --cli-input-json "file://$3/host.json" --query HostArn --output text)
  status() {
    "$aws" "$service" list-hosts --query "Hosts[?HostArn=='$arn'].Status" --output text
  }
  reached() {
    for _ in $(seq 60); do
      if [[ $(status) == "$1" ]]; then
        return
      fi
    done
    demand "$(status)" "$1"
  }
  reached PENDING
  demand "$("$aws" "$service" get-host --host-arn "$arn" --query VpcConfiguration.SubnetIds --output json)" "$subnets"
  cat >"$3/host.json" <<JSON
{ "HostArn": "$arn", "ProviderEndpoint": "https://other-$service.internal" }
JSON
  "$aws" "$service" update-host --cli-input-json "file://$3/host.json"
  demand "$("$aws" "$service" get-host --host-arn "$arn" --query ProviderEndpoint --output text)" "https://other-$service.internal"
  reached PENDING
  "$aws" "$service" delete-host --host-arn "$arn"
  reached ''
done

echo hello >"$3/hello.txt"
"$aws" s3 mb s3://practice-cli-bucket
"$aws" s3 cp "$3/hello.txt" s3://practice-cli-bucket/a/hello.txt
"$aws" s3 cp s3://practice-cli-bucket/a/hello.txt "$3/back.txt"
cmp "$3/hello.txt" "$3/back.txt"
# large enough to be sent in parts
head -c 9000000 /dev/urandom >"$3/large"
"$aws" s3 cp "$3/large" s3://practice-cli-bucket/large
demand "$("$aws" s3api head-object --bucket practice-cli-bucket --key large --query ETag --output text | grep -c -- '-2"$')" 1
"$aws" s3 cp s3://practice-cli-bucket/large "$3/back"
cmp "$3/large" "$3/back"
"$aws" s3 rb --force s3://practice-cli-bucket
