const ID = '11111111-1111-4111-8111-111111111111';

/** What a production process cannot do without, made up; every id the same. */
export const REQUIRED_SETTINGS = {
  LEDTRAD_STORAGE_URL: 'https://konto.table.core.windows.net',
  LEDTRAD_BOT_ID: ID,
  LEDTRAD_BOT_TENANT_ID: ID,
  LEDTRAD_IDENTITY_CLIENT_ID: ID,
  LEDTRAD_TAB_CLIENT_ID: ID,
  LEDTRAD_TAB_IDENTIFIER_URI: `api://ledtrad.example/${ID}`,
  LEDTRAD_TEAMS_APP_ID: ID,
  LEDTRAD_TENANTS: ID,
};
