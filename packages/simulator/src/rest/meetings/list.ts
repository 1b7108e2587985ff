import type { Meeting } from '@webex-nodes/client';
import type { ListMeetings } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { type Occurrence, occurrencesOf } from '../../world/meetings/occurrences.ts';
import type { MeetingRecord } from '../../world/meetings/series.ts';
import type { Call } from '../endpoint.ts';
import { isInvited, onBehalf } from './access.ts';
import { invalid } from './checks.ts';
import { leftBehind, listInstances } from './held.ts';
import { type Range, rangeOf } from './range.ts';
import { occurrenceView, seriesView, webLinkOf } from './view.ts';
import { clientOf, nextOf, viewerOf } from './viewer.ts';

type Query = z.infer<typeof ListMeetings>;

/** By their start. @see https://developer.webex.com/docs/api/v1/meetings/list-meetings */
export function listMeetings(query: Query, call: Call): Meeting[] {
	const { world, switches } = call;
	const { meetingNumber, webLink, roomId, meetingSeriesId, current = true } = query;
	const single = [meetingNumber, webLink, roomId].filter((value) => value !== undefined);
	if (single.length > 1) {
		throw invalid('meetingNumber, webLink and roomId are mutually exclusive.');
	}
	const isEnded = query.meetingType === 'meeting' && query.state === 'ended';
	const filter = leftBehind.find((name) => query[name] !== undefined);
	if (filter && !isEnded) {
		throw invalid(`The ${filter} needs meetingType of meeting and state of ended.`);
	}
	const person = onBehalf(query.hostEmail, call);
	const viewer = viewerOf(person, call, query.timezone);
	const isOwn = (meeting: MeetingRecord, occurrence?: Occurrence) =>
		meeting.hostId === person.id || isInvited(meeting, person, occurrence?.id);
	const shown = (meeting: MeetingRecord, isCurrent: boolean) => {
		const occurrence = isCurrent ? nextOf(meeting, call) : undefined;
		return occurrence
			? occurrenceView(meeting, occurrence, world, viewer)
			: seriesView(meeting, world, viewer);
	};
	if (meetingSeriesId === undefined && single.length === 1) {
		return [...world.meetings.series.values()]
			.filter(
				(meeting) =>
					meeting.meetingNumber === meetingNumber?.replaceAll(' ', '') ||
					webLinkOf(meeting) === webLink ||
					(meeting.roomId !== undefined && meeting.roomId === roomId),
			)
			.filter((meeting) => isOwn(meeting) || query.password === meeting.fields.password)
			.map((meeting) => shown(meeting, current && roomId === undefined));
	}
	const instances = (): Meeting[] => listInstances(query, { person, viewer }, call);
	if (query.meetingType === 'meeting') return instances();
	const series = [...world.meetings.series.values()]
		.filter(({ isAdhoc }) => !isAdhoc)
		.filter((meeting) =>
			meetingSeriesId !== undefined
				? meeting.id === meetingSeriesId
				: matchesSite(meeting, query, call),
		);
	const range = rangeOf(query, viewer.zone, world.now());
	const listsOccurrences =
		meetingSeriesId !== undefined || query.meetingType === 'scheduledMeeting';
	const listed: Meeting[] = listsOccurrences
		? series.flatMap((meeting) =>
				[...within(meeting, range)]
					// Somebody may be invited to one of them only, or to all but one.
					.filter((found) => isOwn(meeting, found))
					.map((found) => occurrenceView(meeting, found, world, viewer)),
			)
		: series
				.filter((meeting) => isOwn(meeting) && !within(meeting, range).next().done)
				.map((meeting) => shown(meeting, current && switches.meetingsListed === 'current'));
	// A list of one series has both, unless one kind is asked for.
	const held = meetingSeriesId !== undefined && query.meetingType === undefined ? instances() : [];
	return [...listed, ...held]
		.filter(({ state }) => !query.state || state === query.state)
		.filter(({ isModified }) => query.isModified === undefined || isModified === query.isModified)
		.sort((one, other) => Date.parse(one.start ?? '') - Date.parse(other.start ?? ''));
}

/** From the start of the range, which is included, to its end, which is not. */
function* within(meeting: MeetingRecord, { from, to }: Range): Generator<Occurrence> {
	for (const occurrence of occurrencesOf(meeting)) {
		const { start, end } = occurrence.fields;
		if (start < to && end > from) yield occurrence;
		// A changed occurrence may be anywhere.
		if (start >= to && !occurrence.isModified) return;
	}
}

function matchesSite(
	meeting: MeetingRecord,
	{ scheduledType, siteUrl, integrationTag }: Query,
	call: Call,
): boolean {
	const tags = meeting.integrationTags[clientOf(call)] ?? [];
	return (
		(!scheduledType || meeting.scheduledType === scheduledType) &&
		(!siteUrl || meeting.siteUrl === siteUrl) &&
		(!integrationTag || tags.includes(integrationTag))
	);
}
