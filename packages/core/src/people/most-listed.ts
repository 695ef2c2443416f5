/** The most rows of one list: twice what a district has of people and organizations. */
export const mostListed = 10_000
