import {
  changeTakeOver,
  confirmTakeOver,
  type ListedItems,
  listTakeOver,
  returnTakeOver,
  type TakeOverCase,
  withdrawTakeOver,
} from '@bihuan/core/closure/take-over.decide.ts'
import { takeOverKind } from '@bihuan/core/closure/take-over.kind.ts'
import type { TakeOverItem } from '@bihuan/core/closure/take-over.ts'
import type { takeOverDecisions } from '@bihuan/core/closure/take-overs.contract.ts'
import { doneByHand } from '@bihuan/core/intake/from-source.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import {
  type CommandId,
  id,
  type MeasureId,
  type RectificationId,
  type TakeOverId,
} from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { readScope, readsWhole } from '@bihuan/core/people/read-scope.ts'
import { type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { commandBelow } from '../kernel/command-below.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { type Loaded, recordsOf } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { readClaimPeople } from '../people/claim-people.queries.ts'
import { type LastReport, readLastReports, readMeasuresOfList, readTakeOver } from './take-overs.queries.ts'

type Wish = {
  readonly measureId: MeasureId
  readonly own: {
    readonly document: string
    readonly text: string
    readonly doneOn: PlainDay | null
  } | null
}

/** A form that lists measures: anew, or in place of those on a list that waits, as it was seen. */
export type ListingForm = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly seen: { readonly takeOverId: TakeOverId; readonly version: number } | null
  readonly items: readonly Wish[]
}

/** A form about a list, and as which version it showed it. */
export type TakeOverForm = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly takeOverId: TakeOverId
  readonly version: number
}

/** Lists measures that were done before. A new list takes the id of the command, so that a form sent twice finds it. */
export async function list(context: SignedInContext, form: ListingForm): Promise<TakeOverId> {
  const { commandId, rectificationId, seen } = form
  if (seen !== null) {
    await onList(
      context,
      { commandId, rectificationId, ...seen },
      {
        right: 'takeOver.list',
        measures: async () => form.items.map(({ measureId }) => measureId),
        decide: (loaded, db) =>
          withItems({ context, form, loaded, db }, (items, listed) =>
            changeTakeOver(loaded.one(takeOverKind, seen.takeOverId), items, listed),
          ),
      },
    )
    return seen.takeOverId
  }
  const takeOverId = id<'takeOver'>(commandId)
  await commandBelow(context, form, {
    subjects: [
      recordsOf(rectificationKind, [rectificationId]),
      recordsOf(
        measureKind,
        form.items.map(({ measureId }) => measureId),
      ),
    ],
    seen: [],
    checkRight: (_, actor) => rightTo(actor, 'takeOver.list'),
    decide: async (loaded, db) => {
      const waiting = await readTakeOver(db, { rectificationId })
      if (waiting?.list.status === 'pending') return refuse({ code: 'LIST_PENDING' })
      return withItems({ context, form, loaded, db }, (items, listed) =>
        listTakeOver({ takeOverId, rectificationId, items }, listed),
      )
    },
  })
  return takeOverId
}

/** Confirms a list, so that all its measures are closed or none; or returns it for a reason, or takes it back. */
export async function decide(
  context: SignedInContext,
  form: TakeOverForm & {
    readonly decision: (typeof takeOverDecisions)[number]
    readonly reason: string
  },
): Promise<void> {
  const { decision, rectificationId, takeOverId } = form
  await onList(context, form, {
    right: decision === 'withdraw' ? 'takeOver.list' : 'takeOver.confirm',
    measures: (db) => readMeasuresOfList(db, rectificationId, takeOverId),
    decide: async (loaded, db, actor) => {
      const taken = {
        ...(await caseOf({ context, form, loaded, db, actor })),
        measures: loaded.of(measureKind),
      }
      switch (decision) {
        case 'confirm':
          return confirmTakeOver(taken, actor)
        case 'return':
          return returnTakeOver(taken, form.reason, actor)
        case 'withdraw':
          return withdrawTakeOver(taken.list)
        default:
          return decision satisfies never
      }
    },
  })
}

