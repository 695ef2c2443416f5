/** Characters that show nothing, or change how those beside them are shown. Private ones stay: rare names are written with them. */
const unseen = String.raw`[\p{Cc}\p{Cf}\p{Z}\u115F\u1160\u3164\uFFA0]`
const onlyUnseen = new RegExp(`^${unseen}+$`, 'u')
const anyUnseen = new RegExp(unseen, 'u')

/** A text without the marks by which it would be shown, or printed, in another order than it is written. */
export function withoutTurns(text: string): string {
  return text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')
}

/** Whether a text looks empty without being it. */
export function showsNothing(text: string): boolean {
  return onlyUnseen.test(text)
}

/** Whether anything in a name is unseen but plain spaces, so that it could look like another. */
export function holdsUnseen(name: string): boolean {
  return anyUnseen.test(name.replaceAll(' ', '')) || !name.isWellFormed()
}
