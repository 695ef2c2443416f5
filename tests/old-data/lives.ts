import type { PassingDuty } from '@bihuan/core/hand-over/passing-duties.ts'
import { addDays, day } from '@bihuan/core/kernel/day.ts'
import { type CommandId, id, type OrganizationId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { dayOf, defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { Actor, Role } from '@bihuan/core/people/role.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { uuidOf, type WorldCommands } from '@bihuan/server/world/world-commands.ts'
import { liveOfDocuments } from './life-of-documents.ts'
import { liveOfEditions } from './life-of-editions.ts'
import { liveOfItems } from './life-of-items.ts'
import { liveOfPlan } from './life-of-plan.ts'
import type { Account, Client, Player, Theatre } from './theatre.ts'

const cast = [
  { player: 'head', role: 'head', name: '岑一舟' },
  { player: 'otherHead', role: 'head', name: '厉寒秋' },
  { player: 'handler', role: 'handler', name: '阮小棠' },
  { player: 'secondHandler', role: 'handler', name: '蓝知秋' },
  { player: 'coordinator', role: 'coordinator', name: '闻人远' },
  { player: 'leader', role: 'leader', name: '慕容川' },
  { player: 'inspector', role: 'inspector', name: '苗清越' },
  { player: 'principal', role: 'principal', name: '上官平' },
] as const satisfies readonly { player: Player; role: Role; name: string }[]

/** Somebody from outside is given what there is to read, for longer, and no more. */
async function liveOfReviewer(
  administrator: Client,
  theatre: Theatre,
  rectificationId: RectificationId,
): Promise<void> {
  const { commandId, at } = theatre
  const username = 'life.reviewer'
  const account = { commandId: commandId(), name: '第五明', username, appointments: [] }
  const { id: personId } = await administrator.persons.add(account)
  const { reviewers } = theatre.as('coordinator')
  const from = dayOf(at, defaultZone)
  const sight = { rectificationId, username, from }
  await reviewers.give({ commandId: commandId(), ...sight, to: addDays(from, 7), extent: 'read' })
  await reviewers.give({ commandId: commandId(), ...sight, to: addDays(from, 30), extent: 'export' })
  await reviewers.end({ commandId: commandId(), rectificationId, personId })
}

/**
 * Lives a life of every event: a department of its own, whose people are appointed anew and given new passwords; findings
 * and measures that are assigned, reported, returned, closed and opened again; documents in every form that is kept.
 * Whoever adds an event adds to these lives.
 */
export async function playLives(parts: {
  readonly commands: WorldCommands
  readonly administrator: Actor
  readonly at: Date
  /** Writes down what fell due until a day, as the program does by itself. */
  readonly clock: (at: Date) => Promise<unknown>
  /** Opens a scan as somebody, as a browser does. */
  readonly open: Theatre['open']
}): Promise<readonly Account[]> {
  const { commands, at, clock, open } = parts
  let made = 0
  const commandId = (): CommandId => id<'command'>(uuidOf(`life ${(made += 1)}`))
  const administrator = commands.as(parts.administrator, at)
  await administrator.calendar.setDay({
    commandId: commandId(),
    on: day('2026-06-09'),
    isWorked: false,
    name: '国际档案日',
  })
  const root = parts.administrator.appointments[0]
  const rootId = root?.organizationId ?? null
  const { id: organizationId } = await administrator.organizations.add({
    commandId: commandId(),
    name: '档案管理中心',
    parentId: rootId,
  })
  const actors = new Map<Player, Actor>()
  const accounts: Account[] = []
  for (const { player, role, name } of cast) {
    const username = `life.${player.toLowerCase()}`
    const person = { commandId: commandId(), name, username }
    // The other head is one of the body above the department.
    const place = player === 'otherHead' ? (rootId ?? organizationId) : organizationId
    const appointments = [{ organizationId: place, role }]
    const added = await administrator.persons.add({ ...person, appointments })
    const bodyId = root?.bodyId ?? organizationId
    const posts = added.appointments.map((held) => ({ ...held, bodyId }))
    // Nothing that they live lies in another body.
    actors.set(player, { personId: added.id, appointments: posts, bodies: { own: [], top: [] } })
    accounts.push({ username, password: added.initialPassword ?? '', role })
  }
  const actor = (player: Player): Actor => {
    const found = actors.get(player)
    if (found === undefined) throw new Error(`the ${player} was not added`)
    return found
  }
  const theatre: Theatre = {
    actor,
    commandId,
    at,
    clock: () => clock(at),
    open,
    as: (player) => commands.as(actor(player), at),
    asStandIn: (player, itemId) => commands.as({ ...actor(player), standsInFor: [itemId] }, at),
    asLiaison: (player, itemId) => {
      const liaisonOf = [actor('leader').personId]
      return commands.as({ ...actor(player), liaisonOf, prepares: [itemId] }, at)
    },
    upload: (player, name, words) =>
      commands.upload(actor(player), at, { name, bytes: new TextEncoder().encode(words) }),
  }
  accounts.push(...(await liveOfPeople(administrator, theatre, organizationId)))
  await liveOfHelpers(administrator, theatre, organizationId)
  await liveOfTeam(administrator, theatre, organizationId)
  const unit = await administrator.organizations.add({
    commandId: theatre.commandId(),
    name: '下属单位',
    parentId: organizationId,
  })
  await clock(daysBefore(at, 400))
  const rectificationId = await liveOfItems(theatre, organizationId, unit.id)
  await liveOfPlan(theatre, organizationId)
  await liveOfReviewer(administrator, theatre, rectificationId)
  await liveOfDocuments(theatre, rectificationId)
  await liveOfEditions(theatre, rectificationId)
  await liveOfSample(administrator, theatre)
  await liveOfHandOver(administrator, theatre, { organizationId, unitId: unit.id })
  // Uploaded and never used in a report.
  await theatre.upload('handler', '未使用.txt', '没有写进任何进展的文件')
  return accounts
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 24 * 60 * 60 * 1000)
}

/** The head has a deputy, who is ended, and the leader a liaison, who goes again. */
async function liveOfHelpers(
  administrator: Client,
  theatre: Theatre,
  organizationId: Actor['appointments'][number]['organizationId'],
): Promise<void> {
  const { commandId } = theatre
  const { helpers } = administrator
  const personId = theatre.actor('head').personId
  const deputy = {
    personId,
    deputyId: theatre.actor('handler').personId,
    organizationId,
    role: 'head',
  } as const
  const days = { from: day('2024-01-01'), to: day('2199-12-31') }
  const { deputies } = await helpers.nameDeputy({ commandId: commandId(), ...deputy, ...days })
  for (const { id: ended } of deputies)
    await helpers.endDeputy({ commandId: commandId(), personId, id: ended })
  const liaison = {
    personId: theatre.actor('leader').personId,
    liaisonId: theatre.actor('secondHandler').personId,
  }
  await helpers.nameLiaison({ commandId: commandId(), ...liaison })
  await helpers.dismissLiaison({ commandId: commandId(), ...liaison })
}

/** A team gets a last day, and a member whom the department lends to it. */
async function liveOfTeam(
  { organizations }: Client,
  theatre: Theatre,
  lenderId: Actor['appointments'][number]['organizationId'],
): Promise<void> {
  const { commandId } = theatre
  const team = { name: '整改工作专班', parentId: lenderId, kind: 'team' } as const
  const { id: organizationId } = await organizations.add({ commandId: commandId(), ...team })
  await organizations.setEnd({ commandId: commandId(), organizationId, endsOn: day('2199-06-30') })
  const members = [{ personId: theatre.actor('secondHandler').personId, lenderId }]
  await organizations.addMembers({ commandId: commandId(), organizationId, role: 'handler', members })
}

/** The sample, or what has its place where none was loaded, is put away and shown again. */
async function liveOfSample(administrator: Client, theatre: Theatre): Promise<void> {
  if ((await administrator.setup.sample()).state === 'none') {
    const commandId = id<'command'>(sampleRectificationId)
    const details = { name: '示例专项', inspectingBody: null, feedbackOn: null } as const
    await theatre.as('coordinator').rectifications.create({ commandId, ...details })
  }
  for (const isShown of [false, true])
    await administrator.setup.showSample({ commandId: theatre.commandId(), isShown })
}

/**
 * Somebody is added without an account, gets one and another name; another is appointed twice, gets a new password, is
 * confirmed, goes and comes back; a section is added, renamed, moved and made a community; a token is made and revoked.
 */
async function liveOfPeople(
  administrator: Client,
  theatre: Theatre,
  organizationId: Actor['appointments'][number]['organizationId'],
): Promise<Account[]> {
  const { commandId } = theatre
  const listed = await administrator.persons.add({
    commandId: commandId(),
    name: '只在名单上的人',
    username: null,
    appointments: [],
  })
  await administrator.persons.openAccount({
    commandId: commandId(),
    personId: listed.id,
    username: 'life.listed',
  })
  await administrator.persons.rename({ commandId: commandId(), personId: listed.id, name: '更名的人' })
  const section = { name: '科', parentId: organizationId }
  const { id: sectionId } = await administrator.organizations.add({ commandId: commandId(), ...section })
  const ofSection = { organizationId: sectionId }
  await administrator.organizations.rename({ commandId: commandId(), ...ofSection, name: '更名的科' })
  await administrator.organizations.move({ commandId: commandId(), ...ofSection, parentId: null })
  await administrator.organizations.setKind({ commandId: commandId(), ...ofSection, kind: 'community' })
  await administrator.organizations.close({
    commandId: commandId(),
    ...ofSection,
    on: day('2024-01-02'),
    how: 'merged',
    successorIds: [organizationId],
    reason: '机构改革',
    people: [],
  })
  const username = 'life.moved'
  const moved = await administrator.persons.add({
    commandId: commandId(),
    name: '调动的人',
    username,
    appointments: [{ organizationId, role: 'handler' }],
  })
  const appointments = [
    { organizationId, role: 'head' },
    { organizationId, role: 'leader' },
  ] as const
  const appoint = { personId: moved.id }
  const led = { ...appoint, commandId: commandId(), version: moved.version, appointments: [...appointments] }
  const past = [{ organizationId, role: 'head' as const, from: day('2024-01-01'), to: day('2024-12-31') }]
  const appointed = await administrator.persons.appoint(led)
  const termed = { ...appoint, commandId: commandId(), version: appointed.version, appointments: past }
  const relieved = await administrator.persons.appoint(termed)
  const none = { ...appoint, commandId: commandId(), version: relieved.version, appointments: [] }
  await administrator.persons.appoint(none)
  const token = {
    name: '台账同步',
    scope: 'read',
    expiresOn: addDays(dayOf(theatre.at, defaultZone), 30),
  } as const
  const { id: tokenId } = await administrator.tokens.create({ commandId: commandId(), ...token })
  await administrator.tokens.revoke({ commandId: commandId(), tokenId })
  const { initialPassword } = await administrator.persons.resetPassword({
    commandId: commandId(),
    personId: moved.id,
  })
  const coordinator = theatre.as('coordinator')
  const awaiting = (await coordinator.persons.list()).find(({ id }) => id === moved.id)
  if (awaiting === undefined) throw new Error('the person who was moved is gone')
  const { version } = awaiting
  await coordinator.persons.confirm({ commandId: commandId(), personId: moved.id, version })
  await administrator.persons.deactivate({ commandId: commandId(), personId: moved.id })
  await administrator.persons.reactivate({ commandId: commandId(), personId: moved.id })
  return [{ username, password: initialPassword, role: 'none' }]
}

/** Another handler takes over one open measure, another department another, and another unit a part. */
async function liveOfHandOver(
  administrator: Client,
  theatre: Theatre,
  { organizationId, unitId }: { readonly organizationId: OrganizationId; readonly unitId: OrganizationId },
): Promise<void> {
  const { commandId } = theatre
  const { id: successorId } = await administrator.persons.add({
    commandId: commandId(),
    name: '接手的承办人',
    username: 'life.successor',
    appointments: [{ organizationId, role: 'handler' }],
  })
  const { id: departmentId } = await administrator.organizations.add({
    commandId: commandId(),
    name: '接手的部门',
    parentId: organizationId,
  })
  const { personId } = theatre.actor('handler')
  await handOverOne(theatre, { personId }, { duty: 'measure.handler', successorId })
  await handOverOne(theatre, { organizationId }, { duty: 'measure.owner', successorId: departmentId })
  const { id: heirId } = await administrator.organizations.add({
    commandId: commandId(),
    name: '接手的下属单位',
    parentId: organizationId,
  })
  await handOverOne(theatre, { organizationId: unitId }, { duty: 'part.unit', successorId: heirId })
}

async function handOverOne(
  theatre: Theatre,
  from: Parameters<Client['handOvers']['open']>[0],
  part: { readonly duty: PassingDuty; readonly successorId: string },
): Promise<void> {
  const coordinator = theatre.as('coordinator')
  const { duties } = await coordinator.handOvers.open(from)
  const open = duties.find(({ duty }) => duty === part.duty)
  const [item] = open?.items ?? []
  if (open === undefined || item === undefined) throw new Error(`nothing is open of ${part.duty}`)
  const parts = [{ ...part, seal: open.seal, only: [item.id] }]
  await coordinator.handOvers.run({ commandId: theatre.commandId(), ...from, reason: '工作调整', parts })
}
