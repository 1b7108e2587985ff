import type { rest } from '@webex-nodes/client';
import { ListMeetingQualities } from '@webex-nodes/client/schemas';
import { Failure, missingScope } from '../../failure.ts';
import type { Endpoints } from '../endpoint.ts';
import { heldInstance } from '../meetings/ended.ts';
import { qualityOf } from '../meetings/qualities.ts';
import { countQualities } from '../meetings/quality-limit.ts';
import { administers } from '../meetings/roles.ts';

const minute = 60_000; // ms
const ready = 10 * minute;
const kept = 7 * 24 * 60 * minute;

export const meetingQualities: Endpoints<typeof rest.meetingQualities> = {
	list: {
		input: ListMeetingQualities,
		pageSize: () => ({ usual: 100, largest: 100 }),
		handle: ({ meetingId, offset = 0 }, call) => {
			if (!administers(call, 'analytics:read_all')) throw new Failure(403, missingScope);
			const { world } = call;
			const instance = heldInstance(meetingId, call);
			const isThere =
				world.now() >= instance.start + ready && world.now() < (instance.end ?? world.now()) + kept;
			if (!isThere) throw new Failure(404, 'The requested resource could not be found.');
			if (offset === 0 && !call.isNextPage) countQualities(instance.id, call);
			return world.meetings.participants
				.of(instance.id)
				.filter(({ state }) => state !== 'lobby')
				.slice(offset)
				.map((participant) => qualityOf(participant, world.now()));
		},
	},
};
