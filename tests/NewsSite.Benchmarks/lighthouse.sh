#!/usr/bin/env bash
# Lighthouse as for a phone on slow 4G, on five kinds of page of the printed paper of the tests: a table of medians for docs/performance.md.
#   tests/NewsSite.Benchmarks/lighthouse.sh [RUNS] [PAGE...]     RUNS: 5; PAGE: front article section search arabic
# Needs node 20, npm and chromium. The numbers are worth something on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-5}
shift || true
pages=("$@")
((${#pages[@]})) || pages=(front article section search arabic)
declare -A address=(
    [front]=/
    [article]=/articles/what-the-fellows-have-been-up-to
    [section]=/sections/sea
    [search]=/search
    [arabic]=/articles/%D9%85%D9%87%D8%B1%D8%AC%D8%A7%D9%86-%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1-%D9%88%D8%A7%D9%84%D8%A8%D8%AD%D8%B1
)
export CHROME_PATH=${CHROME_PATH:-$(command -v chromium)} PUPPETEER_SKIP_DOWNLOAD=1
quiet="--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build=${CONFIGURATION:-Release}
dotnet build -c "$build" -v q tests/NewsSite.EndToEnd >&2
coproc site { dotnet run -c "$build" --no-build --project tests/NewsSite.EndToEnd -- stand; }
until [[ ${line:-} == Open\ until* ]]; do read -r line <&"${site[0]}"; done
root=${line##* }
cat <&"${site[0]}" >/dev/null &

# Chromium now and then records no start of the page (NO_NAVSTART); that is no measurement and is made again.
look() {
    npm exec --yes --ignore-scripts --package lighthouse@12.8.2 -- lighthouse "${root%/}${address[$1]}" --quiet \
        --only-categories=performance,accessibility,best-practices,seo --output=json --output-path="$work/$1.$2.json" \
        --chrome-flags="$quiet --user-data-dir=$(mktemp -d -p "$work")"
}

for page in "${pages[@]}"; do
    for ((run = 1; run <= runs; run++)); do
        echo "$page $run" >&2
        look "$page" "$run" || look "$page" "$run" || look "$page" "$run"
    done
done
exec {site[1]}>&-

node - "$work" "${pages[@]}" <<'JS'
const fs = require('fs');
const [folder, ...pages] = process.argv.slice(2);
const median = numbers => numbers.sort((a, b) => a - b)[numbers.length >> 1];
console.log('| page | performance | accessibility | best practices | SEO | FCP ms | LCP ms | TBT ms | CLS | bytes |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|');
for (const page of pages) {
  const reports = fs.readdirSync(folder).filter(f => f.startsWith(page + '.') && f.endsWith('.json')).map(f => JSON.parse(fs.readFileSync(`${folder}/${f}`)));
  const score = name => Math.round(100 * median(reports.map(r => r.categories[name].score)));
  const audit = name => median(reports.map(r => r.audits[name].numericValue));
  const whole = name => Math.round(audit(name)).toLocaleString('en');
  console.log('| ' + [page, score('performance'), score('accessibility'), score('best-practices'), score('seo'), whole('first-contentful-paint'),
    whole('largest-contentful-paint'), whole('total-blocking-time'), audit('cumulative-layout-shift').toFixed(4), whole('total-byte-weight')].join(' | ') + ' |');
  for (const report of reports.slice(0, 1))
    for (const name of ['accessibility', 'best-practices', 'seo'])
      for (const { id } of report.categories[name].auditRefs.filter(ref => report.audits[ref.id].score === 0))
        console.error(`${page}: ${name}: ${id}`);
}
JS
