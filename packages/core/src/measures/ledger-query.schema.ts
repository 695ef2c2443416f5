import { z } from 'zod'
import { idOf, listOf, textUpTo, wholeInAddress } from '../kernel/contract.ts'
import { measureStatuses } from './labels.ts'
import { ledgerColumns, ledgerGroups } from './ledger-columns.ts'
import { lights } from './light.ts'

/** Filters, order and page of a ledger, as they stand in the URL. */
export const ledgerQuerySchema = z.object({
  /** Words in the measure's or the finding's text. */
  q: textUpTo(100).optional(),
  status: listOf(z.enum(measureStatuses)),
  light: listOf(z.enum(lights)),
  ownerId: listOf(idOf('organization')),
  handlerId: idOf('person').optional(),
  leaderId: idOf('person').optional(),
  findingId: idOf('finding').optional(),
  unassigned: z.stringbool().optional(),
  /** Closed as done before the record was begun, or not. */
  closedBefore: z.stringbool().optional(),
  /** Only what is the reader’s own work: see the workbench. */
  mine: z.stringbool().optional(),
  sort: z.enum(['ordinal', 'dueOn', 'status', 'owner', 'lastProgressAt']).default('ordinal'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  limit: wholeInAddress(1, 5000).default(5000),
  offset: wholeInAddress(0).default(0),
})
export type LedgerQuery = z.infer<typeof ledgerQuerySchema>

/** As what a ledger leaves. */
export const ledgerFormats = ['xlsx', 'csv', 'pdf'] as const
export type LedgerFormat = (typeof ledgerFormats)[number]

/** A ledger as a file: all rows that the filters leave, with the columns, the groups and the language of whoever looks. */
export const ledgerFileQuerySchema = ledgerQuerySchema.omit({ limit: true, offset: true }).extend({
  format: z.enum(ledgerFormats).default('xlsx'),
  columns: listOf(z.enum(ledgerColumns)),
  group: z.enum(ledgerGroups).default('finding'),
  language: z.enum(['zh', 'en']).default('zh'),
  /** Of a PDF, across. */
  paper: z.enum(['a4', 'a3']).default('a4'),
})
export type LedgerFileQuery = z.infer<typeof ledgerFileQuerySchema>
