import { describeError, type Log } from '../kernel/log.ts'

/** A log that remembers its lines, as the text that would have been written. */
export function memoryLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  const write = (...parts: unknown[]): void => {
    lines.push(
      JSON.stringify(parts, (_, value: unknown) => (value instanceof Error ? describeError(value) : value)),
    )
  }
  const passOn = (more: string): void => void lines.push(...more.trimEnd().split('\n'))
  return { lines, debug: write, info: write, warn: write, error: write, passOn, close: async () => {} }
}
