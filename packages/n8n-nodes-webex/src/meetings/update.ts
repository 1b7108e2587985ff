import type { Meeting, PatchMeeting, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import type { Repetition } from '../../nodes/fields/repeat.ts';
import { endOf, type Settings, settingsOf, zoneNameOf } from './plan.ts';
import { isSameRule, recurrenceOf } from './recurrence.ts';
import { timesOf } from './shape.ts';
import { filled } from './values.ts';

/** What is to be different; what is left out stays. */
export interface Change extends Repetition {
	readonly changes: Settings & {
		readonly topic?: string;
		readonly start?: string;
		readonly duration?: number;
		readonly isRepeatEnded?: boolean;
	};
	readonly timeZone: string;
	readonly hostEmail: string;
	/** Of the workflow. */
	readonly zone: string;
	/** Whether occurrences that were changed on their own may be cancelled. */
	readonly cancelsChanged: boolean;
}

type Patch = Omit<PatchMeeting, 'meetingId'>;

/** Changes a meeting, unless it is as it should be. */
export async function updateMeeting(
	webex: RestClient,
	before: Meeting,
	change: Change,
): Promise<{ readonly meeting: Meeting; readonly isChanged: boolean }> {
	const patch = patchOf(before, change);
	if (Object.keys(patch).length === 0) return { meeting: before, isChanged: false };
	if (!change.cancelsChanged) await refuseToCancel(webex, before, patch, change.hostEmail);
	const meeting = await webex.meetings.patch({
		meetingId: before.id,
		...patch,
		...filled({ hostEmail: change.hostEmail }),
	});
	return { meeting, isChanged: true };
}

/** The values that differ: Webex cancels occurrences only when a time or the rule does. */
function patchOf(before: Meeting, { changes, timeZone, zone, ...repetition }: Change): Patch {
	const { topic, start, duration, isRepeatEnded = false, ...settings } = changes;
	const timezone = zoneNameOf(timeZone, zone);
	// Webex changes the form for registration through operations of its own.
	const { sendEmail, ...wanted } = settingsOf({ ...settings, registration: false });
	const recurrence = isRepeatEnded ? null : recurrenceOf(repetition, timezone);
	if (recurrence !== undefined && before.meetingType === 'scheduledMeeting') {
		throw new WebexInputError(
			'Repeat',
			'is of a series as a whole, and this is one occurrence: choose the series',
		);
	}
	const patch: Patch = {
		...differing(before, { ...filled({ title: topic }), ...wanted }),
		...timesIn(before, { start, duration, timezone }),
		...(recurrence !== undefined &&
			!isSameRule(before.recurrence, recurrence ?? '') && { recurrence }),
	};
	return Object.keys(patch).length === 0 || sendEmail === undefined
		? patch
		: { ...patch, sendEmail };
}

const differing = (before: object, wanted: object): Patch =>
	Object.fromEntries(
		Object.entries(wanted).filter(([name, value]) => !holds(Reflect.get(before, name), value)),
	);

/** Whether it has these values already; of an object those that are named. */
function holds(before: unknown, wanted: unknown): boolean {
	if (typeof wanted !== 'object' || wanted === null) return before === wanted;
	if (typeof before !== 'object' || before === null) return false;
	if (Array.isArray(wanted) && (!Array.isArray(before) || before.length !== wanted.length)) {
		return false;
	}
	return Object.entries(wanted).every(([name, value]) => holds(Reflect.get(before, name), value));
}

/** The zone goes with a new start only: the zone alone would move the meeting on the clock. */
function timesIn(
	before: Meeting,
	{
		start,
		duration,
		timezone,
	}: {
		readonly start: string | undefined;
		readonly duration: number | undefined;
		readonly timezone: string;
	},
): Patch {
	if (start === undefined && duration === undefined) return {};
	const old = timesOf(before);
	const begins = wholeMinute(start ?? old.start ?? '');
	const ends = endOf(begins, duration ?? old.duration ?? 60);
	return {
		...(begins !== old.start && { start: begins, timezone }),
		...(ends !== old.end && { end: ends }),
	};
}

const wholeMinute = (time: string) => `${time.slice(0, 16)}:00.000Z`;

const furthest = 10 * 366 * 24 * 3600_000; // ms

/**
 * Webex cancels the occurrences that were changed on their own, without asking, when start, end or rule of their
 * series change.
 * @throws {@link WebexInputError} that says how many.
 */
async function refuseToCancel(
	webex: RestClient,
	{ id, meetingType, recurrence }: Meeting,
	patch: Patch,
	hostEmail: string,
): Promise<void> {
	const isMoved = ['start', 'end', 'recurrence'].some((name) => name in patch);
	if (!isMoved || meetingType !== 'meetingSeries' || !recurrence) return;
	const now = webex.serverTime() ?? Date.now();
	const occurrences = await webex.meetings.list({
		meetingSeriesId: id,
		meetingType: 'scheduledMeeting',
		isModified: true,
		from: new Date(now).toISOString(),
		to: new Date(now + furthest).toISOString(),
		...filled({ hostEmail }),
	});
	const changed = occurrences.filter(({ isModified }) => isModified);
	if (changed.length === 0) return;
	const [noun, they] =
		changed.length === 1
			? ['1 occurrence', 'It begins']
			: [`${changed.length} occurrences`, 'They begin'];
	const starts = changed.slice(0, 5).map(({ start = '' }) => start.slice(0, 16).replace('T', ' '));
	throw new WebexInputError(
		'Cancel Changed Occurrences',
		`must be on: Webex cancels ${noun} of this series that changed on their own when start, end or repetition of the series change. ${they} at ${starts.join(', ')}${changed.length > 5 ? ', …' : ''}. Nothing was changed.`,
	);
}
