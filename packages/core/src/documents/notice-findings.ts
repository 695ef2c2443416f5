import { isFindingBegun, isMeasureBegun, notBegunLabel } from '../findings/begun.ts'
import type { FindingId, MeasureId } from '../kernel/id.ts'
import { daysBetween, type PlainDay } from '../kernel/day.ts'
import { type Figure, figureProgress } from '../measures/figure.ts'
import { dueWords } from '../measures/labels.ts'
import type { NoticeForm } from './notice-forms.ts'
import { contestedWords, isContested } from '../measures/contested.ts'
import { stateOf as saidState } from '../reading/facts/states.ts'
import { knownProgress, sourcesWords, type SourcesWords } from '../told/known-progress.ts'
import { daysToBeDoneBy, isCheckIn, plannedDay } from './check-in-words.ts'
import { type Block, computed, counted, joined, quote, type Run, sentence } from './document.ts'
import type { NoticeFacts, NoticeFinding, NoticeFurther, NoticeMeasure } from './notice-facts.ts'
import { chineseDay, chineseNumeral, withChineseDays } from './numerals.ts'
import { withoutOwnNumber } from './own-number.ts'

const verdictWords = { completed: '已完成', basicallyCompleted: '基本完成', notCompleted: '未完成' } as const
const effectWords = { good: '好', fairlyGood: '较好', fair: '一般', poor: '差' } as const

const outcomes = [
  {
    title: '已完成整改的问题',
    none: '尚无问题完成整改',
    holds: (finding: NoticeFinding) => finding.verdict === 'completed',
  },
  {
    title: '基本完成整改的问题',
    none: null,
    holds: (finding: NoticeFinding) => finding.verdict === 'basicallyCompleted',
  },
  {
    title: '正在推进的问题',
    none: null,
    holds: (finding: NoticeFinding, isBegun: boolean) => finding.verdict === null && isBegun,
  },
  {
    title: `${notBegunLabel.zh}的问题`,
    none: null,
    holds: (finding: NoticeFinding, isBegun: boolean) => finding.verdict === null && !isBegun,
  },
  {
    title: '未完成整改的问题',
    none: null,
    holds: (finding: NoticeFinding) => finding.verdict === 'notCompleted',
  },
] as const

/** Every finding once, under the outcome that the ladder gave it; those without a verdict are in progress, or not begun. */
export function findingBlocks(facts: NoticeFacts, form: NoticeForm = 'full'): readonly Block[] {
  const begun = begunIn(facts)
  const sections = outcomes
    .map((outcome) => ({
      ...outcome,
      findings: facts.findings.filter((finding) => outcome.holds(finding, begun.has(finding.id))),
    }))
    .filter(({ findings, none }) => findings.length > 0 || none !== null)
  const measuresOf = new Map<FindingId, NoticeMeasure[]>()
  for (const measure of facts.measures) {
    const those = measuresOf.get(measure.findingId)
    if (those) those.push(measure)
    else measuresOf.set(measure.findingId, [measure])
  }
  return sections.flatMap((section, at): readonly Block[] => [
    { kind: 'heading', level: 2, runs: sentence`（${chineseNumeral(at + 1)}）${section.title}` },
    { kind: 'paragraph', runs: sectionOpening(facts, section) },
    ...section.findings.flatMap((finding, index) =>
      oneFinding(
        {
          finding,
          measures: measuresOf.get(finding.id) ?? [],
          further: facts.further.filter(({ findingId }) => findingId === finding.id),
        },
        { number: index + 1, facts, form },
      ),
    ),
  ])
}

/** The findings on which somebody has begun anything. */
export function begunIn({
  findings,
  measures,
  further,
}: Pick<NoticeFacts, 'findings' | 'measures' | 'further'>): ReadonlySet<FindingId> {
  const answering = Map.groupBy([...measures, ...further], ({ findingId }) => findingId)
  return new Set(
    findings.flatMap((finding) =>
      isFindingBegun(finding, answering.get(finding.id) ?? []) ? [finding.id] : [],
    ),
  )
}

