/** The licence of something that comes along. */
export type Licensed = {
  readonly name: string
  readonly version: string
  readonly license: string
  /** The words of its licence files. */
  readonly texts: readonly string[]
}

const line = '-'.repeat(80)

/** All licences of what comes along, the same words once. */
export function noticesOf(all: readonly Licensed[]): string {
  const byText = new Map<string, Licensed[]>()
  for (const one of all) {
    const text =
      one.texts.map(tidy).join(`\n\n`) || `Licence: ${one.license}. The package brings no text of it.`
    byText.set(text, [...(byText.get(text) ?? []), one])
  }
  const parts = [...byText].map(([text, ones]) => {
    const names = ones.map(({ name, version, license }) => `${name} ${version} (${license})`)
    return `${line}\n${names.join('\n')}\n${line}\n\n${text}\n`
  })
  return `第三方组件许可 Licences of what comes along with Bihuan 闭环\n\n${parts.join('\n')}`
}

function tidy(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim()
}
