import type { ListedTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { idNamed, office, wordsOf } from '../../testing/samples.ts'
import { office as wide, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { NameTakenDialog } from './name-taken-dialog.tsx'

function listed(number: number, zh: string, can: ListedTemplate['can']): ListedTemplate {
  return {
    id: idNamed('template', number),
    version: 1,
    name: { zh, en: `Template ${number}` },
    source: { zh: '自查', en: 'Self-check' },
    note: { zh: '说明', en: 'Note' },
    documents: [],
    isShipped: can.length === 1,
    isRetired: false,
    body: can.length === 1 ? null : { id: office.id, name: office.name },
    can,
  }
}

const own = listed(1, '街道自查', ['copy', 'save', 'retire'])
const file = (zh: string) => ({
  name: '模板.json',
  content: JSON.stringify({ name: { zh, en: 'Template 1' }, lights: { dueSoonDays: 3 } }),
})

test('a file that is called as a template of one’s own becomes a further version of it, or one beside it', async () => {
  const told: unknown[] = []
  answer({
    templates: {
      add: operations.templates.add.handler(({ input }) => {
        told.push(JSON.parse(input.content).name)
        return { id: idNamed('template', 9), version: 1 }
      }),
    },
  })
  await show(
    <NameTakenDialog
      file={file('街道自查')}
      list={[own]}
      onFurther={({ name }) => told.push(name.zh)}
      onAdded={async ({ version }) => void told.push(version)}
      onClose={() => {}}
    />,
    { size: phone },
  )
  await page.getByRole('button', { name: '作为“街道自查”的新版本，先看会怎样' }).click()
  await expect.poll(() => told).toEqual(['街道自查'])
  const named = page.getByLabelText('名称（中文）')
  await expect.element(named).toHaveValue('街道自查（2）')
  await named.fill('社区自查')
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '改名另建' }).click()
  await expect.poll(() => told).toEqual(['街道自查', { zh: '社区自查', en: 'Template 1 (2)' }, 1])
})

test('of one that came with the program there is no further version, and a long name is read', async () => {
  const zh = wordsOf(60)
  await show(
    <NameTakenDialog
      file={file(zh)}
      list={[listed(2, zh, ['copy'])]}
      onFurther={() => {}}
      onAdded={async () => {}}
      onClose={() => {}}
    />,
    { size: wide },
  )
  await expect.element(page.getByRole('button', { name: '改名另建' })).toBeVisible()
  await expect.poll(() => page.getByRole('button', { name: '新版本' }).elements()).toEqual([])
  await expect.poll(unseen).toEqual([])
})
