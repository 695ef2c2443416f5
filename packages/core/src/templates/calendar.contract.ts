import { z } from 'zod'
import {
  commanding,
  commandSchema,
  daySchema,
  namedSchema,
  recordedDaySchema,
  signedIn,
  textUpTo,
  wholeInAddress,
} from '../kernel/contract.ts'

/** A day that is worked or free against what the week says. */
export const calendarDaySchema = z.object({ on: recordedDaySchema, isWorked: z.boolean(), name: z.string() })

const changedDaySchema = z.object({
  on: recordedDaySchema,
  isWorked: z.boolean(),
  name: z.string(),
  changedAt: z.string(),
  changedBy: namedSchema,
})

/** The working days of a year, and who changed which. */
export const calendarSchema = z.object({
  year: z.int(),
  /** Whether anything was published of the year; if not, only the week is known, and what the law frees on fixed days. */
  isPublished: z.boolean(),
  /** As published, or by law. */
  published: z.array(calendarDaySchema),
  /** What administrators said over it, the earliest day first. */
  changed: z.array(changedDaySchema),
  can: z.array(z.literal('change')),
})
export type CalendarView = z.infer<typeof calendarSchema>

export const calendarContract = {
  get: signedIn
    .route({ method: 'GET', path: '/calendar/{year}', summary: '工作日历 The working calendar of a year' })
    .input(z.object({ year: wholeInAddress(1900, 2199) }))
    .output(calendarSchema),
  setDay: commanding
    .route({
      method: 'POST',
      path: '/calendar/days',
      summary: '调整一天上班或休息 Say that a day is worked or free; null: as published',
    })
    .input(commandSchema.extend({ on: daySchema, isWorked: z.boolean().nullable(), name: textUpTo(50) }))
    .output(calendarSchema),
}
