declare module 'pinyin-match/src/traditional_dict.js' {
  /** The characters of each syllable, those of several readings under each of them. */
  export const dict: Readonly<Record<string, string>>
}
