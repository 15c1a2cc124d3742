type Keyed = {
  readonly organizationId: string
  readonly customerId: string
  readonly id: string
}

/** The scope of deduplication as one text (USG 2); the id comes last, as it may hold anything. */
export const eventKey = ({ organizationId, customerId, id }: Keyed): string =>
  `${organizationId}/${customerId}/${id}`
