import type { InstanceRecord } from '../world/meetings/instances.ts';
import type { World } from '../world/world.ts';
import type { HeldRecord, MeetingsSite } from './site.ts';

/** The instances of the world that ended on this site, as the history of the XML API sees them. */
export function heldMeetings(site: MeetingsSite, world: World): readonly HeldRecord[] {
	const { instances, delays } = world.meetings;
	return instances
		.values()
		.filter(({ siteUrl, end }) => siteUrl === site.address && end !== undefined)
		.filter(({ end = 0 }) => end + delays.details <= site.now())
		.map((instance) => heldOf(instance, site, world));
}

function heldOf(instance: InstanceRecord, site: MeetingsSite, world: World): HeldRecord {
	const { id, number, meetingNumber, scheduledType, title, hostId, start, end = start } = instance;
	const people = world.meetings.participants.of(id).filter(({ devices }) => devices.length > 0);
	return {
		confId: number,
		sessionKey: meetingNumber,
		service: scheduledType === 'webinar' ? 'EventCenter' : 'MeetingCenter',
		topic: title,
		hostWebExId: site.webExIdOf(hostId),
		start,
		end,
		joins: people.map(({ displayName, email, joined, left = end, isHost }) => ({
			name: displayName,
			email,
			joined,
			left,
			type: isHost ? ('HOST' as const) : ('ATTENDEE' as const),
		})),
	};
}
