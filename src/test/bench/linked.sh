#!/usr/bin/env bash
# Is one rubinplot figure=linked faster than the three stock plot2plane runs that draw its panels one by one?
# Makes a table of 1.3 million rows, runs both three times with a heap of 1 GB, and fails if the medians' ratio is above 0.6.
#
#   src/test/bench/linked.sh [rows] [rubinplot parameters, such as class=all]
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../../.."
rows=${1:-1345701}
shift || true
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
host=$(tr '\n' ':' <.host/jars)
stock=(java -Xmx1g -Djava.awt.headless=true -cp "$host" uk.ac.starlink.ttools.Stilts)
plot=(java -Xmx1g -Djava.awt.headless=true -cp "target/classes:$host" uk.ac.starlink.ttools.Stilts rubin.Plot)

java -Xmx3g -cp "target/test-classes:target/classes:$host" rubin.figure.SyntheticTruth "$work/truth.fits" "$rows" 2>/dev/null
cat "$work/truth.fits" >/dev/null

"${plot[@]}" in="$work/truth.fits" figure=linked script=true out="$work/stock.png" "$@" >"$work/panels.sh"
stilts() { "${stock[@]}" "$@"; }

one() { "${plot[@]}" in="$work/truth.fits" figure=linked out="$work/one.png" "$@"; }
three() { . "$work/panels.sh"; }
seconds() {
  local start end
  start=$(date +%s.%N)
  "$@"
  end=$(date +%s.%N)
  awk -v a="$start" -v b="$end" 'BEGIN { printf "%.2f\n", b - a }'
}
median() { sort -n | sed -n 2p; }

for run in 1 2 3; do
  seconds three >>"$work/three"
  seconds one "$@" >>"$work/one"
done
awk -v one="$(median <"$work/one")" -v three="$(median <"$work/three")" -v rows="$rows" 'BEGIN {
  printf "%d rows: three stock runs %.2f s, one rubinplot %.2f s, ratio %.2f (at most 0.60)\n", rows, three, one, one / three
  exit one > 0.6 * three
}'
