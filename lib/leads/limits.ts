/** The most leads one operation hands over. */
export const HAND_OVER_LIMIT = 500;