/** What is still open after the notice, with the days that the records hold; nothing when all is closed. */
export function remainingBlocks({ measures, findings, today }: NoticeFacts): readonly Block[] {
  const open = measures.filter(({ status }) => status !== 'closed')
  const openFindings = findings.filter(({ status }) => status !== 'closed')
  if (openFindings.length === 0) return []
  const overdue = open.filter(({ dueOn }) => dueOn !== null && dueOn < today)
  const late = overdue.filter((measure) => !isCheckIn(measure))
  // A day that has passed is none by which anything goes on.
  const days = daysToBeDoneBy(open).filter((one) => one >= today)
  const [first, last] = [days.at(0), days.at(-1)]
  // Elsewhere in the paper they are counted too.
  const but = overdue.length > late.length ? '（不含定期汇报）' : ''
  const [lateWords, rest] =
    late.length === 0 ? ['', ''] : [sentence`，其中已超过时限${but}的${counted('measure', late)}条`, '其余']
  const dates =
    first === undefined || last === undefined
      ? lateWords
      : sentence`${lateWords}，${rest}计划完成时限${spanOf(first, last)}`
  const continuous = open.filter(({ timeClass }) => timeClass === 'continuous')
  const lasting =
    continuous.length === 0 ? '' : sentence`；其中${counted('measure', continuous)}条长期坚持、持续推进`
  const runs = sentence`尚未销号的问题${counted('finding', openFindings)}个、整改措施${counted('measure', open)}条${dates}${lasting}。`
  return [
    { kind: 'heading', level: 1, runs: sentence`三、继续推进的工作` },
    { kind: 'paragraph', runs },
  ]
}

function spanOf(first: PlainDay, last: PlainDay): string {
  return first === last ? `为${chineseDay(first)}` : `最早为${chineseDay(first)}、最晚为${chineseDay(last)}`
}

type FindingWithMeasures = {
  readonly finding: NoticeFinding
  readonly measures: readonly NoticeMeasure[]
  readonly further: readonly NoticeFurther[]
}

type Section = {
  readonly title: string
  readonly none: string | null
  readonly findings: readonly NoticeFinding[]
}

function sectionOpening({ today }: NoticeFacts, { title, none, findings }: Section): readonly Run[] {
  const day = chineseDay(today)
  if (findings.length === 0 && none !== null) return sentence`截至${day}，${none}。`
  return sentence`截至${day}，${title}共${counted('finding', findings)}个。`
}

function oneFinding(
  { finding, measures, further }: FindingWithMeasures,
  {
    number,
    facts,
    form,
  }: { readonly number: number; readonly facts: NoticeFacts; readonly form: NoticeForm },
): readonly Block[] {
  const { heads, others } = form === 'full' ? { heads: [], others: measures } : headed(finding, measures)
  return [
    { kind: 'heading', level: 3, runs: sentence`${String(number)}.${headingOf(finding)}` },
    { kind: 'paragraph', runs: summaryOf({ finding, measures, further }) },
    ...heads.map((head, at) => oneHead(head, at + 1, { finding, facts })),
    ...others.flatMap((measure, at) => oneMeasure(measure, at + 1, facts)),
    ...further.map((measure, at) => furtherMeasure(measure, others.length + at + 1)),
  ]
}

