import type { Attributes, XmlNames } from '../xml.ts'

/** Names of WordprocessingML, as Word and as the strict standard write them, and of what newer versions wrap around. */
export const wordNames: XmlNames = {
  plain: [
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
    'http://schemas.openxmlformats.org/markup-compatibility/2006',
  ],
}

/** Whether a switch such as `w:vanish` is on: it is unless it says otherwise. */
export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off', 'none'].includes(attributes['val'] ?? '')
}

/** The number of an attribute `val`; null where there is none. */
export function valueOf(attributes: Attributes): number | null {
  const value = Number.parseInt(attributes['val'] ?? '', 10)
  return Number.isNaN(value) ? null : value
}
