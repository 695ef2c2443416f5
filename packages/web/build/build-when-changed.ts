import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inputsOf } from './inputs.ts'

/** Hidden, so that it is not served. */
const stamp = '.made-of'

/**
 * Builds the pages when they were made of something else than what lies here now. It builds beside them and then puts
 * the new ones in their place, so that a build that was broken off leaves the last one whole.
 */
export async function buildWhenChanged(options: {
  projectRoot: string
  isForced: boolean
  /** Writes the pages into the first folder; the second is for what it needs on the way. */
  make: (folder: string, scratch: string) => Promise<void>
  say: (words: string) => void
}): Promise<void> {
  const { projectRoot, make, say } = options
  const began = performance.now()
  const built = join(projectRoot, 'packages/web/dist')
  const madeOf = await inputsOf(projectRoot)
  const before = await readFile(join(built, stamp), 'utf8').catch(() => null)
  if (before === madeOf && !options.isForced) return
  const [zh, en] =
    before === null ? ['尚未构建', 'they were not built yet'] : ['内容有变化', 'something changed']
  say(`正在构建网页（${zh}），通常不到半分钟……\nBuilding the pages (${en}): half a minute at most as a rule…`)
  await mkdir(join(projectRoot, '.cache'), { recursive: true })
  const folder = await mkdtemp(join(projectRoot, '.cache/web-'))
  try {
    await make(join(folder, 'dist'), join(folder, 'scratch'))
    await writeFile(join(folder, 'dist', stamp), madeOf)
    await rm(built, { recursive: true, force: true })
    await rename(join(folder, 'dist'), built)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say(`网页已构建，用时 ${seconds} 秒。\nThe pages are built: ${seconds} s.`)
}
