/** Who a request counts for: a person, or an address, behind which a whole office may sit. */
export type Client = { readonly kind: 'person' | 'address'; readonly name: string }

/** What one client may have at a time. */
export type Share = {
  /** Requests that are being worked out. */
  readonly working: number
  /** Requests that have begun and are not over: on their way in, being worked out, or unread. */
  readonly begun: number
  /** Requests that wait for the others to be over. */
  readonly waiting: number
  /** Bytes of answers that are unread; whoever leaves more gets nothing new. */
  readonly unread: number
}

/** What the queue asks of the work that it holds. */
export type WorkTraits<Work> = {
  readonly shareOf: (client: Client) => Share
  /** Requests that are being worked out, of all clients. */
  readonly mostWorking: number
  /** The same of all clients of a kind, so that however many of one kind there are, some places are left for the other. */
  readonly mostWorkingOf: Readonly<Record<Client['kind'], number>>
  /**
   * Requests that begin before the program looks again at what else has come in. What needs nothing from elsewhere is
   * worked out in one go: thousands of those would else be answered before anything else is even heard.
   */
  readonly mostPerTurn: number
  readonly isWorking: (work: Work) => boolean
  readonly unreadOf: (work: Work) => number
  readonly start: (work: Work) => void
}

/**
 * Starts work, each client in turn, so that nobody's many requests stand before somebody's one. People and addresses
 * have turns of their own: addresses are made up as easily as one likes, people are not.
 */
export type FairQueue<Work> = {
  /** Takes work in and starts it now or later; false, and it is not taken, when too much of this client waits already. */
  enter(client: Client, work: Work): boolean
  /** Work is over, or given up while it waits. */
  leave(client: Client, work: Work): void
  /** Starts what may have become possible since. */
  proceed(): void
  /** Clients whose work waits for other work of theirs to be over. */
  held(): { readonly client: Client; readonly begun: ReadonlySet<Work> }[]
}

type Standing<Work> = { readonly client: Client; readonly begun: Set<Work>; readonly waiting: Set<Work> }

/** An empty queue. */
export function openFairQueue<Work>(traits: WorkTraits<Work>): FairQueue<Work> {
  const standings = new Map<string, Standing<Work>>()
  /** Those with something waiting, whose turn is next first. */
  const turns = { person: new Set<Standing<Work>>(), address: new Set<Standing<Work>>() }
  const standingOf = (client: Client): Standing<Work> => {
    const name = `${client.kind} ${client.name}`
    const standing = standings.get(name) ?? { client, begun: new Set(), waiting: new Set() }
    standings.set(name, standing)
    return standing
  }
  let begunThisTurn = 0
  let kinds: readonly Client['kind'][] = ['person', 'address']
  const nextTurn = (): void => {
    begunThisTurn = 0
    // Else what is quickly done of the one kind could use up every turn.
    kinds = kinds.toReversed()
    proceed()
  }
  const proceed = (): void => {
    for (const kind of kinds) proceedWith(kind)
  }
  const proceedWith = (kind: Client['kind']): void => {
    const mine = turns[kind]
    if (mine.size === 0 || begunThisTurn >= traits.mostPerTurn) return
    let free = freeFor(kind, standings.values(), traits)
    const blocked: Standing<Work>[] = []
    // Who had a turn and still waits goes to the end of the set, which this loop reaches after all the others.
    for (const standing of mine) {
      if (free <= 0 || begunThisTurn >= traits.mostPerTurn) break
      mine.delete(standing)
      if (mayBegin(standing, traits)) {
        if (begunThisTurn === 0) setImmediate(nextTurn)
        begunThisTurn += 1
        free -= 1
        begin(standing, traits)
        if (standing.waiting.size > 0) mine.add(standing)
      } else blocked.push(standing)
    }
    for (const standing of blocked) mine.add(standing)
  }
  return {
    enter: (client, work) => {
      const standing = standingOf(client)
      if (standing.waiting.size >= traits.shareOf(client).waiting) return false
      standing.waiting.add(work)
      turns[client.kind].add(standing)
      proceed()
      return true
    },
    leave: (client, work) => {
      const standing = standingOf(client)
      standing.begun.delete(work)
      standing.waiting.delete(work)
      if (standing.waiting.size === 0) turns[client.kind].delete(standing)
      if (standing.begun.size + standing.waiting.size === 0) standings.delete(`${client.kind} ${client.name}`)
      proceed()
    },
    proceed,
    held: () => [...turns.person, ...turns.address].filter((standing) => !mayBegin(standing, traits)),
  }
}

function begin<Work>({ begun, waiting }: Standing<Work>, { start }: WorkTraits<Work>): void {
  for (const work of waiting) {
    waiting.delete(work)
    begun.add(work)
    start(work)
    return
  }
}

function mayBegin<Work>({ client, begun }: Standing<Work>, traits: WorkTraits<Work>): boolean {
  const share = traits.shareOf(client)
  if (begun.size >= share.begun) return false
  let working = 0
  let unread = 0
  for (const work of begun) {
    if (traits.isWorking(work)) working += 1
    unread += traits.unreadOf(work)
  }
  return working < share.working && unread <= share.unread
}

/** How many requests of a kind may begin now. */
function freeFor<Work>(
  kind: Client['kind'],
  standings: Iterable<Standing<Work>>,
  { isWorking, mostWorking, mostWorkingOf }: WorkTraits<Work>,
): number {
  const working = { person: 0, address: 0 }
  for (const { client, begun } of standings)
    for (const work of begun) if (isWorking(work)) working[client.kind] += 1
  return Math.min(mostWorking - working.person - working.address, mostWorkingOf[kind] - working[kind])
}
