import { z } from 'zod'
import {
  commanding,
  commandSchema,
  daySchema,
  idOf,
  namedSchema,
  recordedDaySchema,
  refusals,
  signedIn,
} from '../kernel/contract.ts'
import { usernameSchema } from '../people/people.contract.ts'
import { rectificationPath } from './rectifications.contract.ts'
import { sightExtents } from './rectification.ts'

/** Who reads a rectification from outside, and until when. */
export const reviewersSchema = z.array(
  z.object({
    person: namedSchema,
    from: recordedDaySchema,
    to: recordedDaySchema,
    extent: z.enum(sightExtents),
  }),
)
export type ReviewersView = z.infer<typeof reviewersSchema>

const path = '/rectifications/{rectificationId}/reviewers'

/** Who reads a rectification from outside: seen, given and ended by the coordinator of its body. */
export const reviewersContract = {
  list: signedIn
    .route({ method: 'GET', path, summary: '外部查阅人 Outside reviewers of a rectification' })
    .input(rectificationPath)
    .output(reviewersSchema),
  give: commanding
    .route({
      method: 'POST',
      path,
      summary: '开通外部查阅 Give an outside reviewer the rectification to read',
    })
    .errors(
      refusals(
        'SIGHT_SELF',
        'SIGHT_WITHOUT_ACCOUNT',
        'SIGHT_WITH_POST',
        'SIGHT_DAY_UNFIT',
        'SIGHTS_FULL',
        'TERM_REVERSED',
      ),
    )
    .input(
      commandSchema.extend({
        ...rectificationPath.shape,
        /** Of an account that an administrator has opened: whoever gives it need not be told who else there is. */
        username: usernameSchema,
        from: daySchema,
        to: daySchema,
        extent: z.enum(sightExtents),
      }),
    )
    .output(reviewersSchema),
  end: commanding
    .route({
      method: 'POST',
      path: `${path}/{personId}/end`,
      summary: '结束外部查阅 End what somebody reads',
    })
    .input(commandSchema.extend({ ...rectificationPath.shape, personId: idOf('person') }))
    .output(reviewersSchema),
}
