import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { templateSchema } from '@bihuan/core/templates/template.contract.ts'
import type { TemplateView } from '@bihuan/core/templates/templates.contract.ts'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { whoIsThere } from '../../../testing/answers.ts'
import { type Answers, answer, operations, refusal } from '../../../testing/network.ts'
import { aRectification } from '../../../testing/a-rectification.ts'
import { office, phone, show } from '../../../testing/show.tsx'
import { OutputsHost } from '../../../outputs/components/outputs-host.tsx'
import { takingOrders } from '../../../testing/orders.ts'
import { unseen } from '../../../testing/unseen.ts'
import { ListsDialog } from './lists-dialog.tsx'
import '../../measures.css'

const dialog = page.getByRole('dialog')

const { template, ...said } = plainTemplate
const view: TemplateView = {
  listed: {
    ...said,
    name: template.name,
    source: template.source,
    note: template.note,
    documents: [],
    isShipped: true,
    body: null,
    isRetired: false,
    can: [],
  },
  template: templateSchema.parse({
    ...template,
    lists: { ...template.lists, duties: { zh: '包案责任清单'.repeat(5), en: 'Duties' } },
  }),
  hash: '0',
  latest: 1,
  recordVersion: null,
  copiedFrom: null,
  versions: [],
}
const templates = { get: operations.templates.get.handler(() => view) }

async function open(size = office, documents: Answers = {}): Promise<void> {
  answer({ ...whoIsThere, templates, documents })
  await show(<ListsDialog rectification={aRectification()} onClose={vi.fn<() => void>()} />, { size })
}

test.each([phone, office])('each list is offered in three forms, seen whole at %o', async (size) => {
  await open(size)
  for (const name of ['问题清单', '措施清单', '包案责任清单'.repeat(5)])
    await expect.element(dialog.getByText(name, { exact: true })).toBeVisible()
  await expect.poll(() => dialog.getByRole('button', { name: 'PDF' }).elements().length).toBe(3)
  await expect.poll(unseen).toEqual([])
})

test('a list that cannot be printed says why', async () => {
  await open(office, {
    file: operations.documents.file.handler(({ errors }) => {
      const message = { zh: '字体里没有这些字：👍', en: 'No font has 👍' }
      throw errors.CHARACTERS_WITHOUT_FONT(refusal('CHARACTERS_WITHOUT_FONT', { message }))
    }),
  })
  await dialog.getByRole('button', { name: 'PDF' }).first().click()
  await expect.element(page.getByText(/👍/)).toBeVisible()
})

test.each([
  ['Word', 'docx', 2_000],
  ['PDF', 'pdf', 400],
] as const)('as %s a list of so many measures is ordered, and followed', async (name, format, measures) => {
  const { outputs, ordered } = takingOrders()
  answer({ ...whoIsThere, templates, outputs })
  const rectification = aRectification()
  const counts = { ...rectification.counts, measures }
  await show(
    <>
      <ListsDialog rectification={{ ...rectification, counts }} onClose={vi.fn<() => void>()} />
      <OutputsHost />
    </>,
  )
  await dialog.getByRole('button', { name }).first().click()
  await expect.element(page.getByText('100 / 400 行')).toBeVisible()
  const query = { document: 'findingsList', format, options: { language: 'zh' } }
  await expect.poll(() => ordered).toEqual([{ kind: 'document', query }])
})
