import type { Bilingual } from '../kernel/refusal.ts'

/** So many numbers are written out where many objects are told of. */
export const writtenOut = 12

/** Which objects went on together, as people read it: 1、2、3 等 67 家. */
export function toldItems(numbers: readonly string[], unit: string): Bilingual {
  const written = numbers.slice(0, writtenOut)
  const zh = written.join('、')
  const en = written.join(', ')
  if (numbers.length <= writtenOut)
    return { zh: `${zh}（${numbers.length} ${unit}）`, en: `${en} (${numbers.length})` }
  return { zh: `${zh} 等 ${numbers.length} ${unit}`, en: `${en} … (${numbers.length})` }
}
