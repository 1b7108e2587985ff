import type { RestClient } from '@webex-nodes/client';
import { findMeeting } from './find.ts';
import type { WithAttendees } from './shape.ts';

/** One meeting. */
export async function getMeeting(
	webex: RestClient,
	{
		meetingKey,
		hostEmail,
		options: { current, password },
	}: {
		readonly meetingKey: string;
		readonly hostEmail: string;
		readonly options: { readonly current?: boolean; readonly password?: string };
	},
	zone: string,
): Promise<WithAttendees> {
	return await findMeeting(webex, meetingKey, { hostEmail, password, current, timezone: zone });
}
