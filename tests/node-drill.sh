#!/usr/bin/env bash
# Three nodes over one PostgreSQL: 1,000 publishes on one (or as many as the first argument says), a kill -9 half way, the database away for 20 seconds.
set -euo pipefail
cd "$(dirname "$0")/.."
NEWSSITE_PUBLISHES="${1:-1000}" NEWSSITE_OUTAGE="${2:-20}" \
    dotnet run --project tests/NewsSite.EndToEnd -- -class NewsSite.EndToEnd.Drills.NodeDrillTests -showliveoutput
