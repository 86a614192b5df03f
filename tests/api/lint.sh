#!/usr/bin/env bash
# Holds the OpenAPI document against the NL API Design Rules.
#
#   lint.sh                        the document as it lies in the source
#   lint.sh FILE                   another one
#   lint.sh https://HOST:PORT      the one that a running server gives, and what only a server can
#                                  show: the version, the rights of other sites, the headers. The
#                                  server must know its public https address and whom to ask
#
# Wants `npm ci` first. Exit code 1 on a warning or an error.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
place=${1:-$here/../../src/open/monitor/openapi.json}
spectral=$here/node_modules/.bin/spectral
[ -x "$spectral" ] || { echo "Run this first: npm ci --prefix $here" >&2; exit 1; }

lint() { "$spectral" lint --ruleset "$here/ruleset.yaml" --fail-severity warn "$1"; }

if [[ $place != http://* && $place != https://* ]]; then
  lint "$place"
  exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fault() { echo "  fault: $1" >&2; failed=1; }

# The headers of an answer in lower case, without the carriage returns.
ask() { curl --silent --show-error --insecure --max-time 10 --dump-header - --output "$work/body" "$place$1" | tr -d '\r' | tr '[:upper:]' '[:lower:]' > "$work/headers"; }
has() { grep -qE "^$1: *$2" "$work/headers" || fault "$3: no header $1 that begins with $2"; }

ask /v1/openapi.json
cp "$work/body" "$work/openapi.json"
version=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).info.version' "$work/openapi.json")
has content-type application/json /v1/openapi.json
has access-control-allow-origin '\*' /v1/openapi.json
for path in /v1/openapi.json /v1/cijfers /v1/gemeenten /v1/gemeenten/GM0000 '/v1/gemeenten?kleur=rood' /v1/bestaat-niet; do
  ask "$path"
  has api-version "$version" "$path"
  has cache-control no-store "$path"
  has x-content-type-options nosniff "$path"
  has x-frame-options deny "$path"
  has content-security-policy ".*frame-ancestors 'none'" "$path"
  [[ $place != https://* ]] || has strict-transport-security max-age "$path"
  if grep -qE '^http/[0-9.]+ [45]' "$work/headers"; then
    has content-type 'application/problem\+json' "$path"
  fi
done
lint "$work/openapi.json" || failed=1
exit $failed
