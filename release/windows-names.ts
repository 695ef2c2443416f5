/** Windows takes 260 characters with the drive and the folders above; this leaves 60 for those. */
export const longestPath = 200

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Which paths of an archive cannot be unpacked on Windows, and why. */
export function windowsFaults(paths: readonly string[]): string[] {
  const seen = new Map<string, string>()
  return paths.flatMap((path) => {
    const other = seen.get(path.toLowerCase())
    seen.set(path.toLowerCase(), path)
    const faults = path.split('/').flatMap(faultsOf)
    if (path.length > longestPath) faults.push('is too long')
    if (other !== undefined) faults.push(`is the same as ${other}`)
    return faults.map((fault) => `${path} ${fault}`)
  })
}

function faultsOf(name: string): string[] {
  // Below the space are control characters.
  const isForbidden = name.split('').some((sign) => '<>:"|?*\\'.includes(sign) || sign < ' ')
  return [
    ...(isForbidden ? ['has a forbidden sign'] : []),
    ...(/[. ]$/.test(name) ? ['ends in a dot or space'] : []),
    ...(reserved.test(name) ? ['is the name of a device'] : []),
  ]
}
