/** How a paper is looked at: page by page as it is printed, or as text. */
export type PaperView = 'pages' | 'text'

/** Under which name the window keeps how somebody last wished to look at papers. */
export const keptAs = 'bihuan.paper'

/** Whether that is as text; page by page at first. */
export function isTextKept(): boolean {
  return sessionStorage.getItem(keptAs) === 'text'
}
