import type { Asking } from './rights-house.ts'

// Who reads and works in house A.
const coordinatorsOfA = ['owner coordinator', 'body coordinator'] as const
const inspectorsOfA = ['owner inspector', 'body inspector'] as const
const principalsOfA = ['owner principal', 'body principal'] as const
const administrators = [
  'owner administrator',
  'body administrator',
  'other administrator',
  'region administrator',
] as const

/** Who administers A: there, in the region above it, and not in another body. */
const administratorsOfA = ['owner administrator', 'body administrator', 'region administrator'] as const
/** In person: a coordinator of A, or who is deputy of one. No token: it takes the person. */
const coordinatorsInPerson = [...coordinatorsOfA, 'deputy of coordinator'] as const
/** Commands of a coordinator of A that a token which may act gives too. */
const coordinatorsAct = [...coordinatorsInPerson, 'acting token of coordinator'] as const
/** What a coordinator of A alone reads. */
const coordinatorsRead = [...coordinatorsAct, 'reading token of coordinator'] as const
/** Whoever is coordinator of some body, theirs or another. */
const everyCoordinatorActs = [...coordinatorsAct, 'other coordinator', 'region coordinator'] as const

/** The four reading roles of A, and of the region above it. */
const readAll = [
  'owner principal',
  'owner leader',
  'owner coordinator',
  'owner inspector',
  'body principal',
  'body leader',
  'body coordinator',
  'body inspector',
  'region principal',
  'region leader',
  'region coordinator',
  'region inspector',
  'item leader',
  'deputy of coordinator',
  'reading token of coordinator',
  'acting token of coordinator',
] as const
/** Heads and handlers of the owner. */
const handlersOfOwner = ['owner handler', 'item handler'] as const
const ownersPeople = ['owner head', ...handlersOfOwner] as const
const readItems = [...readAll, ...ownersPeople] as const
/** Those too who are told of the rectification by one measure of it: the head of the unit that does a part. */
const readSome = [...readItems, 'unit head'] as const
/** Who reads the papers about the whole: journal, notice, list of what was done before. */
const readPapers = readAll.filter((who) => !who.endsWith('leader'))
/** The roles that are shown who answers for what, in A, and above it. */
const answersPeople = [...readAll, 'owner head', 'body head'] as const
/** The same roles elsewhere: the list that they get as a file holds nothing of A. */
const answersElsewhere = [
  'region head',
  'other principal',
  'other leader',
  'other head',
  'other coordinator',
  'other inspector',
] as const
/** Whose work is all that they read. */
const overseers = readPapers
const reopens = [...coordinatorsAct, ...inspectorsOfA, 'region inspector'] as const
const confirmsPaper = [...coordinatorsInPerson, ...inspectorsOfA] as const

/** Holds an appointment today, in person. */
const withPost = [
  'owner principal',
  'owner leader',
  'owner head',
  'owner handler',
  'owner coordinator',
  'owner inspector',
  'owner administrator',
  'body principal',
  'body leader',
  'body head',
  'body handler',
  'body coordinator',
  'body inspector',
  'body administrator',
  'other principal',
  'other leader',
  'other head',
  'other handler',
  'other coordinator',
  'other inspector',
  'other administrator',
  'region principal',
  'region leader',
  'region head',
  'region handler',
  'region coordinator',
  'region inspector',
  'region administrator',
  'item handler',
  'item leader',
  'deputy of coordinator',
  'liaison of item leader',
  'unit head',
] as const
const tokens = ['reading token of coordinator', 'acting token of coordinator'] as const
/** Signed in, with no right but to their own account. */
const withoutRight = ['without post', 'expired coordinator'] as const
/** Given A’s rectification to read, one of them to take away too. */
const reviewers = ['outside reviewer', 'exporting reviewer'] as const
const anybodyInPerson = ['anonymous', ...withoutRight, ...reviewers, ...withPost] as const

/** Whoever has a post in A itself. */
const peopleOfA = [
  'owner principal',
  'owner leader',
  'owner head',
  'owner handler',
  'owner coordinator',
  'owner inspector',
  'owner administrator',
  'body principal',
  'body leader',
  'body head',
  'body handler',
  'body coordinator',
  'body inspector',
  'body administrator',
  'item handler',
  'item leader',
  'unit head',
] as const

