import type { Meeting } from '@webex-nodes/client';
import type { ListMeetings } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import type { InstanceRecord } from '../../world/meetings/instances.ts';
import type { PersonRecord, World } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { existingInstance, isInvited, isShown } from './access.ts';
import { pastRangeOf } from './range.ts';
import { administers } from './roles.ts';
import { instanceView, type Viewer } from './view.ts';
import { clientOf, viewerOf } from './viewer.ts';

type Query = z.infer<typeof ListMeetings>;

/** Only of instances that have ended; `true` and `false` filter, and without a value all are listed. */
export const leftBehind = [
	'hasChat',
	'hasClosedCaption',
	'hasPolls',
	'hasQA',
	'hasRecording',
	'hasSlido',
	'hasSummary',
	'hasTranscription',
] as const satisfies readonly (keyof Query)[];

/**
 * Instances that run or ran, by their start: of the last 7 days, unless another range is asked for.
 * @see https://developer.webex.com/docs/api/v1/meetings/list-meetings
 */
export function listInstances(
	query: Query,
	{ person, viewer }: { readonly person: PersonRecord; readonly viewer: Viewer },
	call: Call,
): Meeting[] {
	const { world } = call;
	const { meetingSeriesId, state } = query;
	const { from, to } = pastRangeOf(query, viewer.zone, world.now());
	const isWhole =
		query.hostEmail === undefined &&
		call.switches.organisationInstances === 'all' &&
		administers(call, 'meeting:admin_schedule_read');
	const candidates =
		meetingSeriesId === undefined
			? world.meetings.instances.values().filter((instance) => matches(instance, query, call))
			: world.meetings.instances.of(meetingSeriesId);
	return candidates
		.filter((instance) => isShown(instance, world))
		.filter((instance) => isWhole || concerns(instance, person, world))
		.filter(({ start, end = world.now() }) => start < to && end >= from)
		.filter((instance) => state === undefined || instance.state === state)
		.toSorted((one, other) => one.start - other.start)
		.map((instance) => instanceView(instance, world, viewer))
		.filter((shown) => leftBehind.every((name) => passes(shown, name, query)));
}

const passes = (shown: Meeting, name: (typeof leftBehind)[number], query: Query): boolean =>
	query[name] === undefined || shown.state !== 'ended' || Reflect.get(shown, name) === query[name];

function matches(
	{ siteUrl, scheduledType, seriesId }: InstanceRecord,
	query: Query,
	call: Call,
): boolean {
	const tags = call.world.meetings.series.get(seriesId)?.integrationTags[clientOf(call)] ?? [];
	return (
		(!query.scheduledType || scheduledType === query.scheduledType) &&
		(!query.siteUrl || siteUrl === query.siteUrl) &&
		(!query.integrationTag || tags.includes(query.integrationTag))
	);
}

/** The host, the people who were invited, and those who were there. */
function concerns(
	{ id, seriesId, hostId, occurrenceId }: InstanceRecord,
	person: PersonRecord,
	world: World,
) {
	const series = world.meetings.series.get(seriesId);
	return (
		hostId === person.id ||
		(series !== undefined && isInvited(series, person, occurrenceId)) ||
		world.meetings.participants.of(id).some(({ personId }) => personId === person.id)
	);
}

/** @throws Failure 404, and 403 for a meeting of others. */
export function getInstance(
	meetingId: string,
	{ person, timezone }: { readonly person: PersonRecord; readonly timezone?: string | undefined },
	call: Call,
): Meeting {
	const instance = existingInstance(meetingId, call);
	if (!concerns(instance, person, call.world)) throw new Failure(403, missingScope);
	return instanceView(instance, call.world, viewerOf(person, call, timezone));
}
