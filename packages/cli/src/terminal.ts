/** Where a command writes; tests give their own. */
export type Terminal = { readonly out: (text: string) => void; readonly error: (text: string) => void }

/** A line in both languages. */
export function bilingualLine(zh: string, en: string): string {
  return `${zh}\n${en}\n`
}
