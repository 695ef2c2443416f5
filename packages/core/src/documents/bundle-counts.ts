import type { Bilingual } from '../kernel/refusal.ts'
import { attachedAs } from './attached.ts'
import type { BundleManifest } from './bundle-manifest.schema.ts'

type Packed = Pick<BundleManifest['files'][number], 'fileId' | 'number' | 'edition'>

const parts = [
  {
    zh: '佐证',
    en: 'evidence',
    holds: ({ fileId, number }: Packed) => fileId !== undefined && number !== undefined,
  },
  {
    zh: '会议材料、来源文件等',
    en: 'minutes, sources and others',
    holds: ({ fileId, number }: Packed) => fileId !== undefined && number === undefined,
  },
  {
    zh: '正式文稿',
    en: 'editions',
    holds: ({ edition }: Packed) => edition !== undefined && attachedAs(edition.format) === null,
  },
  {
    zh: '随文附件',
    en: 'attachments of editions',
    holds: ({ edition }: Packed) => edition !== undefined && attachedAs(edition.format) !== null,
  },
  {
    zh: '说明、清单和数据',
    en: 'README, index and data',
    holds: ({ fileId, edition }: Packed) => fileId === undefined && edition === undefined,
  },
] as const

/** How many files lie in a bundle or an archive, and what each part of them is: told alike by its README and by whoever checks it. */
export function bundleCounts(files: readonly Packed[]): Bilingual {
  const told = parts
    .map(({ holds, ...name }) => ({ ...name, count: files.filter(holds).length }))
    .filter(({ count }) => count > 0)
  return {
    zh: `${files.length} 个（${told.map(({ zh, count }) => `${zh} ${count}`).join('，')}）`,
    en: `${files.length} (${told.map(({ en, count }) => `${en} ${count}`).join(', ')})`,
  }
}
