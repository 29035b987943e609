#!/usr/bin/env bash
# GraphQL against the hand-written limit on the same register, in alternating slices, server and driver on different
# cores. Needs wrk, taskset and Node. Usage: tests/Benchmarks/compare.sh [PEOPLE] [SLICES] [SECONDS]
# Prints, for each question: requests a second, p99, server CPU and allocations a request, and the ratios; anonymous
# memory at the end.
set -euo pipefail
cd "$(dirname "$0")/../.."
people=${1:-10000} slices=${2:-8} seconds=${3:-2}
work=$(mktemp -d)
trap 'kill $graphql $limit 2>/dev/null || true; rm -rf "$work"' EXIT
graphql=0 limit=0

dotnet build -c Release --nologo -v quiet tests/Benchmarks
bin=tests/Benchmarks/bin/Release/net10.0
dotnet $bin/Benchmarks.dll fill "$work/registry.db" "$people"
ENVOY_TOKEN=$(dotnet $bin/Benchmarks.dll token "$work/registry.db")
export ENVOY_TOKEN
dotnet $bin/Benchmarks.dll requests > "$work/requests.json"

export DOTNET_TieredPGO=1 DOTNET_gcConcurrent=0
taskset -c 0 dotnet $bin/Benchmarks.dll graphql "$work/registry.db" http://127.0.0.1:5701 > "$work/graphql.log" &
graphql=$!
taskset -c 0 dotnet $bin/Benchmarks.dll limit "$work/registry.db" http://127.0.0.1:5702 > "$work/limit.log" & limit=$!

node tests/Benchmarks/compare.mjs "$work/requests.json" $graphql $limit "$slices" "$seconds"
