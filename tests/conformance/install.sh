#!/usr/bin/env bash
# Puts AWS's own clients, pinned, into target/clients. Does nothing when they are there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
clients=$here/../../target/clients

if cmp -s "$here/requirements.txt" "$clients/installed.txt"; then
  exit 0
fi
python3 -m venv --clear "$clients"
"$clients/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
cp "$here/requirements.txt" "$clients/installed.txt"
