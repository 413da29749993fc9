/** What a cohort, a team or a phase of its plan may be called. */
export const MOST_SETUP_NAME = 80;
export const SETUP_NAME = { max: MOST_SETUP_NAME, required: true } as const;
