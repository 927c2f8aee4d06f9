#!/bin/sh
# Everything that can be checked without running a test. All checks run; the end says which did not hold.
set -u
cd "$(dirname "$0")/.."
export DJANGO_SETTINGS_MODULE=beside.web.settings BESIDE_HOME
BESIDE_HOME=$(mktemp -d)
trap 'rm -rf "$BESIDE_HOME"' EXIT
broken=

check() {
  name=$1
  shift
  if ! .venv/bin/"$@"; then
    broken="$broken
  $name"
  fi
}

check "the format" ruff format --check --quiet .
check "the linter" ruff check --quiet .
check "the types" mypy
check "who imports whom" lint-imports --no-logo
check "the settings" python -m django check --fail-level WARNING
check "the migrations" python -m django makemigrations --check --dry-run
if [ -n "$broken" ]; then
  echo "These checks do not hold:$broken" >&2
  exit 1
fi
echo "All checks hold."
