import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { defaultZone } from '../kernel/zone.ts'
import { anActor } from '../people/actor.testing.ts'
import type { Role, SealedFile } from '../people/role.ts'
import { sealedName } from './evidence.ts'
import { publicVeil, unveiled, veiled, veilOf } from './veil.ts'

const [here, elsewhere] = [sampleId<'rectification'>(1), sampleId<'rectification'>(2)]
const sealed: SealedFile = {
  fileId: sampleId<'file'>(1),
  rectificationId: here,
  names: ['张三的举报信.pdf', '举报材料'],
  // The second of March where the installation is.
  here: [],
  since: '2026-03-01T18:00:00.000Z',
}
const piece = { fileId: sealed.fileId, name: '张三的举报信.pdf', size: 12_345, mediaType: 'application/pdf' }
const another = { fileId: sampleId<'file'>(2), name: '张三的举报信.pdf', size: 7, mediaType: 'text/plain' }

const seenBy = <Value>(role: Role, value: Value): Value =>
  veiled(value, veilOf({ ...anActor(1, role), sealed: [sealed] }), { zone: defaultZone, of: here })

test('whoever may not see a sealed file learns that it is sealed, since which day, and nothing else', () => {
  for (const role of ['principal', 'leader', 'head', 'handler'] as const)
    expect(seenBy(role, { evidence: [piece, another] })).toEqual({
      evidence: [
        {
          fileId: sealed.fileId,
          name: sealedName,
          size: 0,
          mediaType: 'application/octet-stream',
          sealedOn: '2026-03-02',
        },
        another,
      ],
    })
})

test('where a text is cut within its name, what is left of the name goes too, and nothing of a text that is not cut', () => {
  expect(seenBy('principal', { text: '约谈情况见张三的举…', other: '约谈情况见张…' })).toEqual({
    text: `约谈情况见${sealedName}…`,
    other: '约谈情况见张…',
  })
  expect(seenBy('principal', { text: '已约谈张三' })).toEqual({ text: '已约谈张三' })
  expect(seenBy('inspector', { text: '约谈情况见张三的举…' })).toEqual({ text: '约谈情况见张三的举…' })
})

test('coordinators and inspectors see it, marked', () => {
  for (const role of ['coordinator', 'inspector'] as const)
    expect(seenBy(role, { evidence: [piece, another], text: '见张三的举报信.pdf' })).toEqual({
      evidence: [{ ...piece, sealedOn: '2026-03-02' }, another],
      text: '见张三的举报信.pdf',
    })
})

test('its names stand in no text of its rectification, and its words in none that a sealed document says', () => {
  const told = {
    timeline: [{ text: '已核实，见张三的举报信.pdf。', changes: { before: '张三的举报信.pdf' } }],
    source: { document: '举报材料', text: '张三反映……', start: 1, end: 6 },
    fromSources: [{ document: '举报材料', notes: [{ heading: '甲', text: '乙' }], said: [{}], report: {} }],
    entry: { changes: { sourceName: '举报材料' }, text: '张三反映……' },
  }
  expect(seenBy('principal', told)).toEqual({
    timeline: [{ text: `已核实，见${sealedName}。`, changes: { before: sealedName } }],
    source: { document: sealedName, text: sealedName, start: 1, end: 6 },
    fromSources: [{ document: sealedName, notes: [], said: [], report: null }],
    entry: { changes: { sourceName: sealedName }, text: sealedName },
  })
})

test('in a list of several what is of another rectification is left as it is', () => {
  const rows = [
    { rectificationId: here, lastProgress: '举报材料已交' },
    { rectificationId: elsewhere, lastProgress: '举报材料已交', below: { text: '举报材料' } },
  ]
  const veil = veilOf({ ...anActor(1, 'head'), sealed: [sealed] })
  expect(veiled(rows, veil, { zone: defaultZone })).toEqual([
    { rectificationId: here, lastProgress: `${sealedName}已交` },
    rows[1],
  ])
})

test('what is told within one rectification of another tells of both', () => {
  const dropped = { type: 'measure.furtherDropped', rectificationId: elsewhere, reason: '见举报材料' }
  expect(seenBy('principal', { event: dropped })).toEqual({
    event: { ...dropped, reason: `见${sealedName}` },
  })
  const entry = { event: { rectificationId: here }, changes: { text: '举报材料' } }
  const linked = { rectificationId: here, text: '核对举报材料' }
  const veil = veilOf({ ...anActor(1, 'principal'), sealed: [sealed] })
  expect(veiled({ further: [linked], entry }, veil, { zone: defaultZone, of: elsewhere })).toEqual({
    further: [{ ...linked, text: `核对${sealedName}` }],
    entry: { ...entry, changes: { text: sealedName } },
  })
})

test('what a liaison has prepared on an extension leaves the house with nobody, whether something is sealed or not', () => {
  const extension = { until: '2026-07-31', reason: '待举报材料核实' }
  const asked = { extension: { ...extension, prepared: { until: null, words: '不宜再延' } } }
  for (const files of [[], [sealed]]) {
    const actor = { ...anActor(1, 'leader'), sealed: files }
    const given = veiled(asked, publicVeil(actor), { zone: defaultZone, of: here })
    const reason = files.length === 0 ? extension.reason : `待${sealedName}核实`
    expect(given).toEqual({ extension: { ...extension, reason } })
    expect(veiled(asked, veilOf(actor), { zone: defaultZone, of: elsewhere })).toEqual(asked)
  }
})

test('what a liaison has prepared on a claim leaves the house with nobody', () => {
  const claim = { ladder: ['leader'], claim: '已完成', prepared: { decision: 'return', words: '照片看不清' } }
  const actor = { ...anActor(1, 'leader'), sealed: [] }
  const where = { zone: defaultZone, of: here }
  expect(veiled(claim, publicVeil(actor), where)).toEqual({ ...claim, prepared: null })
  expect(veiled(claim, veilOf(actor), where)).toEqual(claim)
})

test('a file that is to be sent, and days, are no texts', () => {
  const file = new File(['举报材料'], '举报材料')
  expect(seenBy('head', { file, at: null, count: 3 })).toEqual({ file, at: null, count: 3 })
})

test('names that somebody does not see stand again where they stood in words that are written over', () => {
  const veil = veilOf({ ...anActor(1, 'handler'), sealed: [sealed] })
  const former = '见张三的举报信.pdf，己办'
  expect(unveiled(`见${sealedName}，已办`, veil, { former, of: here })).toBe('见张三的举报信.pdf，已办')
  const two = '见张三的举报信.pdf和举报材料'
  expect(unveiled(`附${sealedName}及${sealedName}`, veil, { former: two, of: here })).toBe(
    '附张三的举报信.pdf及举报材料',
  )
  // Which of the two was taken out is not told.
  expect(unveiled(`附${sealedName}`, veil, { former: two, of: here })).toBe(`附${sealedName}`)
  expect(unveiled('全部删去', veil, { former: two, of: here })).toBe('全部删去')
  expect(unveiled(`见${sealedName}，已办`, veil, { former, of: elsewhere })).toBe(`见${sealedName}，已办`)
})
