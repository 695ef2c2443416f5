import { laterStylesAddress } from './later-styles-address.ts'

let coming: Promise<void> | null = null

/** Asks for antd's styles of what opens over a page, and of what only some pages show. */
export function beginLaterStyles(): void {
  coming ??= laterStylesAddress === null ? Promise.resolve() : added(laterStylesAddress)
}

/** Comes to an end when those styles are there, if somebody has asked for them. */
export async function laterStyles(): Promise<void> {
  await coming
}

/** Before ours, which differ from antd's where both say something. */
function added(address: string): Promise<void> {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.crossOrigin = ''
  link.href = address
  const { promise, resolve } = Promise.withResolvers<void>()
  link.addEventListener('load', () => resolve())
  link.addEventListener('error', () => {
    // What needs them is drawn all the same, and whoever needs them next asks again.
    link.remove()
    coming = null
    resolve()
  })
  document.querySelector('link[rel=stylesheet]')?.before(link)
  return promise
}
