import type { contract } from '@bihuan/core/contract.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { type Result, refuse } from '@bihuan/core/kernel/result.ts'
import { byName } from '@bihuan/core/people/by-name.ts'
import { listSheets, listTemplate } from '@bihuan/core/people/list-sheets.ts'
import { mostListed } from '@bihuan/core/people/most-listed.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readSheetsInProcess } from '@bihuan/readers/read-in-process.ts'
import type { ReadingRefusal } from '@bihuan/readers/reader.ts'
import { xlsxMediaType } from '@bihuan/writers/xlsx/write-sheet.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { openLine } from '../kernel/line.ts'
import { openPlaces } from '../kernel/places.ts'
import { answerPlain, demand } from '../kernel/refused.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { listOrganizations, readPersons } from './people.queries.ts'
import type { peopleListWorks } from './people-list.works.ts'

const { persons } = signedInApi

/** The largest file of a list, in bytes: 10,000 rows take 500 KB. */
export const largestList = 5 * 1024 * 1024
const limits = { fileBytes: largestList, rows: mostListed, seconds: 30, memoryMegabytes: 400 }

/** Organizations and people by lists and files. */
export function peopleListHandlers({
  longWork,
}: {
  readonly longWork: SideThread<typeof peopleListWorks>
}): Pick<Router<typeof contract.persons, Context>, 'readList' | 'listFile'> {
  const line = openLine(openPlaces({ each: 2, all: 5 }))
  return {
    readList: persons.readList.handler(async ({ context, input: { file }, signal }) => {
      demand(can(context.actor, 'people.manage'))
      const read = await line.run(context.actor.personId, async () => {
        const bytes = new Uint8Array(await file.arrayBuffer())
        return readSheetsInProcess({ bytes, name: file.name }, { limits, ...(signal && { signal }) })
      })
      const sheets = answerPlain(ofList(answerPlain(read)))
      return sheets.map(({ name, rows, lost }) => ({
        name,
        ...(lost !== undefined && { lost: [...lost] }),
        rows: rows.map(({ line: number, cells }) => ({ line: number, cells: [...cells] })),
      }))
    }),
    listFile: persons.listFile.handler(async ({ context, input: { language, isTemplate }, signal }) => {
      demand(can(context.actor, 'people.manage'))
      const today = todayIn(context)
      const gather = async () =>
        isTemplate ? listTemplate(language, today) : listSheets(await listKnown(context), { language, today })
      const by = context.actor.personId
      const bytes = answerPlain(await longWork.run('peopleListFile', { by, gather, signal }))
      const kind = language === 'zh' ? '单位和人员' : 'organizations-and-people'
      const fileName = `${kind}-${isTemplate ? (language === 'zh' ? '模板' : 'template') : today}.xlsx`
      return new File([new Uint8Array(bytes)], fileName, { type: xlsxMediaType })
    }),
  }
}

async function listKnown({ database, actor }: SignedInContext) {
  const [organizations, people] = await Promise.all([
    listOrganizations(database.kysely),
    readPersons(database.kysely, actor),
  ])
  // Whose account has ended is not to get another one from the file.
  return {
    organizations: organizations.toSorted(byName),
    persons: people
      .filter(({ isDeactivated, isAdministered }) => !isDeactivated && isAdministered)
      .toSorted(byName)
      .map(({ name, username, terms, lentBy }) => ({ name, username, appointments: terms, lentBy })),
  }
}

type ListRefusal = Refusal<
  | Exclude<
      ReadingRefusal['code'],
      keyof typeof asOfList | 'TEXT_TOO_LARGE' | 'TOO_MANY_ROWS' | 'TOO_MANY_PAGES'
    >
  | 'NOT_A_TABLE'
  | 'LIST_EMPTY'
  | 'LIST_TOO_LONG'
>

const asOfList = {
  BINARY_FILE: 'NOT_A_TABLE',
  OLD_WORD_FILE: 'NOT_A_TABLE',
  OFD_FILE: 'NOT_A_TABLE',
  EMPTY_TEXT: 'LIST_EMPTY',
  NO_TEXT_FOUND: 'LIST_EMPTY',
} as const

/** Why a list is not read, in words about lists and not about notices. */
function ofList<Value>(read: Result<Value, ReadingRefusal>): Result<Value, ListRefusal> {
  if (read.ok) return read
  const { refusal } = read
  switch (refusal.code) {
    case 'BINARY_FILE':
    case 'OLD_WORD_FILE':
    case 'OFD_FILE':
    case 'EMPTY_TEXT':
    case 'NO_TEXT_FOUND':
      return refuse({ code: asOfList[refusal.code] })
    case 'TOO_MANY_ROWS':
    case 'TOO_MANY_PAGES':
    case 'TEXT_TOO_LARGE':
      return refuse({ code: 'LIST_TOO_LONG', params: { limit: mostListed } })
    default:
      return refuse({ ...refusal, code: refusal.code })
  }
}
