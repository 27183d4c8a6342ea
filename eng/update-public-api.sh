#!/usr/bin/env bash
# Writes src/*/PublicAPI.Unshipped.txt anew from the code. At a release, move its lines to PublicAPI.Shipped.txt; from then on the build
# with -p:TrackPublicApi=true (RS0017) names what was removed or changed since.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export TrackPublicApi=true
for project in src/*/; do
  printf '#nullable enable\n' > "${project}PublicAPI.Unshipped.txt"
  dotnet format analyzers "$project" --diagnostics RS0016 --severity warn
done
wc -l src/*/PublicAPI.Unshipped.txt
