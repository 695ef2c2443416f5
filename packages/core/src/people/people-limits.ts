/** So many people are offered at most before whoever chooses types. */
export const mostOffered = 200

/** So many people are shown on one page at most: of more, whoever looks types a part of the name. */
export const mostOnPage = 1_000

/** So many people are shown at first, and at a time. */
export const peopleOfPage = 50
