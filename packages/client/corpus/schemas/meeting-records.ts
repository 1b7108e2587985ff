import type { Schemas } from './schemas.ts';

/** What is left of a meeting: participants, recordings, transcripts, reports. */
export const meetingRecords: Schemas = {};
