// For az. The values come out of the shell, as the guide sets them; the toolkit reads azure.parameters.json instead.
using './main.bicep'

param suffix = readEnvironmentVariable('RESOURCE_SUFFIX')
param size = readEnvironmentVariable('SIZE', 'municipality')
param entraAppClientId = readEnvironmentVariable('TAB_CLIENT_ID')
param botType = readEnvironmentVariable('LEDTRAD_BOT_TYPE', 'SingleTenant')
param teamsAppId = readEnvironmentVariable('TEAMS_APP_ID')
param tenants = readEnvironmentVariable('LEDTRAD_TENANTS')
param contact = readEnvironmentVariable('LEDTRAD_CONTACT', '')
param domain = readEnvironmentVariable('DOMAIN', '')
param programmes = readEnvironmentVariable('LEDTRAD_PROGRAMMES', '')
param calendars = readEnvironmentVariable('LEDTRAD_CALENDARS', '')
param logLevel = readEnvironmentVariable('LEDTRAD_LOG_LEVEL', 'info')
param alertEmails = empty(readEnvironmentVariable('ALERT_EMAIL', '')) ? [] : split(readEnvironmentVariable('ALERT_EMAIL', ''), ',')
param scaleByOldestDue = bool(readEnvironmentVariable('SCALE_BY_OLDEST_DUE', 'false'))
param auditPolicyLocked = bool(readEnvironmentVariable('AUDIT_POLICY_LOCKED', 'false'))
param storageLogs = bool(readEnvironmentVariable('STORAGE_LOGS', 'false'))
param locks = bool(readEnvironmentVariable('LOCKS', 'true'))
