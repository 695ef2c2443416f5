/** The day on which the house is looked at, so that as much is late in every run. */
export const isoDay = '2026-11-26'
