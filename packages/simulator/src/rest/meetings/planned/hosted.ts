import { Failure, missingScope } from '../../../failure.ts';
import { peopleOfOccurrence } from '../../../world/meetings/people.ts';
import type { MeetingPeople, MeetingRecord } from '../../../world/meetings/series.ts';
import type { PersonRecord } from '../../../world/world.ts';
import type { Call } from '../../endpoint.ts';
import { existing, isInstanceId, onBehalf, type Target } from '../access.ts';

/** @see https://developer.webex.com/docs/api/v1/meetings (seen in the field) */
export const notAllowed = (meetingId: string) =>
	new Failure(400, `Meeting ID '${meetingId}' is not allowed for this API.`);

export const isHostOrCoHost = (
	{ hostId, invitees }: Pick<MeetingRecord, 'hostId' | 'invitees'>,
	{ id, email }: PersonRecord,
): boolean =>
	hostId === id ||
	invitees.some((each) => each.coHost && each.email.toLowerCase() === email.toLowerCase());

/** Whose invitees count: of one occurrence, its own ones. */
export const withPeople = (target: Target): Pick<MeetingRecord, 'hostId' | 'invitees'> => ({
	hostId: target.meeting.hostId,
	invitees: peopleOf(target).invitees,
});

/**
 * A series or an occurrence, for its host and its co-hosts.
 * @param isDocumented whether Webex says that a co-host may do it.
 * @throws Failure 404, 400 for instances, and 403 for everybody else.
 */
export function hosted(
	meetingId: string,
	hostEmail: string | undefined,
	call: Call,
	{ isDocumented = false } = {},
): Target {
	const person = onBehalf(hostEmail, call);
	if (isInstanceId(meetingId) && call.world.meetings.instances.get(meetingId)) {
		throw notAllowed(meetingId);
	}
	const target = existing(meetingId, call);
	const mayCoHosts = isDocumented || call.switches.coHosts !== 'documented';
	const isAllowed = mayCoHosts
		? isHostOrCoHost(withPeople(target), person)
		: target.meeting.hostId === person.id;
	if (!isAllowed) throw new Failure(403, missingScope);
	return target;
}

/** The same of a series. @throws Failure 400 for an occurrence, too. */
export function hostedSeries(
	meetingId: string,
	hostEmail: string | undefined,
	call: Call,
	rights?: { readonly isDocumented?: boolean },
): MeetingRecord {
	const { meeting, occurrence } = hosted(meetingId, hostEmail, call, rights);
	if (occurrence) throw notAllowed(meetingId);
	return meeting;
}

/** The same of a webinar. @throws Failure 400 for meetings. */
export function hostedWebinar(
	meetingId: string,
	hostEmail: string | undefined,
	call: Call,
): Target & { readonly meeting: MeetingRecord } {
	const target = hosted(meetingId, hostEmail, call);
	if (target.meeting.scheduledType !== 'webinar') throw notAllowed(meetingId);
	return target;
}

/** An occurrence without its own people has those of the series. */
export const peopleOf = ({ meeting, occurrence }: Target): MeetingPeople =>
	peopleOfOccurrence(meeting, occurrence?.id);

/** Of the series, or of the one occurrence. */
export function savePeople(
	target: Target,
	change: Partial<MeetingPeople>,
	{ world: { meetings } }: Call,
): void {
	const { meeting } = target;
	const { id, people } = meeting;
	if (!target.occurrence) {
		meetings.series.set(id, withoutUndefined({ ...meeting, ...change }));
		return;
	}
	const own = { ...people?.[target.key], ...change };
	meetings.series.set(id, { ...meeting, people: { ...people, [target.key]: own } });
}

/** What was switched off leaves no field behind. */
function withoutUndefined(
	meeting: Omit<MeetingRecord, keyof MeetingPeople> & Partial<MeetingPeople>,
): MeetingRecord {
	const entries = Object.entries(meeting).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as unknown as MeetingRecord;
}
