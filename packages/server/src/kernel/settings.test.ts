import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { readSettings, settingsFile } from './settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'bihuan-settings-'))
const file = path.join(folder, settingsFile)

beforeEach(() => rmSync(file, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function settings(text: string | Buffer, environment: Record<string, string> = {}): unknown {
  writeFileSync(file, text)
  return readSettings({ BIHUAN_DATA: folder, ...environment })
}

test('what stands in the file of the data folder holds', () => {
  expect(settings('\uFEFF# 给办公室\r\nHOST = 0.0.0.0\r\n\r\nPORT="9000"\r\n')).toMatchObject({
    ok: true,
    value: { host: '0.0.0.0', port: 9000, dataFolder: folder },
  })
})

test('what is said at the start goes before the file, and an empty variable says nothing', () => {
  expect(settings('HOST=0.0.0.0\nPORT=9000\n', { PORT: '9001', HOST: '' })).toMatchObject({
    value: { host: '0.0.0.0', port: 9001 },
  })
})

test('without a file, or without a data folder yet, the defaults hold', () => {
  expect(readSettings({ BIHUAN_DATA: folder })).toMatchObject({ value: { host: '127.0.0.1' } })
  expect(readSettings({ BIHUAN_DATA: path.join(folder, 'not', 'there') })).toMatchObject({ ok: true })
})

test.each([
  ['a misspelt name', 'PORT=1\nPROT=8080\n', /第 2 行[^]*Line 2/],
  ['a line without a value', 'HOST 0.0.0.0\n', /第 1 行[^]*Line 1/],
  ['a file in UTF-16', Buffer.from('\uFEFFPORT=8080\r\n', 'utf16le'), /UTF-8[^]*UTF-8/],
  ['the data folder itself', 'BIHUAN_DATA=D:\\bihuan\n', /--data[^]*--data/],
  ['a wrong value', 'PORT=80a\n', /PORT[^]*端口号[^]*PORT[^]*port number/],
])('%s is refused with what to do', (_, text, words) => {
  expect(settings(text)).toEqual({
    ok: false,
    refusal: { zh: expect.any(String), en: expect.any(String) },
  })
  expect(JSON.stringify(settings(text))).toMatch(words)
})

test('a folder in its place is refused', () => {
  mkdirSync(file)
  expect(readSettings({ BIHUAN_DATA: folder })).toMatchObject({
    ok: false,
    refusal: { en: expect.stringContaining(file) },
  })
})
