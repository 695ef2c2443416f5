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
import { lentRoles, roles } from './role.ts'

const deputySchema = z.object({
  id: idOf('deputy'),
  person: namedSchema,
  organizationName: z.string(),
  role: z.enum(roles),
  from: recordedDaySchema,
  to: recordedDaySchema,
})

/** Who helps a person: deputies while they are away, and the liaisons of a leader. */
export const helpersSchema = z.object({
  person: namedSchema,
  /** What the person holds today and can lend. */
  lendable: z.array(
    z.object({ organizationId: idOf('organization'), organizationName: z.string(), role: z.enum(roles) }),
  ),
  /** Those of today and of days to come. */
  deputies: z.array(deputySchema),
  liaisons: z.array(namedSchema),
  /** Whether a liaison would have anything to prepare: whether the person leads. */
  mayHaveLiaisons: z.boolean(),
})
export type HelpersView = z.infer<typeof helpersSchema>

const path = '/persons/{personId}'
const onPersonSchema = commandSchema.extend({ personId: idOf('person') })

/** Deputies and liaisons: named by whom they help, or by whoever manages people. */
export const helpersContract = {
  list: signedIn
    .route({
      method: 'GET',
      path: `${path}/helpers`,
      summary: '代理人和联络员 Deputies and liaisons of a person',
    })
    .input(z.object({ personId: idOf('person') }))
    .output(helpersSchema),
  nameDeputy: commanding
    .route({ method: 'POST', path: `${path}/deputies`, summary: '指定代理人 Name a deputy' })
    .errors(
      refusals(
        'DEPUTY_SELF',
        'DEPUTY_WITHOUT_ACCOUNT',
        'DEPUTY_LENDS_NOTHING',
        'DEPUTY_PAST',
        'DEPUTY_TWICE',
        'TERM_REVERSED',
      ),
    )
    .input(
      onPersonSchema.extend({
        deputyId: idOf('person'),
        organizationId: idOf('organization'),
        role: z.enum(lentRoles),
        from: daySchema,
        to: daySchema,
      }),
    )
    .output(helpersSchema),
  endDeputy: commanding
    .route({ method: 'POST', path: `${path}/deputies/{id}/end`, summary: '提前结束代理 End a deputy early' })
    .input(onPersonSchema.extend({ id: idOf('deputy') }))
    .output(helpersSchema),
  nameLiaison: commanding
    .route({ method: 'POST', path: `${path}/liaisons`, summary: '指定联络员 Name a liaison' })
    .errors(refusals('LIAISON_SELF', 'DEPUTY_WITHOUT_ACCOUNT', 'LIAISON_OF_NO_LEADER'))
    .input(onPersonSchema.extend({ liaisonId: idOf('person') }))
    .output(helpersSchema),
  dismissLiaison: commanding
    .route({
      method: 'POST',
      path: `${path}/liaisons/{liaisonId}/end`,
      summary: '不再任联络员 Dismiss a liaison',
    })
    .input(onPersonSchema.extend({ liaisonId: idOf('person') }))
    .output(helpersSchema),
}
