import type { InstanceRecord } from './instances.ts';
import type { MeetingPeople, MeetingRecord } from './series.ts';

/** Of one occurrence, by its ID: one without its own people has those of the series. */
export function peopleOfOccurrence(
	{ id, invitees, interpreters, breakoutSessions, people }: MeetingRecord,
	occurrenceId?: string,
): MeetingPeople {
	const own = people?.[occurrenceId?.slice(id.length + 1) ?? ''];
	return { invitees, interpreters, breakoutSessions, ...own };
}

/** Of the occurrence that takes place or took place; nobody when its series is gone. */
export const peopleOfInstance = (
	{ occurrenceId }: Pick<InstanceRecord, 'occurrenceId'>,
	series: MeetingRecord | undefined,
): MeetingPeople =>
	series
		? peopleOfOccurrence(series, occurrenceId)
		: { invitees: [], interpreters: undefined, breakoutSessions: undefined };
