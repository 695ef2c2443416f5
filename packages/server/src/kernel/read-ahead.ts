/** The same pieces, each asked for while the one before it is worked on; what was asked for has come before this ends. */
export async function* readAhead<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  const source = pieces[Symbol.asyncIterator]()
  let coming = begun(source)
  try {
    for (;;) {
      const piece = await coming
      if (piece.done === true) return
      coming = begun(source)
      yield piece.value
    }
  } finally {
    await coming.catch(() => {})
    await source.return?.()
  }
}

function begun<Piece>(source: AsyncIterator<Piece>): Promise<IteratorResult<Piece>> {
  const coming = source.next()
  // Whoever takes it is told; until then nobody waits for it.
  coming.catch(() => {})
  return coming
}
