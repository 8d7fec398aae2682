#!/usr/bin/env bash
# 10,000 idle connections (or as many as the first argument says) and 900 slow clients (the second) while readers read. Each end needs as many open files.
set -euo pipefail
cd "$(dirname "$0")/.."
ulimit -n "$(ulimit -Hn)"
NEWSSITE_IDLE_CLIENTS="${1:-10000}" NEWSSITE_SLOW_CLIENTS="${2:-900}" \
    dotnet run --project tests/NewsSite.EndToEnd -- -class NewsSite.EndToEnd.Drills.CrowdDrillTests -showliveoutput
