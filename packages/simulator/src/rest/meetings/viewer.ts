import type { Meeting } from '@webex-nodes/client';
import { isZone } from '../../world/meetings/dates.ts';
import { type Occurrence, occurrencesOf } from '../../world/meetings/occurrences.ts';
import type { MeetingRecord } from '../../world/meetings/series.ts';
import type { PersonRecord } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import type { Target } from './access.ts';
import { invalid } from './checks.ts';
import { occurrenceView, seriesView, type Viewer } from './view.ts';

export function viewerOf(person: PersonRecord, call: Call, zone = 'UTC'): Viewer {
	if (!isZone(zone)) throw invalid('The timezone is not in the IANA database.');
	return { personId: person.id, clientId: clientOf(call), zone };
}

/** Personal and bot tokens belong to no client. */
export const clientOf = ({ token }: Call) => token.grant?.clientId ?? '';

/** The meeting that runs, or the next one. */
export function nextOf(meeting: MeetingRecord, { world }: Call): Occurrence | undefined {
	for (const occurrence of occurrencesOf(meeting)) {
		if (occurrence.fields.end > world.now()) return occurrence;
	}
	return undefined;
}

/** As the host reads it, with the dates of its own zone. */
export const viewOf = ({ meeting, occurrence }: Target, call: Call): Meeting => {
	const host = call.world.people.get(meeting.hostId) ?? call.caller;
	const viewer = viewerOf(host, call, meeting.fields.timezone);
	return occurrence
		? occurrenceView(meeting, occurrence, call.world, viewer)
		: seriesView(meeting, call.world, viewer);
};
