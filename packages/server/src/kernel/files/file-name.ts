import { endingOf } from '@bihuan/core/kernel/evidence-kinds.ts'
import { shortened } from '@bihuan/core/kernel/shortened.ts'

const longestName = 200

/** The name of a file without folders and without characters that hide what it is. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  // Control characters, and marks that reverse the direction of text: "exe.fdp" would read as "pdf.exe" backwards.
  const visible = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim()
  if (visible.length <= longestName) return visible || 'file'
  const { length } = endingOf(visible)
  const ending = length === 0 ? '' : visible.slice(-length - 1)
  return shortened(visible.slice(0, visible.length - ending.length), longestName - ending.length) + ending
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
