import type { Connection } from '../engine/outcome.ts';
import { connectMeetings, type Meetings, meetingsAuthenticationOf } from './connect.ts';

export const meetingsConnection: Connection<Meetings> = {
	client: connectMeetings,
	authentication: meetingsAuthenticationOf,
};
