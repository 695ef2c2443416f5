import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { dayAhead, type Theatre } from './theatre.ts'
import { add, onMeasure } from './forms-of-items.ts'

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

/** A first extension within the final day: a liaison prepares it, and the leader grants it. */
export async function liveOfPrepared(
  theatre: Theatre,
  finding: FindingView,
  assignment: Parameters<ReturnType<Theatre['as']>['measures']['assign']>[0]['changes'],
): Promise<void> {
  const coordinator = theatre.as('coordinator')
  const dated = async (text: string, days: number): Promise<MeasureView> => {
    const measure = await add(theatre, finding, text)
    const changes = { ...assignment, dueOn: dayAhead(theatre, days) }
    return coordinator.measures.assign({ ...onMeasure(theatre, measure), changes })
  }
  await dated('年度复查', 400)
  const measure = await dated('更换档案柜', 30)
  const asking = { until: dayAhead(theatre, 60), reason: '采购流标', text: '已重新招标', fileIds: [] }
  const asked = await theatre
    .as('handler')
    .measures.askExtension({ ...onMeasure(theatre, measure), ...asking })
  const liaison = theatre.asLiaison('secondHandler', measure.id)
  const said = { until: dayAhead(theatre, 50), words: '可延至月底' }
  const prepared = await liaison.measures.prepareExtension({ ...onMeasure(theatre, asked), ...said })
  await theatre.as('leader').measures.decideExtension({ ...onMeasure(theatre, prepared), ...said })
}
