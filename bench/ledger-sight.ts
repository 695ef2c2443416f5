import { addDays, day } from '@bihuan/core/kernel/day.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { measureStatuses } from '@bihuan/core/measures/labels.ts'
import { ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import type { LedgerFinding, LedgerMeasure } from '@bihuan/core/measures/ledger-layout.ts'
import type { LedgerSight } from '@bihuan/core/measures/ledger-sheet.ts'
import { lightOf } from '@bihuan/core/measures/light.ts'
import { nothingAssigned } from '@bihuan/core/measures/measure.testing.ts'
import { chanceFrom } from './chance.ts'
import { findingTitle, measureText, reportText } from './texts.ts'

const measuresEach = 3
const today = day('2026-11-26')
const departments = ['资产管理科', '规划建设局', '党政办公室', '财政局']
const people = ['白露', '陶然', '陆川', '方圆']

/** A ledger with so many measures, three under each finding; the same each time. */
export function aLedgerSight(measureCount: number): LedgerSight {
  const chance = chanceFrom(9)
  const named = (names: readonly string[]) => ({ id: chance.id<'person'>(0), name: chance.pick(names) })
  const findings = Array.from(
    { length: Math.ceil(measureCount / measuresEach) },
    (_, at): LedgerFinding => ({
      id: chance.id(at),
      category: { id: chance.id(at), name: `第${(at % 4) + 1}方面` },
      ordinal: at + 1,
      number: String(at + 1),
      title: findingTitle(chance),
      status: 'open',
      mergedInto: null,
      closedAt: null,
      verdict: null,
      effect: null,
      owner: null,
      leader: null,
      measures: measuresEach,
      measuresVoided: 0,
      measuresMerged: 0,
      measuresClosed: 0,
      measuresClosedBefore: 0,
      measuresFurther: 0,
      measuresBegun: 1,
      measuresFurtherClosed: 0,
    }),
  )
  const measures = findings.flatMap(({ id: findingId }, at) =>
    Array.from({ length: measuresEach }, (_, index): LedgerMeasure => {
      const status = chance.pick(measureStatuses)
      const dueOn = addDays(today, chance.below(700) - 200)
      return {
        id: chance.id(at),
        findingId,
        ordinal: index + 1,
        text: measureText(chance),
        ...nothingAssigned,
        figures: [],
        target: '形成长效机制',
        status,
        closedAt: status === 'closed' ? '2026-10-01T04:00:00.000Z' : null,
        leader: named(people),
        owner: named(departments),
        handler: named(people),
        dueOn,
        checkInFrom: null,
        light: lightOf({ status, dueOn }, { today, dueSoonDays: 10 }),
        evidenceCount: chance.below(4),
        isClosedBefore: false,
        mergedInto: null,
        againstPlan: null,
        extensions: 0,
        firstDueOn: null,
        further: 0,
        lastProgress: reportText(chance),
        lastProgressAt: '2026-11-20T01:00:00.000Z',
        sourceState: null,
      }
    }),
  )
  return {
    name: '2026年巡察整改',
    today,
    entry: 12_345,
    findings,
    measures: measures.slice(0, measureCount),
    further: [],
    columns: ledgerColumns,
    group: 'finding',
    isOrdered: true,
    words: { language: 'zh', zone: defaultZone },
  }
}
