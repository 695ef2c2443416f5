import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldChangeView } from '../additions.contract.ts'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/id.ts'
import type { Draft, DraftFinding, DraftMeasure } from '../../reading/draft.ts'
import { nothingStated } from '../../reading/stated.ts'
import { emptyDraft } from '../review/drafts.testing.ts'
import type { ExistingFinding, ExistingMeasure } from './differences.ts'
import { matchByHand, matchDraft, relativesOf } from './match-draft.ts'
import { readText } from '../../reading/read-text.ts'

const nobody = { organizations: [], persons: [], settled: [] }
const passage = { start: 0, end: 0 }

function idAt<Kind extends string>(at: number): ReturnType<typeof id<Kind>> {
  return id<Kind>(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`)
}

function aFinding(title: string | null, rest: Partial<DraftFinding> = {}): DraftFinding {
  const silent = { status: null, statusRaw: null, ...nothingStated() }
  return { number: null, path: [], title, ...silent, passage, measures: [], ...rest }
}

function aMeasure(text: string, rest: Partial<DraftMeasure> = {}): DraftMeasure {
  return { text, passage, ...nothingStated(), ...rest }
}

function aDraft(...findings: DraftFinding[]): Draft {
  return { ...emptyDraft(), findings }
}

/** The records that a draft becomes, as committing it makes them. */
function recordOf({ findings }: Draft): ExistingFinding[] {
  return findings.map(({ number, title, owners, leader, measures, ...finding }, at) => ({
    id: idAt<'finding'>(at),
    number: number ?? '',
    title,
    status: 'open',
    owner: named<'organization'>(owners[0]),
    leader: named<'person'>(leader),
    changed: [],
    measures: measures.map(
      (measure, index): ExistingMeasure => ({
        id: idAt<'measure'>(at * 1000 + index),
        text: measure.text,
        status: 'planned',
        owner: named<'organization'>(measure.owners[0] ?? owners[0]),
        leader: named<'person'>(measure.leader ?? leader),
        handler: null,
        dueOn: measure.dueOn ?? finding.dueOn,
        timeClass: measure.timeClass ?? 'timeBound',
        changed: [],
      }),
    ),
  }))
}

function named<Kind extends string>(name: string | null | undefined) {
  return name ? { id: idAt<Kind>(7), name } : null
}

/** A difference that nothing holds back. */
function differs(field: FieldChangeView['field'], from: string | null, to: string): FieldChangeView {
  return { field, from, to, isKnown: true, hold: null, changed: null }
}

/** What was paired, as titles: `draft = record`. */
function pairsOf(draft: Draft, existing: readonly ExistingFinding[]): string[] {
  return matchDraft(draft, existing, nobody).findings.map(
    ({ at, existingTitle }) => `${draft.findings[at]?.title} = ${existingTitle}`,
  )
}

describe('the documents of one matter find each other', () => {
  const feedback = readText(
    '关于对禾岭区档案馆巡察的反馈意见\n主要问题有：一是计划性不强，档案利用少；二是消防排查不细。',
  )
  const plan = readText(
    '禾岭区档案馆整改方案\n一、整改任务\n（一）关于“计划性不强”问题\n1.制定年度计划。（责任单位：业务科；完成时限：2023年6月底前）\n（二）关于“消防排查不细”问题\n1.开展消防排查。（责任单位：办公室；完成时限：立行立改）',
  )
  const notice = readText(
    '禾岭区档案馆关于巡察整改情况的通报\n一、关于“消防排查不细”问题的整改\n整改措施：\n1.已开展了消防排查，整改隐患5处。\n2.更换灭火器12具。\n二、关于“计划性不强”问题的整改\n整改措施：\n1.已制定年度计划。',
  )

  test('the plan matches the feedback', () => {
    const match = matchDraft(plan, recordOf(feedback), nobody)
    expect(match.findings.map(({ existingTitle }) => existingTitle)).toEqual(['计划性不强', '消防排查不细'])
    expect(match.findings.map(({ measures }) => measures.map(({ measureId }) => measureId))).toEqual([
      [null],
      [null],
    ])
    expect(match.unmentioned.map(({ title }) => title)).toEqual(['档案利用少'])
  })

  test('the notice matches the plan with its measures, and adds the new one', () => {
    const match = matchDraft(notice, recordOf(plan), nobody)
    expect(match.findings.map(({ existingTitle }) => existingTitle)).toEqual(['消防排查不细', '计划性不强'])
    expect(match.findings.map(({ measures }) => measures.map(({ existingText }) => existingText))).toEqual([
      ['开展消防排查。', null],
      ['制定年度计划。'],
    ])
    expect(match.unmentioned).toEqual([])
  })
})

describe('what is found there already', () => {
  const existing = recordOf(
    aDraft(
      aFinding('台账不清', { number: '1', owners: ['办公室'], measures: [aMeasure('盘点物资')] }),
      aFinding('合同到期未续', { number: '2', measures: [aMeasure('启动招标')] }),
      aFinding(null, { number: 'D3LC202507180007' }),
    ),
  )

  test('is no change where the document is silent', () => {
    const match = matchDraft(
      aDraft(aFinding('台账不清', { measures: [aMeasure('已盘点物资')] })),
      existing,
      nobody,
    )
    expect(match.findings[0]).toMatchObject({ likeness: 1, changes: [], measures: [{ changes: [] }] })
  })

  test('is changed in what the document says otherwise, by hand where nobody has that name', () => {
    const said = {
      owners: ['防汛办'],
      leader: '王某',
      dueOn: day('2024-06-30'),
      timeClass: 'continuous' as const,
    }
    const match = matchDraft(
      aDraft(aFinding('台账不清', { owners: ['防汛办'], measures: [aMeasure('盘点物资', said)] })),
      existing,
      { ...nobody, organizations: [{ id: idAt<'organization'>(1), name: '防汛办' }] },
    )
    const owner = differs('owner', '办公室', '防汛办')
    expect(match.findings[0]?.changes).toEqual([owner])
    expect(match.findings[0]?.measures[0]?.changes).toEqual([
      owner,
      { ...differs('leader', null, '王某'), isKnown: false },
      differs('dueOn', null, '2024-06-30'),
      differs('timeClass', 'timeBound', 'continuous'),
    ])
  })

  test('keeps its owner where that is one of several named', () => {
    const match = matchDraft(aDraft(aFinding('台账不清', { owners: ['防汛办', '办公室'] })), existing, nobody)
    expect(match.findings[0]?.changes).toEqual([])
  })

  test('takes for a measure without an owner and date what the document says of its finding', () => {
    const finding = aFinding('合同到期未续', {
      owners: ['河湖科'],
      dueOn: day('2024-06-30'),
      measures: [aMeasure('启动招标')],
    })
    const changes = matchDraft(aDraft(finding), existing, nobody).findings[0]?.measures[0]?.changes
    expect(changes?.map(({ field, to }) => `${field} ${to}`)).toEqual(['owner 河湖科', 'dueOn 2024-06-30'])
  })

  test('is known by its code where it has no title', () => {
    const match = matchDraft(aDraft(aFinding(null, { number: 'D3LC202507180007' })), existing, nobody)
    expect(match.findings[0]).toMatchObject({ findingId: existing[2]?.id, likeness: 1 })
  })

  test('is not taken for a finding of another number without a title', () => {
    const match = matchDraft(aDraft(aFinding(null, { number: 'D3LC202507180008' })), existing, nobody)
    expect(match.findings[0]?.findingId).toBeNull()
  })
})

describe('a finding that a person takes for another one', () => {
  const known = recordOf(aDraft(aFinding('台账不清', { measures: [aMeasure('建立统一的往来账目台账')] })))[0]
  const dueOn = day('2026-06-30')
  const measures = [aMeasure('建立统一往来账目台账', { owners: ['财政所'], dueOn }), aMeasure('公布收支')]
  const finding = aFinding('账务混乱', { leader: '程远', measures })

  test('is compared with that one, with all that it says otherwise', () => {
    const match = matchByHand(
      { finding, at: 3, known: known ?? null },
      { ...nobody, organizations: [{ id: idAt<'organization'>(1), name: '财政所' }] },
    )
    expect(match).toMatchObject({ at: 3, findingId: known?.id, existingTitle: '台账不清' })
    expect(match.changes).toEqual([{ ...differs('leader', null, '程远'), isKnown: false }])
    expect(match.measures.map(({ measureId }) => measureId)).toEqual([known?.measures[0]?.id, null])
    expect(match.measures[0]?.changes).toEqual([
      differs('owner', null, '财政所'),
      { ...differs('leader', null, '程远'), isKnown: false },
      differs('dueOn', null, dueOn),
    ])
  })

  test('for none is new with all its measures', () => {
    const match = matchByHand({ finding, at: 0, known: null }, nobody)
    expect(match).toMatchObject({ findingId: null, likeness: 0, changes: [] })
    expect(match.measures.map(({ measureId, changes }) => [measureId, changes])).toEqual([
      [null, []],
      [null, []],
    ])
  })
})

describe('whatever is taken for whatever', () => {
  test('by hand and by itself the same pair says the same', () => {
    fc.assert(
      fc.property(drafts, drafts, (draft, other) => {
        const existing = recordOf(other)
        for (const match of matchDraft(draft, existing, nobody).findings) {
          const [one, known] = [
            draft.findings[match.at],
            existing.find(({ id: of }) => of === match.findingId),
          ]
          if (one === undefined) throw new Error('a match without its finding')
          const byHand = matchByHand({ finding: one, at: match.at, known: known ?? null }, nobody)
          expect({ ...byHand, likeness: match.likeness }).toEqual(match)
        }
      }),
    )
  })
})

describe('of several that are alike', () => {
  test('the best pair is made first, and what is left over is new', () =>
    expect(
      pairsOf(
        aDraft(aFinding('巡河记录不真实'), aFinding('巡河记录不真实，履职不到位')),
        recordOf(aDraft(aFinding('巡河记录不真实，履职不到位'))),
      ),
    ).toEqual(['巡河记录不真实 = null', '巡河记录不真实，履职不到位 = 巡河记录不真实，履职不到位']))

  test('with the same words the number decides, then the measures', () => {
    const one = aFinding('制度执行不到位', { number: '3', measures: [aMeasure('通报典型问题')] })
    const other = aFinding('制度执行不到位', { number: '5', measures: [aMeasure('建立预警平台')] })
    const byNumber = matchDraft(aDraft(other, one), recordOf(aDraft(one, other)), nobody)
    expect(byNumber.findings.map(({ existingNumber }) => existingNumber)).toEqual(['5', '3'])
    const bare = [one, other].map((finding) => ({ ...finding, number: null }))
    const byMeasures = matchDraft(aDraft(...bare.toReversed()), recordOf(aDraft(...bare)), nobody)
    expect(byMeasures.findings.map(({ measures }) => measures[0]?.existingText)).toEqual([
      '建立预警平台',
      '通报典型问题',
    ])
  })

  test.each([
    ['理论研究不深入', '理论学习不深入'],
    ['超范围列支差旅费', '超范围列支培训费'],
  ])('a problem that only sounds like another is new: %s, %s', (said, known) =>
    expect(pairsOf(aDraft(aFinding(said)), recordOf(aDraft(aFinding(known))))).toEqual([`${said} = null`]),
  )
})

describe('the rectifications that a draft may belong to', () => {
  const draft = aDraft(aFinding('台账不清'), aFinding('合同到期未续'), aFinding(null, { number: '1' }))
  const ofTitles = (name: string, ...titles: string[]) => ({
    name,
    findings: titles.map((title, at) => ({ number: String(at + 1), title })),
  })

  test('come with how many findings they share, the likeliest first', () => {
    const found = relativesOf(draft, [
      ofTitles('甲', '路灯不亮'),
      ofTitles('乙', '台账不清', '路灯不亮'),
      ofTitles('丙', '合同到期未续签', '台账不清'),
    ])
    expect(found.map(({ candidate, alike, of }) => [candidate.name, alike, of])).toEqual([
      ['丙', 2, 3],
      ['乙', 1, 3],
    ])
  })

  test('are none where one of many findings happens to be alike', () => {
    const titles = ['水井坑渠沟塘湖海江河'].flatMap((words) =>
      Array.from(words, (word) => `${word}道清淤滞后${word}`),
    )
    const long = aDraft(aFinding('台账不清'), ...titles.map((title) => aFinding(title)))
    expect(
      relativesOf(long, [
        ofTitles('甲', '台账不清', ...'金木火土石竹丝革匏'.split('').map((one) => `${one}类采购超支${one}`)),
      ]),
    ).toEqual([])
  })
})

const words = fc
  .array(
    fc.constantFrom(...('河道巡查记录台账档案消防招标合同路灯学习经费用房车辆采购'.match(/../g) ?? [])),
    {
      minLength: 2,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''))
const measure = fc.record({
  text: words,
  owners: fc.subarray(['办公室', '业务科']),
  dueOn: fc.option(fc.constantFrom(day('2024-06-30'), day('2024-12-31'))),
})
const finding = fc
  .record({
    title: words,
    number: fc.option(fc.nat(9).map(String)),
    owners: fc.subarray(['办公室', '业务科']),
    measures: fc.array(measure, { maxLength: 4 }),
  })
  .map(({ title, measures, ...rest }) =>
    aFinding(title, { ...rest, measures: measures.map(({ text, ...said }) => aMeasure(text, said)) }),
  )
const drafts = fc.array(finding, { maxLength: 8 }).map((findings) => aDraft(...findings))

describe('whatever the documents', () => {
  test('a draft laid beside what it became is all there, without a change', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const match = matchDraft(draft, recordOf(draft), nobody)
        expect(match.unmentioned).toEqual([])
        for (const found of match.findings) {
          expect(found).toMatchObject({ likeness: 1, existingTitle: draft.findings[found.at]?.title })
          expect([found.changes, ...found.measures.map(({ changes }) => changes)].flat()).toEqual([])
          expect(found.measures.map(({ existingText }) => existingText)).toEqual(
            draft.findings[found.at]?.measures.map(({ text }) => text),
          )
        }
      }),
    )
  })

  test('each item of the draft appears once, and none of the record twice', () => {
    fc.assert(
      fc.property(drafts, drafts, (draft, other) => {
        const existing = recordOf(other)
        const { findings, unmentioned } = matchDraft(draft, existing, nobody)
        expect(findings.map(({ at }) => at)).toEqual(draft.findings.map((_, at) => at))
        expect(findings.map(({ measures }) => measures.map(({ at }) => at))).toEqual(
          draft.findings.map(({ measures }) => measures.map((_, at) => at)),
        )
        const found = [...findings, ...unmentioned].flatMap(({ findingId }) => findingId ?? [])
        expect(found.toSorted()).toEqual(existing.map((one) => one.id).toSorted())
        const measures = findings.flatMap((one) => one.measures.flatMap(({ measureId }) => measureId ?? []))
        expect(new Set(measures).size).toBe(measures.length)
      }),
    )
  })

  test('the order of either side changes no pair', () => {
    const unlike = fc.uniqueArray(finding, { selector: ({ title }) => title, maxLength: 8 })
    fc.assert(
      fc.property(unlike, unlike, fc.func(fc.nat()), (ours, theirs, weigh) => {
        const shuffled = (list: readonly DraftFinding[]) =>
          list.toSorted((one, two) => weigh(one.title) - weigh(two.title))
        const straight = pairsOf(aDraft(...ours), recordOf(aDraft(...theirs)))
        const mixed = pairsOf(aDraft(...shuffled(ours)), recordOf(aDraft(...shuffled(theirs))))
        expect(mixed.toSorted()).toEqual(straight.toSorted())
      }),
    )
  })
})

test('two registers of thousands of lines are compared by the word, and answered for', () => {
  const lines = Array.from({ length: 3_000 }, (_, at) => aFinding(`${at}号仓库灭火器压力不足，未及时更换`))
  const record = recordOf(aDraft(...lines.toReversed()))
  const { findings, unmentioned } = matchDraft(aDraft(...lines), record, nobody)
  expect(findings.every(({ at, existingTitle }) => existingTitle === lines[at]?.title)).toBe(true)
  expect(unmentioned).toEqual([])
  expect(relativesOf(aDraft(...lines), [{ findings: record }])).toMatchObject([{ alike: 3_000, of: 3_000 }])
})
