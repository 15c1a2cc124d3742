/** The type of each column's elements. */
type ElementTypes = { readonly [column: string]: string }

/**
 * Arrays as rows, in the order of their columns from parameter `$1` on. PostgreSQL steps through
 * all of them at once; `unnest` of several arrays would store what each gives, to read it again.
 */
export const arrayRows = (columns: ElementTypes): string =>
  `(select ${Object.entries(columns).map(([column, type], index) =>
    `unnest($${index + 1}::${type}[]) as ${column}`).join(', ')})`
