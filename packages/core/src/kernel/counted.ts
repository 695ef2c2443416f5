/** Of what a list does not show so many are counted; a number above says only that there are more. */
export const mostCounted = 1_000

/** Whether a number of a list only says that there are more than it counts. */
export function isBeyondCount(number: number): boolean {
  return number > mostCounted
}

/** So much of what a person holds is counted for a list of persons; a number above says only that there is more. */
export const mostHeld = 20

/** So many hits of a search are counted: each has to be looked at. A number above says only that there are more. */
export const mostFound = 200
