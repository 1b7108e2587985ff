import type { Meeting, RestClient } from '@webex-nodes/client';
import { ignoring } from '@webex-nodes/http';
import type { Shape } from '../output/shape.ts';
import { findMeeting } from './find.ts';
import { attendeeOf, type WithAttendees } from './shape.ts';
import { filled } from './values.ts';

interface Wanted extends Shape {
	readonly meetingKey: string;
	readonly hostEmail: string;
	readonly options: { readonly current?: boolean; readonly password?: string };
}

/** One meeting; where it is simplified with its attendees, as the XML API returns it. */
export async function getMeeting(
	webex: RestClient,
	{ meetingKey, hostEmail, simplify, options: { current, password } }: Wanted,
	zone: string,
): Promise<WithAttendees> {
	const as = { hostEmail, password, current, timezone: zone };
	const meeting = await findMeeting(webex, meetingKey, as);
	const attendees = simplify ? await attendeesOf(webex, meeting, hostEmail) : undefined;
	return { ...meeting, ...(attendees && { attendees }) };
}

/** Webex shows them to the host only: for others the meeting is returned without them. */
async function attendeesOf(webex: RestClient, { id }: Meeting, hostEmail: string) {
	const invitees = await webex.meetingInvitees
		.list({ meetingId: id, ...filled({ hostEmail }) })
		.then((list) => list, ignoring(403, 404));
	return invitees?.map(attendeeOf);
}
