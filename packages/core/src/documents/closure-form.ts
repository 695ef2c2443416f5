import { isCheckIn } from './check-in-words.ts'
import type { ClosureRequestView } from '../claims/closure-request.schema.ts'
import { effectLabels, meetingWords, rungWords, verdictLabels } from '../claims/labels.ts'
import { nameOfFinding } from '../findings/finding-number.ts'
import type { FindingView } from '../findings/findings.contract.ts'
import { dueWords, standingLabel } from '../measures/labels.ts'
import { figureParts } from '../measures/figure.ts'
import { findingStanding } from '../findings/labels.ts'
import { dayOf, type Zone } from '../kernel/zone.ts'
import { type ListMoment, momentWords } from '../kernel/moment-words.ts'
import type { MeasureView } from '../measures/measures.contract.ts'
import type { Rung } from '../claims/closure-request.ts'
import {
  type Block,
  type Cell,
  computed,
  counted,
  countedRefs,
  type DocumentModel,
  evidenceRef,
  joined,
  numbersOf,
  quote,
  quoted,
  type RecordRef,
  type Run,
  sentence,
  textOfRuns,
} from './document.ts'
import { closureWords } from './closure-form.words.ts'
import { isOnOnePage } from './one-page.ts'

/** A piece of evidence in the index of a form: of which measure, since when, and the SHA-256 of its bytes. */
export type IndexedEvidence = {
  readonly fileId: string
  readonly measureId: string
  readonly name: string
  readonly sha256: string
  /** How the measure is called in the ledger: 3-2. */
  readonly number: string
  readonly reportedAt: string
  /** Of one that is sealed: then its name and hash are not said. */
  readonly sealedOn?: string
}

/** What a closure form is about: a measure, with the finding above it, or a finding. */
export type ClosureFormSubject =
  | {
      readonly type: 'measure'
      readonly number: string
      readonly finding: Pick<FindingView, 'ordinal' | 'number' | 'title'>
      readonly measure: MeasureView
      /** Of its list of objects how many are crossed off; null where it has none. */
      readonly objects: { readonly done: number; readonly counted: number } | null
    }
  | {
      readonly type: 'finding'
      readonly finding: FindingView
      /** The measures below it that count, by what whoever asks may read. */
      readonly parts: readonly { readonly id: string; readonly isClosed: boolean }[]
    }

/** What a closure form (销号审批表) is written from. */
export type ClosureFormFacts = ListMoment & {
  readonly rectificationName: string
  readonly language: 'zh' | 'en'
  readonly zone: Zone
  readonly subject: ClosureFormSubject
  /** Null where nobody has claimed it yet: then all boxes are empty. */
  readonly request: ClosureRequestView | null
  /** The rungs that a claim has to climb, by the claim or by the template. */
  readonly ladder: readonly Rung[]
  readonly rungNames: ClosureRequestView['rungNames']
  readonly evidence: readonly IndexedEvidence[]
}

/** So many lines are left where somebody signs by hand. */
const linesToSign = 2

/**
 * The closure form of a measure or a finding: what it is about, each rung with its sign-off or an empty box to be signed on paper, and
 * an index of the evidence with its hashes.
 */
export function closureFormOf(facts: ClosureFormFacts): DocumentModel {
  const { language, subject } = facts
  const words = closureWords[language]
  const title = words.titles[subject.type]
  const front: readonly Block[] = [
    { kind: 'title', runs: sentence`${title}` },
    // The day alone: the number of an entry of the journal says nothing to whoever signs on paper.
    { kind: 'line', place: 'note', runs: sentence`${momentWords({ ...facts, entry: null }, language)}` },
    {
      kind: 'table',
      columns: [
        { heading: words.what, width: 8 },
        { heading: words.content, width: 32 },
      ],
      rows: aboutOf(facts).map(([what, runs]) => [cell(what), { runs }]),
    },
    ...signatureBlocks(facts),
  ]
  const evidence = evidenceBlocks(facts)
  if (isOnOnePage([...front, ...evidence])) return { title, language, blocks: [...front, ...evidence] }
  const page: Block = { kind: 'page', page: { paper: 'a4', across: false } }
  const item = subject.type === 'finding' ? nameOfFinding(subject.finding) : subject.number
  return {
    title,
    language,
    // Each of its pages says whose it is.
    head: language === 'zh' ? `${title}（${item}）` : `${title} (${item})`,
    blocks: [...front, page, ...evidence],
  }
}