/** Titles stand unchanged; one that brings its own quotation marks gets no second pair. */
export function headingOf(finding: NoticeFinding): readonly Run[] {
  if (finding.title === null) return sentence`第${quote(finding.number, 'finding', finding.id)}号问题的整改。`
  const title = quote(inOneLine(withoutOwnNumber(finding.title)), 'finding', finding.id)
  return /[“”"]/.test(finding.title)
    ? sentence`关于${title}问题的整改。`
    : sentence`关于“${title}”问题的整改。`
}

function summaryOf({ finding, measures, further }: FindingWithMeasures): readonly Run[] {
  const sentences: (readonly Run[])[] = []
  if (finding.verdict !== null) {
    const effect = finding.effect === null ? '' : `；整改成效评价：${effectWords[finding.effect]}`
    sentences.push(sentence`整改结论：${verdictWords[finding.verdict]}${effect}。`)
  }
  if (finding.leader !== null) sentences.push(sentence`牵头领导：${finding.leader.name}。`)
  if (finding.owner !== null) sentences.push(sentence`责任部门：${finding.owner.name}。`)
  const closed = measures.filter(({ status }) => status === 'closed')
  const before = closed.filter((measure) => measure.before !== null)
  const apart = before.length === 0 ? '' : sentence`（其中建档前已销号${counted('measure', before)}条）`
  const progress =
    closed.length === measures.length && before.length === 0 && finding.status === 'closed'
      ? ''
      : sentence`，已销号${counted('measure', closed)}条${apart}`
  if (measures.length > 0) sentences.push(sentence`整改措施${counted('measure', measures)}条${progress}。`)
  else if (further.length === 0) sentences.push(sentence`尚未登记整改措施。`)
  // Counted under the finding that they stand under, and so in no other figure of this notice.
  if (further.length > 0) {
    const done = further.filter(({ status }) => status === 'closed')
    sentences.push(
      sentence`与其他问题合并整改的措施${counted('measure', further)}条，已销号${counted('measure', done)}条。`,
    )
  }
  return joined(sentences, '')
}

function oneMeasure(measure: NoticeMeasure, number: number, facts: NoticeFacts): readonly Block[] {
  return [
    {
      kind: 'paragraph',
      runs: sentence`（${String(number)}）${ended(quote(inOneLine(withoutOwnNumber(measure.text)), 'measure', measure.id))}`,
    },
    { kind: 'paragraph', runs: joined([resultOf(measure), countsOf(measure), stateOf(measure, facts)], '') },
  ]
}

type Headed = { readonly text: string; readonly measures: readonly NoticeMeasure[] }

/** The measures under their heads, and those of none: a head keeps only what still stands under its finding. */
function headed(
  { heads = [] }: NoticeFinding,
  measures: readonly NoticeMeasure[],
): { readonly heads: readonly Headed[]; readonly others: readonly NoticeMeasure[] } {
  const under = new Set(heads.flatMap(({ measureIds }) => measureIds))
  return {
    heads: heads
      .map(({ text, measureIds }) => ({
        text,
        measures: measures.filter(({ id }) => measureIds.includes(id)),
      }))
      .filter((head) => head.measures.length > 0),
    others: measures.filter(({ id }) => !under.has(id)),
  }
}

// Told by what was done: the measure in its own words only where nothing is reported here.
function oneHead(
  { text, measures }: Headed,
  number: number,
  { finding, facts }: { readonly finding: NoticeFinding; readonly facts: NoticeFacts },
): Block {
  const closed = measures.filter(({ status }) => status === 'closed')
  const open = closed.length === measures.length ? '' : sentence`，已销号${counted('measure', closed)}条`
  const told = measures.map((measure) =>
    joined(
      [
        doneIn(measure),
        countsOf(measure),
        measure.status === 'closed' && measure.before === null ? [] : stateOf(measure, facts),
      ],
      '',
    ),
  )
  const words = quote(withoutOwnNumber(text).replace(/[。；;.]\s*$/u, ''), 'finding', finding.id)
  const runs = sentence`${chineseNumeral(number)}是${words}（整改措施${counted('measure', measures)}条${open}）。${joined(told, '')}`
  return { kind: 'paragraph', runs }
}

function doneIn(measure: NoticeMeasure): readonly Run[] {
  const { id, text, before, lastReport, said } = measure
  if (before !== null) return toldBefore(id, before)
  if (isContested(measure))
    return sentence`${ended(quote(inOneLine(text), 'measure', id))}${contestedWords[measure.status]}。`
  const known = knownProgress({ report: lastReport, said })
  if (known === null) return ended(quote(inOneLine(text), 'measure', id))
  if (known.by === 'us') return ended(quote(inOneLine(known.report.text), 'progressReport', known.report.id))
  return sentence`${ended(quote(inOneLine(text), 'measure', id))}${toldBySource(id, known)}`
}

// What a source said stands as that, and by what it says first: that it is done, the words about the measure say already.
function toldBefore(
  id: MeasureId,
  { document, text, stateRaw = null }: NonNullable<NoticeMeasure['before']>,
): readonly Run[] {
  const words = text.replace(/^已销号[。；;，,]\s*(?=\S)/u, '')
  const said = { document, text: words, stateRaw, doneOn: null, doneRaw: null, toldAt: '' }
  const told = sourcesWords(said) ?? { words, state: null, on: null }
  return toldBySource(id, { said, ...told })
}

type BySource = SourcesWords & { readonly said: { readonly document: string } }

// The word for the state is a mark of the source: as a sentence of its own it would be what somebody did.
function toldBySource(id: MeasureId, { said, words, state, on }: BySource): readonly Run[] {
  const source = sentence`据${quote(said.document, 'measure', id)}所载`
  const day = on === null ? '' : withChineseDays(/^\d/u.test(on) ? `（所载完成日期${on}）` : `（${on}）`)
  const marked = state === null ? '' : sentence`状态为“${quote(inOneLine(state), 'measure', id)}”`
  if (words === null) return sentence`${source}，${marked}${day}。`
  const told = quote(withChineseDays(inOneLine(words) + day), 'measure', id)
  if (state === null) return sentence`${source}：${ended(told)}`
  const stop = /[。！？；.!?]$/u.test(told.text) ? '' : '。'
  return sentence`${source}：${told}${stop}来源${marked}。`
}

/** What somebody wrote in lines is one paragraph of a notice: a line of its own would be none of theirs. */
function inOneLine(words: string): string {
  return words
    .trim()
    .replace(/\s*\n\s*/gu, '；')
    .replace(/([。！？；.!?])；/gu, '$1')
}

function furtherMeasure(
  { id, rectificationId, text, status, closedOn }: NoticeFurther,
  number: number,
): Block {
  const state =
    status === 'closed' && closedOn !== null
      ? sentence`，${chineseDay(closedOn)}销号`
      : `，${goingWords(status)}`
  const words = {
    kind: 'quote',
    text: inOneLine(withoutOwnNumber(text)),
    record: { type: 'measure', id, in: rectificationId },
  } as const
  const runs = sentence`（${String(number)}）${ended(words)}（与其他问题合并整改${state}）`
  return { kind: 'paragraph', runs }
}

function goingWords(status: NoticeFurther['status']): string {
  return isMeasureBegun({ status }) ? '正在推进' : notBegunLabel.zh
}

function resultOf(measure: NoticeMeasure): readonly Run[] {
  const { id, lastReport, said, status, before } = measure
  const label = status === 'closed' ? '整改结果：' : '目前进展：'
  if (before !== null) return sentence`${label}${toldBefore(id, before)}`
  if (isContested(measure)) return sentence`${label}${contestedWords[measure.status]}。`
  const known = knownProgress({ report: lastReport, said })
  if (known === null) return sentence`${label}尚无进展记录。`
  if (known.by === 'us')
    return sentence`${label}${ended(quote(inOneLine(known.report.text), 'progressReport', known.report.id))}`
  return sentence`${label}${toldBySource(id, known)}`
}

// What nobody has reported yet counts for nothing, and what is in dispute neither.
function countsOf(measure: NoticeMeasure): readonly Run[] {
  const { id, figures } = measure
  if (isContested(measure)) return []
  const reported = figures.filter(({ value }) => value !== null)
  if (reported.length === 0) return []
  return sentence`${joined(
    reported.map((figure) => countOf(figure, id)),
    '；',
  )}。`
}

function countOf(figure: Figure, id: MeasureId): readonly Run[] {
  const of = (value: number): Run => computed(value, [{ type: 'measure', id }])
  const [name, unit] = [quote(figure.name, 'measure', id), quote(figure.unit, 'measure', id)]
  const { value, remaining, percent } = figureProgress(figure)
  const stands = sentence`${name}${of(value)}${unit}`
  if (figure.target === null) return stands
  if (percent === null) return sentence`${stands}（目标${of(figure.target)}${unit}）`
  const left = remaining === null || remaining === 0 ? '' : sentence`，余${of(remaining)}${unit}`
  return sentence`${stands}，占目标${of(figure.target)}${unit}的${of(percent)}%${left}`
}

function stateOf(measure: NoticeMeasure, { today }: NoticeFacts): readonly Run[] {
  const { status, closedOn, dueOn, timeClass, before } = measure
  if (before !== null && closedOn !== null) return sentence`（建档前已销号，${chineseDay(closedOn)}确认）`
  if (status === 'closed') return closedOn === null ? [] : sentence`（${chineseDay(closedOn)}销号）`
  // A source that says it is done stands beside a day to come: what it says waits for a check, and the day is that of the closure.
  const saidDone = isSaidDone(measure)
  const open = saidDone ? '所载情况待审核，尚未销号；' : ''
  const checking = status === 'submitted' ? '已申请销号，正在审核；' : open
  if (dueOn === null)
    return sentence`（${checking}${dueWords({ dueOn, timeClass }, 'zh') ?? '完成时限未定'}）`
  const late = computed(daysBetween(dueOn, today), [{ type: 'measure', id: measure.id }])
  const words = isCheckIn(measure) ? '，已超过' : '，已超过时限'
  const overdue = dueOn < today ? sentence`${words}${late}天` : ''
  const by = plannedDay(dueOn, measure, today)
  return sentence`（${checking}${saidDone ? by.replace(/完成$/u, '完成销号') : by}${overdue}）`
}

function isSaidDone({ lastReport, said }: NoticeMeasure): boolean {
  const known = knownProgress({ report: lastReport, said })
  if (known?.by !== 'source') return false
  return [known.state, known.words].some((words) => words !== null && saidState(words) === 'done')
}

function ended(run: Run): readonly Run[] {
  return /[。！？；.!?）)]\s*$/.test(run.text) ? [run] : [run, { kind: 'words', text: '。' }]
}
