import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { draftSchema } from './draft.schema.ts'
import { currentDraft, type RecordedDraft } from './recorded-draft.ts'
import { emptyDraft } from './review/drafts.testing.ts'
import { nothingStated } from '../reading/stated.ts'

const passage = { start: 0, end: 0 }
const recorded: RecordedDraft = {
  ...emptyDraft(),
  findings: [
    {
      number: '1',
      path: [],
      title: '台账不清',
      status: null,
      statusRaw: null,
      owner: '财政局、党政办公室',
      leader: null,
      dueOn: day('2026-12-31'),
      dueRaw: '2026年底',
      passage,
      measures: [
        { text: '盘点', passage },
        { text: '建账', passage, owner: '审计局', timeClass: 'continuous' },
      ],
    },
  ],
}

test('a draft of an older version has its owner as owners, and all else as it was', () => {
  const [finding] = currentDraft(recorded).findings
  expect(finding).toMatchObject({
    owners: ['财政局', '党政办公室'],
    dueOn: '2026-12-31',
    dueRaw: '2026年底',
    state: null,
    notes: [],
  })
  expect(finding?.measures).toEqual([
    { ...nothingStated(), text: '盘点', passage },
    { ...nothingStated(), text: '建账', passage, owners: ['审计局'], timeClass: 'continuous' },
  ])
  expect(finding).not.toHaveProperty('owner')
})

test('it is a draft that can be sent back, and stays as it is when it is read again', () => {
  const draft = currentDraft(recorded)
  expect(draftSchema.parse(draft)).toEqual(draft)
  expect(currentDraft(draft)).toEqual(draft)
})
