const flash = [{ outline: '3px solid #c27a00' }, { outline: '3px solid transparent' }]

/** Scrolls to a place in the other pane and lets it flash once. */
export function showInPane(panes: HTMLElement | null, selector: string): void {
  const place = panes?.querySelector(selector)
  if (place === null || place === undefined) return
  place.scrollIntoView({ block: 'nearest' })
  place.animate(flash, { duration: 1200 })
}
