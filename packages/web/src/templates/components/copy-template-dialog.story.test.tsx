import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { templateSchema } from '@bihuan/core/templates/template.contract.ts'
import type { ListedTemplate, WholeTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { idNamed, wordsOf } from '../../testing/samples.ts'
import { office as wide, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { CopyTemplateDialog } from './copy-template-dialog.tsx'

const listed: ListedTemplate = {
  id: idNamed('template', 1),
  version: 1,
  name: { zh: '自查整改', en: 'Self-check' },
  source: { zh: '自查', en: 'Self-check' },
  note: { zh: '说明', en: 'Note' },
  documents: [],
  isShipped: true,
  isRetired: false,
  body: null,
  can: ['copy'],
}
const view: WholeTemplate = {
  ...listed,
  latest: 1,
  recordVersion: 0,
  template: { ...templateSchema.parse(plainTemplate.template), name: listed.name },
  hash: 'a'.repeat(64),
  copiedFrom: null,
  versions: [],
}

function answeredBy(add: (content: string) => { id: ListedTemplate['id']; version: number }): void {
  const copy = {
    ...listed,
    id: idNamed('template', 2),
    name: { zh: '自查整改（副本）', en: 'Self-check (copy)' },
  }
  answer({
    templates: {
      list: operations.templates.list.handler(() => [listed, copy]),
      add: operations.templates.add.handler(({ input }) => add(input.content)),
    },
  })
}

test('a copy is called as nothing else is, or as somebody wishes', async () => {
  const made: unknown[] = []
  answeredBy((content) => {
    made.push(JSON.parse(content).name)
    return { id: idNamed('template', 9), version: 1 }
  })
  await show(
    <CopyTemplateDialog
      view={view}
      onCopied={async (copy) => void made.push(copy.id)}
      onClose={() => made.push('closed')}
    />,
    { size: phone },
  )
  const named = page.getByLabelText('名称（中文）')
  await expect.element(named).toHaveValue('自查整改（副本）（2）')
  await expect.element(page.getByLabelText('名称（英文）')).toHaveValue('Self-check (copy) (2)')
  await expect.poll(unseen).toEqual([])
  await named.fill('')
  await page.getByRole('button', { name: '复制', exact: true }).click()
  await expect.element(page.getByText('请写名称。')).toBeVisible()
  await named.fill('街道自查')
  await page.getByRole('button', { name: '复制', exact: true }).click()
  await expect
    .poll(() => made)
    .toEqual([{ zh: '街道自查', en: 'Self-check (copy) (2)' }, idNamed('template', 9), 'closed'])
})

test('a name that somebody else took meanwhile is refused in the dialog, which keeps a long one', async () => {
  answeredBy(() => {
    throw new ORPCError('TEMPLATE_NAME_TAKEN', { status: 409, ...refusal('TEMPLATE_NAME_TAKEN') })
  })
  await show(<CopyTemplateDialog view={view} onCopied={async () => {}} onClose={() => {}} />, {
    size: wide,
    language: 'en',
    scheme: 'dark',
  })
  const named = page.getByLabelText('Name (Chinese)')
  await named.fill(wordsOf(60))
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(named).toHaveValue(wordsOf(60))
  await expect.poll(unseen).toEqual([])
})
