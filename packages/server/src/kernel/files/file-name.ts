const longestName = 200

/** The name of a file without folders and without characters that hide what it is. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  // Control characters, and marks that reverse the direction of text: "exe.fdp" would read as "pdf.exe" backwards.
  const visible = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim()
  const extension = extensionOf(visible)
  if (visible.length <= longestName) return visible || 'file'
  return `${visible.slice(0, longestName - extension.length - 1)}.${extension}`
}

/** The ending of a name in lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([^.]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The header that makes a browser save a file under its name, in whatever language that is. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
