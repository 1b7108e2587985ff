import type {
	DecideMeetingRegistrants,
	ListMeetingRegistrants,
	MeetingRegistrant,
	QueryMeetingRegistrants,
} from '@webex-nodes/client';
import { readMoment } from '../../../world/meetings/dates.ts';
import type { RegistrantRecord } from '../../../world/meetings/series.ts';
import type { Call, Leaving } from '../../endpoint.ts';
import { invalid } from '../checks.ts';
import { hostedSeries } from './hosted.ts';
import { registrantOf, shownRegistrant } from './registrants.ts';

const day = 24 * 3600_000; // ms

/** In the order of registration. @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-registrants */
export function listRegistrants(query: ListMeetingRegistrants, call: Call): MeetingRegistrant[] {
	const meeting = hostedSeries(query.meetingId, query.hostEmail, call, { isDocumented: true });
	const { from, to } = periodOf(query);
	return (meeting.registrants ?? [])
		.filter(({ registrationTime: time }) => time >= from && time < to)
		.filter(({ email }) => !query.email || email.toLowerCase() === query.email.toLowerCase())
		.map((registrant) => shownRegistrant(registrant, meeting));
}

function periodOf({ registrationTimeFrom, registrationTimeTo }: ListMeetingRegistrants) {
	const begin = read(registrationTimeFrom, 'registrationTimeFrom');
	const end = read(registrationTimeTo, 'registrationTimeTo');
	const from = begin ?? (end === undefined ? Number.NEGATIVE_INFINITY : end - 7 * day);
	const to = end ?? (begin === undefined ? Number.POSITIVE_INFINITY : begin + 7 * day);
	if (from > to) throw invalid('The registrationTimeFrom cannot be after registrationTimeTo.');
	if (Number.isFinite(to - from) && to - from > 90 * day) {
		throw invalid(
			'The interval between registrationTimeFrom and registrationTimeTo must be within 90 days.',
		);
	}
	return { from, to };
}

function read(text: string | undefined, field: string): number | undefined {
	if (text === undefined) return undefined;
	const moment = readMoment(text, 'UTC');
	if (moment === undefined) throw invalid(`The ${field} is not in ISO 8601 format.`);
	return moment;
}

const orders: Readonly<
	Record<NonNullable<QueryMeetingRegistrants['orderBy']>, (one: RegistrantRecord) => string>
> = {
	email: ({ email }) => email,
	firstName: ({ firstName }) => firstName,
	lastName: ({ lastName }) => lastName,
	status: ({ status }) => status,
};

export function queryRegistrants(
	{ meetingId, hostEmail, emails, status, orderBy, orderType }: QueryMeetingRegistrants,
	call: Call,
): MeetingRegistrant[] {
	const meeting = hostedSeries(meetingId, hostEmail, call, { isDocumented: true });
	const wanted = new Set(emails.map((email) => email.toLowerCase()));
	const found = (meeting.registrants ?? [])
		.filter(({ email }) => wanted.has(email.toLowerCase()))
		.filter((registrant) => !status || registrant.status === status);
	const key = orderBy && orders[orderBy];
	const sorted = key
		? found.toSorted((one, other) => key(one).localeCompare(key(other)))
		: found.toSorted((one, other) => one.registrationTime - other.registrationTime);
	return (orderType === 'DESC' ? sorted.toReversed() : sorted).map((registrant) =>
		shownRegistrant(registrant, meeting),
	);
}

/** Changes some registrants, or takes them off the list. @throws Failure 404 when one of them is unknown. */
export const decide =
	(change: (registrant: RegistrantRecord, call: Call) => RegistrantRecord | undefined) =>
	(
		{
			meetingId,
			hostEmail,
			registrants: chosen = [],
		}: Leaving<DecideMeetingRegistrants, 'registrants'>,
		call: Call,
	): undefined => {
		const meeting = hostedSeries(meetingId, hostEmail, call, { isDocumented: true });
		const ids = new Set(chosen.map(({ id }) => registrantOf(meeting, id).id));
		const registrants = (meeting.registrants ?? []).flatMap((each) =>
			ids.has(each.id) ? (change(each, call) ?? []) : [each],
		);
		call.world.meetings.series.set(meeting.id, { ...meeting, registrants });
		return undefined;
	};
