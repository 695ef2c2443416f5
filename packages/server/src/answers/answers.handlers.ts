import type { AnswererView } from '@bihuan/core/answers/answers.contract.ts'
import { type Answerer, answersOfPage, lightOfAnswers } from '@bihuan/core/answers/answers.ts'
import { answersSheet } from '@bihuan/core/answers/answers-sheet.ts'
import type { contract } from '@bihuan/core/contract.ts'
import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import { byName } from '@bihuan/core/people/by-name.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readsAs } from '@bihuan/core/people/pinyin.ts'
import { xlsxMediaType } from '@bihuan/writers/xlsx/write-sheet.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, demand, found } from '../kernel/refused.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { listedView, sightOf } from '../measures/measures.view.ts'
import { readPartsFound } from '../measures/parts.queries.ts'
import { partView } from '../measures/parts.view.ts'
import { readOrganization, readPersonName } from '../people/people.queries.ts'
import {
  type ItemsWish,
  readAnswerers,
  readAnswers,
  readFindingsFound,
  readItems,
  readMeasuresFound,
} from './answers.queries.ts'
import type { answersWorks } from './answers.works.ts'

const { answers } = signedInApi

/** Who answers for what, of what whoever asks may read. */
export function answersHandlers({
  longWork,
}: {
  readonly longWork: SideThread<typeof answersWorks>
}): Router<typeof contract.answers, Context> {
  return {
    list: answers.list.handler(async ({ context, input }) => {
      demand(can(context.actor, 'answers.read'))
      const those = await namesFound(context, input)
      const page = those.slice(input.offset, input.offset + answersOfPage)
      return { answerers: await withAnswers(context, input.of, page), total: those.length }
    }),
    file: answers.file.handler(async ({ context, input, signal }) => {
      demand(can(context.actor, 'answers.read'))
      const { of, language } = input
      const today = todayIn(context)
      const gather = async () => {
        const those = await namesFound(context, input)
        const rows: AnswererView[] = []
        for (let at = 0; at < those.length && signal?.aborted !== true; at += answersOfPage)
          rows.push(...(await withAnswers(context, of, those.slice(at, at + answersOfPage))))
        return answersSheet(of, rows, { language, today })
      }
      const bytes = answerPlain(
        await longWork.run('answersFile', { by: context.actor.personId, gather, signal }),
      )
      const kind = language === 'zh' ? '谁负责什么' : 'who-answers-for-what'
      return new File([new Uint8Array(bytes)], `${kind}-${today}.xlsx`, { type: xlsxMediaType })
    }),
    items: answers.items.handler(async ({ context, input }) => {
      demand(can(context.actor, 'answers.read'))
      const whose = { id: input.id, name: await nameOf(context, input) }
      return { whose, ...(await itemsOf(context, input)) }
    }),
  }
}

type Name = { readonly id: string; readonly name: string }

/** Those whose names hold what is typed, or are read so, in the order of names. */
async function namesFound(
  { database, actor }: SignedInContext,
  { of, q }: { readonly of: Answerer; readonly q?: string | undefined },
): Promise<readonly Name[]> {
  const all = await readAnswerers(database, of, actor)
  const words = q?.toLowerCase() ?? ''
  return all
    .filter(({ name }) => words === '' || name.toLowerCase().includes(words) || readsAs(name, words))
    .toSorted(byName)
}

async function withAnswers(
  context: SignedInContext,
  of: Answerer,
  names: readonly Name[],
): Promise<AnswererView[]> {
  const { database, actor } = context
  const wish = { of, ids: names.map((one) => one.id), actor, today: todayIn(context) }
  const rows = new Map((await readAnswers(database, wish)).map((row) => [row.id, row]))
  return names.map(({ id: whose, name }) => {
    const row = rows.get(whose)
    return {
      id: whose,
      name,
      posts: row?.posts ?? [],
      light: lightOfAnswers(row?.answers ?? {}),
      answers: { ...row?.answers },
      extensions: row?.extensions ?? null,
    }
  })
}

async function nameOf(
  { database: { kysely }, actor }: SignedInContext,
  { of, id: whose }: Pick<ItemsWish, 'of' | 'id'>,
): Promise<string> {
  return of === 'person'
    ? found(await readPersonName(kysely, id<'person'>(whose) satisfies PersonId, actor))
    : found(await readOrganization(kysely, id<'organization'>(whose) satisfies OrganizationId)).name
}

async function itemsOf(context: SignedInContext, wish: Omit<ItemsWish, 'limit' | 'actor' | 'today'>) {
  const { database, actor } = context
  const sight = sightOf(context)
  const { found: those, total } = await readItems(database, {
    ...wish,
    limit: answersOfPage,
    actor,
    today: sight.today,
  })
  const none = { findings: [], measures: [], parts: [] }
  if (those.length === 0) return { ...none, total }
  switch (wish.duty) {
    case 'findingsLed':
    case 'findingsOwned':
      return { ...none, total, findings: [...(await readFindingsFound(database, those))] }
    case 'parts': {
      const rows = await readPartsFound(database, those)
      return { ...none, total, parts: rows.map((row) => partView(row, sight)) }
    }
    default: {
      const rows = await readMeasuresFound(database, those)
      const measures = rows.map((row) => ({ ...listedView(row, sight), supporter: row.supporter }))
      return { ...none, total, measures }
    }
  }
}
