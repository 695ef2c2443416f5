const flash = [{ outline: '3px solid #c27a00' }, { outline: '3px solid transparent' }]

/** Scrolls a pane, and only it, to a place in it and lets that place flash once. */
export function showInPane(panes: HTMLElement | null, selector: string): void {
  const place = panes?.querySelector<HTMLElement>(selector)
  const pane = place?.closest('.intake-source, .intake-draft')
  if (place === null || place === undefined || pane === null || pane === undefined) return
  pane.scrollTo({ top: place.offsetTop - pane.clientHeight / 4 })
  place.animate(flash, { duration: 1200 })
}
