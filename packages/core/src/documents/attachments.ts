/** A thing that is attached, as the line below the text says it: 附件：1.整改台账. */
export type AttachmentPart = {
  /** Before the first alone; empty for the others. */
  readonly label: string
  /** Empty where there is one alone. */
  readonly number: string
  readonly name: string
}

/** What is attached, part by part (GB/T 9704: one has no number, and no line a mark at its end). */
export function attachmentParts(
  items: readonly string[],
  language: 'zh' | 'en' = 'zh',
): readonly AttachmentPart[] {
  const isOne = items.length === 1
  const label = language === 'zh' ? '附件：' : isOne ? 'Attachment: ' : 'Attachments: '
  const space = language === 'zh' ? '' : ' '
  return items.map((name, at) => ({
    label: at === 0 ? label : '',
    number: isOne ? '' : `${at + 1}.${space}`,
    name,
  }))
}

/** What is attached as the lines below the text. */
export function attachmentLines(items: readonly string[], language?: 'zh' | 'en'): readonly string[] {
  return attachmentParts(items, language).map(({ label, number, name }) => `${label}${number}${name}`)
}
