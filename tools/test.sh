#!/bin/sh
# Every test, the browser ones included; fetches the browser and the `age` command where it may. More words go to pytest:
#
#   sh tools/test.sh -k whereabouts
set -eu
cd "$(dirname "$0")/.."

have() { command -v "$1" >/dev/null 2>&1; }
missing=
have chromium || missing="$missing chromium"
have age || missing="$missing age"
if [ -n "$missing" ] && have apt-get && [ "$(id -u)" = 0 ]; then
  echo "Fetching what the tests need:$missing."
  apt-get update -qq
  # shellcheck disable=SC2086 - one word for each package
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing fonts-dejavu-core >/dev/null
  missing=
fi
if [ -n "$missing" ]; then
  echo "The tests need:$missing. On Debian and Ubuntu: sudo apt-get install$missing. Then run 'make test' again." >&2
  exit 1
fi

# No test touches the data of whoever runs it.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export BESIDE_HOME="$folder/home" BESIDE_SPARE="$folder/spare"
.venv/bin/python -m pytest -n 2 --dist loadfile "$@"
