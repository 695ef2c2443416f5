import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'

/** Writes to whoever started the program. */
export function say({ zh, en }: Bilingual): void {
  process.stdout.write(`${zh}\n${en}\n`)
}

/** Says why nothing came of it, and lets the program end with failure. */
export function fail({ zh, en }: Bilingual): void {
  process.stderr.write(`${zh}\n${en}\n`)
  process.exitCode = 1
}
