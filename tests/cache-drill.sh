#!/usr/bin/env bash
# Draws 10,000 verbs (or as many as the first argument says) over small newsrooms, with sixteen readers all the while, and compares what is in memory
# with what it would be if it were made now. The second argument says which verbs are drawn.
set -euo pipefail
cd "$(dirname "$0")/.."
NEWSSITE_CACHE_VERBS="${1:-10000}" NEWSSITE_CACHE_SEED="${2:-1}" \
    dotnet run --project tests/NewsSite.Web.Tests -- -class NewsSite.Web.Tests.Caching.ExactCacheTests -showliveoutput
