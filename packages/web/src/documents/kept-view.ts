/** How a paper is looked at: page by page as it is printed, or as text. */
export type PaperView = 'pages' | 'text'

const keptAs = 'bihuan.paper'

/** How somebody last wished to look at papers in this window; page by page at first. */
export function keptView(): PaperView {
  return sessionStorage.getItem(keptAs) === 'text' ? 'text' : 'pages'
}

/** Keeps it until the window is closed. */
export function keepView(view: PaperView): void {
  sessionStorage.setItem(keptAs, view)
}