/** Who signed; of what is voided, became a part of another or was closed before the record was begun nobody is to sign any more. */
function signatureBlocks(facts: ClosureFormFacts): readonly Block[] {
  const words = closureWords[facts.language]
  const signed = facts.request?.signatures ?? []
  const rungs = isSettled(facts.subject)
    ? facts.ladder.filter((rung) => signed.some((one) => one.rung === rung))
    : facts.ladder
  if (rungs.length === 0) return []
  return [
    { kind: 'line', place: 'caption', runs: sentence`${words.signatures}` },
    {
      kind: 'table',
      columns: words.rungColumns.map((heading, at) => ({ heading, width: [7, 6, 7, 12, 8][at] ?? 8 })),
      rows: rungs.map((rung) => rungRow(rung, facts)),
    },
  ]
}

function isSettled(subject: ClosureFormSubject): boolean {
  if (subject.type === 'finding') return subject.finding.status === 'voided'
  return subject.measure.status === 'voided' || subject.measure.isClosedBefore
}

/** What stands where nobody claims it. */
function unclaimedWords(subject: ClosureFormSubject, language: 'zh' | 'en'): string {
  const words = closureWords[language]
  if (!isSettled(subject)) return words.noClaim
  return subject.type === 'measure' && subject.measure.isClosedBefore
    ? words.closedBefore
    : words.neverClaimed
}

function cell(text: string): Cell {
  return { runs: sentence`${text}` }
}

type Line = readonly [what: string, runs: readonly Run[]]

function aboutOf(facts: ClosureFormFacts): readonly Line[] {
  const { subject, request, language, rectificationName, zone } = facts
  const words = closureWords[language]
  const line = (what: string, text: string): Line[] => [[what, sentence`${text}`]]
  const claimed: readonly Line[] =
    request === null
      ? [[words.claim, sentence`${unclaimedWords(subject, language)}`]]
      : [
          ...(request.claim === ''
            ? []
            : [[words.claim, [quoted(request.claim, claimOf(facts, request))]] as const]),
          ...line(words.claimedBy, `${request.claimedBy.name}　${dayOf(new Date(request.claimedAt), zone)}`),
          ...(request.openObjects === null
            ? []
            : [
                [words.remaining, openWords(request.openObjects, claimOf(facts, request), language)] as const,
              ]),
          ...(request.verdict === null ? [] : line(words.verdict, verdictLabels[request.verdict][language])),
          ...(request.effect === null ? [] : line(words.effect, effectLabels[request.effect][language])),
        ]
  return [...line(words.rectification, rectificationName), ...itemLines(subject, language), ...claimed]
}

function itemLines(subject: ClosureFormSubject, language: 'zh' | 'en'): readonly Line[] {
  const words = closureWords[language]
  const named = nameOfFinding(subject.finding)
  const findingId = subject.type === 'finding' ? subject.finding.id : subject.measure.findingId
  const lines: readonly (readonly [string, string | Run | readonly Run[] | null])[] =
    subject.type === 'finding'
      ? [
          [words.finding, quote(named, 'finding', findingId)],
          [words.owner, subject.finding.owner?.name ?? null],
          [words.leader, subject.finding.leader?.name ?? null],
          [words.measures, closedParts(subject, language)],
          [words.standing, findingStanding(subject.finding)[language]],
        ]
      : [
          [words.finding, quote(named, 'finding', findingId)],
          [
            words.measure,
            sentence`${subject.number} ${quote(subject.measure.text, 'measure', subject.measure.id)}`,
          ],
          [words.target, quote(subject.measure.target ?? '', 'measure', subject.measure.id)],
          [words.owner, subject.measure.owner?.name ?? null],
          [words.supporters, subject.measure.supporters.map(({ name }) => name).join('、')],
          [words.leader, subject.measure.leader?.name ?? null],
          [words.handler, subject.measure.handler?.name ?? null],
          isCheckIn(subject.measure)
            ? [words.nextReport, subject.measure.dueOn]
            : [words.dueOn, subject.measure.dueOn ?? dueWords(subject.measure, language)],
          [words.figures, figuresOf(subject.measure, language)],
          [words.objects, crossedOff(subject, language)],
          [words.standing, standingLabel(subject.measure)[language]],
        ]
  return lines.flatMap(([what, said]): Line[] => {
    const runs = said === null ? [] : sentence`${said}`
    return textOfRuns(runs) === '' ? [] : [[what, runs]]
  })
}

/** What a measure counts, as the ledger says it: each number opens the measure. */
function figuresOf({ id, figures }: MeasureView, language: 'zh' | 'en'): readonly Run[] {
  const record = { type: 'measure', id } as const
  const told = figures.map((figure) => {
    const [, ...numbers] = figureParts(figure)[language]
    return [quoted(figure.name, record), ...numbersOf(numbers, record)]
  })
  return joined(told, language === 'zh' ? '；' : '; ')
}

