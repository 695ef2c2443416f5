import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { misfitsInWords } from './misfits.ts'
import { misfitRungs, organizationsNamed } from './named-organizations.ts'
import { plainTemplate } from './shipped.ts'
import type { Template } from './template.ts'

const [finance, audit, gone] = [2, 3, 4].map((at) => sampleId<'organization'>(at))
if (finance === undefined || audit === undefined || gone === undefined) throw new Error('no ids')
const name = { zh: '联审', en: 'Joint' }
const template: Template = {
  ...plainTemplate.template,
  ladders: [
    { for: { item: 'finding' }, rungs: ['head', { organization: gone, name }] },
    { for: {}, rungs: [{ organization: finance, name }, { organization: audit, name }, 'inspector'] },
  ],
}

test('a rung of an organization that there is not, or not any more, is told with its place', () => {
  expect(organizationsNamed(template)).toEqual([gone, finance, audit])
  const misfits = misfitRungs(template, [
    { id: finance, isEnded: false },
    { id: audit, isEnded: true },
  ])
  expect(misfitsInWords(misfits)).toEqual({
    count: 2,
    places: 'ladders.0.rungs.1（没有这个单位）；ladders.1.rungs.1（该单位已撤销或到期）',
    placesEn: 'ladders.0.rungs.1 (no such organization); ladders.1.rungs.1 (this organization has ended)',
  })
})

test('roles and meetings name no organization', () =>
  expect(organizationsNamed(plainTemplate.template)).toEqual([]))
