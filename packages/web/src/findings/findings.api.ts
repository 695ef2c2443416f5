import type { api } from '../api.ts'

/** What the drawer of one finding shows. */
export type FindingDetails = Awaited<ReturnType<typeof api.findings.get>>
