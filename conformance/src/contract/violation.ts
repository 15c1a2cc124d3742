/** One way in which an answer breaks the contract, whatever the check is about. */
export type Violation = {
  kind: 'route' | 'status' | 'content-type' | 'header' | 'body' | 'problem'
  /** The operation, or `METHOD /path` outside of the contract. */
  operation: string
  status: number
  /** Where: a header's name or a JSON Pointer into the body. */
  at: string
  detail: string
  /** The requirement row that says so for every answer, where there is one. */
  requirement: string | null
}
