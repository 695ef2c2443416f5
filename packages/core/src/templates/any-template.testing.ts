import fc from 'fast-check'
import { sampleId } from '../kernel/given.testing.ts'
import type { OrganizationId } from '../kernel/id.ts'
import { measureKinds } from './kinds-of-measures.ts'
import type { ScheduleRules } from './schedule-rules.ts'
import { stageConditions } from './stage-conditions.ts'
import {
  type Grade,
  type LadderCase,
  mostDueSoonDays,
  rungKey,
  signingRoles,
  type Stage,
  type Template,
  type TemplateLadder,
  type TemplateRung,
} from './template.ts'

// Characters and syllables that no shipped template and no form of a document has: what is found of them comes from what was drawn.
const signs = ['苎', '葳', '蕤', '翯', '𠮷', '䶮', '喆', '堃']
const syllables = ['zub', 'qor', 'wex', 'jiv', 'xul']

const zh = (least: number, most: number) =>
  fc.array(fc.constantFrom(...signs), { minLength: least, maxLength: most }).map((drawn) => drawn.join(''))
const en = fc
  .array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 5 })
  .map((drawn) => drawn.join(' '))
const name = fc.record({ zh: zh(4, 12), en })
const sometimes = <Value>(drawn: fc.Arbitrary<Value>) => fc.option(drawn, { nil: undefined })

const demands = fc.record({
  withinDays: sometimes(fc.integer({ min: 0, max: 400 })),
  meeting: sometimes(fc.constant(true as const)),
  principal: sometimes(fc.constant(true as const)),
  team: sometimes(fc.constant(true as const)),
  checkIn: sometimes(fc.constantFrom('weekly' as const, 'monthly' as const)),
  listed: sometimes(fc.constant(true as const)),
})

function coded(prefix: string, at: number): string {
  return `${prefix}${String.fromCharCode(97 + at)}`
}

const grades: fc.Arbitrary<readonly Grade[]> = fc
  .array(fc.record({ name, demands: sometimes(demands) }), { maxLength: 4 })
  .map((drawn) => drawn.map((one, at) => ({ code: coded('level', at), ...one })))

const stages: fc.Arbitrary<readonly Stage[]> = fc
  .array(
    fc.record({
      name,
      days: fc.option(fc.integer({ min: 0, max: 120 })),
      // What codes of their own wait for by themselves is nothing: every condition is said.
      conditions: sometimes(fc.subarray([...stageConditions], { maxLength: 3 })),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drawn) => drawn.map((one, at) => ({ code: coded('phase', at), ...one })))

function schedule(those: readonly Stage[]): fc.Arbitrary<ScheduleRules> {
  const codes = those.map(({ code }) => code)
  const milestones = fc
    .array(fc.record({ name, at: fc.integer({ min: 1, max: 100 }) }), { maxLength: 4 })
    .map((drawn) => drawn.toSorted((one, other) => one.at - other.at))
  const days = fc.tuple(...measureKinds.map(() => fc.integer({ min: 1, max: 40 })))
  return fc
    .record({
      works: fc.nat(codes.length - 1),
      after: fc.nat(3),
      days,
      milestones,
      mostAWeek: fc.integer({ min: 1, max: 9 }),
    })
    .map((drawn) => ({
      works: codes[drawn.works] ?? '',
      ends: codes[Math.min(codes.length - 1, drawn.works + drawn.after)] ?? '',
      workingDays: {
        routine: drawn.days[0] ?? 1,
        regulation: drawn.days[1] ?? 1,
        recovery: drawn.days[2] ?? 1,
        accountability: drawn.days[3] ?? 1,
        sameCheck: drawn.days[4] ?? 1,
        special: drawn.days[5] ?? 1,
      },
      milestones: { regulation: drawn.milestones },
      mostAWeek: drawn.mostAWeek,
    }))
}

function ladder(organizations: readonly OrganizationId[]): fc.Arbitrary<TemplateLadder> {
  const rung: fc.Arbitrary<TemplateRung> = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...signingRoles) },
    { weight: 2, arbitrary: fc.record({ organization: fc.constantFrom(...organizations), name }) },
    {
      weight: 2,
      arbitrary: fc.record({
        resolution: fc.constantFrom('groupA', 'groupB'),
        name,
        atLeast: sometimes(fc.integer({ min: 1, max: 3 })),
      }),
    },
  )
  return fc
    .uniqueArray(rung, { minLength: 1, maxLength: 6, selector: rungKey })
    .map(([first = 'head', ...others]) => [first, ...others])
}

function ladders(
  those: readonly Grade[],
  organizations: readonly OrganizationId[],
): fc.Arbitrary<Template['ladders']> {
  const codes = those.map(({ code }) => code)
  const which: fc.Arbitrary<LadderCase> = fc.record({
    item: sometimes(fc.constantFrom('measure' as const, 'finding' as const)),
    kinds: sometimes(fc.subarray([...measureKinds], { minLength: 1 })),
    grades: codes.length === 0 ? fc.constant(undefined) : sometimes(fc.subarray(codes, { minLength: 1 })),
  })
  const first = fc.array(fc.record({ for: which, rungs: ladder(organizations) }), { maxLength: 4 })
  const last = ladder(organizations).map((rungs) => ({ for: {}, rungs }))
  return fc.tuple(first, last).map(([some, rest]) => [...some, rest])
}

/**
 * Templates that nobody has seen: stages, grades with what they demand, ladders by role, by organization and by meeting, lists,
 * lights, days and words. No name in them is one of a shipped template.
 *
 * @param organizations those whose heads sign rungs: there have to be such
 */
export function anyTemplate(
  organizations: readonly OrganizationId[] = [2, 3].map((place) => sampleId<'organization'>(place)),
): fc.Arbitrary<Template> {
  return fc.tuple(grades, stages).chain(([drawnGrades, drawnStages]) =>
    fc.record({
      name,
      source: name,
      note: fc.record({ zh: zh(1, 40), en }),
      notice: fc.record({ rectification: zh(3, 8), took: zh(3, 8), opinion: zh(3, 8) }),
      lists: fc.record({ findings: name, measures: name, duties: name }),
      documents: fc.constant([]),
      stages: fc.constant(drawnStages),
      schedule: sometimes(schedule(drawnStages)),
      immediateDays: sometimes(fc.integer({ min: 0, max: 60 })),
      grades: fc.constant(drawnGrades),
      lights: fc.record({ dueSoonDays: fc.integer({ min: 0, max: mostDueSoonDays }) }),
      ladders: ladders(drawnGrades, organizations),
      objectLadder: sometimes(fc.subarray([...signingRoles], { minLength: 1, maxLength: 3 })),
    }),
  )
}
