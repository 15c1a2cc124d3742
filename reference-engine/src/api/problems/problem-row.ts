/** How one refusal is answered; a refusal may bring a more exact detail. */
export type ProblemRow = {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly retryable?: true
}
