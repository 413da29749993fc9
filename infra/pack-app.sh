#!/usr/bin/env bash
# Makes dist/azure.zip: the compiled bot, the built tab, and the packages that they run on. After `npm ci`, from anywhere.
# It installs those packages anew in a folder of its own, so that the ones to work with here stay as they are.
set -euo pipefail

cd "$(dirname "$0")/.."
npm run build

rm -rf dist/azure dist/azure.zip
mkdir -p dist/azure/dist
cp package.json package-lock.json .npmrc dist/azure/
cp -R dist/bot dist/tab dist/azure/dist/
cd dist/azure
npm ci --omit=dev
zip -qry ../azure.zip .
cd ../..
rm -rf dist/azure
echo "dist/azure.zip is $(($(wc -c <dist/azure.zip) / 1024 / 1024)) MB."
