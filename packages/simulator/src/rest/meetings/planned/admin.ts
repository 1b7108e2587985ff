import type { AdminGetMeeting, AdminListMeetings, Meeting } from '@webex-nodes/client';
import { Failure, missingScope } from '../../../failure.ts';
import type { MeetingRecord } from '../../../world/meetings/series.ts';
import type { Call } from '../../endpoint.ts';
import { existing, existingInstance, isInstanceId } from '../access.ts';
import { invalid } from '../checks.ts';
import { administers } from '../roles.ts';
import { instanceView, occurrenceView, seriesView, webLinkOf } from '../view.ts';
import { nextOf, viewerOf } from '../viewer.ts';

/** @see https://developer.webex.com/docs/api/v1/meetings/get-a-meeting-by-an-admin */
export function adminGet(
	{ meetingId, current = false, timezone }: AdminGetMeeting,
	call: Call,
): Meeting {
	requireSchedules(call);
	const viewer = viewerOf(call.caller, call, timezone);
	if (isInstanceId(meetingId)) {
		return withoutSecrets(instanceView(existingInstance(meetingId, call), call.world, viewer));
	}
	const { meeting, occurrence } = existing(meetingId, call);
	return occurrence
		? withoutSecrets(occurrenceView(meeting, occurrence, call.world, viewer))
		: shown(meeting, { current, timezone }, call);
}

/** By number or address. */
export function adminList(
	{ meetingNumber, webLink, current = true, timezone }: AdminListMeetings,
	call: Call,
): Meeting[] {
	requireSchedules(call);
	if ((meetingNumber === undefined) === (webLink === undefined)) {
		throw invalid('One of meetingNumber and webLink is required, and only one.');
	}
	const number = meetingNumber?.replaceAll(' ', '');
	return [...call.world.meetings.series.values()]
		.filter((meeting) => !meeting.isAdhoc)
		.filter((meeting) => meeting.meetingNumber === number || webLinkOf(meeting) === webLink)
		.map((meeting) => shown(meeting, { current, timezone }, call));
}

function requireSchedules(call: Call): void {
	if (!administers(call, 'meeting:admin_schedule_read')) throw new Failure(403, missingScope);
}

function shown(
	meeting: MeetingRecord,
	{ current, timezone }: { readonly current: boolean; readonly timezone?: string | undefined },
	call: Call,
): Meeting {
	const viewer = viewerOf(call.caller, call, timezone);
	const occurrence = current ? nextOf(meeting, call) : undefined;
	return withoutSecrets(
		occurrence
			? occurrenceView(meeting, occurrence, call.world, viewer)
			: seriesView(meeting, call.world, viewer),
	);
}

/** An administrator learns when meetings are, and cannot join them. */
function withoutSecrets(meeting: Meeting): Meeting {
	const {
		agenda: _agenda,
		hostKey: _hostKey,
		password: _password,
		phoneAndVideoSystemPassword: _digits,
		panelistPassword: _panelistPassword,
		phoneAndVideoSystemPanelistPassword: _panelistDigits,
		webLink: _webLink,
		sipAddress: _sipAddress,
		dialInIpAddress: _dialInIpAddress,
		registration: _registration,
		telephony,
		...rest
	} = meeting;
	if (!telephony) return rest as Meeting;
	const { accessCode: _accessCode, ...numbers } = telephony;
	return { ...rest, telephony: numbers } as Meeting;
}
