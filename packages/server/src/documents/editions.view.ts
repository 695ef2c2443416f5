import { correctionIn } from '@bihuan/core/documents/corrected.ts'
import { type DocumentKey, documentKeys, documents } from '@bihuan/core/documents/catalogue.ts'
import { type DocumentOptions, documentOptionsSchema } from '@bihuan/core/documents/document-options.ts'
import {
  type EditionAction,
  editionActions,
  type EditionView,
} from '@bihuan/core/documents/editions.contract.ts'
import { isTaken } from '@bihuan/core/editions/edition.decide.ts'
import type { Edition } from '@bihuan/core/editions/edition.ts'
import { countsFor, guisesOf } from '@bihuan/core/people/guises.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { type Actor, type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import { instant } from '../kernel/row-store.ts'
import type { ListedEdition } from './editions.queries.ts'
import { editionOf } from './editions.store.ts'

/** An edition as somebody reads it. */
export function editionView(row: ListedEdition, actor: Actor): EditionView {
  const edition = editionOf(row)
  const here = inBodies(actor, row.here, edition.rectificationId)
  const { correctsId } = edition
  return {
    id: edition.id,
    rectificationId: edition.rectificationId,
    document: documentOf(edition),
    options: optionsOf(edition),
    corrects:
      correctsId === null
        ? null
        : {
            id: correctsId,
            number: row.corrected_number ?? 1,
            publishedAt: row.corrected_at === null ? null : instant(row.corrected_at),
          },
    correction: correctionIn(optionsOf(edition)),
    correctedBy: correctedBy(row),
    number: edition.number,
    status: edition.status,
    draftedBy: { id: edition.draftedBy, name: row.drafter_name },
    draftedAt: edition.draftedAt,
    asOf: edition.asOf,
    approvedBy:
      edition.approvedBy === null ? null : { id: edition.approvedBy, name: row.approver_name ?? '' },
    publishedAt: edition.publishedAt,
    sha256: edition.sha256,
    files: [...edition.files],
    givings: edition.givings.map(({ to, on, how = '' }) => ({ to, on, how })),
    reason: edition.reason,
    version: edition.version,
    can: editionActions.filter((action) =>
      guisesOf(here).some((guise) =>
        offers(action, { ...edition, isCorrected: row.correction_id !== null }, guise),
      ),
    ),
  }
}

function correctedBy(row: ListedEdition): EditionView['correctedBy'] {
  const { correction_id: correctionId, correction_options: chosen, correction_at: at } = row
  if (correctionId === null || chosen === null) return null
  return {
    id: correctionId,
    number: row.correction_number,
    publishedAt: at === null ? null : instant(at),
    correction: correctionIn(optionsOf({ options: chosen })),
  }
}

/** What an edition is an edition of. */
export function documentOf({ document }: Pick<Edition, 'document'>): DocumentKey {
  const key = documentKeys.find((one) => one === document)
  if (key === undefined) throw new Error(`there is no document ${document}`)
  return key
}

/** What was chosen for it. */
export function optionsOf({ options }: Pick<Edition, 'options'>): DocumentOptions {
  return documentOptionsSchema.parse(JSON.parse(options))
}

/** Whether somebody reads editions of a document; an outside reviewer those that left. */
export function readsEditions(here: ActorHere, document: DocumentKey): boolean {
  const { right } = documents[document]
  return right !== null && can(here, right)
}

type Offered = Edition & { readonly isCorrected: boolean }

function offers(action: EditionAction, edition: Offered, here: ActorHere): boolean {
  const { status, writers } = edition
  const writes = can(here, 'rectification.editions')
  const approves =
    can(here, 'rectification.approveEdition') && !countsFor(here).some((one) => writers.includes(one))
  switch (action) {
    case 'write':
      return writes && isTaken('word', status)
    case 'correct':
      return writes && status === 'published' && !edition.isCorrected
    case 'approve':
      return approves && isTaken(action, status)
    case 'return':
      return (writes || approves) && isTaken(action, status)
    default:
      return writes && isTaken(action, status)
  }
}
