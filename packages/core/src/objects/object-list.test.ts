import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { noon, sampleId } from '../kernel/given.testing.ts'
import { id, type ListItemId } from '../kernel/id.ts'
import { countedOf, type ItemStatus, type ItemValues, type ListItem, noItems, openOf } from './list-item.ts'
import { anItem, anObjectList, sayer } from './list-item.testing.ts'
import { decideObjectList, type ObjectListCommand, type ObjectListFacts } from './object-list.decide.ts'
import { evolveObjectList, type ObjectList, type ObjectListEvent } from './object-list.ts'
import { type PlayedItems, playItems } from './play-items.ts'

const head = sampleId<'person'>(3)
const usual: ObjectListFacts = {
  measureStatus: 'underway',
  measureDueOn: day('2026-06-30'),
  today: day('2026-05-06'),
  isByHandler: false,
  items: [],
  ladder: ['head'],
  leftToThem: new Set<ListItemId>(),
  heldRungs: ['head'],
  handlerId: sampleId<'person'>(5),
  countsFor: [head],
}

function outcome(
  command: ObjectListCommand,
  facts: Partial<ObjectListFacts> = {},
  list = anObjectList(),
): string {
  const decided = decideObjectList(list, command, { ...usual, ...facts })
  if (!decided.ok) return decided.refusal.code
  return decided.value.map(({ type }) => type.replace('objectList.', '')).join(', ')
}

const sayDone: ObjectListCommand = {
  type: 'sayDone',
  sayingId: sampleId<'saying'>(1),
  text: '已整改',
  evidence: [],
}
const back = { reason: '缺照片' }
const commands = {
  change: { type: 'change', changes: { name: '乙' } },
  sayDone,
  crossOff: { type: 'crossOff' },
  return: { type: 'return', ...back },
  reopen: { type: 'reopen', ...back },
  void: { type: 'void', ...back },
} as const satisfies Record<string, ObjectListCommand>

const no = 'OBJECT_NOT_IN_STATUS'

describe('an object in each status answers to each command', () => {
  const table: Record<ItemStatus, Record<keyof typeof commands, string>> = {
    open: {
      change: 'itemsChanged',
      sayDone: 'itemsSaidDone',
      crossOff: no,
      return: no,
      reopen: no,
      void: 'itemsVoided',
    },
    returned: {
      change: 'itemsChanged',
      sayDone: 'itemsSaidDone',
      crossOff: no,
      return: no,
      reopen: no,
      void: 'itemsVoided',
    },
    said: {
      change: no,
      sayDone: no,
      crossOff: 'itemsSigned',
      return: 'itemsReturned',
      reopen: no,
      void: 'itemsVoided',
    },
    done: { change: no, sayDone: no, crossOff: no, return: no, reopen: 'itemsReopened', void: 'itemsVoided' },
    voided: { change: no, sayDone: no, crossOff: no, return: no, reopen: 'itemsReopened', void: no },
  }
  test.each(Object.entries(table))('%s', (status, expected) => {
    const item = anItem({ status: statusNamed(status) })
    const seen = Object.entries(commands).map(([name, command]) => [
      name,
      outcome(command, { items: [item] }),
    ])
    expect(Object.fromEntries(seen)).toEqual(expected)
  })
})

function statusNamed(text: string): ItemStatus {
  return text === 'open' || text === 'returned' || text === 'said' || text === 'done' ? text : 'voided'
}

test('what was claimed with objects open is still said to be done, checked and sent back, and nothing else changes', () => {
  for (const measureStatus of ['submitted', 'closed'] as const) {
    expect(outcome(sayDone, { measureStatus, items: [anItem()] })).toBe('itemsSaidDone')
    expect(outcome({ type: 'crossOff' }, { measureStatus, items: [anItem({ status: 'said' })] })).toBe(
      'itemsSigned',
    )
    for (const command of [commands.change, commands.reopen, commands.void])
      expect(outcome(command, { measureStatus, items: [anItem()] })).toBe('NOT_IN_STATUS')
  }
  expect(outcome(sayDone, { measureStatus: 'voided', items: [anItem()] })).toBe('NOT_IN_STATUS')
})

