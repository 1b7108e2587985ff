import type { World } from '../world.ts';
import { announceSeries } from './announce.ts';
import type { Occurrence } from './occurrences.ts';
import { endMeeting } from './running.ts';
import type { MeetingRecord } from './series.ts';

/** A new or changed definition; webhooks are told. */
export function saveSeries(
	world: World,
	meeting: MeetingRecord,
	event: 'created' | 'updated',
	actorId: string,
): MeetingRecord {
	world.meetings.series.set(meeting.id, meeting);
	announceSeries(world, event, { meeting }, actorId);
	return meeting;
}

/** The definition goes, and a meeting that runs ends; what took place stays. */
export function deleteSeries(world: World, meeting: MeetingRecord, actorId: string): void {
	const running = world.meetings.runningOf(meeting.id);
	if (running) endMeeting(world, running.id, { by: actorId });
	world.meetings.series.delete(meeting.id);
	announceSeries(world, 'deleted', { meeting }, actorId);
}

/** @param key when the occurrence was planned, such as 20261201T090000Z. */
export function cancelOccurrence(
	world: World,
	meeting: MeetingRecord,
	{ occurrence, key }: { readonly occurrence: Occurrence; readonly key: string },
	actorId: string,
): void {
	announceSeries(world, 'deleted', { meeting, occurrence }, actorId);
	const exceptions = { ...meeting.exceptions, [key]: 'cancelled' as const };
	world.meetings.series.set(meeting.id, { ...meeting, exceptions });
}
