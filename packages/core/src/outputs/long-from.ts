/**
 * From so many rows on a ledger or a list takes longer, on a machine that is busy, than anybody waits before a page: it is ordered.
 * Rows with commas are sent as they are read.
 */
export const longFrom = { pdf: 400, docx: 2_000, xlsx: 5_000, csv: Infinity } as const
