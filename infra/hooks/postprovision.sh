#!/bin/sh
# azd runs this after it has provisioned: it tells which addresses to register on the platforms, and makes the key that member ids
# are derived from. Without it the app does not start, and with another one it would take every member for a new one, so only the vault's
# own word that it has none lets this make one.
set -eu

if [ -n "${PIPELINE_WEBHOOKS-}" ]; then
  echo "Register these addresses on the platforms (README, Connect …):"
  for address in $PIPELINE_WEBHOOKS; do
    echo "  $address"
  done
else
  echo "No connection is configured yet: azd env set PIPELINE_CONNECTIONS '[…]' (README, Deploying to Azure), then azd up again."
fi

vault=${AZURE_KEY_VAULT_NAME:?azd sets it from the outputs of the deployment}
secret="https://$vault.vault.azure.net/secrets/member-key?api-version=7.4"
token=$(azd auth token --scope https://vault.azure.net/.default --output json | sed -n 's/.*"token": *"\([^"]*\)".*/\1/p')
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# Method, then lines of curl's configuration. They and the token go over standard input, where no list of processes shows them.
ask() {
  printf 'header = "Authorization: Bearer %s"\n%s\n' "$token" "${2-}" \
    | curl --silent --show-error --config - --request "$1" --output "$answer" --write-out '%{http_code}' "$secret"
}

# A role that was given a moment ago takes some minutes to count.
status=$(ask GET)
attempt=1
while [ "$status" = 403 ] && [ "$attempt" -lt 30 ]; do
  sleep 10
  attempt=$((attempt + 1))
  status=$(ask GET)
done

if [ "$status" = 200 ]; then
  exit 0
fi

if [ "$status" = 404 ] && grep -q SecretNotFound "$answer"; then
  key=$(head -c 32 /dev/urandom | base64 | tr -d '\n')
  status=$(ask PUT "header = \"Content-Type: application/json\"
data = \"{\\\"value\\\":\\\"$key\\\"}\"")
  if [ "$status" = 200 ]; then
    echo "The vault $vault has a new secret, member-key. It must never change: member ids are derived from it."
    exit 0
  fi
fi

echo "The vault $vault answered $status: $(cat "$answer")" >&2
echo "Set its secret member-key yourself, once and for all, to what 'openssl rand -base64 32' prints; then run azd up again." >&2
exit 1
