import { type FindingStatus, findingStatuses, isOpenFinding } from '@bihuan/core/findings/finding.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ItemView } from '@bihuan/core/measures/items.contract.ts'
import { measureStatuses } from '@bihuan/core/measures/labels.ts'
import { canBeVoided } from '@bihuan/core/measures/measure.decide.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { SealedFile } from '@bihuan/core/people/role.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'
import { seenWords, shortWords } from './short-words.queries.ts'

const finding = columnsOf('findings', 'finding')
const measure = columnsOf('measures', 'measure')
const below = columnsOf('measures', 'below')
const owner = columnsOf('organizations', 'owner')
const handler = columnsOf('persons', 'handler')

/** Which items somebody chooses among. */
export type ItemsWish = {
  readonly rectificationId: RectificationId
  readonly kind: 'finding' | 'measure'
  readonly words: readonly string[]
  /** Only these; all of them where it is undefined. */
  readonly ids: readonly string[] | undefined
  readonly isOpen: boolean
  readonly scope: ReadScope
  /** The sealed files of the rectification that the reader may not see. */
  readonly hidden: readonly SealedFile[]
  readonly limit: number
  readonly offset: number
}

type Items = { items: ItemView[]; hasMore: boolean }

const openFindings: readonly FindingStatus[] = findingStatuses.filter(isOpenFinding)
const openMeasures = measureStatuses.filter((status) => canBeVoided({ status }))

/** A page of the findings or measures that somebody may read, in the order of the ledger. */
export function itemsToChoose(wish: ItemsWish): Question<Items> {
  return question(
    wish.kind === 'finding' ? findingsToChoose(wish) : measuresToChoose(wish),
    (rows): Items => ({ items: rows.slice(0, wish.limit), hasMore: rows.length > wish.limit }),
  )
}

function findingsToChoose(wish: ItemsWish): RawBuilder<ItemView> {
  const { rectificationId, scope, hidden } = wish
  const title = sql`coalesce(${finding.title}, '')`
  return sql`
    select ${finding.id}, ${finding.ordinal}::text as number, ${seenWords(finding.number, hidden)} as "sourceNumber",
      ${shortWords(title, hidden)} as text, ${finding.status}, null as "ownerName", null as "handlerName", null as "dueOn",
      0 as "evidenceCount", (
        select count(*)::int from ${below} where ${below.rectification_id} = ${rectificationId}
          and ${below.finding_id} = ${finding.id} and ${measureInScope(scope, below)}) as measures, ${finding.version}
    from ${finding}
    where ${finding.rectification_id} = ${rectificationId} and ${findingInScope(scope, finding)}
      and ${isAmong(finding.id, wish)} and ${isHolding(sql`concat_ws(' ', ${finding.ordinal}, ${finding.number}, ${title})`, wish)}
      and (${!wish.isOpen} or ${finding.status} = any(${[...openFindings]}::text[]))
    order by ${finding.ordinal}, ${finding.id} ${page(wish)}`
}

function measuresToChoose(wish: ItemsWish): RawBuilder<ItemView> {
  const { rectificationId, scope, hidden } = wish
  const number = sql`${finding.ordinal} || '-' || ${measure.ordinal}`
  return sql`
    select ${measure.id}, ${number} as number, '' as "sourceNumber", ${shortWords(measure.text, hidden)} as text, ${measure.status},
      ${owner.name} as "ownerName", ${handler.name} as "handlerName", ${measure.due_on} as "dueOn",
      ${measure.evidence_count} as "evidenceCount", 0 as measures, ${measure.version}
    from ${measure}
    join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    left join ${owner} on ${owner.id} = ${measure.owner_id}
    left join ${handler} on ${handler.id} = ${measure.handler_id}
    where ${measure.rectification_id} = ${rectificationId} and ${measureInScope(scope, measure)}
      and ${isAmong(measure.id, wish)} and ${isHolding(sql`${number} || ' ' || ${measure.text}`, wish)}
      and (${!wish.isOpen} or ${measure.status} = any(${[...openMeasures]}::text[])
        and ${finding.status} = any(${[...openFindings]}::text[]))
    order by ${finding.ordinal}, ${measure.ordinal}, ${measure.id} ${page(wish)}`
}

function isAmong(id: RawBuilder<unknown>, { ids }: ItemsWish): RawBuilder<unknown> {
  return ids === undefined ? sql`true` : sql`${id} = any(${[...ids]}::uuid[])`
}

function isHolding(told: RawBuilder<unknown>, { words, hidden }: ItemsWish): RawBuilder<unknown> {
  if (words.length === 0) return sql`true`
  const seen = sql`search_fold(${seenWords(told, hidden)})`
  return sql`not exists (select from unnest(${[...words]}::text[]) as sought (word)
    where strpos(${seen}, search_fold(sought.word)) = 0)`
}

function page({ limit, offset }: ItemsWish): RawBuilder<unknown> {
  return sql`limit ${limit + 1} offset ${offset}`
}
