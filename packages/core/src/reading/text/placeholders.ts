/** Whether words are the blanks of a form that nobody has filled in: “×××”, “XX”, “……”. */
export function isPlaceholder(words: string): boolean {
  return !/[\p{L}\p{N}]/u.test(words.replace(/[xX×某]/g, ''))
}
