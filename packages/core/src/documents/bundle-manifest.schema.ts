import { z } from 'zod'

/** A file of a published edition: of which, and as what it left. */
const editionFile = z.object({ id: z.uuid(), format: z.string() })

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The name of the file in a bundle that tells of all others. */
export const manifestPath = 'manifest.json'
/** The name of the file with the hash of every other, as `sha256sum -c` takes it. */
export const sumsPath = 'SHA256SUMS'
/** The name of the file with the entries of the journal, one a line. */
export const journalPath = 'journal.jsonl'

/** What lies in a bundle, and what should but does not: see docs/reference/bundles.md. */
export const bundleManifestSchema = z.object({
  /** An archive is a bundle of the whole rectification with its records. */
  format: z.enum(['bihuan-bundle', 'bihuan-archive']),
  /** From 2 on an archive holds the files of published editions. */
  version: z.union([z.literal(1), z.literal(2)]),
  /** The instant, ISO 8601. */
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  rectification: z.object({ id: z.uuid(), name: z.string() }),
  /** Null where it is about the rectification as a whole. */
  finding: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
  /** The head of the journal up to which all is shown; null where whoever took the bundle may not read the journal. */
  journal: z.object({ sequence: z.int(), hash: sha256 }).nullable(),
  files: z.array(
    z.object({
      path: z.string(),
      size: z.int(),
      sha256,
      /** Of a file that somebody sent in: which one it is, and what it proves. */
      fileId: z.uuid().optional(),
      number: z.string().optional(),
      edition: editionFile.optional(),
    }),
  ),
  missing: z.array(
    z.object({
      fileId: z.uuid().optional(),
      edition: editionFile.optional(),
      number: z.string(),
      name: z.string(),
      why: z.enum(['sealed', 'missing', 'exchanged', 'notAsReported']),
    }),
  ),
})
export type BundleManifest = z.infer<typeof bundleManifestSchema>

/** An entry of the journal that is left out of a bundle, with its place in the chain. */
export const leftOutEntrySchema = z.strictObject({
  sequence: z.int(),
  previousHash: sha256,
  hash: sha256,
})
