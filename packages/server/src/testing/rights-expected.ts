import type { Asking } from './rights-house.ts'
import {
  administrators,
  administratorsOfA,
  answersElsewhere,
  answersPeople,
  anybodyInPerson,
  confirmsPaper,
  coordinatorsAct,
  coordinatorsInPerson,
  coordinatorsOfA,
  coordinatorsRead,
  everyCoordinatorActs,
  guests,
  handlersOfOwner,
  inspectorsOfA,
  ownersPeople,
  peopleOfA,
  principalsOfA,
  readAll,
  readAny,
  readItems,
  readOwned,
  readPapers,
  readSome,
  reopens,
  reviewers,
  supporters,
  tokens,
  withoutRight,
  withPost,
} from './rights-askers.ts'

/** Whose work is all that they read. */
const overseers = readPapers

/** Who is told of people. */
const peopleRead: readonly Asking[] = [
  ...peopleOfA,
  'region principal',
  'region leader',
  'region coordinator',
  'region inspector',
  'region administrator',
  'deputy of coordinator',
  ...tokens,
]

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
  // Whoever may close it is told beforehand what is still there.
  'organizations.left': administratorsOfA,
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
  'templates.preview': [
    ...coordinatorsInPerson,
    'other coordinator',
    'region coordinator',
    'guest coordinator',
  ],

  'persons.list': peopleRead,
  'persons.page': peopleRead,
  'persons.choices': peopleRead,
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

  'rectifications.list': [...readAny, ...reviewers],
  'rectifications.get': [...readAny, ...reviewers],
  // For body A.
  'rectifications.create': coordinatorsAct,
  'rectifications.amend': coordinatorsAct,
  'rectifications.setArchived': coordinatorsAct,
  'rectifications.setTemplate': coordinatorsAct,
  'rectifications.templateEffect': coordinatorsRead,
  // To the owner’s people, and to guests, an empty list.
  'rectifications.sources': [...readAny, ...reviewers],
  'rectifications.askVoiding': coordinatorsAct,
  'rectifications.decideVoiding': principalsOfA,
  'reviewers.list': coordinatorsRead,
  'reviewers.give': coordinatorsInPerson,
  'reviewers.end': coordinatorsInPerson,
  'rectifications.journal': readPapers,
  'rectifications.verify': readPapers,
  'documents.preview': [...readPapers, 'exporting reviewer'],
  'documents.pages': [...readPapers, 'exporting reviewer'],
  'documents.file': [...readPapers, 'exporting reviewer'],
  'documents.meeting': [...readPapers, 'exporting reviewer'],
  'rectifications.categories': coordinatorsRead,
  'rectifications.addCategory': coordinatorsAct,
  'rectifications.renameCategory': coordinatorsAct,
  'rectifications.moveCategory': coordinatorsAct,
  'rectifications.ledger': [...readAny, ...reviewers],
  'rectifications.items': [...readAny, ...reviewers],
  'rectifications.ledgerFile': [...readAny, 'exporting reviewer'],

  'findings.get': [...readAny, ...reviewers],
  'findings.add': coordinatorsAct,
  'findings.assign': coordinatorsAct,
  'findings.describe': coordinatorsAct,
  'findings.group': coordinatorsAct,
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
  // The liaison what waits for the leader: see `measures.prepareExtension`, which comes before.
  // What their department supports too.
  'measures.mine': [
    ...ownersPeople,
    ...supporters,
    ...guests,
    'item leader',
    'liaison of item leader',
    'unit head',
    ...overseers,
  ],
  'measures.add': coordinatorsAct,
  'measures.assign': ['owner head', ...coordinatorsAct],
  'measures.assignMany': ['owner head', ...coordinatorsAct],
  'measures.start': ownersPeople,
  'measures.report': ownersPeople,
  'measures.setFigures': ['owner head', ...coordinatorsAct],
  'measures.reportSupport': [...ownersPeople, ...supporters],
  // Of those who report the author alone, which the record says after its version.
  'measures.correctReport': ownersPeople,
  'measures.submit': handlersOfOwner,
  'measures.askExtension': ownersPeople,
  'measures.withdrawExtension': ownersPeople,
  // Which of them decides, the record says: the leader, or the principal. In person.
  'measures.prepareExtension': ['liaison of item leader'],
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
  // What a department supports is counted and listed apart from what it owns, and is nobody else’s to ask by the owner.
  'measures.openOfOwner': readOwned,
  'measures.openOfMine': [...ownersPeople, ...guests, 'item leader', ...overseers],
  'measures.ofNobody': [...coordinatorsRead, 'region coordinator'],
  'measures.search': [...readAny, 'liaison of item leader', ...reviewers],
  'measures.counts': readOwned,

  // Its head is told of the department alone; whoever has the role in another body of nobody here.
  // The head of a supporting department of theirs alone, of which nobody stands for the house.
  'answers.list': answersPeople.filter((who) => who !== 'supporting head'),
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
  'closure.signed': [...readPapers, 'exporting reviewer'],
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
  // What is signed on paper is confirmed in the body itself: whoever reads from above is asked nothing.
  'closure.papers': [...coordinatorsInPerson, ...inspectorsOfA],

  'takeOvers.get': readPapers,
  'takeOvers.waiting': principalsOfA,
  'takeOvers.list': coordinatorsAct,
  'takeOvers.decide': principalsOfA,

  // A region’s coordinator reads what is open there; whether they may assign it is asked for each item, after its successor.
  'handOvers.open': [...coordinatorsRead, 'region coordinator'],
  'handOvers.trial': [...coordinatorsRead, 'region coordinator'],
  'handOvers.run': [...coordinatorsInPerson, 'region coordinator'],

  // Of a rectification in which there is nothing to support.
  'plans.list': readOwned,
  'plans.missing': coordinatorsRead,
  'plans.approve': coordinatorsInPerson,
  'plans.differences': readOwned,

  // To guests without a stage in it.
  'rectifications.stages': readAny,
  'rectifications.beginStage': coordinatorsAct,
  'rectifications.planStages': coordinatorsAct,
  'meetings.list': readSome,
  'meetings.get': readSome,
  'meetings.record': coordinatorsInPerson,
  'meetings.correct': coordinatorsInPerson,
  'meetings.void': coordinatorsInPerson,

  'editions.list': readPapers,
  'editions.get': readPapers,
  'editions.pages': readPapers,
  'editions.file': readPapers,
  'editions.compare': readPapers,
  'editions.draft': coordinatorsInPerson,
  'editions.choose': coordinatorsInPerson,
  'editions.word': coordinatorsInPerson,
  'editions.source': coordinatorsInPerson,
  'editions.check': coordinatorsInPerson,
  'editions.approve': [...principalsOfA, ...inspectorsOfA],
  'editions.return': [...coordinatorsInPerson, ...principalsOfA, ...inspectorsOfA],
  'editions.publish': coordinatorsInPerson,
  'editions.give': coordinatorsInPerson,
  'editions.drop': coordinatorsInPerson,

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

  // Whoever has the ledger as a file, the liaison since a claim waits for their leader.
  'outputs.order': [...readAny, 'exporting reviewer', 'liaison of item leader'],
  // Who ordered it first: the others sent the same id.
  'outputs.list': ['owner principal'],
  // What nobody ordered.
  'outputs.drop': [],

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
