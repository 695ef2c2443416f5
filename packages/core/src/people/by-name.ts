// Han characters stand by their pinyin, as people look them up; by code point 安 comes after 办.
const pinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })

/** The order in which people and organizations are listed: by pinyin, those of one name by their age. */
export function byName(a: Named, b: Named): number {
  return pinyin.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
}

type Named = { readonly id: string; readonly name: string }
