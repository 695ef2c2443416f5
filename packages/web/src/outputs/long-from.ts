/** From so many rows on a file takes longer than anybody waits before a page: it is ordered. */
export const longFrom = { pdf: 400, xlsx: 5_000 } as const
