import { addDays } from '@bihuan/core/kernel/day.ts'
import { dayOf, defaultZone } from '@bihuan/core/kernel/zone.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { commandId } from '../test-stage.ts'
import { others } from './askers.ts'
import { filledIn } from './filled-in.ts'
import type { Operation, OperationName } from './operations.ts'
import type { Asker, World } from './outside-stage.ts'

type Fields = Readonly<Record<string, unknown>>

/** An input that fits the contract, from somebody who may ask for it. One field at a time is broken in it. */
export type BaseInput = { readonly by: Asker; readonly input: Fields }

/**
 * A whole input of an operation, read from the contract: a new one needs no line here where a coordinator may ask for it
 * and where words, days and the records of this world are all that it takes.
 */
export function baseOf({ name, inputSchema }: Operation, world: World): BaseInput {
  const own = valueUnder(ownFields, name)?.(world) ?? {}
  const whole = { ...filledIn(inputSchema, { ...knownIn(world), ...own }), ...own }
  const by = valueUnder(others, name) ?? 'coordinator'
  return {
    by,
    input: 'version' in whole && !('version' in own) ? { ...whole, version: versionOf(whole, world) } : whole,
  }
}

function valueUnder<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

/** What the contract calls by these names, whichever operation asks for it. */
function knownIn({
  stage,
  finding,
  planned,
  claim,
  takeOver,
  meeting,
  edition,
  seal,
  draft,
  fileId,
  token,
}: World): Fields {
  const { organizations, actors } = stage
  return {
    commandId: commandId(),
    rectificationId: finding.rectificationId,
    findingId: finding.id,
    measureId: planned.id,
    closureRequestId: claim.id,
    takeOverId: takeOver.takeOverId,
    sealId: seal.id,
    meetingId: meeting.id,
    editionId: edition.id,
    findingIds: [finding.id],
    measureIds: [planned.id],
    presentIds: [actors.head.personId],
    draftId: draft.id,
    readingId: draft.id,
    tokenId: token.id,
    // Nobody who asks here: whoever is ended or renewed is signed out.
    personId: actors.foreignHandler.personId,
    deputyId: actors.handler.personId,
    liaisonId: actors.handler.personId,
    leaderId: actors.leader.personId,
    handlerId: actors.handler.personId,
    responsibleId: actors.handler.personId,
    organizationId: organizations.works,
    ownerId: organizations.works,
    supporterIds: [organizations.office],
    categoryId: finding.category?.id,
    parentId: organizations.office,
    bodyId: organizations.office,
    fileIds: [fileId],
    fileId,
    rung: 'head',
  }
}

/** The version of what an input is about: of the record that lies furthest below. */
function versionOf(input: Fields, { claim, draft, planned, finding }: World): number {
  if ('closureRequestId' in input) return claim.version
  if ('draftId' in input) return draft.version
  if ('measureId' in input) return planned.version
  return 'findingId' in input ? finding.version : 1
}

/** What an operation takes otherwise, for a rule of its own. */
const documentOptions = {
  form: 'published',
  // Said of an abridged notice alone.
  redactions: '',
  // What is classified is refused.
  secrecy: '内部',
  number: '〔2026〕1号',
  title: '办法',
  signatory: '办法',
  contact: '办法',
  attachments: '任务分工图',
  attached: 'ledger',
  shownFrom: '2026-07-31',
  shownTo: '2026-07-31',
  addressee: '办法',
  copies: '办法',
  signedOn: '2026-07-31',
  since: '2026-07-31',
  sinceEntry: 1,
}

