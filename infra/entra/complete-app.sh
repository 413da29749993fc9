#!/usr/bin/env bash
# Gives the Entra app what Bicep cannot: its address, the scope access_as_user, the clients of Microsoft 365 that may ask
# for it, and trust in the managed identity instead of a secret. Run it again after every change of domain or identity.
#
#   infra/entra/complete-app.sh
#
# Reads TAB_CLIENT_ID, BOT_DOMAIN and IDENTITY_PRINCIPAL_ID; LEDTRAD_GRAPH=on asks for the permissions of that part too.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
: "${TAB_CLIENT_ID:?is what register-app.sh has printed}"
: "${BOT_DOMAIN:?is an output of the deployment}"
: "${IDENTITY_PRINCIPAL_ID:?is an output of the deployment}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

object_id=$(az ad app show --id "$TAB_CLIENT_ID" --query id --output tsv)
tenant_id=$(az account show --query tenantId --output tsv)

# Twice: a client can be trusted only with a scope that is there already. Where it is, its clients keep it meanwhile.
patch() {
  az rest --method PATCH --uri "https://graph.microsoft.com/v1.0/applications/$object_id" \
    --headers Content-Type=application/json --body "@$1" --output none
}
if [ -z "$(az ad app show --id "$TAB_CLIENT_ID" --query "api.oauth2PermissionScopes[?value=='access_as_user'].id" --output tsv)" ]; then
  node "$here/fill-manifest.mjs" --without-clients >"$work/first.json"
  patch "$work/first.json"
fi
node "$here/fill-manifest.mjs" >"$work/whole.json"
patch "$work/whole.json"
echo "The app answers to api://$BOT_DOMAIN/$TAB_CLIENT_ID."

cat >"$work/trust.json" <<JSON
{
  "name": "ledtrad-identity",
  "description": "The managed identity of the processes",
  "issuer": "https://login.microsoftonline.com/$tenant_id/v2.0",
  "subject": "$IDENTITY_PRINCIPAL_ID",
  "audiences": ["api://AzureADTokenExchange"]
}
JSON
if [ -z "$(az ad app federated-credential list --id "$TAB_CLIENT_ID" --query "[?name=='ledtrad-identity'].id" --output tsv)" ]; then
  az ad app federated-credential create --id "$TAB_CLIENT_ID" --parameters "@$work/trust.json" --output none
else
  az ad app federated-credential update --id "$TAB_CLIENT_ID" --federated-credential-id ledtrad-identity --parameters "@$work/trust.json" --output none
fi
echo "The app trusts the identity $IDENTITY_PRINCIPAL_ID."
