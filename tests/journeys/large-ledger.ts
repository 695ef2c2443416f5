const perFinding = 10

/** The answer of a ledger with so many measures, ten under each finding. */
export function largeLedger(measures: number): { findings: unknown[]; measures: unknown[]; total: number } {
  const findings = Array.from({ length: Math.ceil(measures / perFinding) }, (_, at) => ({
    id: uuid('f', at),
    rectificationId: uuid('a', 0),
    category: { id: uuid('c', at % 4), name: `类别${(at % 4) + 1}` },
    ordinal: at + 1,
    number: String(at + 1),
    title: `问题${at + 1}：台账登记与实际不符，经办人没有按月核对`,
    status: 'open',
    reason: null,
    closedAt: null,
    verdict: null,
    effect: null,
    statedStatus: null,
    owner: null,
    leader: null,
    measures: perFinding,
    measuresClosed: 0,
    measuresClosedBefore: 0,
    version: 1,
    can: ['assign'],
  }))
  const list = Array.from({ length: measures }, (_, at) => measureAt(at))
  return { findings, measures: list, total: measures }
}

function measureAt(at: number): unknown {
  return {
    id: uuid('e', at),
    rectificationId: uuid('a', 0),
    findingId: uuid('f', Math.floor(at / perFinding)),
    ordinal: (at % perFinding) + 1,
    text: `措施内容${at + 1}：按月核对台账与实物，差异在五个工作日内查清并登记，由部门负责人签字。`,
    kind: 'routine',
    timeClass: 'timeBound',
    target: '',
    status: 'underway',
    reason: null,
    closedAt: null,
    isClosedBefore: false,
    leader: { id: uuid('d', 1), name: '陆川' },
    owner: { id: uuid('b', 1), name: '规划建设局' },
    handler: { id: uuid('d', 2), name: '陶然' },
    dueOn: '2030-06-30',
    light: 'green',
    evidenceCount: 0,
    lastProgress: '已核对三个月的台账。',
    lastProgressAt: '2026-03-01T01:00:00.000Z',
    version: 1,
    can: ['assign'],
  }
}

function uuid(kind: string, at: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(at).padStart(12, '0')}`
}
