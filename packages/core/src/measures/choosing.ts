/** Of a text so much is shown where one among many is chosen, and then a mark that it goes on. */
export const longestToChoose = 60

/** So many items are named at once by their ids. */
export const mostNamed = 50

/** So many items are answered at once. */
export const mostItems = 500
