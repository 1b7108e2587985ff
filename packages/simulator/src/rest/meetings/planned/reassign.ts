import type { ReassignMeetingHost, ReassignmentResults } from '@webex-nodes/client';
import { Failure, missingScope } from '../../../failure.ts';
import { malformed } from '../../../input.ts';
import { saveSeries } from '../../../world/meetings/changes.ts';
import { siteUrl as preferredSite } from '../../../world/meetings/site.ts';
import type { PersonRecord } from '../../../world/world.ts';
import type { Call } from '../../endpoint.ts';
import { administers } from '../roles.ts';

/** Nothing is answered when all went well; otherwise what became of each. */
export function reassignHost(
	{ hostEmail, meetingIds, siteUrl = preferredSite }: ReassignMeetingHost,
	call: Call,
): ReassignmentResults | undefined {
	if (!administers(call, 'meeting:admin_schedule_write')) throw new Failure(403, missingScope);
	if (meetingIds.length < 1 || meetingIds.length > 100) {
		throw new Failure(400, malformed, {}, ["The size of 'meetingIds' must be between 1 and 100."]);
	}
	const host = call.world.findPersonByEmail(hostEmail);
	if (!host || host.type === 'bot') throw new Failure(403, missingScope);
	const items = meetingIds.map((meetingId) => resultOf(meetingId, { host, siteUrl }, call));
	return items.every(({ httpStatus }) => httpStatus === 200) ? undefined : { items };
}

function resultOf(
	meetingId: string,
	{ host, siteUrl }: { readonly host: PersonRecord; readonly siteUrl: string },
	call: Call,
): ReassignmentResults['items'][number] {
	const { world, caller } = call;
	const failed = (httpStatus: number, message: string, description: string) => ({
		meetingId,
		httpStatus,
		message,
		errors: [{ description }],
	});
	const meeting = world.meetings.series.get(meetingId);
	if (!meeting || meeting.siteUrl !== siteUrl) {
		return failed(404, 'The requested resource could not be found.', 'The meeting is not found.');
	}
	if (world.meetings.runningOf(meeting.id)) {
		return failed(400, malformed, 'The meeting is in progress.');
	}
	saveSeries(world, { ...meeting, hostId: host.id }, 'updated', caller.id);
	return { meetingId, httpStatus: 200 };
}
