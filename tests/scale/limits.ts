/** What others set, and what our own settings can hold. */
export const LIMITS = {
  /** Azure, Scalability and performance targets for Table storage: rows of 1 KiB a second. */
  partitionRows: 2_000,
  /** The same page: requests a second of a storage account, by rows of 1 KiB. */
  accountRequests: 20_000,
  /** Linux, MAX_ARG_STRLEN: one environment variable with its name and its end. */
  settingBytes: 128 * 1024,
} as const;

const SETTING = 'LEDTRAD_TENANTS=';
/** With the comma, or the end, after it. */
const TENANT_BYTES = 37;

/** So many tenants fit in one deployment's `LEDTRAD_TENANTS`; with one more no process starts. */
export const MOST_TENANTS = Math.floor((LIMITS.settingBytes - SETTING.length) / TENANT_BYTES);
