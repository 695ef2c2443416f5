import type { contract } from '@bihuan/core/contract.ts'
import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Sheet } from '@bihuan/core/kernel/sheet.ts'
import { objectLimits } from '@bihuan/core/objects/list-item.ts'
import { itemOfObjects } from '@bihuan/core/objects/object-actions.ts'
import type { ObjectFilter } from '@bihuan/core/objects/objects.contract.ts'
import { objectsSheet, objectsTemplate } from '@bihuan/core/objects/objects-sheet.ts'
import { readObjectList } from '@bihuan/core/objects/read-object-list.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { hiddenIn, veiled, veilOf } from '@bihuan/core/told/veil.ts'
import { readSheetsInProcess } from '@bihuan/readers/read-in-process.ts'
import type { ReadingRefusal } from '@bihuan/readers/reader.ts'
import { xlsxMediaType } from '@bihuan/writers/xlsx/write-sheet.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { openLine } from '../kernel/line.ts'
import { openPlaces } from '../kernel/places.ts'
import { answerPlain, demand, found } from '../kernel/refused.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { ask, askTogether } from '../kernel/together.ts'
import { templateIn } from '../templates/templates.queries.ts'
import { type ListHead, itemsOfMeasure, listedItems, listHead, workersOf } from './objects.queries.ts'
import { listIn, listItemView, objectLadderOf, sightsOf } from './objects.view.ts'
import type { objectsWorks } from './objects.works.ts'

const { objects } = signedInApi

/** The largest file of objects, in bytes: 20,000 rows take 1.5 MB. */
export const largestObjectsFile: number = 5 * 1024 * 1024
const limits = {
  fileBytes: largestObjectsFile,
  rows: objectLimits.items + 100,
  seconds: 30,
  memoryMegabytes: 400,
}

/** So many of what a preview only names are named. */
const mostNamed = 200

type Measure = {
  readonly rectificationId: Parameters<typeof listHead>[0]['rectificationId']
  readonly measureId: Parameters<typeof listHead>[0]['measureId']
}

/** Lists of objects by files. */
export function objectsFileHandlers({
  longWork,
}: {
  readonly longWork: SideThread<typeof objectsWorks>
}): Pick<Router<typeof contract.objects, Context>, 'readFile' | 'file'> {
  const line = openLine(openPlaces({ each: 2, all: 5 }))
  return {
    readFile: objects.readFile.handler(async ({ context, input, signal }) => {
      const { head, sights } = await looking(context, input)
      demand(sights.some((sight) => can(sight.actor, 'object.fill', itemOfObjects(sight))))
      const { file } = input
      const read = await line.run(context.actor.personId, async () => {
        const bytes = new Uint8Array(await file.arrayBuffer())
        return readSheetsInProcess({ bytes, name: file.name }, { limits, ...(signal && { signal }) })
      })
      const sheets = answerPlain(ofObjects(answerPlain(read)))
      const known = await knownBeside(context, input, head.owner_id)
      const preview = readObjectList(sheets, known)
      if (preview === null) return answerPlain(refuse({ code: 'OBJECT_COLUMNS_MISSING' }))
      const { gone, problems } = preview
      return {
        ...preview,
        items: [...preview.items],
        kept: preview.kept.slice(0, mostNamed),
        gone: gone.slice(0, mostNamed),
        goneCount: gone.length,
        problems: problems.slice(0, mostNamed),
        problemCount: problems.length,
        unread: [...preview.unread],
        lost: sheets.flatMap(({ name, lost = [] }) => lost.map((cell) => `${name} ${cell}`)),
      }
    }),
    file: objects.file.handler(async ({ context, input, signal }) => {
      const today = todayIn(context)
      const { language, isTemplate } = input
      const { head } = await looking(context, input)
      const kind = language === 'zh' ? '对象清单' : 'objects'
      const gather = async () =>
        isTemplate ? objectsTemplate(language, today) : sheetsOf(context, input, head)
      const by = context.actor.personId
      const bytes = answerPlain(await longWork.run('objectsFile', { by, gather, signal }))
      const fileName = `${kind}-${isTemplate ? (language === 'zh' ? '模板' : 'template') : today}.xlsx`
      return new File([new Uint8Array(bytes)], fileName, { type: xlsxMediaType })
    }),
  }
}

/** The list that somebody looks at, and as whom. */
async function looking(context: SignedInContext, of: Measure) {
  const today = todayIn(context)
  const template = templateIn(of.rectificationId)
  const head = listHead(of, { scope: readScope(context.actor), today })
  await askTogether(context.database.kysely, [template, head])
  const read = found(head.answer)
  const ladder = objectLadderOf(template.answer)
  return {
    head: read,
    sights: sightsOf(read, { actor: context.actor, today, ladder, of: of.rectificationId }),
  }
}

async function knownBeside(context: SignedInContext, of: Measure, ownerId: OrganizationId | null) {
  const [items, people] = [itemsOfMeasure(of), workersOf(ownerId)]
  await askTogether(context.database.kysely, [items, people])
  return { items: items.answer, people: people.answer }
}

async function sheetsOf(
  context: SignedInContext,
  input: Measure & ObjectFilter & { readonly language: 'zh' | 'en' },
  head: ListHead,
): Promise<readonly Sheet[]> {
  const list = found(listIn(head))
  const today = todayIn(context)
  const rows = await ask(
    context.database.kysely,
    listedItems(
      { ...input, today, hidden: hiddenIn(context.actor, input.rectificationId) },
      { after: 0, limit: objectLimits.items },
    ),
  )
  const sight = { today, zone: context.zone, language: input.language }
  const items = rows.map((row) => listItemView(row, list, { sights: [], today, ladder: [] }))
  const shown = veiled({ list, items }, veilOf(context.actor), {
    zone: context.zone,
    of: input.rectificationId,
  })
  return [objectsSheet({ ...shown, ...sight })]
}

type FileRefusal = Refusal<
  | Exclude<
      ReadingRefusal['code'],
      | 'BINARY_FILE'
      | 'OLD_WORD_FILE'
      | 'OFD_FILE'
      | 'EMPTY_TEXT'
      | 'NO_TEXT_FOUND'
      | 'TEXT_TOO_LARGE'
      | 'TOO_MANY_ROWS'
      | 'TOO_MANY_PAGES'
    >
  | 'NOT_A_TABLE'
  | 'LIST_EMPTY'
  | 'OBJECTS_TOO_MANY'
>

/** Why a file is not read, in words about lists and not about notices. */
function ofObjects<Value>(read: Result<Value, ReadingRefusal>): Result<Value, FileRefusal> {
  if (read.ok) return read
  const { refusal } = read
  switch (refusal.code) {
    case 'BINARY_FILE':
    case 'OLD_WORD_FILE':
    case 'OFD_FILE':
      return refuse({ code: 'NOT_A_TABLE' })
    case 'EMPTY_TEXT':
    case 'NO_TEXT_FOUND':
      return refuse({ code: 'LIST_EMPTY' })
    case 'TOO_MANY_ROWS':
    case 'TOO_MANY_PAGES':
    case 'TEXT_TOO_LARGE':
      return refuse({ code: 'OBJECTS_TOO_MANY', params: { limit: objectLimits.items } })
    default:
      return refuse({ ...refusal, code: refusal.code })
  }
}
