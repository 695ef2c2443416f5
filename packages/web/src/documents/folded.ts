import { type Block, textOf } from '@bihuan/core/documents/document.ts'

/** Whether a notice folds measures under heads: 一是…（整改措施3条）。 Those that it lists one by one begin with their number. */
export function isFolded(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === 'paragraph' && head.test(textOf(block)))
}

const head = /^[一二三四五六七八九十]+是.*（整改措施/u
