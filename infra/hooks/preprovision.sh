#!/bin/sh
# azd runs this before it provisions: what would fail only after minutes is said now, all of it at once.
set -u

problems=0
problem() {
  problems=$((problems + 1))
  echo "$1" >&2
}

if ! azd auth login --check-status >/dev/null 2>&1; then
  problem "azd is not signed in. Run: azd auth login"
fi

case $(dotnet --version 2>/dev/null || echo none) in
  10.*) ;;
  none) problem "There is no .NET SDK. Install version 10: https://dot.net" ;;
  *) problem "The .NET SDK is $(dotnet --version), and global.json asks for 10. Install it: https://dot.net" ;;
esac

if ! command -v curl >/dev/null; then
  problem "There is no curl, which makes the member key after provisioning. Install it."
fi

case ${PIPELINE_CONNECTIONS:-'[]'} in
  '['*']') ;;
  *) problem "PIPELINE_CONNECTIONS is no JSON array. Write for example: azd env set PIPELINE_CONNECTIONS '[{\"id\":\"mybot\",\"source\":\"telegram\",\"community\":\"club\"}]'" ;;
esac

case ${PIPELINE_RELAY_IMAGE:+image}${PIPELINE_RELAY_CONNECTION:+connection} in
  image | connection) problem "The Discord relay takes both PIPELINE_RELAY_IMAGE and PIPELINE_RELAY_CONNECTION, or neither." ;;
esac

[ "$problems" -eq 0 ]
