/** What sort of file a source came as. `scan` is a picture of pages whose words were recognised. */
export const sourceForms = ['text', 'html', 'docx', 'xlsx', 'pdf', 'scan'] as const
/** What sort of file a source came as. */
export type SourceForm = (typeof sourceForms)[number]
