// For az. The values come out of the shell, as the guide sets them; the toolkit reads azure.parameters.json instead.
using './main.bicep'

param suffix = readEnvironmentVariable('RESOURCE_SUFFIX')
param size = readEnvironmentVariable('SIZE', 'municipality')
param entraAppClientId = readEnvironmentVariable('TAB_CLIENT_ID')
param teamsAppId = readEnvironmentVariable('TEAMS_APP_ID')
param tenants = readEnvironmentVariable('TENANTS')
param domain = readEnvironmentVariable('DOMAIN', '')
param contact = readEnvironmentVariable('CONTACT', '')
param alertEmails = empty(readEnvironmentVariable('ALERT_EMAIL', '')) ? [] : split(readEnvironmentVariable('ALERT_EMAIL', ''), ',')
