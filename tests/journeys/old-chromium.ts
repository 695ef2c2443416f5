import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { selectors } from 'playwright-core'

/** The browsers of offices: the oldest that is supported, and the last one for Windows 7. */
export const oldVersions = ['88', '109'] as const
export type OldVersion = (typeof oldVersions)[number]

const packages = { '88': 'chrome-aws-lambda', '109': 'chromium-109' } as const

/** Unpacks an old Chromium from its package into a folder: the program, a few libraries and fonts. */
export async function unpackOldChromium(version: OldVersion, folder: string): Promise<void> {
  const require = createRequire(import.meta.url)
  const archives = join(dirname(require.resolve(`${packages[version]}/package.json`)), 'bin')
  await mkdir(folder, { recursive: true })
  const program = createWriteStream(join(folder, 'chromium'), { mode: 0o755 })
  await pipeline(createReadStream(join(archives, 'chromium.br')), createBrotliDecompress(), program)
  const tar = execFile('tar', ['-x', '-C', folder])
  if (tar.stdin === null) throw new Error('tar takes no input')
  const ended = once(tar, 'exit')
  await pipeline(createReadStream(join(archives, 'aws.tar.br')), createBrotliDecompress(), tar.stdin)
  const [code] = await ended
  if (code !== 0) throw new Error(`tar ended with ${String(code)}`)
}

/**
 * The driver asks every element `checkVisibility`, which came after Chromium 88. It gets one in the world of its own
 * scripts; in the page's it would hide what the page lacks. Scripts outside the page's world have no custom elements.
 */
export async function teachDriver(): Promise<void> {
  await selectors.register('driver-only', { content: driverOnly }).catch((error: unknown) => {
    // One process may run several files, each with modules of its own and the same driver.
    if (!String(error).includes('already registered')) throw error
  })
}

const driverOnly = `(() => {
  if (window.customElements === null && Element.prototype.checkVisibility === undefined) {
    Element.prototype.checkVisibility = function () {
      if (!this.isConnected) return false
      for (let at = this; at; at = at.parentElement || at.getRootNode().host)
        if (getComputedStyle(at).display === 'none') return false
      return true
    }
  }
  return { query: () => null, queryAll: () => [] }
})()`
