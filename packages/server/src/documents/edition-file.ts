import { attachedAs, type AttachedFormat } from '@bihuan/core/documents/attached.ts'
import { type DocumentFormat, documents } from '@bihuan/core/documents/catalogue.ts'
import { notApprovedWords } from '@bihuan/core/documents/not-approved.ts'
import { joinedName } from '@bihuan/core/kernel/joined-name.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import { demandRead } from '../rectifications/rectifications.handlers.ts'
import { mediaTypes } from './documents.handlers.ts'
import { editedModelIn, paperFormat } from './documents.works.ts'
import { type EditionTools, namesHidden } from './edition-said.ts'
import type { ListedEdition } from './editions.queries.ts'
import { type KeptFile, keptFile } from './editions.store.ts'
import { documentOf } from './editions.view.ts'

type Asked = {
  readonly context: SignedInContext
  readonly row: ListedEdition
  readonly format: DocumentFormat | AttachedFormat
  readonly signal: AbortSignal | undefined
}

/** A file of an edition as it left; of one that was checked and has not left, what is attached, for whoever approves it. */
export async function editionFile(tools: EditionTools, asked: Asked): Promise<File> {
  const { context, row, format } = asked
  const { rectification_id: rectificationId, id: editionId } = row
  const { kysely } = context.database
  const left = row.files.find((file) => file.format === format)
  const part = attachedAs(format)
  const isLookedAt = part !== null && (row.status === 'checked' || row.status === 'approved')
  // What has not left is no file yet.
  if (left === undefined && !isLookedAt) return answerPlain(refuse({ code: 'EDITION_NOT_IN_STATUS' }))
  const said = found(await keptFile(kysely, rectificationId, { editionId, format: 'model' }))
  // What left stays as it is; who may not see what was sealed since is told so.
  if (namesHidden(context, { rectificationId }, said)) answerPlain(refuse({ code: 'EDITION_NAMES_SEALED' }))
  const { attached = [] } = editedModelIn(said.bytes)
  const made = attached.find(({ key }) => key === part?.key)
  if (left === undefined) found(made)
  const kept = left && (await keptFile(kysely, rectificationId, { editionId, format }))
  const bytes = left
    ? found(kept?.sha256 === left.sha256 ? kept.bytes : null)
    : await lookedAt(tools, asked, said)
  const { name } = await demandRead(context, rectificationId)
  const paper = `${joinedName(name, documents[documentOf(row)].name.zh)}${row.number === null ? '' : `第${row.number}版`}`
  const form = part?.form ?? paperFormat(format)
  const called = made === undefined ? paper : `${paper}${made.mark} ${made.name}`
  return new File([new Uint8Array(bytes)], `${called}.${form}`, { type: mediaTypes[form] })
}

/** What is attached to an edition that has not left, as it was checked; until it is approved it says so. */
async function lookedAt(
  { longWork }: EditionTools,
  { context, row, format, signal }: Asked,
  { bytes: kept }: Pick<KeptFile, 'bytes'>,
): Promise<Uint8Array> {
  const head = row.status === 'approved' ? undefined : notApprovedWords[editedModelIn(kept).model.language]
  const gather = async () => ({ kept, format, at: context.now(), ...(head !== undefined && { head }) })
  const order = { by: context.actor.personId, gather, signal }
  return answerPlain(answerPlain(await longWork.run('keptDocument', order)))
}
