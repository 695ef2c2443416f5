import { createHash } from 'node:crypto'

/**
 * What begins the name of every cookie of ours. It follows from the secret of the installation, because browsers tell
 * cookies apart by host and not by port: two installations on one host must not take each other's.
 */
export function cookiePrefix(secret: string): string {
  return `bihuan-${createHash('sha256').update(`cookies of ${secret}`).digest('hex').slice(0, 10)}`
}

/** The values that a request sends under a name, with or without the mark of cookies that only travel encrypted. */
export function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '').split(/; */).flatMap((cookie) => {
    const [given = '', value = ''] = cookie.split('=', 2)
    return given === name || given === `__Secure-${name}` ? [decode(value)] : []
  })
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
