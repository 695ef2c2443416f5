const flash = [{ outline: '3px solid #c27a00' }, { outline: '3px solid transparent' }]

/** Scrolls the source, and only it, to the first of the places that is there, and lets it flash once after a jump. */
export function showInPane(panes: HTMLElement | null, selectors: readonly string[]): void {
  const pane = panes?.querySelector<HTMLElement>('.intake-source')
  if (pane === null || pane === undefined) return
  const place = selectors
    .map((selector) => pane.querySelector<HTMLElement>(selector))
    .find((found) => found !== null)
  if (place === undefined || place === null) return
  if (jump(pane, place)) place.animate(flash, { duration: 1200 })
  settle(pane, place, mostFrames)
}

const mostFrames = 4

// Blocks out of sight are as high as the browser guesses until they are drawn, some frames after they came near.
function settle(pane: HTMLElement, place: HTMLElement, frames: number): void {
  requestAnimationFrame(() => {
    jump(pane, place)
    if (frames > 1 && place.isConnected) settle(pane, place, frames - 1)
  })
}

function jump(pane: HTMLElement, place: HTMLElement): boolean {
  const top = topIn(pane, place)
  if (top >= 0 && top + Math.min(place.offsetHeight, 60) <= pane.clientHeight) return false
  pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight / 4 })
  return true
}

/** Brings the row of the cursor into sight without moving the page. */
export function scrollToItem(panes: HTMLElement | null): void {
  const row = panes?.querySelector<HTMLElement>('[data-cursor]')
  const pane = row?.closest<HTMLElement>('.intake-draft')
  if (row === null || row === undefined || pane === null || pane === undefined) return
  const top = topIn(pane, row)
  const margin = 40
  if (top < margin) pane.scrollTop += top - margin
  else if (top + row.offsetHeight > pane.clientHeight - margin)
    pane.scrollTop += Math.min(top - margin, top + row.offsetHeight - pane.clientHeight + margin)
}

function topIn(pane: HTMLElement, place: HTMLElement): number {
  return place.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientTop
}
