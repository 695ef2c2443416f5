import type { Given } from './sendings.ts'

/** What a file chooser offers; the server looks at the bytes and not at the name. */
export const acceptedFiles =
  '.docx,.pdf,.xlsx,.xlsm,.csv,.tsv,.txt,.md,.html,.htm,.mht,.png,.jpg,.jpeg,.tif,.tiff,.bmp,.webp,.doc,.wps,.xls,.et,.ofd,text/plain,image/*'

/** Files as documents to be read. One takes the name that was typed; others are called after what they hold. */
export function givenFiles(files: Iterable<File>, name: string): Given[] {
  const all = Array.from(files)
  return all.map((file) => ({ name: all.length === 1 ? name : '', file }))
}

/** What a clipboard holds for the intake; words come before a picture of them, which Word and Excel add. */
export type Pasted =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'html'; readonly html: string; readonly words: string }
  | { readonly kind: 'text'; readonly words: string }

/** What is looked at of the clipboard's data. */
export type Clipboard = Pick<DataTransfer, 'getData'> & { readonly files: ArrayLike<File> }

/** Looks what was pasted. HTML counts only where it holds more than words: tables and numbered lists. */
export function pastedFrom(clipboard: Clipboard): Pasted {
  const words = clipboard.getData('text/plain')
  const html = clipboard.getData('text/html')
  if (words.trim() === '' && clipboard.files.length > 0)
    return { kind: 'files', files: Array.from(clipboard.files) }
  if (/<(?:table|ol|ul)\b/i.test(html)) return { kind: 'html', html, words }
  return { kind: 'text', words }
}
