#!/usr/bin/env bash
# Mutation score of what decides who may do and see what, and which HTML goes out: each operator and condition of these files is changed, one at a time, and
# the tests of their rooms have to notice. Works on a copy; the report is at the path in the last line. Figures in docs/performance.md are told elsewhere;
# this one is in docs/roles.md.
set -euo pipefail
cd "$(dirname "$0")/.."
copy="$(mktemp -d)"
git archive HEAD | tar -x -C "$copy"
cd "$copy"

# The tests of other rooms take minutes for each change and look at other things.
find tests/NewsSite.Core.Tests -mindepth 1 -maxdepth 1 -type d ! -name Articles ! -name People ! -name Rendering -exec rm -r {} +
find tests/NewsSite.Core.Tests/People -type f ! -name RightsTests.cs -delete
(cd tests/NewsSite.Core.Tests && rm ./*Tests.cs Rendering/SlowMarkdownTests.cs Rendering/RenderingWorkersTests.cs Rendering/PlainTextTests.cs)

dotnet tool install dotnet-stryker --version 5.1.0 --tool-path tools >/dev/null
cd tests/NewsSite.Core.Tests
exec ../../tools/dotnet-stryker --test-runner mtp --project NewsSite.Core.csproj --reporter cleartext --reporter html --break-at 80 \
    --mutate 'Identity/Role.cs' --mutate 'Identity/Actor.cs' --mutate 'Articles/ArticleRights.cs' \
    --mutate 'Articles/ArticleQueries.cs' --mutate 'Articles/TagQueries.cs' --mutate 'Articles/Tag.cs' \
    --mutate 'Rendering/HouseSanitizer.cs' --mutate 'Rendering/HouseRules.cs' --mutate 'Rendering/HouseHtmlReader.cs' --mutate 'Rendering/LinkAddress.cs'
