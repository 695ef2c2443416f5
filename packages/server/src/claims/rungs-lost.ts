import type { ClosureItem } from '@bihuan/core/closure/closure-item.ts'
import type { Rung, RungName } from '@bihuan/core/claims/closure-request.ts'
import { rungsInOrder, rungsLostByWork } from '@bihuan/core/closure/losing-rungs.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { type ActorHere, holdsAnywhere } from '@bihuan/core/people/role.ts'
import {
  type ItemOnLadder,
  rungKey,
  signingRoles,
  type Template,
  type TemplateLadder,
} from '@bihuan/core/templates/template.ts'
import type { Database } from '../kernel/db.ts'
import { askTogether } from '../kernel/together.ts'
import { ladderFor } from '../templates/template-of.ts'
import { templateIn } from '../templates/templates.queries.ts'

/** An item that somebody may work on, and who they are where it stands. */
export type Workable = { readonly item: ClosureItem; readonly actor: ActorHere }

type Lost = { readonly losesRungs: Rung[]; readonly rungNames: Record<string, RungName> }

/**
 * The rungs that somebody loses by working on items, each by the ladder of its rectification’s template. Templates are read only
 * where there may be something to lose, as most who work sign nothing, and where they are not known.
 */
export async function rungsLost(
  { kysely }: Pick<Database, 'kysely'>,
  items: readonly Workable[],
  known: ReadonlyMap<RectificationId, Pick<Template, 'ladders'>> = new Map(),
): Promise<Lost> {
  // The head of whatever organization may be the one that a template names.
  const signed = items.filter(
    ({ item, actor }) =>
      holdsAnywhere(actor, 'head') || rungsLostByWork(actor, [{ item, ladder: signingRoles }]).length > 0,
  )
  const templates = new Map(
    [...new Set(signed.map(({ item }) => recordOf(item).rectificationId))]
      .filter((id) => !known.has(id))
      .map((id) => [id, templateIn(id)]),
  )
  await askTogether(kysely, [...templates.values()])
  const lost = signed.flatMap(({ item, actor }) => {
    const { rectificationId } = recordOf(item)
    const template = known.get(rectificationId) ?? templates.get(rectificationId)?.answer ?? null
    const ladder = ladderFor(template, onLadder(item, items))
    return rungsLostByWork(actor, [{ item, ladder }]).map((rung) => ({ rung, named: namedIn(ladder, rung) }))
  })
  return {
    losesRungs: [...rungsInOrder(lost.map(({ rung }) => rung))],
    rungNames: Object.fromEntries(lost.flatMap(({ rung, named }) => (named === null ? [] : [[rung, named]]))),
  }
}

function namedIn(ladder: TemplateLadder, rung: Rung): RungName | null {
  const named = ladder.find((one) => rungKey(one) === rung)
  return named === undefined || typeof named === 'string' ? null : { name: named.name, atLeast: null }
}

function recordOf(item: ClosureItem) {
  return item.type === 'measure' ? item.measure : item.finding
}

// What a finding is graded decides of its measures too: of a measure its finding stands among the items.
function onLadder(item: ClosureItem, all: readonly Workable[]): ItemOnLadder {
  if (item.type === 'finding') return { item: 'finding', grade: item.finding.grade?.code ?? null }
  const { findingId, kind } = item.measure
  const above = all.find((one) => one.item.type === 'finding' && one.item.finding.id === findingId)?.item
  const grade = above?.type === 'finding' ? (above.finding.grade?.code ?? null) : null
  return { item: 'measure', kind, grade }
}
