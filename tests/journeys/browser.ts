import { createHash, randomUUID } from 'node:crypto'
import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { type Browser, chromium as playwright } from 'playwright-core'
import { keptVariable } from '../../packages/server/src/testing/run-folder.ts'
import { type OldVersion, oldVersions, teachDriver, unpackOldChromium } from './old-chromium.ts'

/** A Chromium that can be started: by which program, and with what in its environment. */
type Chromium = { readonly executablePath: string; readonly environment: Readonly<Record<string, string>> }

const projectRoot = resolve(import.meta.dirname, '../..')
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Starts a Chromium: the old one that is asked for or that `BIHUAN_BROWSER` names (88 or 109), else the one that
 * `CHROMIUM_PATH` names, else one on the `PATH`, else the one from npm.
 * `BIHUAN_SLOW` gives how many times slower its pages are to compute.
 * Throws when there is none: a browser test never passes by not running.
 *
 * @param by gives a program that starts the browser in its stead, such as in another network.
 * @param keepsPages whether Back brings whole pages back, as it does for people; test drivers turn that off.
 */
export async function launchBrowser(
  options: { keepsPages?: boolean; version?: OldVersion; by?: (program: string) => Promise<string> } = {},
): Promise<Browser> {
  const { executablePath, environment } = await chromiumToRun(options.version ?? namedVersion())
  const browser = await playwright.launch({
    executablePath: options.by === undefined ? executablePath : await options.by(executablePath),
    args: [
      ...plainArguments,
      // An address that is neither this machine's own nor encrypted, as in an office.
      `--host-resolver-rules=MAP ${officeHost} 127.0.0.1`,
    ],
    ...(options.keepsPages === true && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    env: { ...process.env, ...environment },
  })
  browser.on('context', (context) => context.setDefaultTimeout(patienceMs))
  if (timesSlower > 1) slowDown(browser)
  return browser
}

/** With what every Chromium here is started. Containers and root have no sandbox to offer; the pages are our own. */
export const plainArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
]

/** The Chromium of a version, else the one of today, unpacked where it has to be. */
export async function chromiumToRun(version: OldVersion | null): Promise<Chromium> {
  return version === null ? chromiumOfToday() : oldChromium(version)
}

/** Lets pages compute like those of an old office machine, where races come to light. */
function slowDown(browser: Browser): void {
  browser.on('context', (context) => {
    context.on('page', (page) => {
      const throttled = context
        .newCDPSession(page)
        .then((session) => session.send('Emulation.setCPUThrottlingRate', { rate: timesSlower }))
      // A page may be closed before it is slow.
      throttled.catch(() => {})
    })
  })
}

/** How many times slower pages are to compute. */
export const timesSlower = Number(process.env['BIHUAN_SLOW'] ?? 1)

/** As long is whatever comes waited for: on the slowest of machines too, and what does come costs nothing of it. */
export const patienceMs = 90_000 * timesSlower

/** A name under which every browser started here reaches this machine as if it were another. */
export const officeHost = 'bihuan.test'

/** The old version that `BIHUAN_BROWSER` names; null where it names none. */
export function namedVersion(): OldVersion | null {
  const named = process.env['BIHUAN_BROWSER'] ?? ''
  const version = oldVersions.find((one) => one === named) ?? null
  if (version === null && named !== '') throw new Error(`BIHUAN_BROWSER names ${named}; it knows 88 and 109`)
  return version
}

async function chromiumOfToday(): Promise<Chromium> {
  const installed = await installedChromium()
  if (installed !== null) return withFonts(installed, [])
  const packaged = await packagedChromium()
  return withFonts(packaged, [join(dirname(packaged.executablePath), 'fonts')])
}

/** Without any font whatever is written takes no room on the page, as if it were not there. */
async function withFonts(chromium: Chromium, others: readonly string[]): Promise<Chromium> {
  const environment = { ...chromium.environment, ...(await fontEnvironment(others)) }
  return { ...chromium, environment }
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
  const folder = await unpackedOnce('153', unpackNewest)
  return {
    executablePath: join(folder, 'chromium'),
    environment: librariesIn([join(folder, 'al2023', 'lib')]),
  }
}

async function oldChromium(version: OldVersion): Promise<Chromium> {
  await teachDriver()
  const newest = await unpackedOnce('153', unpackNewest)
  const folder = await unpackedOnce(version, (unfinished) => unpackOldChromium(version, unfinished))
  return {
    executablePath: join(folder, 'chromium'),
    environment: {
      // The old packages count on a system that has the rest; what is missing lies in the new one's.
      ...librariesIn([join(newest, 'al2023', 'lib'), join(folder, 'lib')]),
      // Without any font the old ones end at once.
      ...(await fontEnvironment([join(newest, 'fonts'), join(folder, '.fonts')])),
    },
  }
}

function librariesIn(folders: readonly string[]): Record<string, string> {
  const inherited = process.env['LD_LIBRARY_PATH']
  return { LD_LIBRARY_PATH: [...folders, ...(inherited === undefined ? [] : [inherited])].join(':') }
}

/** Where things lie that the next run uses as well: the run's own folder for temporary files goes with it. */
function keptFolder(): string {
  return process.env[keptVariable] ?? tmpdir()
}

/** Where a Chromium lies unpacked; done once per user. */
async function unpackedOnce(version: string, unpack: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(keptFolder(), `bihuan-chromium-${version}-${userInfo().username}`)
  if (await isExecutable(join(folder, 'chromium'))) return folder
  const unfinished = `${folder}-${randomUUID()}`
  await mkdir(unfinished, { recursive: true })
  await unpack(unfinished)
  // Renaming makes it whole at once: another test run may be unpacking the same.
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true })
    if (!(await isExecutable(join(folder, 'chromium')))) throw error
  })
  return folder
}

async function unpackNewest(folder: string): Promise<void> {
  // The package unpacks into TMPDIR, and its own nss libraries only where it believes to be on AWS.
  await withEnvironment({ TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }, async () => {
    const { default: packaged } = await import('@sparticuz/chromium')
    await packaged.executablePath()
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

/**
 * Chinese glyphs for screenshots, where fonts lie beside the project; machines with their own need nothing.
 *
 * @param others folders with fonts that have to do where there are none.
 */
async function fontEnvironment(others: readonly string[]): Promise<Record<string, string>> {
  const beside = resolve(projectRoot, '../shared/fonts')
  const isThere = await access(beside).then(
    () => true,
    () => false,
  )
  const folders = [...(isThere ? [beside] : []), ...others]
  if (folders.length === 0) return {}
  const folder = join(keptFolder(), `bihuan-fonts-${userInfo().username}`)
  await mkdir(folder, { recursive: true })
  const configuration = fontConfiguration(folders, join(folder, 'cache'))
  const file = join(folder, `${createHash('sha256').update(configuration).digest('hex').slice(0, 16)}.conf`)
  // Whole at once, and another file for other folders: a browser that reads it meanwhile would have no Chinese glyphs.
  const unfinished = `${file}-${randomUUID()}`
  await writeFile(unfinished, configuration)
  await rename(unfinished, file)
  return { FONTCONFIG_FILE: file }
}

function fontConfiguration(folders: readonly string[], cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
  <alias binding="strong"><family>Noto Sans CJK SC</family><prefer><family>FandolHei</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>FandolHei</family></prefer></alias>
</fontconfig>
`
}
