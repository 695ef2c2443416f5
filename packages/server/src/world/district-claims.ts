import { auditMeasure } from './district-audit.ts'
import { claimForm, type DistrictStage, measureForm, once, uploadText } from './district-stage.ts'
import type { Player } from './district-stage.ts'

/** What somebody reports and claims, and what another signs it with, on days from that of loading. */
type Claimed = {
  readonly report: {
    readonly by: Player
    readonly on: number
    /** What the proof is called, and says. */
    readonly file: string
    readonly text: string
  }
  readonly claim: string
  readonly signature: { readonly by: Player; readonly on: number; readonly comment: string }
}

/** A measure of the audit that is reported, claimed four days ago and signed on the first rung alone. */
export function signedFirst(
  stage: DistrictStage,
  ordinal: number,
  { report: { by, on, file: name, text }, claim, signature }: Claimed,
): void {
  const path = auditMeasure(ordinal)
  const report = { by, at: { day: on } }
  once(stage, { key: `audit report ${ordinal}`, ...report }, async (client, commandId) =>
    client.measures.report({
      ...(await measureForm(client, path, commandId)),
      text,
      fileIds: [await uploadText(stage, { ...report, name: `${name}.txt`, text: name })],
    }),
  )
  once(stage, { key: `audit claim ${ordinal}`, by, at: { day: -4 } }, async (client, commandId) =>
    client.measures.submit({ ...(await measureForm(client, path, commandId)), claim }),
  )
  const { by: signer, on: signedOn, comment } = signature
  const signed = { key: `audit sign ${ordinal}`, by: signer, at: { day: signedOn } }
  once(stage, signed, async (client, commandId) =>
    client.closure.approve({ ...(await claimForm(client, path, commandId)), comment, effect: null }),
  )
}
