#!/bin/sh
# Installs the judges of tests/judged into target/judges of the repository. Does nothing when they are there already.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
venv=$here/../../target/judges
wanted=$here/requirements.txt

if cmp -s "$wanted" "$venv/stamp"; then
    exit 0
fi
rm -rf "$venv"
/usr/bin/env python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-virtualenv --requirement "$wanted"
# Only a whole installation gets the stamp.
cp "$wanted" "$venv/stamp"
