/** A meeting does not do what was asked of it; the message says why. */
export class MeetingRefusal extends Error {}