/** Every measure of a list is locked before it, as whoever works on one of them does; then its version is looked at. */
async function onList(
  context: SignedInContext,
  form: TakeOverForm,
  step: {
    readonly right: Right
    readonly measures: (db: Db) => Promise<readonly MeasureId[] | null>
    readonly decide: (
      loaded: Loaded,
      db: Db,
      actor: ActorHere,
    ) => Promise<Result<readonly Change[], Refusal>> | Result<readonly Change[], Refusal>
  },
): Promise<void> {
  const { takeOverId, version } = form
  await commandBelow(context, form, {
    subjects: async (db) => {
      const measures = await step.measures(db)
      return measures && [recordsOf(measureKind, measures), recordsOf(takeOverKind, [takeOverId])]
    },
    seen: [{ kind: takeOverKind, subjectId: takeOverId, version }],
    checkRight: (_, actor) => rightTo(actor, step.right),
    decide: step.decide,
  })
}

function rightTo(actor: ActorHere, right: Right): Refusal | null {
  // The list tells about every department: to whoever reads only what is their own, it is not there.
  if (!readsWhole(readScope(actor), actor.here)) return { code: 'NOT_FOUND' }
  return can(actor, right) ? null : { code: 'NOT_ALLOWED' }
}

type Listing = {
  readonly context: SignedInContext
  readonly form: ListingForm
  readonly loaded: Loaded
  readonly db: Db
}

type Said = Pick<LastReport, 'id' | 'broughtBy' | 'isDoneSince'>

/** Lists measures by the words of their last source, or by those that somebody writes down here. */
async function withItems(
  { context, form, loaded, db }: Listing,
  decide: (items: readonly TakeOverItem[], listed: ListedItems) => Result<readonly Change[], Refusal>,
): Promise<Result<readonly Change[], Refusal>> {
  const wishes = [...new Map(form.items.map((wish) => [wish.measureId, wish])).values()]
  const ids = wishes.map(({ measureId }) => measureId)
  const known = await readLastReports(db, { rectificationId: form.rectificationId, ids, zone: context.zone })
  const reports = new Map<string, Said>()
  const written: Change[] = []
  for (const { measureId, own } of wishes) {
    const last = known.reports.get(measureId)
    if (own !== null) {
      const importedReportId = id<'importedReport'>(context.newId())
      const event = { type: 'measure.reportImported', ...doneByHand(own, importedReportId) } as const
      written.push(changeOf(measureKind, measureId, event))
      const enteredOn = known.entered.get(measureId)
      const isSince = enteredOn !== undefined && own.doneOn !== null && own.doneOn > enteredOn
      const isDoneSince = isSince || last?.isDoneSince === true
      reports.set(measureId, { id: importedReportId, broughtBy: context.actor.personId, isDoneSince })
    } else if (last?.state === 'done') reports.set(measureId, last)
  }
  const silent = ids.length - reports.size
  if (silent > 0) return refuse({ code: 'SOURCE_SILENT', params: { silent } })
  const items = [...reports].map(([measureId, said]) => ({
    measureId: id<'measure'>(measureId),
    importedReportId: said.id,
  }))
  const decided = decide(items, listedOf(loaded.of(measureKind), reports))
  return decided.ok ? ok([...written, ...decided.value]) : decided
}

async function caseOf({
  context,
  form,
  loaded,
  db,
  actor,
}: Omit<Listing, 'form'> & {
  readonly form: TakeOverForm
  readonly actor: ActorHere
}): Promise<TakeOverCase> {
  const ids = [...loaded.of(measureKind).keys()]
  const { reports } = await readLastReports(db, {
    rectificationId: form.rectificationId,
    ids,
    zone: context.zone,
  })
  const people = await readClaimPeople(db, { rectificationIds: [form.rectificationId] })
  return {
    list: loaded.one(takeOverKind, form.takeOverId),
    listed: listedOf(loaded.of(measureKind), reports),
    people: people.map((person) => inBodies(person, actor.here)),
  }
}

function listedOf(measures: ReadonlyMap<string, Measure>, reports: ReadonlyMap<string, Said>): ListedItems {
  return new Map(
    [...measures].map(([measureId, measure]) => {
      const said = reports.get(measureId)
      const { id: lastReportId = null, broughtBy: saidHereBy = null, isDoneSince = false } = said ?? {}
      return [measureId, { measure, lastReportId, saidHereBy, isDoneSince }]
    }),
  )
}
