import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without any setting everything stays on this machine', () => {
  expect(readConfig({})).toMatchObject({
    ok: true,
    value: { host: '127.0.0.1', port: 8080, databaseUrl: null, dataFolder: path.resolve('data') },
  })
})

test('days are those of China unless another zone is named, and only by a name', () => {
  expect(readConfig({})).toMatchObject({ value: { zone: 'Asia/Shanghai' } })
  expect(readConfig({ BIHUAN_ZONE: 'Europe/Berlin' })).toMatchObject({ value: { zone: 'Europe/Berlin' } })
  expect(readConfig({ BIHUAN_ZONE: '+08:00' })).toMatchObject({
    ok: false,
    refusal: { zh: expect.stringContaining('Asia/Urumqi'), en: expect.stringContaining('BIHUAN_ZONE') },
  })
})

test('how much may lie on paper is a percentage that the installation sets, a fifth without it', () => {
  expect(readConfig({})).toMatchObject({ value: { paperLimit: 20 } })
  expect(readConfig({ BIHUAN_PAPER_LIMIT: '5' })).toMatchObject({ value: { paperLimit: 5 } })
  for (const wrong of ['-1', '101', '20%'])
    expect(readConfig({ BIHUAN_PAPER_LIMIT: wrong })).toMatchObject({
      refusal: { zh: expect.stringContaining('百分数'), en: expect.stringContaining('BIHUAN_PAPER_LIMIT') },
    })
})

test('one process answers unless more are asked for, by their number or as many as there are cores', () => {
  expect(readConfig({})).toMatchObject({ value: { processes: 1 } })
  expect(readConfig({ BIHUAN_PROCESSES: '3' })).toMatchObject({ value: { processes: 3 } })
  expect(readConfig({ BIHUAN_PROCESSES: 'auto' })).toMatchObject({
    value: { processes: os.availableParallelism() },
  })
  for (const wrong of ['0', '1.5', '33', 'all'])
    expect(readConfig({ BIHUAN_PROCESSES: wrong })).toMatchObject({
      refusal: { zh: expect.stringContaining('进程数'), en: expect.stringContaining('auto') },
    })
})

test('an empty variable means that it is not set', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({
    ok: true,
    value: { databaseUrl: null, port: 8080 },
  })
})

test('every wrong variable is named with what belongs in it, in both languages', () => {
  expect(readConfig({ PORT: '80a', DATABASE_URL: 'mysql://x', BIHUAN_SECRET: 'short' })).toMatchObject({
    ok: false,
    refusal: {
      zh: expect.stringMatching(/PORT[^]*端口号[^]*DATABASE_URL[^]*postgres:[^]*BIHUAN_SECRET/),
      en: expect.stringMatching(/PORT[^]*port number[^]*DATABASE_URL[^]*postgres:[^]*BIHUAN_SECRET/),
    },
  })
})

test('the public origin loses its path', () => {
  expect(readConfig({ BIHUAN_ORIGIN: 'https://zg.example.cn/app/' })).toMatchObject({
    value: { publicOrigin: 'https://zg.example.cn' },
  })
})

test('a language model is off unless it has an address and a name', () => {
  const url = 'http://127.0.0.1:11434/v1'
  expect(readConfig({ BIHUAN_MODEL: 'm', BIHUAN_MODEL_KEY: 'k' })).toMatchObject({ value: { model: null } })
  expect(readConfig({ BIHUAN_MODEL_URL: url, BIHUAN_MODEL: 'm' })).toMatchObject({
    value: { model: { url, name: 'm', key: null } },
  })
  expect(readConfig({ BIHUAN_MODEL_URL: url })).toMatchObject({
    ok: false,
    refusal: { en: expect.stringContaining('BIHUAN_MODEL has to be') },
  })
})
