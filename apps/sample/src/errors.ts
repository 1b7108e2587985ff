/** A sentence for the person at the terminal: what happened and what to do. No stack is shown. */
export class UserFacingError extends Error {}
