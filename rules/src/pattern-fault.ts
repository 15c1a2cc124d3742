/** The pattern without escapes and character classes, whose signs mean nothing. */
export const bare = (pattern: string): string =>
  pattern.replaceAll(/\\./g, '').replaceAll(/\[[^\]]*\]/g, '')

const outsideOfGroups = (text: string): string => {
  const shorter = text.replaceAll(/\([^()]*\)/g, '')
  return shorter === text ? text : outsideOfGroups(shorter)
}

const compiles = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** Why a pattern does not judge the whole text, if so. */
export const faultOfPattern = (pattern: string): string | undefined => {
  if (!compiles(pattern)) return 'it is no regular expression'
  const plain = bare(pattern)
  if (!pattern.startsWith('^') || !plain.endsWith('$')) return 'it is not anchored'
  return outsideOfGroups(plain).includes('|') ? 'an alternative escapes the anchors' : undefined
}
