import { responsibilityOf } from '@bihuan/core/closure/closure-item.ts'
import {
  confirmPaper,
  dropPaper,
  enterPaper,
  enterResolution,
  type Paper,
  type Passing,
} from '@bihuan/core/closure/paper.ts'
import type { ClosureCase } from '@bihuan/core/closure/sign.ts'
import type { ClaimAmongPeople } from '@bihuan/core/closure/stand-ins.ts'
import { organizationsIn } from '@bihuan/core/templates/template.ts'
import type { FileId, MeetingId } from '@bihuan/core/kernel/id.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { dayOf } from '@bihuan/core/kernel/zone.ts'
import { todayIn } from '../kernel/context.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask } from '../kernel/together.ts'
import { readClaimPeople } from '../people/claim-people.queries.ts'
import { isScanShown, recordedMeeting } from './paper.queries.ts'
import { ownUploads } from '../told/files.store.ts'
import type { ClaimStep, ClosureForm } from './closure.commands.ts'

/** Enters that the rung whose turn it is was signed on paper. The scan is what the same person has uploaded. */
export function enter(form: ClosureForm & Omit<Paper, 'scan'> & { readonly fileId: FileId }): ClaimStep {
  const { personId, signedOn, comment, effect, fileId } = form
  return async (claim, db, context) => {
    const [scan] = await ask(db, ownUploads(claim.actor.personId, [fileId]))
    if (scan === undefined) return refuse({ code: 'NOT_FOUND' })
    const { actor, ...around } = await amongPeople(claim, db)
    const claimedOn = dayOf(new Date(claim.request.claimedAt), context.zone)
    const paper = { personId, signedOn, comment, effect, scan }
    return enterPaper(around, paper, { actor, claimedOn, today: todayIn(context) })
  }
}

/** Enters that a recorded meeting has passed the rung whose turn it is. */
export function resolve(
  form: ClosureForm & Omit<Passing, 'meeting'> & { readonly meetingId: MeetingId },
): ClaimStep {
  const { meetingId, resolution, effect } = form
  return async (claim, db, context) => {
    const meeting = await ask(db, recordedMeeting(claim.request.rectificationId, meetingId))
    const { actor, ...around } = await amongPeople(claim, db)
    const claimedOn = dayOf(new Date(claim.request.claimedAt), context.zone)
    const passing = { meeting, resolution, effect }
    return enterResolution(around, passing, { actor, claimedOn, today: todayIn(context) })
  }
}

/** Confirms what was entered from paper. */
export function confirm(): ClaimStep {
  return async (claim, db) => {
    const { paper, rectificationId, id: closureRequestId } = claim.request
    const meeting =
      paper !== null && 'meeting' in paper
        ? await ask(db, recordedMeeting(rectificationId, paper.meeting.id))
        : null
    const { personId } = claim.actor
    const [scan] = paper !== null && 'evidence' in paper ? paper.evidence : []
    const asked = scan && { rectificationId, closureRequestId, fileId: scan.fileId, personId }
    const isScanSeen = asked === undefined || (await ask(db, isScanShown(asked)))
    return confirmPaper(await amongPeople(claim, db), claim.actor, { meeting, isScanSeen })
  }
}

/** Takes back what was entered from paper. */
export function drop({ reason }: ClosureForm & { readonly reason: string }): ClaimStep {
  return async (claim, db) => dropPaper(await amongPeople(claim, db), reason, claim.actor)
}

async function amongPeople(claim: ClosureCase, db: Db): Promise<ClosureCase & ClaimAmongPeople> {
  const { leaderId, ownerId } = responsibilityOf(claim.item)
  const { rectificationId } = claim.request
  const ownerIds = [ownerId, ...organizationsIn(claim.request.ladder)]
  const among = { rectificationIds: [rectificationId], leaderIds: [leaderId], ownerIds }
  const people = (await readClaimPeople(db, among)).map((person) => inBodies(person, claim.actor.here))
  return { ...claim, people }
}
