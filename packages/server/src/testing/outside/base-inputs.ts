import { commandId } from '../test-stage.ts'
import type { OperationName } from './operations.ts'
import type { Asker, World } from './outside-stage.ts'

type Fields = Readonly<Record<string, unknown>>

/** An input that fits the contract, from somebody who may ask for it. One field at a time is broken in it. */
export type BaseInput = { readonly by: Asker; readonly input: Fields }

/**
 * A whole input for each operation of the contract. An operation that is missing here does not pass the type check:
 * add a line with what its form carries, and who may send it.
 */
export const baseInputs: Readonly<Record<OperationName, (world: World) => BaseInput>> = {
  'setup.status': () => by('anonymous'),
  'setup.run': () =>
    by('anonymous', {
      token: 'not the token',
      organizationName: '某区',
      name: '管理员',
      username: 'admin',
      password: 'a long enough password',
      isCoordinator: true,
    }),
  'setup.loadSample': () => by('administrator'),
  'setup.sample': () => by('administrator'),
  'setup.showSample': () => by('administrator', { commandId: commandId(), isShown: false }),
  'session.get': () => by('handler'),
  'organizations.list': () => by('handler'),
  'organizations.add': ({ stage }) =>
    by('administrator', { commandId: commandId(), name: '工程科', parentId: stage.organizations.office }),
  'persons.list': () => by('handler'),
  'persons.add': (world) =>
    by('administrator', { commandId: commandId(), name: '张工', username: 'zhang', ...appointments(world) }),
  'persons.appoint': (world) =>
    by('administrator', { commandId: commandId(), ...person(world), ...appointments(world) }),
  'persons.resetPassword': (world) => by('administrator', { commandId: commandId(), ...person(world) }),
  'persons.deactivate': (world) => by('administrator', { commandId: commandId(), ...person(world) }),
  'persons.reactivate': (world) => by('administrator', { commandId: commandId(), ...person(world) }),
  'persons.confirm': (world) => by('coordinator', { commandId: commandId(), ...person(world), version: 1 }),
  'persons.history': (world) => by('principal', { ...person(world), before: '100', limit: '10' }),

  'rectifications.list': () => by('coordinator'),
  'rectifications.get': (world) => by('coordinator', rectification(world)),
  'rectifications.create': () =>
    by('coordinator', {
      commandId: commandId(),
      name: '审计整改',
      source: 'audit',
      inspectingBody: '审计局',
      feedbackOn: '2026-01-01',
    }),
  'rectifications.ledger': (world) =>
    by('coordinator', {
      ...rectification(world),
      q: '办法',
      status: ['planned', 'closed'],
      light: ['green'],
      ownerId: [world.stage.organizations.works],
      handlerId: world.stage.actors.handler.personId,
      leaderId: world.stage.actors.leader.personId,
      findingId: world.finding.id,
      unassigned: 'false',
      sort: 'dueOn',
      direction: 'desc',
      limit: '10',
      offset: '0',
    }),
  'rectifications.ledgerFile': (world) =>
    by('coordinator', {
      ...rectification(world),
      q: '办法',
      status: ['planned', 'closed'],
      light: ['green'],
      ownerId: [world.stage.organizations.works],
      handlerId: world.stage.actors.handler.personId,
      leaderId: world.stage.actors.leader.personId,
      findingId: world.finding.id,
      unassigned: 'false',
      sort: 'dueOn',
      direction: 'desc',
      columns: ['number', 'finding', 'measure'],
      group: 'owner',
      language: 'en',
    }),
  'rectifications.sources': (world) => by('coordinator', rectification(world)),
  'rectifications.journal': (world) =>
    by('coordinator', { ...rectification(world), before: '100', limit: '10' }),
  'rectifications.verify': (world) => by('coordinator', rectification(world)),
  'rectifications.notice': (world) => by('coordinator', rectification(world)),

  'findings.get': (world) => by('coordinator', findingPath(world)),
  'findings.add': (world) =>
    by('coordinator', {
      commandId: commandId(),
      ...rectification(world),
      category: '责任落实方面',
      number: '2',
      title: '台账不全',
    }),
  'findings.assign': (world) =>
    by('coordinator', {
      ...finding(world),
      ownerId: world.stage.organizations.works,
      leaderId: world.stage.actors.leader.personId,
    }),
  'findings.submit': (world) => by('head', { ...finding(world), claim: '已完成', verdict: 'completed' }),
  'findings.reopen': (world) => by('coordinator', { ...finding(world), reason: '反弹' }),

  'measures.get': (world) => by('coordinator', measurePath(world, 'planned')),
  'measures.mine': () => by('handler'),
  'measures.add': (world) =>
    by('coordinator', { commandId: commandId(), ...findingPath(world), text: '建立台账' }),
  'measures.assign': (world) =>
    by('coordinator', { ...measure(world, 'planned'), changes: assignment(world) }),
  'measures.assignMany': (world) =>
    by('coordinator', {
      commandId: commandId(),
      ...rectification(world),
      measures: [{ id: world.planned.id, version: world.planned.version }],
      changes: assignment(world),
    }),
  'measures.start': (world) => by('handler', measure(world, 'planned')),
  'measures.report': (world) =>
    by('handler', { ...measure(world, 'underway'), text: '继续推进', fileIds: [world.fileId] }),
  'measures.submit': (world) => by('handler', { ...measure(world, 'underway'), claim: '已完成' }),
  'measures.reopen': (world) => by('coordinator', { ...measure(world, 'closed'), reason: '反弹' }),
  'measures.openOfMine': () => by('handler', { limit: '10', offset: '0' }),
  'measures.openOfOwner': ({ stage }) =>
    by('coordinator', { ownerId: stage.organizations.works, limit: '10', offset: '0' }),
  'measures.search': () => by('coordinator', { q: '办法', limit: '10' }),
  'measures.counts': () => by('coordinator'),

  'closure.queue': () => by('head'),
  'closure.approve': (world) => by('head', { ...claim(world), comment: '同意', effect: null }),
  'closure.return': (world) => by('head', { ...claim(world), reason: '佐证不足' }),
  'closure.withdraw': (world) => by('handler', claim(world)),
  'closure.standInChoices': (world) => by('coordinator', { ...claimPath(world), rung: 'head' }),
  'closure.nameStandIn': (world) =>
    by('coordinator', { ...claim(world), rung: 'head', personId: world.stage.actors.head.personId }),

  'takeOvers.get': ({ takeOver: { rectificationId } }) => by('coordinator', { rectificationId }),
  'takeOvers.waiting': () => by('principal'),
  'takeOvers.list': (world) =>
    by('coordinator', {
      commandId: commandId(),
      ...rectification(world),
      seen: null,
      items: [
        {
          measureId: world.planned.id,
          own: { document: '纸质台账', text: '已销号', doneOn: '2025-12-31' },
        },
      ],
    }),
  'takeOvers.decide': ({ takeOver: { rectificationId, takeOverId, version } }) =>
    by('principal', {
      commandId: commandId(),
      rectificationId,
      takeOverId,
      version,
      decision: 'return',
      reason: '请补充依据',
    }),

  'intake.read': () =>
    by('coordinator', { commandId: commandId(), name: '通报', text: '关于整改的通报', isHtml: false }),
  'intake.readings': () => by('coordinator'),
  'intake.reading': ({ draft }) => by('coordinator', { readingId: draft.id }),
  'intake.cancel': ({ draft }) => by('coordinator', { readingId: draft.id }),
  'intake.setColumns': ({ draft }) =>
    by('coordinator', {
      draftId: draft.id,
      version: draft.version,
      columns: [{ heading: '问题', role: null }],
    }),
  'intake.helper': () => by('coordinator'),
  'intake.propose': ({ draft }) => by('coordinator', { draftId: draft.id, version: draft.version }),
  'intake.relatives': ({ draft }) => by('coordinator', { draftId: draft.id }),
  'intake.matches': (world) => by('coordinator', { draftId: world.draft.id, ...rectification(world) }),
  'intake.match': (world) => by('coordinator', { draftId: world.draft.id, ...findingPath(world), at: '0' }),
  'intake.addTo': (world) =>
    by('coordinator', {
      commandId: commandId(),
      draftId: world.draft.id,
      version: world.draft.version,
      ...rectification(world),
      sequence: 100,
      names: [{ kind: 'organization', words: '某某科', id: null }],
      findings: [
        {
          at: 0,
          findingId: world.finding.id,
          fields: ['owner'],
          measures: [{ at: 0, measureId: world.planned.id, fields: ['dueOn'] }],
        },
      ],
    }),
  'intake.list': () => by('coordinator'),
  'intake.get': ({ draft }) => by('coordinator', { draftId: draft.id }),
  'intake.version': ({ draft }) => by('coordinator', { draftId: draft.id }),
  'intake.save': ({ draft }) =>
    by('coordinator', {
      draftId: draft.id,
      version: draft.version,
      name: draft.name,
      draft: draft.draft,
      acknowledged: [0],
    }),
  'intake.discard': ({ draft }) => by('coordinator', { draftId: draft.id }),
  'intake.settling': ({ draft }) => by('coordinator', { draftId: draft.id }),
  'intake.commit': ({ draft }) =>
    by('coordinator', {
      commandId: commandId(),
      draftId: draft.id,
      version: draft.version,
      name: '通报',
      source: 'inspection',
      isAgain: true,
      names: [{ kind: 'person', words: '查无此人', id: null }],
    }),
}