describe('of a late measure', () => {
  const late = { today: day('2026-07-01'), isByHandler: true }
  const why = { ...sayDone, lateReason: '等待会签' }

  test('whoever says what is done says why it is late, and its handler sets nothing', () => {
    expect(outcome(sayDone, { ...late, items: [anItem()] })).toBe('LATE_REASON_MISSING')
    expect(outcome({ ...sayDone, lateReason: '  ' }, { ...late, items: [anItem()] })).toBe(
      'LATE_REASON_MISSING',
    )
    expect(outcome(why, { ...late, items: [anItem()] })).toBe('lateExplained, itemsSaidDone')
    expect(outcome(sayDone, { ...late, isByHandler: false, items: [anItem()] })).toBe('LATE_REASON_MISSING')
    expect(outcome({ type: 'fill', items: [] }, late)).toBe('LATE_ONLY_ACCOUNTS')
    expect(outcome({ type: 'fill', items: [] }, { ...late, isByHandler: false })).toBe('')
  })

  test('its handler crosses nothing off and sends nothing back, whatever else they are', () => {
    const said = { ...late, items: [anItem({ status: 'said' })] }
    expect(outcome({ type: 'crossOff' }, said)).toBe('LATE_ONLY_ACCOUNTS')
    expect(outcome({ type: 'return', ...back }, said)).toBe('LATE_ONLY_ACCOUNTS')
    expect(outcome({ type: 'crossOff' }, { ...said, isByHandler: false })).toBe('itemsSigned')
  })

  test('nothing is asked on its last day, nor once it is claimed', () => {
    expect(outcome(why, { today: day('2026-06-30'), items: [anItem()] })).toBe('itemsSaidDone')
    expect(outcome(sayDone, { ...late, measureStatus: 'submitted', items: [anItem()] })).toBe('itemsSaidDone')
  })
})

test('that it is done takes words or a file', () => {
  expect(outcome({ ...sayDone, text: '' }, { items: [anItem()] })).toBe('OBJECT_PROOF_MISSING')
})

test('sending back, opening again and voiding ask why', () => {
  expect(outcome({ type: 'return', reason: '' }, { items: [anItem({ status: 'said' })] })).toBe(
    'REASON_MISSING',
  )
  expect(outcome({ type: 'reopen', reason: '' }, { items: [anItem({ status: 'done' })] })).toBe(
    'REASON_MISSING',
  )
  expect(outcome({ type: 'void', reason: '' }, { items: [anItem()] })).toBe('REASON_MISSING')
})

describe('the ladder of objects', () => {
  const items = [anItem({ status: 'said' })]

  test('nobody crosses off what they said themselves, nor a deputy in their place', () => {
    expect(outcome({ type: 'crossOff' }, { items, countsFor: [sayer] })).toBe('OBJECT_OWN')
    expect(outcome({ type: 'crossOff' }, { items, countsFor: [sampleId<'person'>(9), sayer] })).toBe(
      'OBJECT_OWN',
    )
  })

  test('the handler of their measure crosses nothing off, whoever said that it is done', () => {
    expect(outcome({ type: 'crossOff' }, { items, handlerId: head })).toBe('OBJECT_OWN_MEASURE')
    expect(outcome({ type: 'return', ...back }, { items, handlerId: head })).toBe('itemsReturned')
    expect(outcome({ type: 'crossOff' }, { items, handlerId: null })).toBe('itemsSigned')
  })

  test('of two rungs the first leaves it waiting for the second, which another signs', () => {
    const ladder = ['head', 'coordinator'] as const
    const by = sampleId<'person'>(4)
    const signed = [{ rung: 'head', at: noon, by: head, signers: [head] }] as const
    const half = [anItem({ status: 'said', signed })]
    const first = decideObjectList(anObjectList(), { type: 'crossOff' }, { ...usual, items, ladder })
    expect(first).toMatchObject({ ok: true, value: [{ rung: 'head', isLast: false, counts: { open: 67 } }] })
    expect(outcome({ type: 'crossOff' }, { items: half, ladder })).toBe('OBJECT_OTHER_RUNG')
    const both = { items: half, ladder, heldRungs: ladder }
    expect(outcome({ type: 'crossOff' }, both)).toBe('OBJECT_OWN')
    const second = decideObjectList(
      anObjectList(),
      { type: 'crossOff' },
      { ...usual, ...both, countsFor: [by] },
    )
    expect(second).toMatchObject({ ok: true, value: [{ rung: 'coordinator', isLast: true }] })
  })
})

