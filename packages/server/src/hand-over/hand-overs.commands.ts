import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import { dutyNamed } from '@bihuan/core/hand-over/duties.ts'
import { fieldOf, type PassingDuty, passesToOrganization } from '@bihuan/core/hand-over/passing-duties.ts'
import {
  handOver,
  handOverParts,
  type HandedItem,
  type HandedList,
  type HandedPart,
  type PartHandedOver,
  type Successor,
  whyItStays,
} from '@bihuan/core/hand-over/hand-over.ts'
import { mostHandedOver } from '@bihuan/core/hand-over/hand-overs.contract.ts'
import { type Change, peopleChainId } from '@bihuan/core/kernel/entry.ts'
import {
  type CommandId,
  id,
  type OrganizationId,
  type PartId,
  type PersonId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { changeOf, changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { partKind } from '@bihuan/core/measures/part.kind.ts'
import { factsOfObjects } from '@bihuan/core/objects/object-actions.ts'
import { objectListKind } from '@bihuan/core/objects/object-list.kind.ts'
import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import type { HandedOver } from '@bihuan/core/people/people.events.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import { type Actor, inBodies } from '@bihuan/core/people/role.ts'
import { type SignedInContext, todayIn, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { type ChangesIn, type OfChain, runAcross } from '../kernel/run-across.ts'
import { type Loaded, recordsOf } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { readItems, readSplit, withClaims, withMeasures, withObjects } from './handed-items.queries.ts'
import { readSeal } from './open-duties.queries.ts'
import type { Asked } from './open-items.queries.ts'
import { readSuccessor } from './successors.queries.ts'

/** Who leaves, or which organization ends. */
export type From =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'organization'; readonly id: OrganizationId }

/** What passes by a duty, and to whom. */
type Part = {
  readonly duty: PassingDuty
  readonly successorId: string
  readonly seal: string
  readonly only?: readonly string[] | undefined
}

/** A hand-over as it was asked for. */
export type HandOverForm = {
  readonly commandId: CommandId
  readonly from: From
  readonly reason: string
  readonly parts: readonly Part[]
}

/** Hands over what somebody, or an organization, has open: all that passes in one step, in whatever rectification. */
export async function runHandOver(context: SignedInContext, form: HandOverForm): Promise<void> {
  const { actor } = context
  const asked = { id: form.from.id, scope: readScope(actor), by: actor }
  const handing = new Handing({ by: actor, today: todayIn(context) }, form, asked)
  answer(
    await runAcross(toolsOf(context), {
      commandId: form.commandId,
      by: actor.personId,
      checkRight: () => (can(actor, 'people.handOver') ? null : { code: 'NOT_ALLOWED' }),
      chains: async (db) => handing.chains(db),
      decide: async (loadedIn, db) => handing.decide(loadedIn, db),
    }),
  )
}

/** The items of one rectification that are wanted: each with the parts by which it passes. */
type Wanted = {
  /** Those that parts lie in too: each is told what becomes of its parts. */
  readonly measures: Set<string>
  readonly findings: Set<string>
  readonly parts: Set<string>
  readonly lists: Set<string>
}

/** One hand-over on its way: what was found before the records were locked decides what is locked. */
class Handing {
  private readonly by: Actor
  private readonly today: PlainDay
  private readonly form: HandOverForm
  private readonly asked: Asked
  private readonly successors: Map<Part, Successor> = new Map()
  /** The parts by which an item passes. */
  private readonly partsOf: Map<string, Part[]> = new Map()
  private readonly wanted: Map<RectificationId, Wanted> = new Map()

  constructor(
    { by, today }: { readonly by: Actor; readonly today: PlainDay },
    form: HandOverForm,
    asked: Asked,
  ) {
    this.by = by
    this.today = today
    this.form = form
    this.asked = asked
  }

  async chains(db: Db): Promise<Result<readonly OfChain[], Refusal>> {
    const unfit = await this.findSuccessors(db)
    if (unfit !== null) return refuse(unfit)
    for (const duty of new Set(this.form.parts.map((part) => part.duty))) await this.want(db, duty)
    const total = this.partsOf.size
    if (total > mostHandedOver)
      return refuse({ code: 'HAND_OVER_TOO_LARGE', params: { limit: mostHandedOver, total } })
    const { from } = this.form
    const whose =
      from.kind === 'person' ? recordsOf(personKind, [from.id]) : recordsOf(organizationKind, [from.id])
    return ok([
      { chainId: peopleChainId, subjects: [whose] },
      ...[...this.wanted].map(([chainId, { measures, findings, parts, lists }]) => ({
        chainId,
        subjects: [
          { kind: measureKind, ids: [...measures] },
          { kind: findingKind, ids: [...findings] },
          { kind: partKind, ids: [...parts] },
          { kind: objectListKind, ids: [...lists] },
        ],
      })),
    ])
  }

  async decide(
    loadedIn: (chainId: RectificationId) => Loaded,
    db: Db,
  ): Promise<Result<readonly ChangesIn[], Refusal>> {
    // Once more now that the people's chain is locked: a successor may have been closed, or have left, meanwhile.
    const refusal = (await this.findSuccessors(db)) ?? (await this.outdated(db))
    if (refusal !== null) return refuse(refusal)
    const passed = new Map<Part, number>(this.form.parts.map((part) => [part, 0]))
    const happening: ChangesIn[] = []
    for (const chainId of this.wanted.keys()) {
      const loaded = loadedIn(chainId)
      const items = await withClaims(db, {
        measures: [...loaded.of(measureKind).values()],
        findings: [...loaded.of(findingKind).values()],
      })
      const changes: Change[] = []
      for (const handed of items) {
        const decided = this.decideOn(handed, passed)
        if (!decided.ok) return decided
        changes.push(...decided.value)
      }
      const ofParts = await this.decideOnParts(db, { chainId, loaded }, passed)
      if (!ofParts.ok) return ofParts
      changes.push(...ofParts.value)
      const ofLists = await this.decideOnLists(db, loaded, passed)
      if (!ofLists.ok) return ofLists
      changes.push(...ofLists.value)
      if (changes.length > 0) happening.push({ chainId, changes })
    }
    if (happening.length === 0) return refuse({ code: 'NOTHING_PASSES' })
    return ok([...happening, { chainId: peopleChainId, changes: [this.told(passed)] }])
  }

  private async findSuccessors(db: Db): Promise<Refusal | null> {
    for (const part of this.form.parts) {
      const successor = await readSuccessor(db, {
        ...part,
        from: this.form.from.id,
        by: this.by,
        today: this.today,
      })
      if (!successor.ok) return successor.refusal
      this.successors.set(part, successor.value)
    }
    return null
  }

  private async want(db: Db, duty: PassingDuty): Promise<void> {
    const parts = this.form.parts.filter((part) => part.duty === duty)
    const picked = new Map(parts.flatMap((part) => (part.only ?? []).map((one) => [one, part])))
    const rest = parts.find(({ only }) => only === undefined)
    const { measures, findings, parts: tasks, lists } = await readItems(db, duty, this.asked)
    for (const item of [...measures, ...findings, ...tasks, ...lists]) {
      const part = picked.get(item.id) ?? rest
      if (part === undefined) continue
      this.partsOf.set(item.id, [...(this.partsOf.get(item.id) ?? []), part])
      const known = this.wanted.get(item.rectificationId)
      const wanted = known ?? { measures: new Set(), findings: new Set(), parts: new Set(), lists: new Set() }
      this.wanted.set(item.rectificationId, wanted)
      if ('counts' in item) {
        wanted.lists.add(item.id)
        wanted.measures.add(item.measureId)
      } else if ('measureId' in item) {
        wanted.parts.add(item.id)
        wanted.measures.add(item.measureId)
      } else if ('findingId' in item) wanted.measures.add(item.id)
      else wanted.findings.add(item.id)
    }
  }

  private async outdated(db: Db): Promise<Refusal | null> {
    for (const { duty, seal: before } of this.form.parts) {
      const { seal, count } = await readSeal(db, duty, this.asked)
      if (seal === before) continue
      const { zh, en } = dutyNamed(duty).label
      const params = { duty: zh, dutyEn: en, before: Number.parseInt(before, 10), now: count }
      return { code: 'HAND_OVER_CHANGED', params }
    }
    return null
  }

  private decideOn(handed: HandedItem, passed: Map<Part, number>): Result<readonly Change[], Refusal> {
    const { item } = handed
    const record = item.type === 'measure' ? item.measure : item.finding
    const parts = this.partsPassing(handed, record.id, passed)
    if (parts.length === 0) return ok([])
    const to = (field: (typeof fieldOf)[PassingDuty]): string | undefined =>
      parts.find(({ duty }) => fieldOf[duty] === field)?.successorId
    return handOver(item, {
      handlerId: personOrNot(to('handlerId')),
      leaderId: personOrNot(to('leaderId')),
      ownerId: organizationOrNot(to('ownerId')),
      supporterIds: this.supportersAfter(record.supporterIds, organizationOrNot(to('supporterIds'))),
    })
  }

  /** The parts of the form by which an item passes, each counted. */
  private partsPassing(
    handed: HandedItem | HandedPart | HandedList,
    itemId: string,
    passed: Map<Part, number>,
  ): readonly Part[] {
    const parts = (this.partsOf.get(itemId) ?? []).filter((part) => {
      const to = this.successors.get(part)
      return to !== undefined && whyItStays(handed, { duty: part.duty, to, by: this.by }) === null
    })
    for (const part of parts) passed.set(part, (passed.get(part) ?? 0) + 1)
    return parts
  }

  private async decideOnParts(
    db: Db,
    { chainId, loaded }: { readonly chainId: RectificationId; readonly loaded: Loaded },
    passed: Map<Part, number>,
  ): Promise<Result<readonly Change[], Refusal>> {
    const passing = new Map<PartId, PartHandedOver>()
    const handed = await withMeasures(db, [...loaded.of(partKind).values()])
    for (const one of handed) {
      const [by] = this.partsPassing(one, one.part.id, passed)
      if (by === undefined) continue
      const { successorId } = by
      const command: PartHandedOver = passesToOrganization(by.duty)
        ? { type: 'pass', unitId: id<'organization'>(successorId) }
        : { type: 'assign', changes: { handlerId: id<'person'>(successorId) } }
      passing.set(one.part.id, command)
    }
    const measures = new Map(handed.map(({ measure }) => [measure.id, measure]))
    const split = await readSplit(db, chainId, [...measures.keys()])
    const changes: Change[] = []
    for (const measure of measures.values()) {
      const own = split.filter(({ measureId }) => measureId === measure.id)
      const decided = handOverParts(measure, own, { passing, by: this.by.personId })
      if (!decided.ok) return decided
      changes.push(...decided.value)
    }
    return ok(changes)
  }

  private async decideOnLists(
    db: Db,
    loaded: Loaded,
    passed: Map<Part, number>,
  ): Promise<Result<readonly Change[], Refusal>> {
    const lists = [...loaded.of(objectListKind).values()]
    const changes: Change[] = []
    for (const handed of await withObjects(db, { lists, of: this.form.from.id })) {
      const { list, items, measure, here } = handed
      const [by] = this.partsPassing(handed, list.id, passed)
      if (by === undefined) continue
      // By whom objects are crossed off is of no account to who answers for them.
      const sight = { actor: inBodies(this.by, here), measure, ladder: [], today: this.today }
      const command = { type: 'handOver', to: id<'person'>(by.successorId) } as const
      const decided = objectListKind.decide(list, command, factsOfObjects(sight, items))
      const changed = changesOf(objectListKind, list.id, decided)
      if (!changed.ok) return changed
      changes.push(...changed.value)
    }
    return ok(changes)
  }

  /** Who takes a support over stands where the other stood. */
  private supportersAfter(
    known: readonly OrganizationId[],
    to: OrganizationId | undefined,
  ): readonly OrganizationId[] | undefined {
    return to === undefined ? undefined : known.map((one) => (one === this.form.from.id ? to : one))
  }

  private told(passed: ReadonlyMap<Part, number>): Change {
    const { from, reason } = this.form
    const handedOver: HandedOver = {
      reason,
      parts: [...passed].map(([{ duty, successorId }, items]) => ({
        duty,
        successorId: passesToOrganization(duty) ? id<'organization'>(successorId) : id<'person'>(successorId),
        items,
      })),
    }
    return from.kind === 'person'
      ? changeOf(personKind, from.id, { type: 'person.handedOver', ...handedOver })
      : changeOf(organizationKind, from.id, { type: 'organization.handedOver', ...handedOver })
  }
}

function personOrNot(successorId: string | undefined): PersonId | undefined {
  return successorId === undefined ? undefined : id<'person'>(successorId)
}

function organizationOrNot(successorId: string | undefined): OrganizationId | undefined {
  return successorId === undefined ? undefined : id<'organization'>(successorId)
}
