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
  none | "") problem "There is no .NET SDK. Install version 10: https://dot.net" ;;
  *) problem "The .NET SDK is $(dotnet --version), and global.json asks for 10. Install it: https://dot.net" ;;
esac

if ! command -v curl >/dev/null; then
  problem "There is no curl, which makes the member key after provisioning. Install it."
fi

case ${PIPELINE_CONNECTIONS:-'[]'} in
  '['*']') ;;
  *) problem "PIPELINE_CONNECTIONS is no JSON array. Write for example: azd env set PIPELINE_CONNECTIONS '[{\"id\":\"mybot\",\"source\":\"telegram\",\"community\":\"club\"}]'" ;;
esac

case ${PIPELINE_SETTINGS:-'{}'} in
  '{'*'}') ;;
  *) problem "PIPELINE_SETTINGS is no JSON object. Write for example: azd env set PIPELINE_SETTINGS '{\"Review__PublicAddress\":\"https://pipeline.example.org\"}'" ;;
esac

case ${PIPELINE_RELAY_IMAGE:+image}${PIPELINE_RELAY_CONNECTION:+connection} in
  image | connection) problem "The Discord relay takes both PIPELINE_RELAY_IMAGE and PIPELINE_RELAY_CONNECTION, or neither." ;;
esac

# What only Azure can tell. azd needs no az, so without one, or not signed in, these are left for the deployment itself to find.
if [ -n "${AZURE_SUBSCRIPTION_ID-}" ] && [ -n "${AZURE_LOCATION-}" ] && az account show --subscription "$AZURE_SUBSCRIPTION_ID" >/dev/null 2>&1; then
  regions=$(az functionapp list-flexconsumption-locations --subscription "$AZURE_SUBSCRIPTION_ID" --query '[].name' --output tsv 2>/dev/null)
  # Its names have been "westeurope" and "West Europe".
  if [ -n "$regions" ] && ! echo "$regions" | tr -d ' ' | grep -qix "$AZURE_LOCATION"; then
    problem "Region $AZURE_LOCATION has no Flex Consumption. Choose another (az functionapp list-flexconsumption-locations), then: azd env set AZURE_LOCATION <region>"
  fi

  # Purge protection keeps the name of a deleted vault taken, and its name follows from the environment's.
  if vaults=$(az keyvault list-deleted --subscription "$AZURE_SUBSCRIPTION_ID" --resource-type vault \
    --query "[?properties.tags.\"azd-env-name\"=='${AZURE_ENV_NAME-}' && properties.location=='$AZURE_LOCATION'].name" --output tsv 2>/dev/null); then
    case ${vaults:+deleted}:${PIPELINE_RECOVER_VAULT:-false} in
      deleted:false) problem "The vault $vaults of an earlier environment of this name is deleted and keeps its name. Take it back, with its secrets: azd env set PIPELINE_RECOVER_VAULT true" ;;
      :true) problem "There is no deleted vault to take back (any more). Run: azd env set PIPELINE_RECOVER_VAULT false" ;;
    esac
  fi

  if [ "${VNET_ENABLED:-false}" = true ] || [ -n "${PIPELINE_RELAY_IMAGE-}" ]; then
    state=$(az provider show --subscription "$AZURE_SUBSCRIPTION_ID" --namespace Microsoft.App --query registrationState --output tsv 2>/dev/null)
    if [ -n "$state" ] && [ "$state" != Registered ]; then
      problem "A virtual network and the relay need the provider Microsoft.App. Run: az provider register --namespace Microsoft.App --wait"
    fi
  fi
fi

[ "$problems" -eq 0 ]
