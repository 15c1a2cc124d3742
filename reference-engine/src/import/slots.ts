/** So many at a time; the others wait in the order they came. */
export type Slots = { readonly take: () => Promise<void>; readonly release: () => void }

export const createSlots = (count: number): Slots => {
  const waiting: (() => void)[] = []
  let free = count
  return {
    take: async () => {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => { waiting.push(resolve) })
    },
    release: () => {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    },
  }
}
