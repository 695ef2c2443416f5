import type { WaitingForFew } from '@bihuan/core/measures/workbench.contract.ts'
import type { ReactNode } from 'react'
import { Decisions } from './decisions.tsx'
import { NobodysWork } from './nobodys-work.tsx'
import { TakeOvers } from './take-overs.tsx'

/** The lists of what waits for few: on most workbenches there are none, so that their part of the program comes behind the rows. */
export function FewLists({ ahead }: { readonly ahead: readonly WaitingForFew[] }): ReactNode {
  return (
    <>
      {ahead.includes('nobodys') && <NobodysWork />}
      {ahead.includes('decisions') && <Decisions />}
      {ahead.includes('takeOvers') && <TakeOvers />}
    </>
  )
}
