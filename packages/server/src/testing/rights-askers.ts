// Who reads and works in house A.
export const coordinatorsOfA = ['owner coordinator', 'body coordinator'] as const
export const inspectorsOfA = ['owner inspector', 'body inspector'] as const
export const principalsOfA = ['owner principal', 'body principal'] as const
export const administrators = [
  'owner administrator',
  'body administrator',
  'other administrator',
  'region administrator',
] as const

/** Who administers A: there, in the region above it, and not in another body. */
export const administratorsOfA = [
  'owner administrator',
  'body administrator',
  'region administrator',
] as const
/** In person: a coordinator of A, or who is deputy of one. No token: it takes the person. */
export const coordinatorsInPerson = [...coordinatorsOfA, 'deputy of coordinator'] as const
/** Commands of a coordinator of A that a token which may act gives too. */
export const coordinatorsAct = [...coordinatorsInPerson, 'acting token of coordinator'] as const
/** What a coordinator of A alone reads. */
export const coordinatorsRead = [...coordinatorsAct, 'reading token of coordinator'] as const
/** Whoever is coordinator of some body, theirs or another. */
export const everyCoordinatorActs = [
  ...coordinatorsAct,
  'other coordinator',
  'region coordinator',
  'guest coordinator',
] as const

/** The four reading roles of A, and of the region above it. */
export const readAll = [
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
export const handlersOfOwner = ['owner handler', 'item handler'] as const
export const ownersPeople = ['owner head', ...handlersOfOwner] as const
/** Whoever reads what the owner has, supported by others or not. */
export const readOwned = [...readAll, ...ownersPeople] as const
/** Head and handler of a department of A that supports the items of the house, and owns none. */
export const supporters = ['supporting head', 'supporting handler'] as const
export const readItems = [...readOwned, ...supporters] as const
/** Those too who are told of the rectification by one measure of it: the head of the unit that does a part. */
export const readSome = [...readItems, 'unit head'] as const
/** Head, handlers and coordinator of an owner in another body: of the house they read the one measure that is theirs, with its finding’s words. */
export const guests = ['guest head', 'guest handler', 'guest coordinator'] as const
/** Guests too: their own item of the rectification, and its name. */
export const readAny = [...readSome, ...guests] as const
/** Who reads the papers about the whole: journal, notice, list of what was done before. */
export const readPapers = readAll.filter((who) => !who.endsWith('leader'))
/** The roles that are shown who answers for what, in A, and above it. */
export const answersPeople = [...readAll, 'owner head', 'body head', 'supporting head'] as const
/** The same roles elsewhere: the list that they get as a file holds nothing of A. */
export const answersElsewhere = [
  'region head',
  'other principal',
  'other leader',
  'other head',
  'other coordinator',
  'other inspector',
  'guest head',
  'guest coordinator',
] as const
export const reopens = [...coordinatorsAct, ...inspectorsOfA, 'region inspector'] as const
export const confirmsPaper = [...coordinatorsInPerson, ...inspectorsOfA] as const

/** Holds an appointment today, in person. */
export const withPost = [
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
  'supporting head',
  'supporting handler',
  'guest head',
  'guest handler',
  'guest coordinator',
] as const
export const tokens = ['reading token of coordinator', 'acting token of coordinator'] as const
/** Signed in, with no right but to their own account. */
export const withoutRight = ['without post', 'expired coordinator'] as const
/** Given A’s rectification to read, one of them to take away too. */
export const reviewers = ['outside reviewer', 'exporting reviewer'] as const
export const anybodyInPerson = ['anonymous', ...withoutRight, ...reviewers, ...withPost] as const

/** Whoever has a post in A itself. */
export const peopleOfA = [
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
  'supporting head',
  'supporting handler',
] as const
