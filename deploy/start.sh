#!/bin/sh
# What the image runs: the built server, bounded in memory; with words behind it, a command of the operator (`migrate`, `backup` …).
set -eu
cd "$(dirname "$0")/.."
export NODE_ENV="${NODE_ENV:-production}"
[ $# -eq 0 ] || exec node server/dist/cli.mjs "$@"
exec node --max-old-space-size="${LIANXI_HEAP_MB:-256}" --max-semi-space-size=16 server/dist/main.mjs
