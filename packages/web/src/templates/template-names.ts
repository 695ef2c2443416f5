import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'

/** A file that somebody chose, as it was read. */
export type TemplateFileChosen = { readonly content: string; readonly name: string }

/** What a file calls its template; null where it says nothing that could be read. */
export function nameIn(content: string): Bilingual | null {
  const name = fieldIn(parsed(content), 'name')
  const [zh, en] = [fieldIn(name, 'zh'), fieldIn(name, 'en')]
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null
}

/** The same file with another name. */
export function withName(content: string, name: Bilingual): string {
  const said = parsed(content)
  return JSON.stringify(typeof said === 'object' ? { ...said, name } : said)
}

/** A name that no other template has: the wanted one, else with the first number that is free behind it. */
export function freeName(wanted: Bilingual, taken: readonly Bilingual[]): Bilingual {
  for (let nth = 1; nth <= taken.length + 1; nth += 1) {
    const name = nth === 1 ? wanted : { zh: `${wanted.zh}（${nth}）`, en: `${wanted.en} (${nth})` }
    if (!taken.some((one) => one.zh === name.zh || one.en === name.en)) return name
  }
  return wanted
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}

function fieldIn(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === field)?.[1]
    : undefined
}
