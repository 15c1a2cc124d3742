/** How a record of an organization is named. */
export type Named = { readonly organizationId: string; readonly id: string }

/**
 * Only the name of what may be a whole record: its other properties are no part of a condition,
 * or a record that has changed meanwhile would not be found.
 */
export const named = ({ organizationId, id }: Named): Named => ({ organizationId, id })
