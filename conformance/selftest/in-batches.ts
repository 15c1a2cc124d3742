/** As many mutants as one process runs: its start is shared, and its memory stays small. */
const batch_size = 50

/** The items in their order, in batches of one process each. */
export const inBatches = <Item>(items: readonly Item[], size = batch_size): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, number) =>
    items.slice(number * size, (number + 1) * size))
