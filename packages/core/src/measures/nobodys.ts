/** So many findings that are in nobody’s hands are listed; there may be more. */
export const mostNobodysFindings = 50
