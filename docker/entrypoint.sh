#!/bin/bash
# A secret whose file is named like a setting becomes that setting; what the environment already says wins, so that a
# migration can be run with another connection string.
set -eu

for file in "${SECRETS_FOLDER:-/run/secrets}"/*__*; do
  [ -f "$file" ] || continue
  name=${file##*/}
  [ -n "${!name:-}" ] || export "$name=$(cat "$file")"
done
exec dotnet VillageCloud.Host.dll "$@"
