import { daysToBeDoneBy, isCheckIn } from './check-in-words.ts'
import { dueWords } from '../measures/labels.ts'
import { type Block, counted, type DocumentModel, joined, quote, type Run, sentence } from './document.ts'
import { forEveryReader, type ListFacts, listOf } from './lists.ts'
import { rectifyingOf } from './matter.ts'
import { openingOf, signatory } from './notice.ts'
import type { NoticeFinding, NoticeMeasure } from './notice-facts.ts'
import { headingOf } from './notice-findings.ts'
import {
  announcedSentence,
  differenceSentence,
  recordedSentence,
  responsibilitySentence,
  timeClassSentence,
} from './notice-organization.ts'
import { chineseDay, chineseNumeral } from './numerals.ts'
import { withoutOwnNumber } from './own-number.ts'
import { type Standing, standingOf } from './standing.ts'
import type { StandingFacts } from './standing-facts.ts'

/** What the plan is written from: how it stands, and the three lists that are attached. */
export type PlanFacts = StandingFacts & { readonly lists?: ListFacts }

/** The rectification plan (整改方案): what is to be done about each finding, by whom and until when, with the three lists attached. */
export function planOf({ lists, ...all }: PlanFacts): DocumentModel {
  const standing = standingOf(all)
  const attached = lists === undefined ? [] : attachedLists(lists)
  const { facts } = standing
  const { rectification, plan, today } = facts
  const { rectification: what } = rectification.words
  const title =
    rectification.inspectedBody === null
      ? `关于${rectifyingOf(rectification.name)}工作的方案`
      : `${rectification.inspectedBody}关于${what}工作的方案`
  const version = plan === null ? '（送审稿）' : `（第${plan.number}版，${chineseDay(plan.approvedOn)}批准）`
  const parts: readonly (readonly [string, readonly Block[]])[] = [
    ['整改任务', [text(tasks(standing))]],
    ['责任分工', [text(responsibilitySentence(facts))]],
    ['时限安排', [text(joined([timeClassSentence(facts), days(standing)], ''))]],
    ['整改措施', facts.findings.flatMap((finding, at) => oneFinding(finding, at + 1, standing))],
  ]
  return {
    title,
    language: 'zh',
    blocks: [
      { kind: 'title', runs: sentence`${title}` },
      { kind: 'line', place: 'note', runs: sentence`${version}` },
      text(openingOf(facts, `按照有关要求，制定本方案。`)),
      ...parts.flatMap(([heading, blocks], at): readonly Block[] => [
        { kind: 'heading', level: 1, runs: sentence`${chineseNumeral(at + 1)}、${heading}` },
        ...blocks,
      ]),
      ...(attached.length === 0
        ? []
        : [{ kind: 'attachments', items: attached.map(({ name }) => name) } as const]),
      { kind: 'signature', lines: [signatory(facts), chineseDay(plan?.approvedOn ?? today)] },
      ...attached.flatMap(({ blocks }) => blocks),
    ],
  }
}

const text = (runs: readonly Run[]): Block => ({ kind: 'paragraph', runs })

/** The three lists in the order in which they are attached, each on pages of its own across; the same whoever looks at the plan. */
function attachedLists(
  facts: ListFacts,
): readonly { readonly name: string; readonly blocks: readonly Block[] }[] {
  return (['findings', 'measures', 'duties'] as const).map((list, at) => {
    const { blocks } = listOf(list, forEveryReader(facts))
    // The number of the journal in the note moves with every entry, so that no plan would be approved as it was checked.
    const kept = blocks.filter((block) => block.kind === 'title' || block.kind === 'table')
    return {
      name: facts.rectification.lists[list].zh,
      blocks: [
        { kind: 'page', page: { paper: 'a4', across: true } },
        { kind: 'line', place: 'mark', runs: sentence`附件${String(at + 1)}` },
        ...kept,
      ],
    }
  })
}

function tasks({ facts }: Standing): readonly Run[] {
  return joined([announcedSentence(facts), recordedSentence(facts), differenceSentence(facts)], '')
}

function days({ facts: { measures } }: Standing): readonly Run[] {
  const dated = measures.filter((measure) => measure.dueOn !== null && !isCheckIn(measure))
  const those = daysToBeDoneBy(measures)
  const [first, last] = [those.at(0), those.at(-1)]
  if (first === undefined || last === undefined) return sentence`尚未明确完成时限。`
  const undated = measures.filter(({ dueOn, timeClass }) => dueOn === null && timeClass === 'timeBound')
  const open = undated.length === 0 ? '' : sentence`；完成时限未定的措施${counted('measure', undated)}条`
  return sentence`明确完成日期的措施${counted('measure', dated)}条，最早${chineseDay(first)}、最晚${chineseDay(last)}${open}。`
}

function oneFinding(finding: NoticeFinding, number: number, standing: Standing): readonly Block[] {
  const measures = standing.facts.measures.filter(({ findingId }) => findingId === finding.id)
  return [
    { kind: 'heading', level: 3, runs: sentence`${String(number)}.${headingOf(finding)}` },
    ...(measures.length === 0
      ? [text(sentence`尚未登记整改措施。`)]
      : measures.map((measure, at) => oneMeasure(measure, at + 1, standing))),
  ]
}

function oneMeasure(measure: NoticeMeasure, number: number, { detailOf }: Standing): Block {
  const { id, owner, leader, handler } = measure
  const detail = detailOf(measure)
  const said: readonly (readonly [string, string | null])[] = [
    ['整改目标', detail?.target || null],
    ['牵头领导', leader?.name ?? null],
    ['责任部门', owner?.name ?? null],
    ['配合部门', detail?.supporters.join('、') || null],
    ['承办人', handler?.name ?? null],
    ['完成时限', dueIn(measure)],
  ]
  const parts = said.flatMap(([label, value]) => {
    if (value === null) return []
    return [
      label === '整改目标'
        ? sentence`${label}：${quote(value, 'measure', id)}`
        : sentence`${label}：${value}`,
    ]
  })
  const words = quote(withoutOwnNumber(measure.text).replace(/[。；;]\s*$/, ''), 'measure', id)
  return text(sentence`（${String(number)}）${words}。（${joined(parts, '；')}）`)
}

function dueIn(measure: NoticeMeasure): string {
  const { dueOn } = measure
  if (dueOn === null) return dueWords(measure, 'zh') ?? '未定'
  return isCheckIn(measure) ? `长期坚持，下次汇报${chineseDay(dueOn)}` : chineseDay(dueOn)
}