const ownFields: { readonly [Name in OperationName]?: (world: World) => Fields } = {
  'rectifications.list': ({ finding }) => ({
    before: finding.rectificationId,
    archived: 'false',
    voided: 'false',
  }),
  // A new one each time: the same order sent again is one.
  'outputs.order': () => ({
    outputId: commandId(),
    file: { kind: 'ledger', format: 'csv', query: {} },
  }),
  'closure.signed': ({ claim }) => ({ after: claim.id }),
  'outputs.drop': () => ({ outputId: commandId() }),
  'documents.preview': () => ({ options: documentOptions }),
  'documents.pages': () => ({ options: documentOptions }),
  'documents.file': () => ({ options: documentOptions }),
  'setup.run': () => ({ username: 'admin', password: 'a long enough password' }),
  'setup.showSample': () => ({ isShown: false }),
  'persons.add': () => ({ username: 'zhang' }),
  'persons.addMany': () => ({
    persons: [{ name: '名单上的人', username: 'zhang.of.list', appointments: [] }],
  }),
  'persons.openAccount': () => ({ username: 'zhang.later' }),
  'persons.page': ({ stage }) => ({
    q: undefined,
    ids: [stage.actors.handler.personId],
    organizationId: undefined,
    offset: 0,
    limit: 200,
  }),
  'persons.choices': ({ stage }) => ({
    q: '张',
    ids: [stage.actors.handler.personId],
    roles: ['handler'],
    working: 'true',
    ended: 'false',
  }),
  'persons.listFile': () => ({ isTemplate: 'false' }),
  // Nobody here is anybody's deputy: nothing ends.
  'helpers.endDeputy': ({ planned }) => ({ id: planned.id }),
  'tokens.list': ({ token }) => ({ before: token.id }),
  'tokens.create': () => ({ expiresOn: addDays(dayOf(new Date(), defaultZone), 30) }),
  'rectifications.ledger': (world) => inLedger(world),
  'rectifications.items': ({ finding }) => ({
    kind: 'finding',
    ids: [finding.id],
    q: finding.title,
    open: 'false',
    offset: 0,
  }),
  'rectifications.ledgerFile': (world) => ({
    ...inLedger(world),
    columns: ['number', 'finding', 'measure'],
  }),
  'documents.meeting': (world) => ({ ...inLedger(world), columns: ['number', 'measure'] }),
  'calendar.get': () => ({ year: '2026' }),
  'schedules.setOrder': ({ planned }) => ({ after: [], version: planned.version }),
  'schedules.accept': ({ planned }) => ({
    measures: [{ id: planned.id, version: planned.version, dueOn: '2026-12-01' }],
  }),
  'schedules.undo': ({ planned }) => ({ scheduleId: planned.id }),
  'templates.get': () => ({ id: plainTemplate.id, version: '1' }),
  // A name of its own for each: one that is taken is refused.
  'templates.add': () => ({ content: JSON.stringify(called(commandId())), copiedFrom: null }),
  'templates.save': ({ templateId }) => ({
    id: templateId,
    version: 1,
    content: JSON.stringify(called(templateId)),
  }),
  'templates.setRetired': ({ templateId }) => ({ id: templateId, version: 1, isRetired: false }),
  'templates.preview': () => ({ id: plainTemplate.id, content: JSON.stringify(plainTemplate.template) }),
  'rectifications.templateEffect': () => ({
    templateId: plainTemplate.id,
    templateVersion: '1',
    places: [{ of: 'grade', from: 'minor', to: 'grave' }],
  }),
  'rectifications.create': () => ({ templateId: plainTemplate.id }),
  'rectifications.setTemplate': () => ({
    template: { id: plainTemplate.id, version: 1 },
    places: [{ of: 'grade', from: 'minor', to: 'grave' }],
  }),
  'measures.report': ({ underway }) => ({ ...formOf(underway), checkIn: undefined, figures: undefined }),
  'measures.setFigures': ({ underway }) => ({
    ...formOf(underway),
    figures: [{ id: undefined, name: '已整改', unit: '家', target: 14, counting: 'added' }],
  }),
  'measures.reportSupport': ({ supported }) => formOf(supported),
  'parts.add': ({ split, unitId }) => ({ measureId: split.id, unitId }),
  'parts.assign': (world) => onPart(world),
  'parts.report': (world) => onPart(world),
  'parts.accept': (world) => onPart(world),
  'parts.return': (world) => onPart(world),
  'parts.drop': (world) => onPart(world),
  'objects.list': () => ({ status: ['open'], late: 'false', after: '0', limit: '10' }),
  // It has one: it comes to the rule that says so.
  'objects.begin': () => ({}),
  'objects.rename': (world) => ({ ...onObjects(world), version: world.objectList.version }),
  'objects.fill': (world) => onObjects(world),
  'objects.change': (world) => ({
    ...onObjects(world),
    itemId: world.listItem.id,
    version: world.listItem.version,
  }),
  'objects.sayDone': (world) => movingObjects(world),
  // Nobody has said that it is done, or nothing came of it: it comes to the rule that says so.
  'objects.crossOff': (world) => movingObjects(world),
  'objects.return': (world) => movingObjects(world),
  'objects.reopen': (world) => movingObjects(world),
  'objects.void': (world) => movingObjects(world),
  'objects.file': () => ({ status: ['open'], late: 'false', isTemplate: 'false' }),
  'answers.items': ({ stage }) => ({
    of: 'person',
    id: stage.actors.handler.personId,
    duty: 'handled',
    state: 'open',
  }),
  'measures.askExtension': ({ underway }) => formOf(underway),
  'measures.withdrawExtension': ({ underway }) => formOf(underway),
  'measures.prepareExtension': ({ underway }) => formOf(underway),
  'measures.decideExtension': ({ underway }) => formOf(underway),
  'measures.submit': ({ underway }) => ({ ...formOf(underway), openObjects: undefined }),
  'measures.correctReport': ({ underway, planned }) => ({
    ...formOf(underway),
    reportId: planned.id,
    figures: undefined,
  }),
  'measures.reopen': ({ closed }) => formOf(closed),
  'measures.move': () => ({ at: null }),
  'measures.merge': ({ underway, planned }) => ({
    ...formOf(planned),
    others: [{ id: underway.id, version: underway.version }],
  }),
  'measures.addFurther': ({ finding }) => furtherOf(finding),
  'measures.dropFurther': ({ finding }) => furtherOf(finding),
  'findings.move': () => ({ categoryId: undefined }),
  'findings.merge': ({ finding }) => ({ others: [{ id: finding.id, version: finding.version }] }),
  'findings.split': ({ planned }) => ({ measureIds: [planned.id] }),
  'measures.assignMany': ({ planned: { id, version } }) => ({ measures: [{ id, version }], findings: [] }),
  'closure.approve': () => ({ effect: null }),
  'closure.enterPaper': ({ stage }) => ({ personId: stage.actors.head.personId, effect: null }),
  // No meeting is asked for: it comes to the rule that says so.
  'closure.enterResolution': ({ planned }) => ({ meetingId: planned.id, resolution: 1, effect: null }),
  'closure.nameStandIn': ({ stage }) => ({ personId: stage.actors.head.personId }),
  // What it has is open: it comes to the rule that says so.
  'organizations.close': ({ stage }) => ({
    on: '2026-03-01',
    how: 'merged',
    successorIds: [stage.organizations.office],
    people: [{ personId: stage.actors.head.personId, successorId: stage.organizations.office }],
  }),
  // It is no team: it comes to the rule that says so.
  'organizations.addMembers': ({ stage }) => ({
    role: 'handler',
    members: [{ personId: stage.actors.head.personId, lenderId: stage.organizations.works }],
  }),
  'handOvers.open': () => ({ organizationId: undefined }),
  'handOvers.trial': ({ stage }) => ({
    personId: stage.actors.handler.personId,
    organizationId: undefined,
    duty: 'measure.handler',
    successorId: stage.actors.foreignHandler.personId,
  }),
  'handOvers.run': ({ stage }) => ({
    personId: stage.actors.handler.personId,
    organizationId: undefined,
    // What is open by then is another number: it comes to the rule that says so.
    parts: [
      {
        duty: 'measure.handler',
        successorId: stage.actors.foreignHandler.personId,
        seal: `1-${'0'.repeat(32)}`,
      },
    ],
  }),
  'takeOvers.get': ({ takeOver: { rectificationId } }) => ({ rectificationId }),
  'takeOvers.list': ({ planned }) => ({
    seen: null,
    items: [{ measureId: planned.id, own: { document: '纸质台账', text: '已销号', doneOn: '2025-12-31' } }],
  }),
  'takeOvers.decide': ({ takeOver: { rectificationId, takeOverId, version } }) => ({
    rectificationId,
    takeOverId,
    version,
    decision: 'return',
  }),
  // Whoever has an account here holds a post: it comes to the rule that says so.
  'reviewers.give': () => ({ username: 'nobody.of.outside' }),
  // Nobody asks: it comes to the rule that says so.
  'rectifications.decideVoiding': () => ({ decision: 'return' }),
  // It comes to the rule that says what is missing.
  'rectifications.beginStage': () => ({ stage: 'feedback', on: '2026-03-01' }),
  'rectifications.planStages': () => ({ planned: [] }),
  // A file is the uploader’s own, and the day is one that has come.
  'meetings.record': () => ({ heldOn: '2026-03-01', fileId: null }),
  'meetings.correct': () => ({ changes: { number: '第2次' } }),
  // No plan is approved yet: it comes to the rule that asks for a meeting.
  'plans.approve': () => ({ meetingId: null, paper: '' }),
  'plans.list': ({ takeOver: { rectificationId } }) => ({ rectificationId }),
  'plans.differences': ({ takeOver: { rectificationId } }) => ({
    rectificationId,
    number: '1',
    to: undefined,
  }),
  'editions.draft': () => ({ document: 'notice', options: {}, correctsId: null }),
  'editions.choose': () => ({ options: { addressee: '市委巡察办' } }),
  // It is no file yet, and not checked: each comes to the rule that says so.
  'editions.file': () => ({ format: 'docx' }),
  'editions.give': () => ({ on: '2026-03-01' }),
  'meetings.list': ({ meeting }) => ({ before: meeting.id, forPlan: 'false' }),
  'seals.ask': ({ seal, sealable }) => ({ rectificationId: seal.rectificationId, fileId: sealable }),
  // It is not sealed yet: it comes to the rule that says so.
  'seals.askLifting': ({ seal }) => ({
    rectificationId: seal.rectificationId,
    version: seal.version,
  }),
  'seals.decide': ({ seal }) => ({
    rectificationId: seal.rectificationId,
    version: seal.version,
    decision: 'refuse',
  }),
  'intake.read': () => ({ text: '关于整改的通报', isHtml: false, file: undefined }),
  'intake.match': () => ({ at: '0' }),
  'intake.setColumns': () => ({ columns: [{ heading: '问题', role: null }] }),
  'intake.addTo': ({ finding, planned }) => ({
    sequence: 100,
    names: [{ kind: 'organization', words: '某某科', id: null }],
    findings: [
      {
        at: 0,
        findingId: finding.id,
        fields: ['owner'],
        measures: [{ at: 0, measureId: planned.id, fields: ['dueOn'] }],
      },
    ],
  }),
  'intake.save': ({ draft: { name, draft } }) => ({ name, draft, acknowledged: [0] }),
  'intake.commit': () => ({
    templateId: plainTemplate.id,
    names: [{ kind: 'person', words: '查无此人', id: null }],
  }),
}

function called(name: string): Fields {
  return { ...plainTemplate.template, name: { zh: name, en: name } }
}

function formOf({ id: measureId, version }: World['planned']): Fields {
  return { measureId, version }
}

function onPart({ part: { id: partId, measureId, version } }: World): Fields {
  return { measureId, partId, version }
}

function onObjects({ objectList: { id: objectListId } }: World): Fields {
  return { objectListId }
}

function movingObjects(world: World): Fields {
  const { id, version } = world.listItem
  return { ...onObjects(world), items: [{ id, version }] }
}

// The finding above it: it comes to the rule that says so.
function furtherOf({ rectificationId, id }: World['finding']): Fields {
  return { furtherRectificationId: rectificationId, furtherFindingId: id }
}

function inLedger({ stage }: World): Fields {
  return {
    status: ['planned', 'closed'],
    light: ['green'],
    ownerId: [stage.organizations.works],
    unassigned: 'false',
    closedBefore: 'false',
    mine: 'false',
  }
}
