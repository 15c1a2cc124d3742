/** What the reader of patterns does not know: nothing sure can be said about the pattern then. */
export class UnknownPattern extends Error {}