describe('filling in', () => {
  const values = (number: string): ItemValues => {
    const { id: _, ordinal: __, version: ___, status: ____, ...rest } = anItem({ number })
    return rest
  }
  const wanted = (numbers: readonly string[]) =>
    numbers.map((number, at) => ({ itemId: sampleId<'listItem'>(at + 100), values: values(number) }))

  test('a number that is there twice is refused', () => {
    expect(outcome({ type: 'fill', items: wanted(['1', '1']) })).toBe('OBJECT_NUMBER_TAKEN')
  })

  test('a list holds 20,000 and no more', () => {
    const full = anObjectList({ counts: { ...noItems, open: 19_999 } })
    expect(outcome({ type: 'fill', items: wanted(['a']) }, {}, full)).toBe('itemsAdded')
    expect(outcome({ type: 'fill', items: wanted(['a', 'b']) }, {}, full)).toBe('OBJECTS_TOO_MANY')
  })

  test('an entry tells of 500 at most', () => {
    const numbers = Array.from({ length: 1001 }, (_, at) => String(at))
    const decided = decideObjectList(
      anObjectList({ counts: noItems }),
      { type: 'fill', items: wanted(numbers) },
      usual,
    )
    const events = decided.ok ? decided.value : []
    expect(events.map((event) => ('items' in event ? event.items.length : 0))).toEqual([500, 500, 1])
    expect(events.at(-1)).toMatchObject({ counts: { open: 1001 } })
  })

  test('what is the same stays as it is; what is checked or voided is not written over, and that is said', () => {
    const items = [anItem({ number: '1' }), anItem({ number: '2', status: 'done' })]
    expect(outcome({ type: 'fill', items: wanted(['1', '2']) }, { items })).toBe('')
    const other = [anItem({ number: '1' }), anItem({ number: '2', name: '旧', status: 'done' })]
    expect(outcome({ type: 'fill', items: wanted(['1', '2']) }, { items: other })).toBe(
      'OBJECT_NOT_IN_STATUS',
    )
    const voided = [anItem({ number: '1', status: 'voided' })]
    expect(outcome({ type: 'fill', items: wanted(['1']) }, { items: voided })).toBe('OBJECT_NOT_IN_STATUS')
    expect(
      outcome({ type: 'fill', items: wanted(['1']) }, { items: [anItem({ number: '1', name: '旧' })] }),
    ).toBe('itemsChanged')
  })
})

test('a list is named anew', () => {
  expect(outcome({ type: 'rename', name: '企业', unit: '户' })).toBe('renamed')
  expect(outcome({ type: 'rename', name: '违规排污企业', unit: '家' })).toBe('')
})

const people = [sayer, head, sampleId<'person'>(4)]
const steps = fc.array(
  fc.record({
    command: fc.constantFrom(...Object.values(commands), 'fill' as const),
    chosen: fc.array(fc.nat(11), { minLength: 1, maxLength: 4 }),
    by: fc.constantFrom(...people),
  }),
  { maxLength: 40 },
)

test('whatever becomes of objects, the list knows how many are in each status', () => {
  fc.assert(
    fc.property(steps, (lives) => {
      let list: ObjectList = anObjectList({ counts: noItems })
      const items: PlayedItems = new Map()
      for (const [at, { command, chosen, by }] of lives.entries()) {
        const all = [...items.values()]
        const meant = [...new Set(chosen)].flatMap((one) => all[one] ?? [])
        const asked = command === 'fill' ? filling(chosen, at, all) : { command, items: meant }
        const decided = decideObjectList(list, asked.command, {
          ...usual,
          items: asked.items,
          countsFor: [by],
        })
        for (const event of decided.ok ? decided.value : []) {
          list = evolveObjectList(list, { event, at: noon, by })
          playItems(items, { event, at: noon, by })
        }
      }
      const counted: Record<ItemStatus, number> = { ...noItems }
      for (const { status } of items.values()) counted[status] += 1
      expect(list.counts).toEqual(counted)
      expect(openOf(list.counts) + counted.done).toBe(countedOf(list.counts))
      const places = [...items.values()].map(({ ordinal }) => ordinal)
      expect(places).toEqual(places.map((_, at) => at + 1))
      const own = [...items.values()].filter(
        (item) =>
          item.status === 'done' &&
          item.signed.some(({ signers }) => signers.some((one) => item.said.doers.includes(one))),
      )
      expect(own).toEqual([])
    }),
  )
})

function filling(chosen: readonly number[], at: number, all: readonly ListItem[]) {
  const numbers = [...new Set(chosen)].map(String)
  const items = numbers.map((number, place) => {
    const {
      id: _,
      ordinal: __,
      version: ___,
      status: ____,
      ...values
    } = anItem({ number, name: `第${at}次` })
    return { itemId: idAt(at * 100 + place), values }
  })
  return {
    command: { type: 'fill', items } as const,
    items: all.filter(({ number }) => numbers.includes(number)),
  }
}

function idAt(number: number): ListItemId {
  return id<'listItem'>(`00000000-0000-7000-9000-${String(number).padStart(12, '0')}`)
}

test('a list is begun once, and first', () => {
  const { id: objectListId, rectificationId, measureId, name, unit } = anObjectList()
  const begun: ObjectListEvent = {
    type: 'objectList.begun',
    objectListId,
    rectificationId,
    measureId,
    name,
    unit,
  }
  const recorded = { event: begun, at: noon, by: head }
  expect(evolveObjectList(null, recorded)).toMatchObject({
    name: '违规排污企业',
    counts: noItems,
    version: 1,
  })
  expect(() => evolveObjectList(anObjectList(), recorded)).toThrow('begun twice')
})
