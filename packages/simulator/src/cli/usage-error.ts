/** A sentence for the person who typed the command. */
export class UsageError extends Error {}
