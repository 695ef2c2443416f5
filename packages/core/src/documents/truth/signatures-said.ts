import { withoutNames } from './clauses.ts'
import { clauseBefore, type Looked, type WorkedOut } from './worked-out.ts'

/** 逐级审核签字116次: how often claims were signed. Of a part of them, or of a time, nobody looks it up. */
export function signaturesIn({ sentence: { text }, numbers, known, counted }: Looked): readonly WorkedOut[] {
  const { signatures } = counted
  if (signatures === undefined) return []
  return numbers.flatMap((number): WorkedOut[] => {
    const head = clauseBefore(text, number.from)
    const behind = /^\s?次/u.exec(text.slice(number.to))
    if (
      behind === null ||
      !/(?:逐级|审核|审签|审批)[^，。；]{0,4}签[字批](?:共|累计|共计|计|达|了)*\s?$/u.test(head)
    )
      return []
    const to = number.to + behind[0].length
    const place = { from: number.from, to, said: text.slice(number.from, to) }
    const isOfPart =
      withoutNames(text, known).found.length > 0 ||
      /\d月|[本上当]月|[本上]周|季度|其中|新增/u.test(text.slice(0, number.from))
    if (isOfPart || number.bound !== null || number.step !== null) return [{ ...place, found: null }]
    const counting = { thing: 'claim', marks: [], within: [] } as const
    return [
      { ...place, found: { recorded: String(signatures), isRight: number.value === signatures, counting } },
    ]
  })
}
