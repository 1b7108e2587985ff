import {
	createMeetingTraffic,
	endMeeting,
	joinMeeting,
	recordMeeting,
	type Simulator,
	startMeeting,
} from '@webex-nodes/simulator';

const minute = 60_000; // ms

/** Between two steps of the meetings that run by themselves: one takes about half a minute. */
const stepTime = 1500; // ms

export interface Meetings {
	/** They meet, one after the other, until the function that is returned is called. */
	readonly start: () => () => void;
}

/**
 * Meetings of the account in its rooms, and of everybody else. One of the account has just ended: what it leaves behind
 * appears soon.
 */
export function createMeetings({ world }: Simulator): Meetings {
	const people = [...world.people.values()].filter(({ type }) => type === 'person');
	const [owner, ...others] = people.map(({ id }) => id);
	if (owner === undefined) throw new Error('The simulated organisation has no people.');
	const rooms = [...world.rooms.values()].filter(({ type }) => type === 'group');
	const own = createMeetingTraffic(world, {
		hostIds: [owner],
		roomIds: rooms.map(({ id }) => id),
	});
	const foreign = createMeetingTraffic(world, { seed: 2, hostIds: others });
	while (own.scheduled.length === 0) own.step();
	const [seriesId = ''] = own.scheduled;
	const at = world.now() - 30 * minute;
	const { id } = startMeeting(world, seriesId, { at });
	recordMeeting(world, id, 'on', { at });
	for (const { email } of world.meetings.series.get(seriesId)?.invitees ?? []) {
		const personId = world.findPersonByEmail(email)?.id;
		if (personId) joinMeeting(world, seriesId, { personId }, { at: at + minute });
	}
	endMeeting(world, id);
	return {
		start: () => {
			const ends = [own.start(stepTime), foreign.start(2 * stepTime)];
			return () => {
				for (const end of ends) end();
			};
		},
	};
}
