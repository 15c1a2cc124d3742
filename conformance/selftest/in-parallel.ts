import { createSemaphore } from '../src/runner/semaphore.ts'

/** Does work for every item, this many at a time, and keeps their order. */
export const inParallel = async <Item, Result>(
  items: readonly Item[], places: number, { work }: { work: (item: Item) => Promise<Result> },
): Promise<Result[]> => {
  const semaphore = createSemaphore(places)
  return Promise.all(items.map(async (item) => semaphore(async () => work(item))))
}
