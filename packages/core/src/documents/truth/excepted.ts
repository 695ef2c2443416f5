import { type Counting, recordsCounted } from './counted-records.ts'
import { phraseOf } from './phrase.ts'
import type { Looked, WorkedOut } from './worked-out.ts'

/** 除组织人事局外，其余8个部门: how many are left without those who are named. */
export function exceptedIn({ sentence: { text }, numbers, known, counted }: Looked): readonly WorkedOut[] {
  const except = /除(?<names>[^，。；]{1,60}?)(?:以|之)?外/u.exec(text)
  if (except === null) return []
  const { names } = phraseOf(except.groups?.['names'] ?? '', known)
  const owners = new Set(counted.records.flatMap(({ thing, name }) => (thing === 'owner' ? [name] : [])))
  const named = names.filter((name) => owners.has(name))
  if (named.length === 0 || named.length < names.length) return []
  return numbers.flatMap((number): WorkedOut[] => {
    const behind = /^\s?[家个](?:责任|牵头)?(?:单位|部门)/u.exec(text.slice(number.to))
    if (behind === null || !/(?:其余|其他|其它|余下|剩余)的?$/u.test(text.slice(0, number.from))) return []
    const counting: Counting = { thing: 'owner', marks: [], within: [] }
    const left = recordsCounted(counted, counting).length - named.length
    const to = number.to + behind[0].length
    const found = { recorded: String(left), isRight: left === number.value, counting }
    return [{ from: number.from, to, said: text.slice(number.from, to), found }]
  })
}
