import { type InputLabels, inputLabels, typedLabels } from './kernel/input-fields.ts'
import { assignmentFields } from './measures/measure.fields.ts'

/** What forms call all that somebody types, by the name that travels. A day is called as most forms call it. */
export const inputWords: InputLabels = { ...typedLabels(assignmentFields), ...inputLabels }
