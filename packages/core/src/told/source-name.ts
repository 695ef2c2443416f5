/** What a source is called of which nobody knows what it is called. */
const unnamedSource = '来源材料'

/**
 * What a document is called where its words are told: as whoever took it in called it, else by its title. The rectification that was made
 * of it says those words nowhere, so that its name is none.
 */
export function sourceNameOf({
  given,
  title,
  rectification,
}: {
  readonly given: string
  readonly title: string | null
  readonly rectification: string
}): string {
  const names = [given, title?.replaceAll(/\s+/gu, ' ') ?? ''].map((name) => name.trim())
  return names.find((name) => name !== '' && name !== rectification.trim()) ?? unnamedSource
}
