/** A line with its derivation as canonical JSON. */
export type DerivedLine = { readonly calculation: string; readonly amount: string }

/** A line that would now be another; an amount is null where there is no such line (INV 8.5). */
export type LineDifference = {
  /** From 1, in line order. */
  readonly position: number
  readonly storedAmount: string | null
  readonly recalculatedAmount: string | null
}

/** Where two calculations of an invoice are not the same, line by line. */
export const lineDifferences = (
  stored: readonly DerivedLine[],
  recalculated: readonly DerivedLine[],
): LineDifference[] => {
  const longer = stored.length > recalculated.length ? stored : recalculated
  return longer.flatMap((_, index) => {
    const [was, is] = [stored[index], recalculated[index]]
    return was?.calculation === is?.calculation ? [] : [{
      position: index + 1,
      storedAmount: was?.amount ?? null,
      recalculatedAmount: is?.amount ?? null,
    }]
  })
}
