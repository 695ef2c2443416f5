const key = 'bihuan.session'

/** Tells the other pages of this browser that who is signed in may have changed. */
export function tellOtherPages(): void {
  try {
    window.localStorage.setItem(key, crypto.getRandomValues(new Uint32Array(2)).join('-'))
  } catch {
    // A browser that keeps nothing has other pages ask when they next ask for anything.
  }
}

/**
 * Keeps what a page shows from whoever comes after its person. A browser puts whole pages away and brings them back as
 * they were, by Back or in another tab; they are put away unseen, and are seen again only when the same person is
 * still signed in. Else they are loaded anew.
 *
 * @param isStillSignedIn asks the server whether the person whom the page was made for is signed in.
 */
export function guardSession(isStillSignedIn: () => Promise<boolean>): () => void {
  const { style } = document.documentElement
  const hide = (): void => void (style.visibility = 'hidden')
  const check = async (): Promise<void> => {
    hide()
    if (await isStillSignedIn().catch(() => false)) style.visibility = ''
    else window.location.reload()
  }
  const onShow = (event: PageTransitionEvent): void => void (event.persisted && check())
  const onStorage = (event: StorageEvent): void => void (event.key === key && check())
  window.addEventListener('pagehide', hide)
  window.addEventListener('pageshow', onShow)
  window.addEventListener('storage', onStorage)
  return () => {
    window.removeEventListener('pagehide', hide)
    window.removeEventListener('pageshow', onShow)
    window.removeEventListener('storage', onStorage)
  }
}
