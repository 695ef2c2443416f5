import { AskedQuestion } from '../ui/asked-button.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'

// What few claims ask for besides words: the page of those that wait is drawn without it, and fetches it where one does, or ahead.

export const EffectField = lazyPart(() => import('./components/effect-field.tsx'), 'EffectField')
export const PrepareForm = lazyPart(() => import('./components/prepare-form.tsx'), 'PrepareForm')
export const StandInForm = lazyPart(() => import('./components/stand-in-form.tsx'), 'StandInForm')

export const claimParts = [AskedQuestion, EffectField, PrepareForm, StandInForm]
