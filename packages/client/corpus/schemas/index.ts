import { administration } from './administration.ts';
import { meetingRecords } from './meeting-records.ts';
import { meetingSites } from './meeting-sites.ts';
import { meetings } from './meetings.ts';
import { messaging } from './messaging.ts';
import type { Schemas } from './schemas.ts';

/** By the name of the operation. */
export const schemas: Schemas = {
	...administration,
	...meetingRecords,
	...meetings,
	...meetingSites,
	...messaging,
};
