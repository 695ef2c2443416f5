/** Told to the part of the shell that shows files to fetch; it is fetched after the page, and nothing else knows it. */
export const outputsWanted = 'bihuan:outputs'

/** Opens the files to fetch over whatever page there is, as soon as what shows them is there. */
export function openOutputs(): void {
  sessionStorage.setItem(outputsWanted, 'wanted')
  window.dispatchEvent(new Event(outputsWanted))
}

/** Whether somebody wants to see them; asked once for each time. */
export function takeWanted(): boolean {
  const isWanted = sessionStorage.getItem(outputsWanted) !== null
  sessionStorage.removeItem(outputsWanted)
  return isWanted
}
