/**
 * What somebody cannot see of what is shown: what reaches beyond the window, and words that are cut without a sign of it. What can
 * be scrolled to is seen; so is what ends in dots or is folded to a number of lines.
 */
export function unseen(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const wider = scrollWidth - clientWidth
  const texts = [...document.body.querySelectorAll(':not(textarea)')].filter(
    (element) => hasWords(element) && isShown(element),
  )
  return [
    ...(wider > 0 ? [`the page is ${wider} px wider than the window`] : []),
    ...texts.flatMap((element) => {
      const why = whyUnseen(element)
      return why === null ? [] : [`${why}: ${element.textContent.trim().slice(0, 40)}`]
    }),
  ]
}

function hasWords(element: Element): boolean {
  return [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
  )
}

function isShown(element: Element): boolean {
  if (getComputedStyle(element).visibility === 'hidden') return false
  // What is there for screen readers alone is one pixel large, or cut away.
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { opacity, clip, clipPath, overflowX } = getComputedStyle(at)
    if (opacity === '0' || clip.startsWith('rect(0') || clipPath.startsWith('inset(50%')) return false
    const { width, height } = at.getBoundingClientRect()
    if (isCutting(overflowX) && (width <= 1 || height <= 1)) return false
  }
  return true
}

function whyUnseen(element: Element): string | null {
  const words = document.createRange()
  words.selectNodeContents(element)
  const { left, right, top, bottom } = words.getBoundingClientRect()
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(at)
    if ([overflowX, overflowY].some((one) => one === 'auto' || one === 'scroll')) return null
    if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') return null
    const box = at.getBoundingClientRect()
    if (isCutting(overflowX) && (right > box.right + 1 || left < box.left - 1)) return 'cut at the side'
    if (isCutting(overflowY) && (bottom > box.bottom + 1 || top < box.top - 1)) return 'cut below'
  }
  return right > window.innerWidth + 1 || left < -1 ? 'beyond the window' : null
}

function isCutting(overflow: string): boolean {
  return overflow === 'hidden' || overflow === 'clip'
}
