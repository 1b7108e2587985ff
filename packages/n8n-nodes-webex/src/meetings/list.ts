import type { ListMeetings, Meeting, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { meetingIdOf } from './find.ts';
import { filled } from './values.ts';

const day = 24 * 3600_000; // ms

/** What a person can list. */
const kinds = {
	series: { meetingType: 'meetingSeries', current: false },
	next: { meetingType: 'meetingSeries', current: true },
	occurrences: { meetingType: 'scheduledMeeting' },
	held: { meetingType: 'meeting' },
} as const;

interface Query {
	readonly kind: keyof typeof kinds;
	readonly limit?: number | undefined;
	readonly hostEmail: string;
	readonly filters: Omit<ListMeetings, 'from' | 'hostEmail' | 'to'> & {
		readonly startsAfter?: string;
		readonly startsBefore?: string;
		/** As ID, number or link. */
		readonly series?: string;
	};
}

/** Meetings of any period, the earliest first. */
export async function listMeetings(
	webex: RestClient,
	{ kind, limit, hostEmail, filters }: Query,
	zone: string,
): Promise<readonly Meeting[]> {
	const { startsAfter, startsBefore, series, ...wanted } = filters;
	const now = webex.serverTime() ?? Date.now();
	const meetingSeriesId = series && (await meetingIdOf(webex, series, { hostEmail }));
	return await webex.meetings.list(
		{
			...kinds[kind],
			...periodOf(kind, { startsAfter, startsBefore, now }),
			...(kind === 'held' && asksWhatIsLeft(wanted) && { state: 'ended' as const }),
			...wanted,
			...filled({ hostEmail, meetingSeriesId, timezone: zone }),
		},
		{ limit },
	);
}

/** Webex knows only of meetings that have ended whether they have a recording and the like, and wants to be told so. */
const asksWhatIsLeft = (wanted: object) =>
	Object.keys(wanted).some((name) => /^has[A-Z]/.test(name));

/** Webex lists seven days unless both ends are named. */
function periodOf(
	kind: Query['kind'],
	{
		startsAfter,
		startsBefore,
		now,
	}: {
		readonly startsAfter: string | undefined;
		readonly startsBefore: string | undefined;
		readonly now: number;
	},
): { readonly from: string; readonly to: string } {
	const [given, end] = [startsAfter, startsBefore].map((time) => time && Date.parse(time));
	// Past the moment: a meeting may have begun just now.
	const usual =
		kind === 'held' ? { before: 30 * day, after: day } : { before: 0, after: 366 * day };
	const from = given || (end && end < now ? end - 366 * day : now - usual.before);
	const to = end || Math.max(now, from) + usual.after;
	if (from > to) throw new WebexInputError('Starts After', 'is later than "Starts Before"');
	return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
