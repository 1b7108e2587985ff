import type { MeetingTranscript } from '@webex-nodes/client';
import type {
	ListAllMeetingTranscripts,
	ListMeetingTranscripts,
} from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import type { TranscriptRecord } from '../../world/meetings/artifacts.ts';
import type { Call } from '../endpoint.ts';
import { invalid } from './checks.ts';
import { endedInstance } from './ended.ts';
import { isWithin, pastRange } from './past.ts';
import {
	accountFor,
	actsAsOfficer,
	administers,
	isOfficer,
	requireAdministrator,
	requireScope,
} from './roles.ts';
import { mayRead } from './transcript-access.ts';
import { transcriptView } from './transcript-view.ts';
import { viewerOf } from './viewer.ts';

const adminScope = 'meeting:admin_transcripts_read';

/** @see https://developer.webex.com/docs/api/v1/meeting-transcripts/list-meeting-transcripts */
export function listTranscripts(
	query: z.infer<typeof ListMeetingTranscripts>,
	call: Call,
): MeetingTranscript[] {
	requireScope(call, 'meeting:schedules_read');
	const { meetingId, hostEmail, siteUrl } = query;
	if (hostEmail !== undefined && meetingId === undefined && administers(call, adminScope)) {
		throw invalid('The hostEmail is supported only together with the meetingId.');
	}
	const { world, switches } = call;
	const person = accountFor(hostEmail, call, adminScope);
	const instance = meetingId === undefined ? undefined : endedInstance(meetingId, call);
	const { zone } = viewerOf(person, call, query.timezone);
	const days = switches.recordingPeriods === '30 days' ? 30 : undefined;
	const isAnyTime = instance !== undefined && switches.recordsOfMeeting === 'anyTime';
	const range = isAnyTime ? undefined : pastRange(query, { zone, now: world.now(), days });
	const { transcripts } = world.meetings;
	const isOfficers = actsAsOfficer(call, 'meeting:transcripts_read');
	return (instance ? transcripts.of(instance.id) : transcripts.values())
		.filter((each) => isOfficers || mayRead(each, person, call))
		.filter((each) => range === undefined || isWithin(momentOf(each, call), range))
		.filter((each) => !siteUrl || siteOf(each, call) === siteUrl)
		.toSorted((one, other) => other.start - one.start)
		.map((each) => shown(each, zone, call));
}

/** Of a whole site; those that were deleted only for compliance officers. */
export function listAllTranscripts(
	query: z.infer<typeof ListAllMeetingTranscripts>,
	call: Call,
): MeetingTranscript[] {
	requireAdministrator(call, adminScope);
	const { zone } = viewerOf(call.caller, call, query.timezone);
	const { world, switches } = call;
	const days = switches.recordingPeriods === '30 days' ? 30 : undefined;
	const range = pastRange(query, { zone, now: world.now(), days });
	return world.meetings.transcripts
		.values()
		.filter((each) => each.status === 'available' || isOfficer(call))
		.filter((each) => isWithin(momentOf(each, call), range))
		.filter((each) => siteOf(each, call) === query.siteUrl)
		.toSorted((one, other) => other.created - one.created)
		.map((each) => shown(each, zone, call));
}

const momentOf = (transcript: TranscriptRecord, { switches }: Call) =>
	transcript[switches.transcriptPeriod];

const siteOf = ({ instanceId }: TranscriptRecord, { world }: Call) =>
	world.meetings.instances.get(instanceId)?.siteUrl;

const shown = (transcript: TranscriptRecord, zone: string, { world, origin }: Call) =>
	transcriptView(transcript, world, { origin, zone });