function by(asker: Asker, input: Fields = {}): BaseInput {
  return { by: asker, input }
}

function rectification({ finding: { rectificationId } }: World): Fields {
  return { rectificationId }
}

function findingPath({ finding: { rectificationId, id: findingId } }: World): Fields {
  return { rectificationId, findingId }
}

function finding(world: World): Fields {
  return { commandId: commandId(), version: world.finding.version, ...findingPath(world) }
}

type Stand = 'planned' | 'underway' | 'closed'

function measurePath(world: World, stand: Stand): Fields {
  const { rectificationId, id: measureId } = world[stand]
  return { rectificationId, measureId }
}

function measure(world: World, stand: Stand): Fields {
  return { commandId: commandId(), version: world[stand].version, ...measurePath(world, stand) }
}

function claimPath({ claim: { rectificationId, id: closureRequestId } }: World): Fields {
  return { rectificationId, closureRequestId }
}

function claim(world: World): Fields {
  return { commandId: commandId(), version: world.claim.version, ...claimPath(world) }
}

function person({ stage }: World): Fields {
  // Nobody who asks here: whoever is ended or renewed is signed out.
  return { personId: stage.actors.foreignHandler.personId }
}

function appointments({ stage }: World): Fields {
  return { appointments: [{ organizationId: stage.organizations.works, role: 'head' }] }
}

function assignment({ stage }: World): Fields {
  return {
    leaderId: stage.actors.leader.personId,
    ownerId: stage.organizations.works,
    handlerId: stage.actors.handler.personId,
    dueOn: '2026-07-31',
    timeClass: 'timeBound',
    kind: 'regulation',
    target: '长效机制',
  }
}
