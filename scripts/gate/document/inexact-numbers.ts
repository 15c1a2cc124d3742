/** Numbers with more digits than are sure to be kept when they are read. */
const long = /(?<![\w."'`-])-?\d[\d.]{15,}(?:[eE][+-]?\d+)?(?![\w"'`])/g

const written = (number: string): string =>
  (number.includes('.') ? number.replace(/\.?0+$/, '') : number).replace(/\.$/, '')

const byValue = (text: string): Map<number, Set<string>> => {
  const found = new Map<number, Set<string>>()
  for (const [number] of text.matchAll(long)) {
    const value = Number(number)
    found.set(value, new Set([...found.get(value) ?? [], written(number)]))
  }
  return found
}

/** Numbers that were read as the same and are written as others: 9007199254740993 is one. */
export const inexactNumbers = (base: string, revision: string): string[] => {
  const [was, is] = [byValue(base), byValue(revision)]
  return [...was].flatMap(([value, spellings]) => {
    const now = is.get(value)
    if (now === undefined || now.symmetricDifference(spellings).size === 0) return []
    return [`${[...spellings].join(', ')} -> ${[...now].join(', ')}`]
  })
}
