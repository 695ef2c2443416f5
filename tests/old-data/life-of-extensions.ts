import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { dayAhead, type Theatre } from './theatre.ts'
import { onMeasure } from './forms-of-items.ts'

/** More time asked for, taken back, asked for again and refused, asked for once more and granted until another day. */
export async function liveOfExtensions(theatre: Theatre, started: MeasureView): Promise<MeasureView> {
  const { measures } = theatre.as('handler')
  const asking = {
    until: dayAhead(theatre, 120),
    reason: '等待上级批复',
    text: '已报送请示',
    fileIds: [],
  }
  const ask = (measure: MeasureView) => measures.askExtension({ ...onMeasure(theatre, measure), ...asking })
  const decide = async (measure: MeasureView, words: string, until?: typeof asking.until) => {
    // Beyond the last day of all: the principal decides.
    const who = measure.extension?.isForPrincipal === true ? 'principal' : 'leader'
    return theatre.as(who).measures.decideExtension({ ...onMeasure(theatre, measure), words, until })
  }
  const back = await measures.withdrawExtension(onMeasure(theatre, await ask(started)))
  const refused = await decide(await ask(back), '请按期完成')
  return decide(await ask(refused), '春节顺延', dayAhead(theatre, 135))
}
