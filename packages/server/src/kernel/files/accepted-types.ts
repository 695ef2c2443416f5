/** The kinds of file that count as evidence, by their media type, and the endings that their names may have. */
export const acceptedTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ['application/pdf', ['pdf']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx', 'wps']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['xlsx', 'et']],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', ['pptx', 'dps']],
  ['application/msword', ['doc', 'wps']],
  ['application/vnd.ms-excel', ['xls', 'et']],
  ['application/vnd.ms-powerpoint', ['ppt', 'dps']],
  ['application/zip', ['zip']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/png', ['png']],
  ['image/gif', ['gif']],
  ['image/webp', ['webp']],
  ['image/bmp', ['bmp']],
  ['image/tiff', ['tif', 'tiff']],
  ['image/heic', ['heic']],
  ['image/heif', ['heif', 'heic']],
  ['text/plain', ['txt']],
  ['text/csv', ['csv']],
  ['video/mp4', ['mp4', 'm4v']],
  ['video/x-m4v', ['m4v', 'mp4']],
])

/** What a media type is called towards people: its usual ending. */
export function labelOf(mediaType: string): string {
  return acceptedTypes.get(mediaType)?.[0] ?? mediaType
}
