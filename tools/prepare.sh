#!/bin/sh
# Makes .venv as the lock says, once, and again only after the lock or pyproject.toml changed.
#
#   sh tools/prepare.sh run    what Beside needs to run
#   sh tools/prepare.sh dev    that, and what its tests and checks need
#
# Every package is held to the hashes in the lock. Where packages come from is the business of this computer's pip
# settings, never of this file.
set -eu
cd "$(dirname "$0")/.."

what=${1:-run}
case $what in
  run) lock=requirements.lock ;;
  dev) lock=requirements-dev.lock ;;
  *) echo "tools/prepare.sh knows 'run' and 'dev'." >&2; exit 2 ;;
esac

python=.venv/bin/python
wanted() { cat requirements.lock requirements-dev.lock pyproject.toml | cksum; pwd; }
made() { [ -x "$python" ] && [ -x .venv/bin/beside ] && [ -f ".venv/.made-$1" ] && [ "$(cat ".venv/.made-$1")" = "$(wanted)" ]; }

if made dev || made "$what"; then exit 0; fi

fits() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; }

find_python() {
  for candidate in python3.13 python3.14 python3.12 python3 python \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9].*/bin/python3; do
    if fits "$candidate"; then echo "$candidate"; return 0; fi
  done
  return 1
}

if ! found=$(find_python); then
  echo "Beside needs Python 3.12 or newer, with its venv module, and found none on this computer." >&2
  echo "On Debian and Ubuntu: apt install python3 python3-venv. On a Mac or Windows: the installer from python.org." >&2
  exit 1
fi

if ! fits "$python"; then
  echo "Making a Python environment for Beside in .venv. This happens once and takes a minute or two."
  "$found" -m venv --clear .venv
fi
rm -f .venv/.made-run .venv/.made-dev
if ! "$python" -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock" ||
  ! "$python" -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .; then
  echo "What Beside needs could not be installed; the lines above say why. The next try goes on from here." >&2
  exit 1
fi
wanted > ".venv/.made-$what"
