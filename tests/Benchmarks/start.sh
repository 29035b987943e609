#!/usr/bin/env bash
# The first answer after the start of a process, against the hand-written limit in the same run, over one register.
# Usage: tests/Benchmarks/start.sh [PEOPLE] [RUNS] [QUESTION]   (QUESTION: person, page or main)
# Prints, of the service as `dotnet publish` leaves it: median milliseconds and processor time from the start of the
# process to the answer, and their ratios.
set -euo pipefail
cd "$(dirname "$0")/../.."
people=${1:-10000} runs=${2:-11} question=${3:-person}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build -c Release --nologo -v quiet tests/Benchmarks
dotnet publish -c Release --nologo -v quiet -o "$work/published" src/EnvoyRegistry
bench="dotnet tests/Benchmarks/bin/Release/net10.0/Benchmarks.dll"
$bench fill "$work/registry.db" "$people"
$bench first "$work/registry.db" "$work/published/EnvoyRegistry.dll" "$question" "$runs"