/** Who may do what, written after the guide to roles by one who has not read the rules: a new operation needs a line here. */
export const expectedRights: Readonly<Record<string, readonly Asking[]>> = {
  'setup.status': anybodyInPerson,
  'setup.run': anybodyInPerson,
  'setup.loadSample': administrators,
  'setup.sample': administrators,
  'setup.showSample': administrators,
  'session.get': [...withoutRight, ...reviewers, ...withPost, ...tokens],

  'organizations.list': [...withPost, ...tokens],
  'organizations.add': administratorsOfA,
  'organizations.rename': administratorsOfA,
  'organizations.move': administratorsOfA,
  'organizations.close': administratorsOfA,
  'organizations.setKind': administratorsOfA,
  'organizations.addMembers': administratorsOfA,
  'organizations.setEnd': administratorsOfA,
  'templates.list': [...withPost, ...tokens],
  'templates.get': [...withPost, ...tokens],
  'calendar.get': [...withPost, ...tokens],
  'calendar.setDay': administrators,
  // No token: whoever says who signs what does it in person.
  'templates.add': coordinatorsInPerson,
  'templates.save': coordinatorsInPerson,
  'templates.setRetired': coordinatorsInPerson,
  // Of their own rectifications.
  'templates.preview': [...coordinatorsInPerson, 'other coordinator', 'region coordinator'],

  'persons.list': [
    ...peopleOfA,
    'region principal',
    'region leader',
    'region coordinator',
    'region inspector',
    'region administrator',
    'deputy of coordinator',
    ...tokens,
  ],
  'persons.add': administratorsOfA,
  'persons.rename': administratorsOfA,
  'persons.openAccount': administratorsOfA,
  'persons.appoint': administratorsOfA,
  'persons.resetPassword': administratorsOfA,
  'persons.deactivate': administratorsOfA,
  'persons.reactivate': administratorsOfA,
  'persons.confirm': coordinatorsOfA,
  // Asked for the whole record, not for what was done to oneself.
  'persons.history': [
    ...principalsOfA,
    ...inspectorsOfA,
    ...administratorsOfA,
    'region principal',
    'region inspector',
  ],
  'persons.readList': administrators,
  'persons.addMany': administratorsOfA,
  'persons.listFile': administrators,

  // Their own, and an administrator all.
  'tokens.list': withPost,
  'tokens.create': withPost,
  'tokens.revoke': administratorsOfA,

  'helpers.list': administratorsOfA,
  'helpers.nameDeputy': administratorsOfA,
  'helpers.endDeputy': administratorsOfA,
  'helpers.nameLiaison': administratorsOfA,
  'helpers.dismissLiaison': administratorsOfA,

  'rectifications.list': [...readSome, ...reviewers],
  'rectifications.get': [...readSome, ...reviewers],
  // For body A.
  'rectifications.create': coordinatorsAct,
  'rectifications.amend': coordinatorsAct,
  'rectifications.setArchived': coordinatorsAct,
  'rectifications.setTemplate': coordinatorsAct,
  'rectifications.templateEffect': coordinatorsRead,
  // To the owner’s people an empty list.
  'rectifications.sources': [...readSome, ...reviewers],
  'rectifications.askVoiding': coordinatorsAct,
  'rectifications.decideVoiding': principalsOfA,
  'reviewers.list': coordinatorsRead,
  'reviewers.give': coordinatorsInPerson,
  'reviewers.end': coordinatorsInPerson,
  'rectifications.journal': readPapers,
  'rectifications.verify': readPapers,
  'rectifications.notice': [...readPapers, 'exporting reviewer'],
  'rectifications.noticePdf': [...readPapers, 'exporting reviewer'],
  'rectifications.categories': coordinatorsRead,
  'rectifications.addCategory': coordinatorsAct,
  'rectifications.renameCategory': coordinatorsAct,
  'rectifications.moveCategory': coordinatorsAct,
  'rectifications.ledger': [...readSome, ...reviewers],
  'rectifications.ledgerFile': [...readSome, 'exporting reviewer'],

  'findings.get': [...readSome, ...reviewers],
  'findings.add': coordinatorsAct,
  'findings.assign': coordinatorsAct,
  'findings.describe': coordinatorsAct,
  'findings.submit': ownersPeople,
  'findings.reopen': reopens,
  'findings.void': coordinatorsAct,
  'findings.restore': coordinatorsAct,
  'findings.reword': coordinatorsAct,
  'findings.move': coordinatorsAct,
  'findings.split': coordinatorsAct,
  'findings.merge': coordinatorsAct,

  'measures.get': [...readItems, ...reviewers],
  // Of the unit’s head the part.
  'measures.mine': [...ownersPeople, 'item leader', 'unit head', ...overseers],
  'measures.add': coordinatorsAct,
  'measures.assign': ['owner head', ...coordinatorsAct],
  'measures.assignMany': ['owner head', ...coordinatorsAct],
  'measures.start': ownersPeople,
  'measures.report': ownersPeople,
  'measures.setFigures': ['owner head', ...coordinatorsAct],
  'measures.reportSupport': ownersPeople,
  // Of those who report the author alone, which the record says after its version.
  'measures.correctReport': ownersPeople,
  'measures.submit': handlersOfOwner,
  'measures.askExtension': ownersPeople,
  'measures.withdrawExtension': ownersPeople,
  // Which of them decides, the record says: the leader, or the principal. In person.
  'measures.decideExtension': ['item leader', 'owner principal', 'body principal'],
  'measures.reopen': reopens,
  'measures.void': coordinatorsAct,
  'measures.restore': coordinatorsAct,
  'measures.reword': coordinatorsAct,
  'measures.move': coordinatorsAct,
  'measures.split': coordinatorsAct,
  'measures.merge': coordinatorsAct,
  'measures.furtherChoices': [...coordinatorsAct, 'reading token of coordinator'],
  'measures.addFurther': coordinatorsAct,
  'measures.dropFurther': coordinatorsAct,
  'measures.openOfOwner': readItems,
  'measures.openOfMine': [...ownersPeople, 'item leader', ...overseers],
  'measures.ofNobody': [...coordinatorsRead, 'region coordinator'],
  'measures.search': [...readSome, ...reviewers],
  'measures.counts': readItems,

  // Its head is told of the department alone; whoever has the role in another body of nobody here.
  'answers.list': [...answersPeople],
  'answers.file': [...answersPeople, ...answersElsewhere, 'unit head'],
  'answers.items': [...answersPeople, 'unit head'],

  'objects.list': [...readItems, ...reviewers],
  'objects.file': [...readItems, 'exporting reviewer'],
  'objects.begin': ['owner head', ...coordinatorsInPerson],
  'objects.rename': ['owner head', ...coordinatorsInPerson],
  'objects.fill': ['owner head', ...coordinatorsInPerson],
  'objects.readFile': ['owner head', ...coordinatorsInPerson],
  'objects.change': ['owner head', ...coordinatorsInPerson],
  'objects.sayDone': ownersPeople,
  'objects.crossOff': ['owner head'],
  'objects.return': ['owner head', ...coordinatorsInPerson],
  'objects.reopen': [...coordinatorsInPerson, ...inspectorsOfA, 'region inspector'],
  'objects.void': coordinatorsInPerson,

  'parts.add': ownersPeople,
  'parts.assign': [...ownersPeople, 'unit head'],
  // The part is the item handler’s, and its unit’s.
  'parts.report': ['item handler', 'unit head'],
  'parts.accept': ownersPeople,
  'parts.return': ownersPeople,
  'parts.drop': ownersPeople,

  // The one claim of the house waits for the head.
  'closure.queue': ['owner head'],
  'closure.approve at the rung of the head': ['owner head'],
  'closure.approve at the rung of the coordinator': coordinatorsInPerson,
  'closure.approve at the rung of the leader': ['item leader'],
  'closure.approve at the rung of the inspector': inspectorsOfA,
  'closure.return at the rung of the head': ['owner head', ...coordinatorsInPerson],
  'closure.return at the rung of the coordinator': coordinatorsInPerson,
  'closure.return at the rung of the leader': ['item leader', ...coordinatorsInPerson],
  'closure.return at the rung of the inspector': [...inspectorsOfA, ...coordinatorsInPerson],
  'closure.prepare at the rung of the head': [],
  'closure.prepare at the rung of the coordinator': [],
  'closure.prepare at the rung of the leader': ['liaison of item leader'],
  'closure.prepare at the rung of the inspector': [],
  'closure.withdraw at the rung of the head': ['item handler'],
  'closure.withdraw at the rung of the coordinator': ['item handler'],
  'closure.withdraw at the rung of the leader': ['item handler'],
  'closure.withdraw at the rung of the inspector': ['item handler'],
  'closure.standInChoices': coordinatorsInPerson,
  'closure.nameStandIn': coordinatorsInPerson,
  'closure.paperSigners': coordinatorsInPerson,
  'closure.enterPaper': coordinatorsInPerson,
  'closure.enterResolution': coordinatorsInPerson,
  'closure.confirmPaper': confirmsPaper,
  'closure.dropPaper': confirmsPaper,
  'closure.papers': [...coordinatorsInPerson, ...inspectorsOfA, 'region coordinator', 'region inspector'],

  'takeOvers.get': readPapers,
  'takeOvers.waiting': principalsOfA,
  'takeOvers.list': coordinatorsAct,
  'takeOvers.decide': principalsOfA,

  // A region’s coordinator reads what is open there; whether they may assign it is asked for each item, after its successor.
  'handOvers.open': [...coordinatorsRead, 'region coordinator'],
  'handOvers.trial': [...coordinatorsRead, 'region coordinator'],
  'handOvers.run': [...coordinatorsInPerson, 'region coordinator'],

  'plans.list': readItems,
  'plans.missing': coordinatorsRead,
  'plans.approve': coordinatorsInPerson,
  'plans.differences': readItems,

  'rectifications.stages': readSome,
  'rectifications.beginStage': coordinatorsAct,
  'rectifications.planStages': coordinatorsAct,
  'meetings.list': readSome,
  'meetings.get': readSome,
  'meetings.record': coordinatorsInPerson,
  'meetings.correct': coordinatorsInPerson,
  'meetings.void': coordinatorsInPerson,

  // A seal that a coordinator asked for waits there.
  'rectifications.awaited': inspectorsOfA,
  'schedules.get': coordinatorsRead,
  // No token: whoever moves the days of many looks at each before.
  'schedules.setOrder': coordinatorsInPerson,
  'schedules.accept': coordinatorsInPerson,
  'schedules.undo': coordinatorsInPerson,
  'seals.list': [...coordinatorsRead, ...inspectorsOfA],
  'seals.ask': [...coordinatorsInPerson, ...inspectorsOfA],
  'seals.decide': inspectorsOfA,
  'seals.askLifting': [...coordinatorsInPerson, ...inspectorsOfA],

  // For body A.
  'intake.read': coordinatorsAct,
  // Nothing is being read in the house.
  'intake.readings': [],
  'intake.reading': coordinatorsRead,
  // There is nothing left to cancel once it is read.
  'intake.cancel': [],
  'intake.setColumns': coordinatorsAct,
  'intake.helper': [...everyCoordinatorActs, 'reading token of coordinator'],
  // That no model is set up is said before whose draft it is.
  'intake.propose': everyCoordinatorActs,
  'intake.relatives': coordinatorsRead,
  'intake.matches': coordinatorsRead,
  'intake.match': coordinatorsRead,
  'intake.addTo': coordinatorsAct,
  'intake.settling': coordinatorsRead,
  'intake.list': coordinatorsRead,
  'intake.get': coordinatorsRead,
  'intake.version': coordinatorsRead,
  'intake.save': coordinatorsAct,
  'intake.discard': coordinatorsAct,
  'intake.commit': coordinatorsAct,
}

/** Who is given a file, by what holds it. */
export const expectedFiles: Readonly<Record<string, readonly Asking[]>> = {
  // Whoever reads the measure.
  evidence: [...readItems, ...reviewers],
  // Whoever reads the item of the claim.
  'scan of a signature': [...readItems, ...reviewers],
  'evidence that is to be sealed': [...coordinatorsRead, ...inspectorsOfA],
  // Whoever is told of meetings.
  'minutes of a meeting': readSome,
  // Whoever reads documents of the body in.
  'document of a draft': coordinatorsRead,
  // Whoever reads all of the rectification, of which the reviewers are not given this one.
  'source of a rectification': readAll,
  'upload that nothing uses': ['item handler'],
}
