import { expect, test } from 'vitest'
import { antdCss, partsOf } from './antd-css.ts'
import { firstSamples, laterSamples } from './antd-samples.ts'

const parts = partsOf(firstSamples())
const [first = '', later = ''] = antdCss(
  [...firstSamples(), ...laterSamples()],
  [
    { has: (part) => parts.has(part), asks: new Set(['--ant-color-bg-layout']) },
    { has: (part) => !parts.has(part), asks: new Set() },
  ],
)

test('antd’s variables stand on the page in our colours, in the dark those that differ', () => {
  const onPage = (page: string): string => first.slice(first.indexOf(`${page}{`)).split('}')[0] ?? ''
  const [light, dark] = [onPage('html'), onPage('html[data-scheme="dark"]')]
  expect(light).toContain('--ant-color-bg-layout:#f4f6f9;')
  expect(dark).toContain('--ant-color-bg-layout:#0d1116;')
  expect(light).toContain('--ant-line-width:1px;')
  expect(dark).not.toContain('--ant-line-width')
})

test('whatever styles ask for is set somewhere', () => {
  const asked = [...`${first}${later}`.matchAll(/var\((--ant-[\w-]+)\)/g)].map(([, name]) => name ?? '')
  const set = new Set([...`${first}${later}`.matchAll(/(--ant-[\w-]+):/g)].map(([, name]) => name ?? ''))
  const missing = new Set(asked.filter((name) => !set.has(name)))
  // antd's programs set those of columns and dialogs on what they draw; that of messages it forgets itself.
  expect(
    [...missing].filter((name) => !/^--ant-(?:col|modal)-|^--ant-alert-border-radius$/.test(name)),
  ).toEqual([])
})

test('what pages begin with is styled at once, and what opens over them later', () => {
  const styled = (css: string): string[] =>
    ['btn', 'drawer'].filter((name) => new RegExp(`\\}\\.ant-${name}\\{`).test(css))
  expect([first, later].map(styled)).toEqual([['btn'], ['drawer']])
})

test('nothing is styled that no page shows or that Chromium 88 does not know', () => {
  const unwanted = /-rtl\b|-enter\b|border-(?:start|end)-(?:start|end)-radius|@layer/
  expect(unwanted.exec(`${first}${later}`)).toBeNull()
})
