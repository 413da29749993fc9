#!/usr/bin/env bash
# Makes the Entra app that the tab signs in with and the bot is, if it is not there yet, and prints its ids. Multi-tenant,
# without a secret. Run it as often as you like; complete-app.sh does the rest once the resources are there.
#
#   az login, then: infra/entra/register-app.sh
#
# Reads APP_NAME_SUFFIX (what stands after the name; may be empty) and TAB_CLIENT_ID (to take a certain app).
set -euo pipefail

name="Ledtråd${APP_NAME_SUFFIX:-}"
case $name in *\'*) echo "The name must not hold an apostrophe." >&2; exit 1 ;; esac

client_id=${TAB_CLIENT_ID:-}
if [ -z "$client_id" ]; then
  found=$(az ad app list --filter "displayName eq '$name'" --query '[].appId' --output tsv)
  if [ "$(printf '%s' "$found" | grep -c .)" -gt 1 ]; then
    echo "There are several apps called $name. Say which one: TAB_CLIENT_ID=… $0" >&2
    exit 1
  fi
  client_id=$found
fi
if [ -z "$client_id" ]; then
  client_id=$(az ad app create --display-name "$name" --sign-in-audience AzureADMultipleOrgs --query appId --output tsv)
fi

# What an app may do in a tenant hangs on its service principal there; this is the one in its home.
if ! az ad sp show --id "$client_id" --output none 2>/dev/null; then
  az ad sp create --id "$client_id" --output none
fi

# An empty line first: an editor may have left the file that these are added to without an end of its last line.
echo
echo "TAB_CLIENT_ID=$client_id"
echo "TEAMS_APP_TENANT_ID=$(az account show --query tenantId --output tsv)"
