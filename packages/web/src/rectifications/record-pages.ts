import type { SubjectType } from '@bihuan/core/kinds.ts'
import type { LinkProps } from '@tanstack/react-router'

type Way = Pick<LinkProps, 'to' | 'params' | 'search'>
type WayTo = (rectificationId: string, id: string) => Way

const inLedger =
  (field: 'measure' | 'finding'): WayTo =>
  (rectificationId, id) => ({
    to: '/rectifications/$id/ledger',
    params: { id: rectificationId },
    search: { [field]: id },
  })

/** Where a record of each kind is seen; null where an entry about it leads to its item, or nowhere. */
export const recordPages = {
  organization: null,
  person: null,
  apiToken: null,
  template: null,
  calendarChange: null,
  rectification: null,
  category: null,
  finding: inLedger('finding'),
  measure: inLedger('measure'),
  meeting: (rectificationId) => ({ to: '/rectifications/$id/meetings', params: { id: rectificationId } }),
  planVersion: (rectificationId) => ({ to: '/rectifications/$id/plan', params: { id: rectificationId } }),
  part: null,
  objectList: null,
  closureRequest: null,
  takeOver: null,
  seal: null,
  edition: (rectificationId, editionId) => ({
    to: '/rectifications/$id/documents/$editionId',
    params: { id: rectificationId, editionId },
  }),
} as const satisfies Readonly<Record<SubjectType, WayTo | null>>
