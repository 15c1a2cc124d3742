type Members = Record<string, unknown>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `...` in a text stands for whatever is there, such as the random part of an id. */
const textMatches = (stated: string, answered: unknown): boolean => {
  if (typeof answered !== 'string') return false
  const [start = '', end] = stated.split('...')
  return end === undefined
    ? stated === answered
    : answered.startsWith(start) && answered.endsWith(end)
}

type Pair = { stated: unknown; answered: unknown }

/** Where an answer is not what a guide states; members that the guide leaves out are free. */
export const answerDifferences = ({ stated, answered }: Pair, place = ''): string[] => {
  if (isMembers(stated) && isMembers(answered)) {
    return Object.keys(stated).flatMap((name) =>
      answerDifferences({ stated: stated[name], answered: answered[name] }, `${place}/${name}`))
  }
  if (Array.isArray(stated) && Array.isArray(answered) && stated.length === answered.length) {
    const pairs = stated.map((item: unknown, index) =>
      ({ stated: item, answered: answered[index] as unknown }))
    return pairs.flatMap((pair, index) => answerDifferences(pair, `${place}/${index}`))
  }
  const same = typeof stated === 'string' ? textMatches(stated, answered) : stated === answered
  const [says, is] = [JSON.stringify(stated), JSON.stringify(answered)]
  return same ? [] : [`${place || 'the answer'}: the guide says ${says}, the engine ${is}`]
}
