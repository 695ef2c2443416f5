import { z } from 'zod'
import { idOf, listOf, signedIn, textUpTo, wholeInAddress } from '../kernel/contract.ts'
import { personSchema } from './people.contract.ts'
import { mostOffered, mostOnPage, peopleOfPage } from './people-limits.ts'
import { roles } from './role.ts'

/** A person as they are told from others where one is chosen. */
const choiceSchema = personSchema.pick({
  id: true,
  name: true,
  username: true,
  hasAccount: true,
  isDeactivated: true,
  appointments: true,
  version: true,
})

export type PersonOffered = z.infer<typeof choiceSchema>

/** A part of a name, or the beginning of how it is read. */
const words = textUpTo(100).optional()

/** People by pages: to look at, and to choose among. */
export const peoplePagesContract = {
  page: signedIn
    .route({
      method: 'GET',
      path: '/persons/page',
      summary: '人员，按页 People by pages; whoever awaits a confirmation first',
    })
    .input(
      z.object({
        q: words,
        ids: listOf(idOf('person')),
        /** Only who holds a post there or below, held today or not. */
        organizationId: idOf('organization').optional(),
        limit: wholeInAddress(1, mostOnPage).default(peopleOfPage),
        offset: wholeInAddress(0).default(0),
      }),
    )
    .output(
      z.object({
        persons: z.array(personSchema),
        /** How many are found, and how many there are to whoever asks. */
        total: z.int(),
        everybody: z.int(),
      }),
    ),
  choices: signedIn
    .route({
      method: 'GET',
      path: '/persons/choices',
      summary: '供选择的人员 People to choose among, the likely ones first',
    })
    .input(
      z.object({
        q: words,
        ids: listOf(idOf('person')),
        /** Who holds one of these comes first, and of these who holds it there. */
        roles: listOf(z.enum(roles)),
        organizationId: idOf('organization').optional(),
        /** Only who can sign in. */
        working: z.stringbool().optional(),
        /** Also whose account has ended. */
        ended: z.stringbool().optional(),
        limit: wholeInAddress(1, mostOffered).default(100),
      }),
    )
    .output(z.object({ persons: z.array(choiceSchema), hasMore: z.boolean() })),
}
