import { expect, test } from 'vitest'

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../**/texts/*en.ts', { eager: true })

const things =
  'measures findings parts people persons organizations bodies departments units rows columns sheets pages files forms entries ' +
  'items objects figures reports claims signatures seals rectifications versions proposals passages names namesakes dates days ' +
  'weeks months times places things warnings links regulations conflicts meetings categories templates terms'
const many = new RegExp(`(?<![\\d.,-])1 (?:[a-z]+ )?(?:${things.replaceAll(' ', '|')})\\b`)

/** What a text says of one, as far as it can be said of numbers alone. */
function saidOfOne(text: unknown): string[] {
  if (typeof text === 'function') {
    try {
      return saidOfOne(
        Reflect.apply(
          text,
          null,
          Array.from({ length: text.length }, () => 1),
        ),
      )
    } catch {
      return []
    }
  }
  if (typeof text === 'string') return [text]
  return typeof text === 'object' && text !== null ? Object.values(text).flatMap(saidOfOne) : []
}

test.each(Object.entries(modules))('%s tells one of a thing as one', (_, module) => {
  const wrong = saidOfOne(module).filter((said) => many.test(said))
  expect(wrong).toEqual([])
})
