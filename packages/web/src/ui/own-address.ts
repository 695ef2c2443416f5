/**
 * An address that came from outside, as a path of this application: `/` unless it is one beyond doubt. Browsers read
 * backslashes as slashes and skip blanks and control characters, so whatever holds one of them is not followed.
 */
export function ownPath(address: unknown, origin: string = window.location.origin): string {
  if (typeof address !== 'string' || !/^\/[!-[\]-~\u{a1}-\u{d7ff}\u{e000}-\u{10ffff}]*$/u.test(address))
    return '/'
  if (!URL.canParse(address, origin)) return '/'
  const { origin: leadsTo, pathname, search, hash, username } = new URL(address, origin)
  // `/.//elsewhere` becomes `//elsewhere` only by being resolved.
  const isOwn = leadsTo === origin && username === '' && !pathname.startsWith('//')
  return isOwn ? pathname + search + hash : '/'
}