/** A claim as a record, by the day on which it was made. */
function claimOf(
  { zone }: Pick<ClosureFormFacts, 'zone'>,
  { id, subject, claimedAt }: ClosureRequestView,
): RecordRef {
  return { type: 'closureRequest', id, about: { ...subject, on: dayOf(new Date(claimedAt), zone) } }
}

/** What a claim says is still to be crossed off. */
function openWords(
  { name, unit, count, until }: NonNullable<ClosureRequestView['openObjects']>,
  claim: RecordRef,
  language: 'zh' | 'en',
): readonly Run[] {
  return closureWords[language].open({
    name: quoted(name, claim),
    unit: quoted(unit, claim),
    count: computed(count, [claim]),
    until,
  })
}

type SubjectOf<Type extends ClosureFormSubject['type']> = Extract<ClosureFormSubject, { readonly type: Type }>

/** How many measures of a finding are closed, of how many: each opens them. */
function closedParts({ finding, parts }: SubjectOf<'finding'>, language: 'zh' | 'en'): readonly Run[] {
  const known = (value: number, of: typeof parts): Run => ({
    ...counted('measure', of),
    value,
    text: String(value),
  })
  const closed = parts.filter(({ isClosed }) => isClosed)
  return closureWords[language].closedOf(
    known(finding.measuresClosed, closed),
    known(finding.measures, parts),
  )
}

/** How much of the list of a measure is crossed off; null where it has none. */
function crossedOff(
  { measure, objects }: SubjectOf<'measure'>,
  language: 'zh' | 'en',
): readonly Run[] | null {
  if (objects === null) return null
  const worked = (value: number): Run => computed(value, [{ type: 'measure', id: measure.id }])
  return closureWords[language].crossedOff(worked(objects.done), worked(objects.counted))
}

/** A rung with its sign-off, and room for a seal; an empty box where nobody has signed it yet. */
function rungRow(rung: Rung, facts: ClosureFormFacts): readonly Cell[] {
  const name = { ...cell(rungWords(rung, facts.rungNames)[facts.language]), lines: linesToSign }
  return [name, ...signedCells(rung, facts), cell('')]
}

/** Who signed on which day, and what they said. */
function signedCells(rung: Rung, { request, language, zone }: ClosureFormFacts): readonly Cell[] {
  const words = closureWords[language]
  const signed = request?.signatures.find((one) => one.rung === rung)
  if (request === null || signed === undefined) {
    const standIn = request?.standIns.find((one) => one.rung === rung)
    const who = standIn === undefined ? '' : words.standIn(standIn.person.name)
    return [cell(who), cell(''), cell('')]
  }
  const { meeting, comment, paper } = signed
  const at = dayOf(new Date(signed.at), zone)
  const record: RecordRef = { type: 'signature', id: request.id, about: { ...request.subject, on: at } }
  const opinion = (further: readonly Run[]): Cell => {
    const parts = [[quoted(comment, record)], further]
    return {
      runs: joined(
        parts.filter((part) => textOfRuns(part) !== ''),
        '\n',
      ),
    }
  }
  if (meeting !== null) {
    const passed = words.resolved(meeting.resolution, computed(meeting.present, [record]))
    return [cell(meetingWords(meeting)[language]), cell(meeting.heldOn), opinion(passed)]
  }
  const who = signed.namedBy === null ? signed.by.name : words.standIn(signed.by.name)
  return [cell(who), cell(paper?.signedOn ?? at), opinion(sentence`${paper === null ? '' : words.onPaper}`)]
}

function evidenceBlocks({ evidence, language, zone }: ClosureFormFacts): readonly Block[] {
  const words = closureWords[language]
  if (evidence.length === 0) return [{ kind: 'line', place: 'caption', runs: sentence`${words.noEvidence}` }]
  const records = evidence.map(({ fileId, measureId, reportedAt }) =>
    evidenceRef(fileId, { type: 'measure', id: measureId, on: dayOf(new Date(reportedAt), zone) }),
  )
  const total = countedRefs(records)
  return [
    {
      kind: 'line',
      place: 'caption',
      runs: language === 'zh' ? sentence`佐证目录（共${total}份）` : sentence`Index of evidence (${total})`,
    },
    {
      kind: 'table',
      columns: words.evidenceColumns.map((heading, at) => ({ heading, width: [4, 5, 13, 7, 17][at] ?? 5 })),
      rows: evidence.map(({ name, sha256, number, reportedAt, sealedOn }, at) => [
        cell(String(at + 1)),
        cell(number),
        sealedOn === undefined ? fileCell(name, records[at]) : cell(words.sealed(sealedOn)),
        cell(dayOf(new Date(reportedAt), zone)),
        cell(sha256),
      ]),
    },
  ]
}

function fileCell(name: string, record: RecordRef | undefined): Cell {
  return record === undefined ? cell(name) : { runs: [quoted(name, record)] }
}
