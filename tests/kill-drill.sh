#!/usr/bin/env bash
# Kills the site and the import with SIGKILL, 50 times each (or as often as the first argument says), and looks at what is left each time.
set -euo pipefail
cd "$(dirname "$0")/.."
NEWSSITE_KILLS="${1:-50}" dotnet run --project tests/NewsSite.EndToEnd -- -class NewsSite.EndToEnd.Drills.KillDrillTests
