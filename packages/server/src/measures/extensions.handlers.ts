import { signedInApi } from '../kernel/api.ts'
import { askExtension, decideExtension, prepareExtension } from './extensions.commands.ts'
import { onMeasure } from './measures.handlers.ts'

const { measures } = signedInApi

/** More time for measures. */
export const extensionsHandlers = {
  askExtension: measures.askExtension.handler(onMeasure('askExtension', askExtension)),
  withdrawExtension: measures.withdrawExtension.handler(
    onMeasure('withdrawExtension', () => ({ type: 'withdrawExtension' })),
  ),
  prepareExtension: measures.prepareExtension.handler(onMeasure('prepareExtension', prepareExtension)),
  decideExtension: measures.decideExtension.handler(onMeasure('decideExtension', decideExtension)),
}
