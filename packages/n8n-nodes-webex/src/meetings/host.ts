/** Webex ignores a host that the account may not name, and answers for the account itself: that has to be noticed. */

import type { CreateMeeting, Meeting, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';

const why =
	'Webex ignores "Host" unless the account administers the organization or the site, and the credential has the scope meeting:admin_schedule_read, or meeting:admin_schedule_write for changes.';

const isHostedBy = ({ hostEmail }: Meeting, asked: string | undefined): boolean =>
	!asked || hostEmail === undefined || hostEmail.toLowerCase() === asked.toLowerCase();

/** @throws {@link WebexInputError} before a meeting of somebody else is changed. */
export function requireHost(meeting: Meeting, asked: string | undefined): void {
	if (isHostedBy(meeting, asked)) return;
	throw new WebexInputError(
		'Host',
		`is ${asked}, but the host of this meeting is ${meeting.hostEmail}: nothing was changed. ${why}`,
	);
}

/** What a person reads beside meetings that somebody else hosts; that person may be invited to them. */
export function hintAboutHost(
	meetings: readonly Meeting[],
	asked: string | undefined,
	hint: (message: string) => void,
): void {
	if (meetings.length === 0 || meetings.some((meeting) => isHostedBy(meeting, asked))) return;
	hint(`${asked} hosts none of what Webex returned. ${why}`);
}

/** A new meeting; one with another host than was asked for is taken back. */
export async function createMeeting(webex: RestClient, request: CreateMeeting): Promise<Meeting> {
	const meeting = await webex.meetings.create(request);
	// A meeting that starts at once in a room may be there already.
	if (request.adhoc || isHostedBy(meeting, request.hostEmail)) return meeting;
	// Who got an invitation is told.
	const sendEmail = request.sendEmail !== false;
	await webex.meetings.delete({ meetingId: meeting.id, sendEmail });
	throw new WebexInputError(
		'Host',
		`is ${request.hostEmail}, but Webex planned the meeting for ${meeting.hostEmail}: it was deleted again. ${why}`,
	);
}
