/** What the address of the overview says: words in the names, and whether a new one is being made. */
export type OverviewSearch = { create?: true; q?: string }
