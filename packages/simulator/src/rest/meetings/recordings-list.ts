import type { Recording } from '@webex-nodes/client';
import type {
	ListAllRecordings,
	ListGroupRecordings,
	ListRecordings,
} from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import type { RecordingRecord } from '../../world/meetings/artifacts.ts';
import { meetingsSiteName } from '../../xml/site.ts';
import type { Call } from '../endpoint.ts';
import { invalid } from './checks.ts';
import { groupHost } from './group.ts';
import { isWithin, pastRange } from './past.ts';
import { isShared } from './recording-access.ts';
import { shownRecording, shownToAdministrator, tagsOf } from './recordings-shown.ts';
import { accountFor, isOfficer, requireAdministrator } from './roles.ts';
import { viewerOf } from './viewer.ts';

type Query = z.infer<typeof ListRecordings>;

/** Own ones, and those that others share; newest first. @see https://developer.webex.com/docs/api/v1/recordings */
export function listRecordings(query: Query, call: Call): Recording[] {
	const person = accountFor(query.hostEmail, call, 'meeting:admin_recordings_read');
	const { zone } = viewerOf(person, call, query.timezone);
	if (query.status === 'purged') {
		if (!isOfficer(call)) throw new Failure(403, missingScope);
		if (!query.meetingId) throw invalid('The meetingId is required for purged recordings.');
	}
	const { world, switches } = call;
	const days = switches.recordingPeriods === '30 days' ? 30 : undefined;
	const isAnyTime = query.meetingId !== undefined && switches.recordsOfMeeting === 'anyTime';
	const range = isAnyTime ? undefined : pastRange(query, { zone, now: world.now(), days });
	return found({ ...query, status: query.status ?? 'available' }, call)
		.filter((each) => each.hostId === person.id || isShared(each, person))
		.filter((each) => range === undefined || isWithin(momentOf(each, call), range))
		.map((each) => shownRecording(each, person, zone, call));
}

/** Of a whole site. */
export function listAllRecordings(
	query: z.infer<typeof ListAllRecordings>,
	call: Call,
): Recording[] {
	requireAdministrator(call, 'meeting:admin_recordings_read');
	const { zone } = viewerOf(call.caller, call, query.timezone);
	const { siteUrl = preferredSite } = query;
	const range =
		query.meetingId === undefined
			? pastRange(query, { zone, now: call.world.now(), days: 30 })
			: undefined;
	return found({ ...query, siteUrl, status: query.status ?? 'available' }, call)
		.filter((each) => range === undefined || isWithin(momentOf(each, call), range))
		.map((each) => shownToAdministrator(each, zone, call));
}

/** For service apps with a group: what one member of it hosts. */
export function listGroupRecordings(
	query: z.infer<typeof ListGroupRecordings>,
	call: Call,
): Recording[] {
	const host = groupHost(query, call);
	const { zone } = viewerOf(host, call, query.timezone);
	const range = pastRange(query, { zone, now: call.world.now(), days: 30 });
	return found({ ...query, status: 'available' }, call)
		.filter((each) => each.hostId === host.id && isWithin(momentOf(each, call), range))
		.map((each) => shownRecording(each, host, zone, call));
}

const preferredSite = `${meetingsSiteName}.webex.com`;

const momentOf = (recording: RecordingRecord, { switches }: Call) =>
	recording[switches.recordingPeriod];

/** What fits the filters, newest first. */
function found(
	{ meetingId, siteUrl, integrationTag, topic, format, serviceType, status }: Query,
	call: Call,
): RecordingRecord[] {
	const wanted = topic?.toLowerCase() ?? '';
	const isOf = (recording: RecordingRecord) =>
		meetingId === undefined
			? !siteUrl || recording.siteUrl === siteUrl
			: [recording.instanceId, recording.occurrenceId, recording.seriesId].includes(meetingId);
	return call.world.meetings.recordings
		.values()
		.filter((recording) => recording.status === status && isOf(recording))
		.filter((recording) => recording.topic.toLowerCase().includes(wanted))
		.filter((recording) => !format || recording.format === format)
		.filter((recording) => !serviceType || recording.serviceType === serviceType)
		.filter((recording) => !integrationTag || tagsOf(recording, call).includes(integrationTag))
		.toSorted((one, other) => other.createTime - one.createTime);
}
