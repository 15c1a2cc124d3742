/** Checks that judge many cases or lives at once; another one finds the same fault sooner. */
const isLong = (id: string): boolean => id.includes('/vectors-of-') || id.startsWith('model/')

/** The one of these checks that tells soonest. */
export const shortestCheck = (ids: readonly string[]): string | undefined =>
  ids.find((id) => !isLong(id)) ?? ids[0]
