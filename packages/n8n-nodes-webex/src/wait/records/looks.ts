import type { Ticket } from './ticket.ts';

type Found = readonly object[];

interface Look {
	readonly current: Promise<Found>;
	/** Begins when the current one is over. */
	next?: Promise<Found>;
}

/** By the ID of what is awaited; only while it is looked for. */
const looks = new Map<string, Look>();

/** When a look found nothing, in milliseconds since the epoch. */
const emptyAt = new Map<string, number>();

/** In milliseconds, less than between any two looks of the janitor or of n8n's clock. */
const rest = 5000;

/**
 * Looks, however often it is called, at one time only. A delivery of Webex (`isNews`) may tell of what the look under way
 * has missed, so it gets another one after it, as do all that come until then. Other calls are content with the look
 * under way, or with one that found nothing a moment ago.
 */
export async function sharedLook(
	{ id }: Pick<Ticket, 'id'>,
	isNews: boolean,
	find: () => Promise<Found>,
): Promise<Found> {
	const known = looks.get(id);
	if (!known) {
		if (!isNews && Date.now() < (emptyAt.get(id) ?? 0) + rest) return [];
		return await begin(id, find);
	}
	if (!isNews) return await known.current;
	known.next ??= known.current.then(ignore, ignore).then(async () => await begin(id, find));
	return await known.next;
}

async function begin(id: string, find: () => Promise<Found>): Promise<Found> {
	const look: Look = { current: find() };
	looks.set(id, look);
	try {
		const found = await look.current;
		for (const [each, at] of emptyAt) if (Date.now() >= at + rest) emptyAt.delete(each);
		if (found.length === 0) emptyAt.set(id, Date.now());
		return found;
	} finally {
		if (looks.get(id) === look) looks.delete(id);
	}
}

const ignore = () => undefined;
