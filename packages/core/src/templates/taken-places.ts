import type { Bilingual, Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'

/** Which stage or grade of another template takes the place of one that it lacks, by their codes. */
export type TakenPlace = { readonly from: string; readonly to: string }

/** A stage or grade by its code and what a template calls it. */
export type Called = { readonly code: string; readonly name: Bilingual }

/** What is in use and lacking in another template, each once. */
export function lackingIn<One extends Called>(
  used: readonly One[],
  offered: readonly Called[],
): readonly One[] {
  const lacking = used.filter(({ code }) => !offered.some((one) => one.code === code))
  return [...new Map(lacking.map((one) => [one.code, one])).values()]
}

/** What takes the place of each; refused where one is left without, or is to be taken by what there is not. */
export function placesOf(
  lacking: readonly Called[],
  places: readonly TakenPlace[],
  offered: readonly Called[],
): Result<ReadonlyMap<string, Called>, Refusal<'TEMPLATE_PLACES_MISSING'>> {
  const taken = lacking.map((one) => {
    const to = places.find(({ from }) => from === one.code)?.to
    return { one, by: offered.find(({ code }) => code === to) }
  })
  const without = taken.flatMap(({ one, by }) => (by === undefined ? [one.name] : []))
  if (without.length > 0)
    return refuse({
      code: 'TEMPLATE_PLACES_MISSING',
      params: {
        names: without.map(({ zh }) => `“${zh}”`).join('、'),
        namesEn: without.map(({ en }) => `“${en}”`).join(', '),
      },
    })
  return ok(new Map(taken.flatMap(({ one, by }) => (by === undefined ? [] : [[one.code, by] as const]))))
}
