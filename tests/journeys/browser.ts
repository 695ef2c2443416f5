import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { type Browser, chromium as playwright } from 'playwright-core'

type Chromium = { readonly executablePath: string; readonly environment: Readonly<Record<string, string>> }

const projectRoot = resolve(import.meta.dirname, '../..')
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Starts a Chromium: the one that `CHROMIUM_PATH` names, else one on the `PATH`, else the one from npm.
 * Throws when there is none: a browser test never passes by not running.
 *
 * @param keepsPages whether Back brings whole pages back, as it does for people; test drivers turn that off.
 */
export async function launchBrowser({ keepsPages = false }: { keepsPages?: boolean } = {}): Promise<Browser> {
  const { executablePath, environment } = (await installedChromium()) ?? (await packagedChromium())
  return playwright.launch({
    executablePath,
    // Containers and root have no sandbox to offer; the pages are our own.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    env: { ...process.env, ...environment, ...(await fontEnvironment()) },
  })
}

async function installedChromium(): Promise<Chromium | null> {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (!(await isExecutable(named))) throw new Error(`CHROMIUM_PATH names ${named}, which cannot be run`)
    return { executablePath: named, environment: {} }
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
    if (await isExecutable(path)) return { executablePath: path, environment: {} }
  }
  return null
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Unpacks the Chromium of `@sparticuz/chromium`, once per user, as its files belong to whoever unpacked them. */
async function packagedChromium(): Promise<Chromium> {
  const folder = join(tmpdir(), `bihuan-chromium-153-${userInfo().username}`)
  if (!(await isExecutable(join(folder, 'chromium')))) await unpack(folder)
  const libraries = join(folder, 'al2023', 'lib')
  const inherited = process.env['LD_LIBRARY_PATH']
  return {
    executablePath: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: inherited === undefined ? libraries : `${libraries}:${inherited}`,
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  }
}

async function unpack(folder: string): Promise<void> {
  const unfinished = `${folder}-${randomUUID()}`
  await mkdir(unfinished, { recursive: true })
  // The package unpacks into TMPDIR, and its own nss libraries only where it believes to be on AWS.
  await withEnvironment({ TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }, async () => {
    const { default: packaged } = await import('@sparticuz/chromium')
    await packaged.executablePath()
  })
  // Renaming makes it whole at once: another test run may be unpacking the same.
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true })
    if (!(await isExecutable(join(folder, 'chromium')))) throw error
  })
}

/** Runs something with other environment variables and puts all back, also those that it set itself. */
async function withEnvironment(changes: Record<string, string>, run: () => Promise<void>): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, changes)
  try {
    await run()
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

/** Chinese glyphs for screenshots, where fonts lie beside the project; machines with their own need nothing. */
async function fontEnvironment(): Promise<Record<string, string>> {
  const fonts = resolve(projectRoot, '../shared/fonts')
  if (
    !(await access(fonts).then(
      () => true,
      () => false,
    ))
  )
    return {}
  const folder = join(tmpdir(), `bihuan-fonts-${userInfo().username}`)
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  await writeFile(file, fontConfiguration(fonts, join(folder, 'cache')))
  return { FONTCONFIG_FILE: file }
}

function fontConfiguration(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
  <alias binding="strong"><family>Noto Sans CJK SC</family><prefer><family>FandolHei</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>FandolHei</family></prefer></alias>
</fontconfig>
`
}
