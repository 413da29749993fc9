/** The bot's, in tokens and activities alike. */
export const APP_ID = '5c0e7b1a-93d4-4f26-8a1b-c7d2e9f04b63';
